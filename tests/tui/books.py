"""Gardens with money in them: what was worked, invoiced, paid and spent, typed in by hand."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from pruner.core.ledger import Cost, Hours, Invoice, LedgerRow, Payment
from pruner.core.models import Id, Money, Record
from pruner.garden import Garden
from tests.builders import adding, new_id

MONTHS = tuple(range(5, 11))
"""The window of six complete months before the tests' day: May to October 2026."""


def euros(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


def work(garden: Garden, client_id: Id, day: date, hours: int, note: str = "") -> None:
    """A block of work."""
    garden.enter(worked(client_id, day, hours, note))


def bill(garden: Garden, client_id: Id, number: str, day: date, net: str, *, late: int | None = None) -> None:
    """An invoice due after two weeks, and its payment so many days later than that."""
    garden.plant(adding(*billed(client_id, number, day, net, late=late), did="entered"))


def worked(client_id: Id, day: date, hours: int, note: str = "") -> Hours:
    """The row of a block of work."""
    return Hours(id=new_id(), client_id=client_id, day=day, minutes=60 * hours, note=note)


def billed(
    client_id: Id, number: str, day: date, net: str, *, late: int | None = None
) -> Iterator[LedgerRow]:
    """The row of an invoice due after two weeks, and of its payment so many days later than that."""
    due = day + timedelta(days=14)
    yield Invoice(id=new_id(), client_id=client_id, number=number, issued=day, net=euros(net), due=due)
    if late is not None:
        paid = due + timedelta(days=late)
        yield Payment(id=new_id(), client_id=client_id, invoice_number=number, day=paid, amount=euros(net))


def keep_books(
    garden: Garden, name: str = "Acme", *, hours: int = 30, net: str = "3000", late: int = 5
) -> Id:
    """A client with so many hours and so much money in each month of the window, kept in one step."""
    garden.add(name=name)
    client_id = garden.clients()[-1].id
    rows: list[Record] = []
    for month in MONTHS:
        rows.append(worked(client_id, date(2026, month, 12), hours // 2, note=f"block {month}"))
        rows.append(worked(client_id, date(2026, month, 13), hours - hours // 2))
        rows += billed(client_id, f"{name[:1]}-{month}", date(2026, month, 28), net, late=late)
    garden.plant(adding(*rows, did="entered"))
    return client_id


def spend(garden: Garden, client_id: Id, amount: str = "120.50", day: date = date(2026, 10, 2)) -> None:
    """A direct cost."""
    garden.enter(Cost(id=0, client_id=client_id, day=day, amount=euros(amount), note="stock photos"))
