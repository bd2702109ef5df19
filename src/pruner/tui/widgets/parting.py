"""How a client leaves, in lines: the rule, the days, what may be wrong with them, and the steps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from pruner.core.exitplan import exit_plan
from pruner.core.models import Client, Cut, Id, Step
from pruner.core.notice import Deal, Notice, deal
from pruner.garden import View
from pruner.i18n import _, day
from pruner.tui.widgets.glyphs import ASCII, Glyphs
from pruner.wording import notice as words


def deal_with(view: View, client_id: Id, next_delivery: date | None) -> Deal:
    """What decides about notice with this client: its terms, or those of the house."""
    terms = view.estate.accounts[client_id].terms
    house = view.rules.money.terms
    return deal(
        (terms.contract if terms else None) or house.contract,
        (terms.pay_period if terms else None) or house.pay_period,
        terms.notice if terms else None,
        next_delivery,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting:
    """The way out of one client; `key` opens its form."""

    view: View
    client: Client
    key: str
    glyphs: Glyphs

    def lines(self, cut: Cut | None, steps: Sequence[Step]) -> Iterator[Content]:
        """The plan, or what is proposed as long as there is none."""
        notice_on = cut.notice_on if cut else self.view.today
        delivery = cut.next_delivery if cut else None
        plan = exit_plan(
            deal_with(self.view, self.client.id, delivery), notice_on, cut.ends_on if cut else None
        )
        head = _("The plan") if cut else _("Proposed: {key} looks at it and keeps it").format(key=self.key)
        yield _title(head)
        if isinstance(plan.notice, Notice):  # that there is none is among the cautions
            yield Content(words.rule(plan.notice))
            yield Content(words.dates(plan.notice))
        received, last = day(notice_on), day(plan.ends_on)
        yield Content(_("Notice received on {day}, last day {last}.").format(day=received, last=last))
        if delivery:
            yield Content(_("Next promised delivery on {day}.").format(day=day(delivery)))
        yield from (Content.styled(said, "$wilt") for said in words.cautions(plan))
        yield from (Content.styled(said, "$text-muted") for said in words.hints(plan.notice))
        yield Content("")
        yield _title(_("Steps"))
        if cut:
            yield from map(self._step, steps)
        else:
            yield from (Content(f"  {day(step.due_on)}  {words.step(step)}") for step in plan.steps)

    def _step(self, step: Step) -> Content:
        done = step.done(self.view.today)
        sign = ("x" if done else "-") if self.glyphs is ASCII else ("✓" if done else "·")
        due = day(step.due_on) if step.due_on else _("some day")
        return Content.assemble((f"{sign} {due}  ", "$text-muted"), step.title)


def _title(text: str) -> Content:
    return Content.styled(text, "bold $accent")
