"""Gardens with money in them: what was worked, invoiced, paid and spent, typed in by hand."""

from datetime import date, timedelta
from decimal import Decimal

from pruner.core.ledger import Cost, Hours, Invoice, Payment
from pruner.core.models import Id, Money
from pruner.garden import Garden

MONTHS = tuple(range(5, 11))
"""The window of six complete months before the tests' day: May to October 2026."""


def euros(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


def work(garden: Garden, client_id: Id, day: date, hours: int, note: str = "") -> None:
    """A block of work."""
    garden.enter(Hours(id=0, client_id=client_id, day=day, minutes=60 * hours, note=note))


def bill(garden: Garden, client_id: Id, number: str, day: date, net: str, *, late: int | None = None) -> None:
    """An invoice due after two weeks, and its payment so many days later than that."""
    due = day + timedelta(days=14)
    garden.enter(Invoice(id=0, client_id=client_id, number=number, issued=day, net=euros(net), due=due))
    if late is not None:
        garden.enter(
            Payment(
                id=0,
                client_id=client_id,
                invoice_number=number,
                day=due + timedelta(days=late),
                amount=euros(net),
            )
        )


def keep_books(
    garden: Garden, name: str = "Acme", *, hours: int = 30, net: str = "3000", late: int = 5
) -> Id:
    """A client with so many hours and so much money in each month of the window."""
    garden.add(name=name)
    client_id = garden.clients()[-1].id
    for month in MONTHS:
        work(garden, client_id, date(2026, month, 12), hours // 2, note=f"block {month}")
        work(garden, client_id, date(2026, month, 13), hours - hours // 2)
        bill(garden, client_id, f"{name[:1]}-{month}", date(2026, month, 28), net, late=late)
    return client_id


def spend(garden: Garden, client_id: Id, amount: str = "120.50", day: date = date(2026, 10, 2)) -> None:
    """A direct cost."""
    garden.enter(Cost(id=0, client_id=client_id, day=day, amount=euros(amount), note="stock photos"))
