"""Any other CSV file, by the user's own mapping of its columns.

Which day is mapped tells what the rows are: `day` (or `start`) hours, `issued` invoices, `received`
payments, `spent` direct costs. A mapping is kept as texts such as `client=Kunde`.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from pruner.core.lazily import dataclass
from pruner.formats import hours, invoices
from pruner.formats.header import named
from pruner.formats.layout import MONEY, Layout, nothing_usual
from pruner.formats.options import Format
from pruner.formats.usual import usual_hours


class Kind(StrEnum):
    """What the rows of a file are."""

    HOURS = "hours"
    INVOICES = "invoices"
    PAYMENTS = "payments"
    COSTS = "costs"


FIELDS: Final = {
    Kind.HOURS: (
        "client",
        "project",
        "task",
        "day",
        "start",
        "end_day",
        "end",
        "duration",
        "hours",
        "minutes",
        "billable",
        "note",
    ),
    Kind.INVOICES: (
        "client",
        "number",
        "issued",
        "due",
        "paid_on",
        "status",
        *MONEY,
        "currency",
        "service_from",
        "service_to",
        "note",
    ),
    Kind.PAYMENTS: ("client", "number", "received", "amount", "currency"),
    Kind.COSTS: ("client", "spent", "amount", "currency", "note"),
}
"""The fields of ours that a column can be mapped to."""
NEEDED: Final = {
    Kind.HOURS: (("client", "project"), ("day", "start"), ("duration", "hours", "minutes", "end")),
    Kind.INVOICES: (("client",), ("issued",), MONEY),
    Kind.PAYMENTS: (("client",), ("number",), ("received",), ("amount",)),
    Kind.COSTS: (("client",), ("spent",), ("amount",)),
}
"""Of each group one field has to be mapped."""
READ: Final = {
    Kind.HOURS: hours.read,
    Kind.INVOICES: invoices.invoice,
    Kind.PAYMENTS: invoices.payment,
    Kind.COSTS: invoices.cost,
}


@dataclass(frozen=True, slots=True)
class Mapping:
    """(our field, their column) pairs."""

    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, columns: Iterable[str]) -> "Mapping":
        """The mapping kept as texts `field=column`."""
        parted = (text.partition("=") for text in columns)
        return cls(tuple((field.strip(), column.strip()) for field, _, column in parted))

    @property
    def columns(self) -> tuple[str, ...]:
        """The texts it is kept as."""
        return tuple(f"{field}={column}" for field, column in self.pairs)

    @property
    def kind(self) -> Kind:
        """What the rows are."""
        mapped = {field for field, _ in self.pairs}
        days = {"issued": Kind.INVOICES, "received": Kind.PAYMENTS, "spent": Kind.COSTS}
        return next((kind for day, kind in days.items() if day in mapped), Kind.HOURS)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Mapped fields that rows of this kind do not have."""
        return tuple(field for field, _ in self.pairs if field not in FIELDS[self.kind])

    @property
    def lacking(self) -> tuple[tuple[str, ...], ...]:
        """Groups of fields of which one still has to be mapped."""
        mapped = {field for field, _ in self.pairs}
        return tuple(group for group in NEEDED[self.kind] if mapped.isdisjoint(group))

    @property
    def layout(self) -> Layout:
        """The table this mapping reads; every column it names has to be there."""
        return Layout(
            format=Format.GENERIC,
            columns={field: (named(column),) for field, column in self.pairs},
            needed=tuple((field,) for field, _ in self.pairs),
            read=READ[self.kind],
            usual=usual_hours if self.kind is Kind.HOURS else nothing_usual,
        )


def titles_of(mapping: Mapping, missing: Iterable[str]) -> tuple[str, ...]:
    """The missing columns as the mapping writes them."""
    gone = set(missing)
    return tuple(column for _, column in mapping.pairs if named(column) in gone)
