"""Facts as a user keeps them, through the verbs of the garden; months are written as in the calendar."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Unpack

from pruner.core.exact import rounded
from pruner.core.ledger import Cost, Hours, Invoice, Payment
from pruner.core.models import Id, Money, Record
from pruner.core.months import Month
from pruner.core.verdict import Verdict
from pruner.core.worth import Worth
from pruner.garden import Clock, Garden, TermsFields
from tests.builders import TODAY, adding, new_id
from tests.core.rules import RULES

NOON = time(12, tzinfo=UTC)
A_DAY = 15 * 60


def utc_day(moment: datetime) -> date:
    return moment.astimezone(UTC).date()


def day(text: str) -> date:
    return date.fromisoformat(text)


def shown(number: Any, places: int = 2) -> str | None:  # noqa: ANN401  # a fraction, or None
    """A number as it is displayed."""
    return None if number is None else str(rounded(number, places))


def worked(client: Id, on: str, hours: str) -> Iterator[Hours]:
    """Rows of so many hours from this day on, at most fifteen a day."""
    minutes, first = int(Decimal(hours) * 60), day(on)
    for n, begun in enumerate(range(0, minutes, A_DAY)):
        at_once = min(A_DAY, minutes - begun)
        yield Hours(id=new_id(), client_id=client, day=first + timedelta(days=n), minutes=at_once)


def billed(client: Id, month: str, net: str, currency: str = "EUR") -> Invoice:
    """The invoice for the whole of a month."""
    of = Month.of(day(f"{month}-01"))
    return Invoice(
        id=new_id(),
        client_id=client,
        number=f"R-{month}",
        issued=of.last,
        net=Money(Decimal(net), currency),
        service_from=of.first,
        service_to=of.last,
    )


class Bed:
    """A garden and the day on which it is looked at."""

    def __init__(self, path: Path) -> None:
        self.today = TODAY
        clock = Clock(
            today=lambda: self.today,
            now=lambda: datetime.combine(self.today, NOON),
            real_now=lambda: datetime.combine(TODAY, NOON),
            day_of=utc_day,
            new_id=new_id,
        )
        self.garden = Garden.open(path, RULES, clock, create=True)

    def close(self) -> None:
        self.garden.close()

    def rule(self, **money: object) -> None:
        """Say something about money in the house rules, such as a target rate."""
        rules = self.garden.rules
        self.garden.rules = replace(rules, money=replace(rules.money, **money))  # type: ignore[arg-type]

    def plant(self, name: str = "Acme", **terms: Unpack[TermsFields]) -> Id:
        return self.garden.add(terms, name=name).entry.change.edits[0].record.id

    def work(self, client: Id, on: str, hours: str) -> None:
        """So many hours from this day on, at most fifteen a day."""
        for row in worked(client, on, hours):
            self.garden.enter(row)

    def bill(self, client: Id, month: str, net: str, currency: str = "EUR") -> None:
        """An invoice for the whole of a month."""
        self.garden.enter(billed(client, month, net, currency))

    def month(self, client: Id, month: str, net: str, hours: str) -> None:
        """A month with its invoice and its hours."""
        self.bill(client, month, net)
        self.work(client, f"{month}-01", hours)

    def months(self, client: Id, months: Iterable[str], net: str, hours: str) -> None:
        """Such months, all in one step; how they came in is of no matter."""
        rows: list[Record] = []
        for month in months:
            rows += (billed(client, month, net), *worked(client, f"{month}-01", hours))
        self.garden.plant(adding(*rows, did="entered"))

    def invoice(self, client: Id, net: str, issued: str, due: str, number: str = "") -> None:
        self.garden.enter(
            Invoice(
                id=0,
                client_id=client,
                number=number,
                issued=day(issued),
                due=day(due),
                net=Money(Decimal(net), "EUR"),
            )
        )

    def pay(self, client: Id, amount: str, on: str, number: str) -> None:
        paid = Money(Decimal(amount), "EUR")
        self.garden.enter(Payment(id=0, client_id=client, invoice_number=number, day=day(on), amount=paid))

    def spend(self, client: Id, amount: str, on: str) -> None:
        self.garden.enter(Cost(id=0, client_id=client, day=day(on), amount=Money(Decimal(amount), "EUR")))

    def lose(self, client: Id, minutes: int, on: str, sign: str = "venting") -> None:
        self.garden.log(client, sign, at=datetime.combine(day(on), NOON), minutes=minutes)

    def worth(self, client: Id, months: int | None = None) -> Worth:
        view = self.garden.view()
        return (view.estate.over(months) if months else view.estate).worth(client)

    def verdict(self, client: Id) -> Verdict:
        return self.garden.view().verdict(client)
