"""How a client leaves, in lines: the rule, the days, what may be wrong with them, and the steps."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from pruner.core.exitplan import exit_plan
from pruner.core.lazily import dataclass
from pruner.core.models import Client, Cut, Step
from pruner.core.notice import Notice
from pruner.garden import View
from pruner.i18n import _, day
from pruner.tui.widgets.flow import flow
from pruner.tui.widgets.flow import words as in_words
from pruner.tui.widgets.glyphs import ASCII, Glyphs
from pruner.wording import notice as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting:
    """The way out of one client; `key` opens its form."""

    view: View
    client: Client
    key: str
    glyphs: Glyphs
    room: int

    def lines(self, cut: Cut | None, steps: Sequence[Step]) -> Iterator[Content]:
        """The plan, or what is proposed as long as there is none.

        Raises:
            UnreadableNotice: the notice that was agreed with the client does not say a period.
        """
        notice_on = cut.notice_on if cut else self.view.today
        delivery = cut.next_delivery if cut else None
        deal = self.view.deal(self.client.id, delivery)
        plan = exit_plan(deal, notice_on, cut.ends_on if cut else None)
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
            for step in plan.steps:
                yield self._row(Content(f"  {day(step.due_on)} "), words.step(step))

    def _step(self, step: Step) -> Content:
        done = step.done(self.view.today)
        sign = ("x" if done else "-") if self.glyphs is ASCII else ("✓" if done else "·")
        due = day(step.due_on) if step.due_on else _("some day")
        return self._row(Content.styled(f"{sign} {due} ", "$text-muted"), step.title)

    def _row(self, head: Content, title: str) -> Content:
        """A step; what has no room goes on under its title."""
        return flow([head, *in_words(title)], self.room, indent=head.cell_length + 1)


def _title(text: str) -> Content:
    return Content.styled(text, "bold $accent")
