"""Where a table begins, what parts its columns, and what they are called.

Products put a report's title and dates above the table; the header is the first row with three names
that are known. The same row tells the delimiter.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from pruner.core.lazily import dataclass
from pruner.core.names import fold
from pruner.core.text import clean
from pruner.formats.records import split

DELIMITERS: Final = (",", ";", "\t")
PREAMBLE: Final = 50
"""In so many lines a header has to appear."""
ENOUGH: Final = 3
SAMPLE: Final = 5
SHOWN: Final = 200
"""Longest name or cell, and most columns, that a mapping screen is given to show."""
UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The names of the columns as written, on this line."""

    line: int
    delimiter: str
    names: tuple[str, ...]


def named(title: str) -> str:
    """A column's name under which it is looked up: folded, umlauts spelled out."""
    return fold(title.strip("\ufeff")).translate(UMLAUTS)


def find(lines: Iterator[str], known: frozenset[str], enough: int = ENOUGH) -> Header | None:
    """The first row in which so many of the known names stand."""
    for number, line in enumerate(islice(lines, PREAMBLE), start=1):
        rows = {delimiter: split(line, delimiter) for delimiter in DELIMITERS}
        best = max(DELIMITERS, key=lambda delimiter: _hits(rows[delimiter], known))
        if _hits(rows[best], known) >= enough:
            return Header(
                line=number, delimiter=best, names=tuple(clean(cell.strip("\ufeff")) for cell in rows[best])
            )
    return None


def likely(lines: Iterator[str]) -> tuple[Header | None, tuple[tuple[str, ...], ...]]:
    """What looks most like a header, the first of the widest rows, and a few rows below it."""
    head = [line for line in islice(lines, PREAMBLE) if line.strip()]
    if not head:
        return None, ()
    delimiter = max(DELIMITERS, key=lambda sign: max(len(split(line, sign)) for line in head))
    rows = [split(line, delimiter) for line in head]
    at = max(range(len(rows)), key=lambda index: (len(rows[index]), -index))
    sample = tuple(shown(row) for row in rows[at + 1 : at + 1 + SAMPLE])
    return Header(line=at + 1, delimiter=delimiter, names=shown(rows[at])), sample


def shown(row: Sequence[str]) -> tuple[str, ...]:
    """The row, safe and short enough to be shown."""
    return tuple(clean(cell.strip("\ufeff"))[:SHOWN] for cell in row[:SHOWN])


def _hits(row: Sequence[str], known: frozenset[str]) -> int:
    return len({named(cell) for cell in row} & known)
