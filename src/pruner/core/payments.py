"""How late a client pays: days weighted by amounts, and the grade they make (product.md §3).

A payment of a part counts with its part; what is still open counts from the day after it was due. Days
of which nothing is known - not yet due, no due date, paid on a day nobody noted - are left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from fractions import Fraction

from pruner.core.accounts import Account
from pruner.core.exact import ZERO, ratio
from pruner.core.exchange import Exchange
from pruner.core.house import MoneyRules
from pruner.core.lazily import dataclass
from pruner.core.ledger import Invoice, Payment


class Grade(Enum):
    """The payment grade, best first."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """A part of an invoice and how many days late it came, or is today where `open`; negative is early."""

    invoice: Invoice
    amount: Fraction
    days: int
    open: bool = False


def delays(account: Account, rules: MoneyRules, today: date) -> tuple[Delay, ...]:
    """Every part of an invoice whose delay is known, by invoice number, oldest invoice first.

    Amounts in a currency that no rate turns into the client's are left out.
    """
    exchange = Exchange.of(rules)
    home = exchange.home(account)
    billed = sorted(account.invoices, key=lambda invoice: (invoice.number, invoice.issued, invoice.id))
    came = _came(account.payments, exchange, home, today)
    return tuple(
        delay
        for invoice in billed
        if exchange.reckons_in(invoice.net.currency) == home
        for delay in _delays(invoice, exchange, came.get(invoice.number, []), today)
    )


def days_late(parts: Sequence[Delay]) -> Fraction | None:
    """The mean delay in days, weighted by amounts; None where no delay is known."""
    weight = sum((part.amount for part in parts), ZERO)
    return ratio(sum((part.amount * part.days for part in parts), ZERO), weight)


def grade(days: Fraction | None, rules: MoneyRules) -> Grade | None:
    """The grade of so many days late, unrounded."""
    if days is None:
        return None
    for bound, reached in zip(rules.grades, Grade, strict=False):
        if days <= bound:
            return reached
    return Grade.D


@dataclass(slots=True)
class _Incoming:
    """What is left of a payment that has not yet settled an invoice."""

    day: date
    left: Fraction


def _came(
    payments: Iterable[Payment], exchange: Exchange, home: str, today: date
) -> dict[str, list[_Incoming]]:
    """The payments by invoice number, oldest first."""
    came: dict[str, list[_Incoming]] = {}
    for payment in sorted(payments, key=lambda payment: (payment.day, payment.id)):
        money = payment.amount
        if payment.day <= today and exchange.reckons_in(money.currency) == home:
            left = exchange.convert(money.amount, money.currency)
            came.setdefault(payment.invoice_number, []).append(_Incoming(payment.day, left))
    return came


def _delays(invoice: Invoice, exchange: Exchange, came: Sequence[_Incoming], today: date) -> Iterator[Delay]:
    """The delays of one invoice; an invoice with the same number later finds what this one leaves."""
    open_amount = exchange.convert(invoice.net.amount, invoice.net.currency)
    for day, amount in _settling(open_amount, came):
        open_amount -= amount
        if invoice.due is not None:
            yield Delay(invoice=invoice, amount=amount, days=(day - invoice.due).days)
    if open_amount > 0 and invoice.due is not None:
        yield from _rest(invoice, invoice.due, open_amount, today)


def _settling(owed: Fraction, came: Iterable[_Incoming]) -> Iterator[tuple[date, Fraction]]:
    """Day and amount of each payment as far as it settles what is owed; what is paid beyond is left."""
    for payment in came:
        amount = min(owed, payment.left)
        if amount > 0:
            owed -= amount
            payment.left -= amount
            yield payment.day, amount


def _rest(invoice: Invoice, due: date, amount: Fraction, today: date) -> Iterator[Delay]:
    """What no payment settles: paid in full on a day, settled without one, or open."""
    if invoice.paid_on is not None and invoice.paid_on <= today:
        yield Delay(invoice=invoice, amount=amount, days=(invoice.paid_on - due).days)
    elif not invoice.settled and due < today:
        yield Delay(invoice=invoice, amount=amount, days=(today - due).days, open=True)
