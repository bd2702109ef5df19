"""Rows of the ledger in a few words, each with what tells it from its neighbours: time, number or amount."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from pruner.core.ledger import Cost, Hours, Invoice, LedgerRow, Payment
from pruner.core.models import Money
from pruner.i18n import _, day, number
from pruner.wording.numbers import amount


def row(value: LedgerRow) -> str:
    """The row as part of a sentence."""
    word: Callable[[Any], str] = WORDS[type(value)]
    return word(value)


def _hours(block: Hours) -> str:
    pattern = _("{n} min of work on {day}") if block.billable else _("{n} min of unbilled work on {day}")
    return pattern.format(n=number(block.minutes), day=day(block.day))


def _invoice(invoice: Invoice) -> str:
    net = _amount(invoice.net)
    if not invoice.number:
        return _("an invoice over {amount}").format(amount=net)
    return _("invoice {number} over {amount}").format(number=invoice.number, amount=net)


def _payment(payment: Payment) -> str:
    if not payment.invoice_number:
        return _("a payment of {amount}").format(amount=_amount(payment.amount))
    return _("a payment of {amount} for invoice {number}").format(
        amount=_amount(payment.amount), number=payment.invoice_number
    )


def _cost(cost: Cost) -> str:
    return _("costs of {amount} on {day}").format(amount=_amount(cost.amount), day=day(cost.day))


def _amount(money: Money) -> str:
    return amount(Fraction(money.amount), money.currency)


WORDS: dict[type[LedgerRow], Callable[[Any], str]] = {
    Hours: _hours,
    Invoice: _invoice,
    Payment: _payment,
    Cost: _cost,
}
