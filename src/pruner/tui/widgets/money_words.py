"""The words of the money page: its first line, a number with its title, and why the verdict is what it is."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from pruner.core.lazily import dataclass
from pruner.core.months import Month
from pruner.core.rules import Rules
from pruner.core.verdict import Verdict
from pruner.i18n import _, n_
from pruner.tui.discretion import without_figures
from pruner.tui.drawing.takings import ROLES
from pruner.tui.widgets.cells import cut, pad, width
from pruner.tui.widgets.figures import Figure
from pruner.tui.widgets.rates import STYLES, month_name
from pruner.wording.verdicts import headline, verdict_flips, verdict_reasons, yardstick_note

LEAST_TITLE, GAP = 14, 2
"""Cells of a number's title, and those behind the longest one."""
LEAST_ROOM = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyWords:
    """What the page says; `masked` hides every number."""

    rules: Rules
    masked: bool

    def title(self, name: str, verdict: Verdict, months: tuple[Month, ...], room: int) -> Content:
        """Who it is, what follows, and over how many months; what has no room in a row begins the next."""
        last = months[-1]
        window = n_("{n} month to {last} {year}", "{n} months to {last} {year}", len(months))
        said = window.format(n=len(months), last=month_name(last), year=last.year)
        colour = STYLES.get(ROLES[verdict.name], "$thorn")
        parts = ((name, "bold"), (headline(verdict), f"bold {colour}"), (said, "$text-muted"))
        rows = [Content("")]
        for text, style in parts:
            part = Content.styled(cut(text, room), style)
            longer = rows[-1] + Content(" " * GAP) + part if rows[-1] else part
            rows[-1:] = [longer] if longer.cell_length <= room else [rows[-1], part]
        return Content("\n").join(rows)

    def lines(self, figures: Sequence[Figure], room: int) -> list[Content]:
        """The numbers, each in at most `room` cells a row, under each other."""
        indent = max([LEAST_TITLE, *(width(figure.title) + GAP for figure in figures)])
        return [self._line(figure, indent, room) for figure in figures]

    def _line(self, figure: Figure, indent: int, room: int) -> Content:
        """A number; what does not fit into its row goes on under its beginning."""
        title = pad(figure.title, indent)
        rows = Content(self._shown(figure.said)).wrap(max(LEAST_ROOM, room - indent))
        first = Content.assemble((title, "$text-muted"), rows[0])
        return Content("\n").join([first, *(Content(" " * indent) + row for row in rows[1:])])

    def why(self, verdict: Verdict, months: int) -> Iterator[Content]:
        """The reasons, and what would turn it; `months` is the window of the page."""
        usual = self.rules.money.window_months
        yield Content.styled(_("Why {verdict}").format(verdict=verdict.name), "bold $accent")
        if usual != months:
            window = n_("{n} month", "{n} months", usual).format(n=usual)
            yield Content.styled(_("The verdict looks at {months}.").format(months=window), "$text-muted")
        note = yardstick_note(verdict)
        for sentence in (*verdict_reasons(verdict, self.rules), *([note] if note else [])):
            yield Content(self._shown(sentence))
        if turns := verdict_flips(verdict, self.rules):
            yield Content.styled(_("What would turn it"), "bold $accent")
            yield from (Content(self._shown(sentence)) for sentence in turns)

    def _shown(self, sentence: str) -> str:
        return without_figures(sentence) if self.masked else sentence
