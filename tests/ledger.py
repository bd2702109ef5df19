"""Rows of the ledger for tests, typed in or from a file: every default is valid."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from pruner.core.changes import Change, Edit
from pruner.core.ledger import Cost, Hours, Import, Invoice, KnownAs, LedgerRow, Payment
from pruner.core.models import Client, Id, Money, Record
from pruner.core.names import fold
from tests.builders import NOW, TODAY, new_id

TOGGL = "toggl"


def euros(amount: str) -> Money:
    """So many euros."""
    return Money(Decimal(amount), "EUR")


def some_hours(client: Client, day: date = TODAY, *, minutes: int = 90, note: str = "") -> Hours:
    """A block of work that was typed in."""
    return Hours(id=new_id(), client_id=client.id, day=day, minutes=minutes, note=note)


def an_invoice(
    client: Client, number: str = "2026-17", *, issued: date = TODAY, net: str = "1200.00"
) -> Invoice:
    """An invoice that was typed in."""
    return Invoice(id=new_id(), client_id=client.id, number=number, issued=issued, net=euros(net))


def a_payment(client: Client, number: str = "2026-17", day: date = TODAY) -> Payment:
    """A payment that was typed in."""
    return Payment(id=new_id(), client_id=client.id, invoice_number=number, day=day, amount=euros("1200.00"))


def a_cost(client: Client, day: date = TODAY) -> Cost:
    """A direct cost that was typed in."""
    return Cost(id=new_id(), client_id=client.id, day=day, amount=euros("80.50"))


def from_file(row: LedgerRow, key: str, source: str = TOGGL) -> LedgerRow:
    """The row as a file brings it, under its identity there."""
    return replace(row, source=source, key=key)


def hours_of(client: Client, keys: Iterable[int]) -> Iterator[LedgerRow]:
    """Rows of a file of hours, one for each key."""
    return (from_file(some_hours(client), f"row {key}") for key in keys)


def an_import(*with_it: Record, id: Id | None = None) -> Change:  # noqa: A002  # named like the field
    """The change that takes a file in, with the clients and names that come with it."""
    taken = Import(id=new_id() if id is None else id, at=NOW, format=TOGGL, rows=0)
    return Change("imported", tuple(Edit(None, record) for record in (*with_it, taken)))


def known_as(client: Client | None, theirs: str) -> KnownAs:
    """What a file calls this client."""
    return KnownAs(id=new_id(), theirs=fold(theirs), client_id=client.id if client else None)
