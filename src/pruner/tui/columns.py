"""What the columns of a strange table probably mean, by the names that known products give them."""

from functools import cache

from pruner.formats.generic import FIELDS, NEEDED, Kind, Mapping
from pruner.formats.header import named
from pruner.formats.recognise import LAYOUTS

DAYS = {Kind.INVOICES: "issued", Kind.PAYMENTS: "received", Kind.COSTS: "spent"}
"""The field by which rows of this kind are known (`Mapping.kind`)."""


def guessed_kind(header: tuple[str, ...]) -> Kind:
    """What the rows probably are: the kind of which most columns are found."""
    return max(Kind, key=lambda kind: len(guess(header, kind)))


def guess(header: tuple[str, ...], kind: Kind) -> dict[str, int]:
    """Our fields with the place of their column, as far as its name says it."""
    found: dict[str, int] = {}
    taken: set[int] = set()
    for field in FIELDS[kind]:
        names = _names(field)
        place = next(
            (at for at, title in enumerate(header) if at not in taken and named(title) in names), None
        )
        if place is not None:
            found[field] = place
            taken.add(place)
    return found


def lacking(kind: Kind, mapping: Mapping) -> tuple[tuple[str, ...], ...]:
    """Groups of fields of which one is still needed for rows of this kind."""
    mapped = {field for field, _ in mapping.pairs}
    return tuple(group for group in NEEDED[kind] if mapped.isdisjoint(group))


@cache
def _names(field: str) -> frozenset[str]:
    """Every name that a known product gives the field."""
    return frozenset(name for layout in LAYOUTS for name in layout.columns.get(field, ()))
