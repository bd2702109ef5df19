"""One client of the walk on one screen: plant, signs, trend, money, verdict, fixes so far and notes."""

from collections.abc import Iterator
from fractions import Fraction

from textual.content import Content

from pruner.core.heat import Level
from pruner.core.lazily import dataclass
from pruner.core.plants import Branch
from pruner.core.season import Choice, Decision
from pruner.core.text import clean_note
from pruner.garden import View
from pruner.i18n import _, day
from pruner.tui.discretion import without_figures
from pruner.tui.drawing.takings import ROLES
from pruner.tui.widgets import portrait
from pruner.tui.widgets.figures import figures
from pruner.tui.widgets.flow import flow
from pruner.tui.widgets.glyphs import ASCII, Glyphs, sparkline
from pruner.tui.widgets.meters import meters
from pruner.tui.widgets.money_words import MoneyWords
from pruner.tui.widgets.rates import STYLES, rates
from pruner.wording import mending
from pruner.wording.numbers import amount
from pruner.wording.seasons import choice as choice_word
from pruner.wording.verdicts import headline

CHART = 8
"""Rows of the chart of the rate."""
COLOURS = {
    Choice.KEEP: "$leaf",
    Choice.WATCH: "$faded",
    Choice.FIX: "$wilt",
    Choice.RAISE: "$bloom",
    Choice.PRUNE: "$thorn",
    Choice.LATER: "$text-muted",
}


def choice_sign(choice: Choice, glyphs: Glyphs) -> str:
    """The sign that stands for a decision, "" where it has none of its own."""
    signs = {
        Choice.KEEP: "+" if glyphs is ASCII else "✓",
        Choice.WATCH: "o" if glyphs is ASCII else "◉",
        Choice.PRUNE: glyphs.mark,
    }
    return signs.get(choice, "")


def choice_words(choice: Choice, glyphs: Glyphs) -> str:
    """A decision with its sign."""
    return f"{choice_sign(choice, glyphs)} {choice_word(choice)}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known of a client, for whoever decides about it."""

    view: View
    branch: Branch
    name: str
    glyphs: Glyphs
    masked: bool

    def first_lines(self, decision: Decision | None, place: str) -> Iterator[Content]:
        """Who it is and how it stands, what follows, and what was decided; `place` is where in the walk."""
        yield Content.assemble((self.name, "bold"), (f"   {place}", "$text-muted"))
        yield portrait.standing(self.branch, self.glyphs)
        verdict = self.view.verdict(self.branch.client.id)
        colour = STYLES.get(ROLES[verdict.name], "$thorn")
        yield Content.assemble((headline(verdict), f"bold {colour}"), "   ", self.decided(decision))

    def decided(self, decision: Decision | None) -> Content:
        """What was decided, with the price or the reason."""
        if decision is None:
            return Content.styled(_("not decided yet"), "$text-muted")
        said = [choice_words(decision.choice, self.glyphs)]
        if decision.price is not None and decision.currency and not self.masked:
            price = amount(Fraction(decision.price), decision.currency)
            said.append(_("to {amount} a month").format(amount=price))
        if decision.reason and not self.masked:
            said.append(_("because: {reason}").format(reason=clean_note(decision.reason).replace("\n", " ")))
        words = _("decided: {what}").format(what=" ".join(said))
        return Content.styled(words, f"bold {COLOURS[decision.choice]}")

    def plant(self) -> Content:
        """The close-up."""
        return portrait.plant(self.branch, self.glyphs)

    def signs(self, room: int) -> Iterator[Content]:
        """A meter for each sign, and the incidents of 13 weeks."""
        yield meters(self.branch, self.view.rules, self.glyphs, room)
        yield Content.assemble(
            f"  {_('13 weeks')}  ",
            (sparkline(self.branch.weeks, self.glyphs), portrait.COLOURS[Level.RED]),
        )

    def chart(self, room: int) -> Content:
        """The rate month by month."""
        worth = self.view.worth(self.branch.client.id)
        far_below = self.view.rules.verdict.prune_baseline
        return rates(worth, far_below, (room, CHART), plain=self.glyphs is ASCII, masked=self.masked)

    def why(self) -> Iterator[Content]:
        """Why the verdict is what it is, and what would turn it."""
        usual = self.view.rules.money.window_months
        yield from self._words.why(self.view.verdict(self.branch.client.id), usual)

    def money(self, room: int) -> Iterator[Content]:
        """The numbers."""
        yield _title(_("Money"))
        worth = self.view.worth(self.branch.client.id)
        if worth.known:
            yield from self._words.lines(figures(worth), room)
        else:
            yield Content(_("Nothing is known of hours and income."))

    def tried(self, room: int) -> Iterator[Content]:
        """The fixes so far, the newest first."""
        courses = self.view.courses(self.branch.client.id)
        if courses:
            yield _title(_("Fixes so far"))
        for course in reversed(courses):
            name = mending.mended(course.fix.sign, self.view.rules)
            since = _("since {day}").format(day=day(course.fix.opened_on))
            parts = (Content.styled(name, "bold"), Content(mending.stands(course)))
            yield flow([*parts, Content.styled(since, "$text-muted")], room, gap=2)

    def note(self) -> Iterator[Content]:
        """What the user wrote about the client."""
        note = clean_note(self.branch.client.note)
        if note and not self.masked:
            yield _title(_("Notes"))
            yield Content(note)

    def shown(self, sentence: str) -> Content:
        """A sentence, without its numbers while amounts are hidden."""
        return Content(without_figures(sentence) if self.masked else sentence)

    @property
    def _words(self) -> MoneyWords:
        return MoneyWords(rules=self.view.rules, masked=self.masked)


def _title(words: str) -> Content:
    return Content.styled(words, "bold $accent")
