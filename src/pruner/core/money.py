"""Amounts between what people type, what is stored and what is reckoned with.

The store keeps integer minor units; how many digits those have is the currency's (ISO 4217).
"""

import re
from decimal import Decimal

from pruner.core.errors import NotAnAmount
from pruner.core.models import Money

NO_MINOR_UNIT = re.compile("BIF|CLP|DJF|GNF|ISK|JPY|KMF|KRW|PYG|RWF|UGX|VND|VUV|XAF|XOF|XPF")
THREE_DIGITS = re.compile("BHD|IQD|JOD|KWD|LYD|OMR|TND")
AMOUNT = re.compile(r"-?[0-9]{1,12}([.,][0-9]{1,3})?", re.ASCII)


def minor_digits(currency: str) -> int:
    """How many decimal places an amount in this currency has (ISO 4217)."""
    if NO_MINOR_UNIT.fullmatch(currency):
        return 0
    return 3 if THREE_DIGITS.fullmatch(currency) else 2


def to_minor(money: Money) -> int:
    """The amount in minor units; the amount must have no more places than its currency."""
    scaled = money.amount.scaleb(minor_digits(money.currency))
    if scaled != scaled.to_integral_value():
        raise NotAnAmount(str(money.amount), money.currency)
    return int(scaled)


def from_minor(units: int, currency: str) -> Money:
    """The money that so many minor units are."""
    return Money(Decimal(units).scaleb(-minor_digits(currency)), currency)


def parse_amount(text: str, currency: str) -> Money:
    """A typed amount such as `50`, `50.5` or `50,50`.

    One strict pattern decides, since Decimal accepts NaN, 1e400 and full-width digits.
    """
    if not AMOUNT.fullmatch(text.strip()):
        raise NotAnAmount(text, currency)
    amount = Decimal(text.strip().replace(",", "."))
    places = minor_digits(currency)
    if amount != round(amount, places):
        raise NotAnAmount(text, currency)
    return Money(round(amount, places), currency)
