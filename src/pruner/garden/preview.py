"""What is said about a file before and after it is taken in, as frozen values.

The screen and the command line show the same numbers from these.
"""

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from typing import Final

from pruner.core.lazily import dataclass
from pruner.core.models import Id, Record
from pruner.formats.options import Format
from pruner.formats.rows import Rejected, Remark
from pruner.garden.ground import Done

KEPT: Final = 1_000
"""So many rejected rows, and so many remarks, are kept to be shown; the rest is counted."""

Progress = Callable[[int], None]
"""Told how many of the file's `Source.count` rows are done; whatever it raises ends it without a trace."""


def unwatched(_rows: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the user decides about a file.

    `map` says which client a name of the file means, `create` and `skip` which unknown names become
    clients or are left out: those names, or all that nothing else is said about. Names count folded, and
    what is said about a name alone counts before what is said about all. Mapped and skipped names are
    remembered. `gross` is the tax rate in amounts whose column does not say net (0.19; 0 is "they are
    net"); None is unsaid: then an unnamed amount is net, and one that is said to be gross has the usual
    rate in it. `columns` are kept under the name `mapping` for the next file of this kind.
    """

    map: Mapping[str, Id] = field(default_factory=dict)
    create: frozenset[str] | bool = False
    skip: frozenset[str] | bool = False
    gross: Decimal | None = None
    mapping: str = ""
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownName:
    """A name in a file that is no client's, in so many rows; `nearest` are the most similar clients."""

    name: str
    rows: int
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a file holds, and what became, or would become, of it.

    `rows`, `minutes`, `amounts`, `first` and `last` tell what the file says, whoever it is about: rows by
    kind; minutes of work; net invoices, payments and costs by kind and currency; the first and last day.
    Of those rows `new` ones by kind are taken in, `known` ones were there already, `paid` of them are
    invoices that are only now known to be paid, and `skipped` ones are left out at the user's wish.
    `rejected` rows cannot be taken in: unreadable ones, and those of `unknown` names that nothing was
    decided about; so many are shown, `rejected_total` were counted. `created` are the names of new
    clients. `unnamed` and `gross` count the amounts that were taken for net although their column does
    not say so, and those that the usual tax was taken out of (`Choices.gross` was unsaid).
    """

    format: Format
    rows: Mapping[type[Record], int]
    minutes: int
    amounts: Mapping[tuple[type[Record], str], Decimal]
    first: date | None
    last: date | None
    new: Mapping[type[Record], int]
    known: int
    paid: int
    skipped: int
    created: tuple[str, ...]
    unknown: tuple[UnknownName, ...]
    rejected: tuple[Rejected, ...]
    rejected_total: int
    rejected_lines: frozenset[int]
    remarks: tuple[Remark, ...]
    remarks_total: int
    unnamed: int
    gross: int

    @property
    def writes(self) -> bool:
        """Whether anything is new."""
        return bool(self.paid or any(self.new.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview(Found):
    """What an import would do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported(Found):
    """What an import did; `done` is its one undo step, None where nothing was written."""

    done: Done | None
