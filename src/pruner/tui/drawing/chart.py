"""A rate month by month against target and baseline: one column a month, drawn to an eighth of a row.

Drawn here and not by a plotting library, for four reasons: a month keeps its column and its label under
it, target and baseline are told apart without colour, every sign has an ASCII twin, amounts can be hidden.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import cycle

from pruner.core.exact import rounded
from pruner.core.lazily import dataclass
from pruner.i18n import number
from pruner.tui.drawing.pieces import Piece, blank, fitted
from pruner.tui.widgets import cells

EIGHTHS = 8
WIDEST = 12
"""Cells of a month's column, the gap included, at most; narrow columns leave the gap of one cell."""
LEAST_GAP = 1
THROUGH = ".through"
"""How the role of a bar ends that a line runs across: it stands dark on the bar's colour."""
FEET = 3
"""Rows under the columns: the ground, the months, their rates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One month: its label and its rate, None where nobody worked."""

    label: str
    rate: Fraction | None
    estimated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """What the chart is drawn with."""

    full: str
    parts: str
    """Seven levels between nothing and full."""
    estimated: str
    target: str
    baseline: str
    axis: str
    corner: str
    ground: str
    below: str
    """Stands for a rate below nothing."""
    rest: str


UNICODE = Ink(
    full="█",
    parts="▁▂▃▄▅▆▇",
    estimated="▒",
    target="─",
    baseline="┈",
    axis="│",
    corner="└",
    ground="─",
    below="▾",
    rest="⋅",
)
ASCII = Ink(
    full="#",
    parts="____###",
    estimated=":",
    target="=",
    baseline="-",
    axis="|",
    corner="+",
    ground="_",
    below="v",
    rest=".",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The months, oldest first, and what they are held against; `hidden` stands for every amount.

    `far_below` is the share of the baseline under which a column wears the colour of trouble.
    """

    columns: Sequence[Column]
    target: Fraction | None
    baseline: Fraction | None
    far_below: Fraction
    ink: Ink
    hidden: str = ""

    def rows(self, width: int, height: int) -> list[list[Piece]]:
        """The chart in `height` rows of `width` cells: plot, ground, months and, where they fit, rates."""
        plot = max(1, height - FEET)
        margin = self._margin(plot)
        each = self._each(width - margin - 1)
        drawn = [self._row(row, plot, margin, each) for row in reversed(range(plot))]
        drawn += self._feet(margin, each)
        return [fitted(pieces, width) for pieces in drawn]

    @property
    def top(self) -> Fraction:
        """What the highest row reaches up to."""
        rates = [column.rate for column in self.columns if column.rate is not None]
        return max([Fraction(1), *rates, self.target or Fraction(0), self.baseline or Fraction(0)])

    # -- the plot

    def _row(self, row: int, plot: int, margin: int, each: int) -> list[Piece]:
        """One row of the plot, 0 the lowest."""
        lines = cycle(self._lines(row, plot))
        said = self._label(row, plot)
        pieces = [Piece(cells.pad_left(said, margin - 1), "rest"), *blank(1), Piece(self.ink.axis, "rest")]
        gap = LEAST_GAP if each > LEAST_GAP else 0
        for column in self.columns:
            line = next(lines)
            bar = self._run_through(self._bar(column, row, plot), line)
            pieces += [line._replace(text=line.text * gap), bar._replace(text=bar.text * (each - gap))]
        return [*pieces, next(lines)]

    def _run_through(self, bar: Piece | None, line: Piece) -> Piece:
        """The bar with the line across it, where it is full and one runs here; else whichever there is."""
        if bar is None:
            return line
        return Piece(line.text, bar.role + THROUGH) if bar.text == self.ink.full and line.text != " " else bar

    def _bar(self, column: Column, row: int, plot: int) -> Piece | None:
        """The sign of a column in this row, None where it does not reach up here."""
        role = self._role(column)
        if column.rate is None:
            return Piece(self.ink.rest, "rest") if row == 0 else None
        if column.rate <= 0:
            return Piece(self.ink.below, role) if row == 0 else None
        height = max(1, round(column.rate / self.top * plot * EIGHTHS))
        filled = min(EIGHTHS, height - row * EIGHTHS)
        if filled <= 0:
            return None
        if column.estimated:
            return Piece(self.ink.estimated, role)
        return Piece(self.ink.full if filled == EIGHTHS else self.ink.parts[filled - 1], role)

    def _role(self, column: Column) -> str:
        """The colour of a rate: sound, below the baseline, far below it."""
        if column.rate is None or self.baseline is None or column.rate >= self.baseline:
            return "leaf"
        return "faded" if column.rate >= self.far_below * self.baseline else "red"

    def _lines(self, row: int, plot: int) -> list[Piece]:
        """What runs through a row: target, baseline, both by turns where they share it, or nothing."""
        target = [Piece(self.ink.target, "limb")] if row == self._row_of(self.target, plot) else []
        baseline = [Piece(self.ink.baseline, "name")] if row == self._row_of(self.baseline, plot) else []
        return [*target, *baseline] or blank(1)

    def _label(self, row: int, plot: int) -> str:
        """The amounts that a row stands for, at target, baseline and top."""
        lines = [amount for amount in (self.target, self.baseline) if amount is not None]
        here = sorted({rounded(amount, 0) for amount in lines if row == self._row_of(amount, plot)})
        if self.hidden and here:
            return self.hidden
        return "-".join(map(number, here)) or (self._amount(self.top) if row == plot - 1 else "")

    def _row_of(self, amount: Fraction | None, plot: int) -> int | None:
        if amount is None or amount <= 0:
            return None
        return min(plot - 1, int(amount / self.top * plot))

    # -- under it

    def _feet(self, margin: int, each: int) -> Iterator[list[Piece]]:
        wide = each * len(self.columns) + 1
        zero = [Piece(cells.pad_left(self._amount(Fraction(0)), margin - 1), "rest"), *blank(1)]
        yield [*zero, Piece(self.ink.corner + self.ink.ground * wide, "rest")]
        for texts, role in ((self._labels(each), "name"), (self._rates(each), "figure")):
            yield [*blank(margin + 1), *(Piece(_centred(text, each), role) for text in texts)]

    def _labels(self, each: int) -> list[str]:
        """The months, whole or by their first letter."""
        longest = max((cells.width(column.label) for column in self.columns), default=0)
        return [column.label if longest < each else column.label[:1] for column in self.columns]

    def _rates(self, each: int) -> list[str]:
        """The rates without decimals; none of them where one has no room."""
        said = ["" if column.rate is None else self._amount(column.rate) for column in self.columns]
        return said if all(cells.width(text) < each for text in said) else [""] * len(said)

    def _amount(self, amount: Fraction) -> str:
        return self.hidden or number(rounded(amount, 0))

    def _margin(self, plot: int) -> int:
        """Cells left of the axis: the longest amount there, and a blank."""
        return max(cells.width(self._label(row, plot)) for row in range(plot)) + 1

    def _each(self, room: int) -> int:
        return max(1, min(WIDEST, (room - 1) // max(1, len(self.columns))))


def _centred(text: str, size: int) -> str:
    """The text under the middle of its column, whose gap is on the left."""
    left = (size - LEAST_GAP - cells.width(text) + 1) // 2 + LEAST_GAP
    return cells.pad(" " * max(0, left) + text, size)
