"""The look back of a session in lines: two quarters beside each other, who moved, what decisions became."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from textual.content import Content

from pruner import wording
from pruner.core.lazily import dataclass
from pruner.core.lookback import LookBack, Outcome, Quarter
from pruner.core.models import Client
from pruner.garden import View
from pruner.i18n import _, day
from pruner.tui.discretion import HIDDEN
from pruner.tui.widgets import portrait
from pruner.tui.widgets.cells import cut, pad, pad_left, width
from pruner.tui.widgets.evidence import choice_words
from pruner.tui.widgets.glyphs import Glyphs
from pruner.tui.widgets.rates import month_name
from pruner.wording.numbers import amount, hours

GAP = 2
NAME = 24
Row = tuple[str, str, str]
"""A title, the quarter before, and the quarter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookingBack:
    """What is told; `called` has the name of a client as it may be shown."""

    view: View
    found: LookBack
    called: Callable[[Client], str]
    glyphs: Glyphs
    masked: bool

    def lines(self) -> Iterator[Content]:
        """All of it."""
        yield _title(_("The quarter against the one before"))
        yield from self._table()
        yield Content("")
        yield _title(_("Who stands differently"))
        yield from self._moved()
        yield Content("")
        yield from self._last()

    def _table(self) -> Iterator[Content]:
        rows = [("", self._span(self.found.earlier), self._span(self.found.quarter)), *self._rows()]
        sizes = [max(width(row[n]) for row in rows) for n in range(3)]
        for title, earlier, now in rows:
            yield Content.assemble(
                (pad(cut(title, NAME, self.glyphs.ellipsis), min(NAME, sizes[0]) + GAP), "$text-muted"),
                (pad_left(earlier, sizes[1]), "$text-muted"),
                " " * GAP,
                pad_left(now, sizes[2]),
            )

    def _rows(self) -> Iterator[Row]:
        earlier, now = self.found.earlier, self.found.quarter
        yield _("Hours"), self._hidden(hours(earlier.hours)), self._hidden(hours(now.hours))
        for code in dict.fromkeys((*now.portfolios, *earlier.portfolios)):
            before, after = earlier.portfolios.get(code), now.portfolios.get(code)
            incomes = [of.total.revenue if of else None for of in (before, after)]
            yield _("Income"), self._money(incomes[0], code), self._money(incomes[1], code)
            rates = [of.baseline if of else None for of in (before, after)]
            yield _("Rate an hour"), self._money(rates[0], code), self._money(rates[1], code)
        minutes = [_("{n} min").format(n=quarter.given_minutes) for quarter in (earlier, now)]
        yield _("Given away"), self._hidden(minutes[0]), self._hidden(minutes[1])
        if any(worth := (self._worth(earlier), self._worth(now))):
            yield "", *worth
        for sign in dict.fromkeys((*now.incidents, *earlier.incidents)):
            name = wording.sign(self.view.rules.sign(sign))
            yield name, str(earlier.incidents.get(sign, 0)), str(now.incidents.get(sign, 0))

    def _moved(self) -> Iterator[Content]:
        if not self.found.moved:
            yield Content(_("Everybody stands as they did before the quarter."))
        for move in self.found.moved:
            arrow = self.glyphs.falling if move.worse else self.glyphs.rising
            before, now = wording.level(move.before), wording.level(move.now)
            yield Content.assemble(
                (f"{arrow} ", portrait.COLOURS[move.now]),
                (self.called(move.branch.client), "bold"),
                "  ",
                _("{before}, now {now}").format(before=before, now=now),
            )

    def _last(self) -> Iterator[Content]:
        last = self.found.last
        if last is None or last.closed_on is None:
            yield _title(_("The last session"))
            yield Content(_("This is your first one."))
            return
        yield _title(_("What became of the session of {day}").format(day=day(last.closed_on)))
        if not self.found.outcomes:
            yield Content(_("Nothing was decided in it."))
        yield from map(self._outcome, self.found.outcomes)

    def _outcome(self, outcome: Outcome) -> Content:
        branch, decision = outcome.branch, outcome.decision
        parts = [choice_words(decision.choice, self.glyphs)]
        if decision.revoked_on is not None:
            parts.append(_("revoked on {day}").format(day=day(decision.revoked_on)))
        now = [wording.level(branch.level)]
        if outcome.verdict is not None and outcome.verdict.value != decision.verdict:
            change = _("{before}, now {now}").format(before=decision.verdict, now=outcome.verdict.value)
            now.append(change)
        if branch.parting is not None:
            now = [wording.standing(branch)]
        return Content.assemble(
            (self.called(branch.client), "bold"), f"  {', '.join(parts)}; ", (", ".join(now), "$text-muted")
        )

    def _span(self, quarter: Quarter) -> str:
        first, last = quarter.months[0], quarter.months[-1]
        return f"{month_name(first)}-{month_name(last)} {last.year}"

    def _worth(self, quarter: Quarter) -> str:
        """What was given away is worth, "" where nobody knows or may see it."""
        if quarter.given_amount is None or self.masked:
            return ""
        return amount(quarter.given_amount, self.view.estate.money.currency)

    def _money(self, value: Fraction | None, code: str) -> str:
        return _("not known") if value is None else self._hidden(amount(value, code))

    def _hidden(self, said: str) -> str:
        return HIDDEN if self.masked else said


def _title(words: str) -> Content:
    return Content.styled(words, "bold $accent")
