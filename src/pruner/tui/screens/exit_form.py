"""The form of a way out: when notice is received, the last day, and the next promised delivery."""

from collections.abc import Iterator, Sequence
from datetime import date

from textual.widget import Widget
from textual.widgets import Input

from pruner.core.exitplan import ExitPlan, exit_plan
from pruner.core.models import Client, Cut, Step
from pruner.garden import Done, View
from pruner.i18n import _
from pruner.tui import typed
from pruner.tui.screens.form import FactForm
from pruner.wording import notice as words


class ExitForm(FactForm):
    """Plans how a client leaves; an empty last day is the first one that the rule allows.

    The proposed steps follow the days; those that were planned and are no proposals stay.
    """

    def __init__(self, client: Client, view: View, cut: Cut | None, steps: Sequence[Step]) -> None:
        super().__init__()
        self._client, self._view, self._cut, self._steps = client, view, cut, steps

    @property
    def heading(self) -> str:
        """Who leaves."""
        return _("How {name} leaves").format(name=self.gardener.called(self._client))

    @property
    def explanation(self) -> str:
        """The rule that the first proposal follows."""
        plan = self._plan(self._view.today, None, None)
        return "\n".join([words.rule(plan.notice), *words.hints(plan.notice)])

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Filled with what was planned, else with notice today and the end that follows."""
        cut = self._cut
        notice = cut.notice_on if cut else self._view.today
        ends = cut.ends_on if cut else self._plan(notice, None, None).ends_on
        yield _("Notice received"), Input(typed.day_text(notice), id="notice_on")
        first = _("empty: the first possible one")
        yield _("Last day"), Input(typed.day_text(ends), placeholder=first, id="ends_on")
        delivery = typed.day_text(cut.next_delivery if cut else None)
        none = _("the next promised one, if any")
        yield _("Delivery"), Input(delivery, placeholder=none, id="next_delivery")

    def ask(self) -> Done:
        """Keep the plan with its steps."""
        today = self._view.today
        notice_on = typed.day(self.text("notice_on"), today) or today
        ends_on = typed.day(self.text("ends_on"), today)
        delivery = typed.day(self.text("next_delivery"), today)
        plan = self._plan(notice_on, ends_on, delivery)
        proposed = [(words.step(step), step.due_on) for step in plan.steps]
        return self.gardener.garden.plan_cut(
            self._client.id,
            notice_on=notice_on,
            ends_on=plan.ends_on,
            next_delivery=delivery,
            steps=(*proposed, *self._own({title for title, _due in proposed})),
        )

    def _own(self, proposed: set[str]) -> Iterator[tuple[str, date | None]]:
        """The planned steps that were never proposed, or were ticked."""
        for step in self._steps:
            if step.title not in proposed:
                yield step.title, step.due_on

    def _plan(self, notice_on: date, ends_on: date | None, delivery: date | None) -> ExitPlan:
        return exit_plan(self._view.deal(self._client.id, delivery), notice_on, ends_on)
