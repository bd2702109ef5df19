"""Money facts for tests: days are written as in the calendar, amounts are net euros unless said otherwise."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import count

from pruner.core.accounts import Account, Lost, Worked
from pruner.core.books import Books, books
from pruner.core.figures import Figures
from pruner.core.house import MoneyRules
from pruner.core.ledger import Cost, Invoice, Payment, Terms
from pruner.core.models import Id, Money
from pruner.core.months import Month
from pruner.core.portfolio import Portfolio
from tests.core.house import MONEY

TODAY = date(2026, 11, 23)
_ids = count(1)


def month(text: str) -> Month:
    return Month.of(date.fromisoformat(f"{text}-01"))


def months(first: str, last: str) -> tuple[Month, ...]:
    return tuple(month(first).until(month(last)))


def worked(day: str, hours: float) -> Worked:
    minutes = round(hours * 60)
    return Worked(day=date.fromisoformat(day), minutes=minutes, billable_minutes=minutes)


def an_invoice(  # noqa: PLR0913  # named like the fields
    net: str,
    issued: str,
    *,
    number: str = "",
    due: str | None = None,
    paid: str | None = None,
    settled: bool = False,
    service: tuple[str | None, str | None] = (None, None),
    currency: str = "EUR",
) -> Invoice:
    begins, ends = map(_day, service)
    identity = next(_ids)
    return Invoice(
        id=identity,
        client_id=1,
        number=number or f"R-{identity}",
        issued=date.fromisoformat(issued),
        net=Money(Decimal(net), currency),
        due=_day(due),
        paid_on=_day(paid),
        settled=settled,
        service_from=begins,
        service_to=ends,
    )


def a_payment(amount: str, day: str, number: str, currency: str = "EUR") -> Payment:
    return Payment(
        id=next(_ids),
        client_id=1,
        invoice_number=number,
        day=date.fromisoformat(day),
        amount=Money(Decimal(amount), currency),
    )


def a_cost(amount: str, day: str, currency: str = "EUR") -> Cost:
    return Cost(
        id=next(_ids), client_id=1, day=date.fromisoformat(day), amount=Money(Decimal(amount), currency)
    )


def a_loss(minutes: int, day: str, *, sign: str = "venting", included: bool = False, note: str = "") -> Lost:
    return Lost(
        incident_id=next(_ids),
        day=date.fromisoformat(day),
        sign=sign,
        minutes=minutes,
        included=included,
        note=note,
    )


def terms(
    *,
    income: str | None = None,
    hours: str | None = None,
    sold_hours: str | None = None,
    own_cost: str | None = None,
    rush_surcharge: str | None = None,
    currency: str | None = None,
) -> Terms:
    return Terms(
        id=next(_ids),
        client_id=1,
        currency=currency,
        income=_number(income),
        hours=_number(hours),
        sold_hours=_number(sold_hours),
        own_cost=_number(own_cost),
        rush_surcharge=_number(rush_surcharge),
    )


def kept(account: Account, rules: MoneyRules = MONEY, today: date = TODAY) -> Books:
    return books(account, rules, today)


def retainer(fee: str, hours: Iterable[float], *, agreed: Terms | None = None) -> Account:
    """A fee for each month of 2026 from January on, with these hours in the month."""
    used = list(hours)
    days = [month("2026-01").plus(n).first.isoformat() for n in range(len(used))]
    return Account(
        client_id=1,
        terms=agreed,
        worked=tuple(worked(day, hours) for day, hours in zip(days, used, strict=True)),
        invoices=tuple(
            an_invoice(fee, day, service=(day, Month.of(date.fromisoformat(day)).last.isoformat()))
            for day in days
        ),
    )


def figures(revenue: float = 0, hours: float = 0, costs: float = 0) -> Figures:
    return Figures(revenue=Fraction(revenue), costs=Fraction(costs), minutes=Fraction(hours) * 60)


def a_portfolio(*members: Figures, window: int = 1, currency: str = "EUR") -> Portfolio:
    """Clients 1, 2, 3 ... with these figures."""
    return Portfolio(currency=currency, months=window, members=dict[Id, Figures](enumerate(members, 1)))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def exactly(*numbers: float) -> tuple[Fraction, ...]:
    """Numbers to compare several fractions with at once."""
    return tuple(map(Fraction, numbers))
