"""How one product calls its columns, and what a row of it says."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from pruner.core.lazily import dataclass
from pruner.formats.cells import Cells, Reading
from pruner.formats.header import named
from pruner.formats.options import DecimalSign, Format
from pruner.formats.rows import Entry, HoursRow

MONEY: Final = ("net", "gross", "amount")
"""Fields that hold an invoice's amount; the first one that is there is read."""
CURRENCY: Final = re.compile(
    r"\s*(?:\((?:[a-z]{3}|[€$£])\)|\[(?:[a-z]{3}|[€$£])\]|in (?:eur|usd|chf|gbp|[€$£])|[€$£])$"
)


Usual = Callable[[int, Sequence[str]], HoursRow | None]
"""Reads the row that begins at this line, where it is a usual one, just as `Layout.read` does."""


def nothing_usual(_reading: Reading) -> Usual | None:
    """Each row is read in the one way that is right for every row."""
    return None


def as_they_come(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Each row of the file is a row of its own."""
    return entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One kind of table of a product.

    `columns` maps our fields to their names for it, as `header.named` gives them, best first. A table
    is of this layout if of each group in `needed` one field is there, and no name in `without`.
    `usual` is a quicker way to read most rows of one table, which leaves the others to `read`. `merge` joins
    rows that are parts of one thing. `decimal` is the sign the product always writes.
    """

    format: Format
    columns: Mapping[str, tuple[str, ...]]
    needed: tuple[tuple[str, ...], ...]
    read: Callable[[Cells], Iterable[Entry]]
    usual: Callable[[Reading], Usual | None] = nothing_usual
    without: frozenset[str] = frozenset()
    merge: Callable[[Iterator[Entry]], Iterator[Entry]] = as_they_come
    decimal: DecimalSign | None = None

    @property
    def names(self) -> frozenset[str]:
        """Every name by which a header of this layout can be known."""
        return frozenset(name for names in self.columns.values() for name in names)

    def positions(self, titles: Sequence[str]) -> dict[str, int]:
        """Where each field stands; of columns with the same name the first."""
        places = {name: at for at, name in reversed([*enumerate(map(_bare, titles))])}
        places |= {name: at for at, name in reversed([*enumerate(map(named, titles))])}
        found = {
            field: next((places[n] for n in names if n in places), None)
            for field, names in self.columns.items()
        }
        return {field: at for field, at in found.items() if at is not None}

    def fits(self, titles: Sequence[str]) -> bool:
        """Whether a table with these columns is of this layout."""
        return not self.missing(titles) and self.without.isdisjoint(map(named, titles))

    def missing(self, titles: Sequence[str]) -> tuple[str, ...]:
        """The names of the columns that would have to be there."""
        there = self.positions(titles)
        lacking = (group for group in self.needed if there.keys().isdisjoint(group))
        return tuple(self.columns[group[0]][0] for group in lacking)


def _bare(title: str) -> str:
    """The name without the currency that some products write behind it."""
    return CURRENCY.sub("", named(title))
