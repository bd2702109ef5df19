"""Amounts between what people type, what is stored and what is reckoned with.

The store keeps integer minor units; how many digits those have is the currency's (ISO 4217).
"""

import re
from decimal import Decimal

from pruner.core.errors import NotAnAmount
from pruner.core.lazily import pattern
from pruner.core.models import Money

NO_MINOR_UNIT = pattern("BIF|CLP|DJF|GNF|ISK|JPY|KMF|KRW|PYG|RWF|UGX|VND|VUV|XAF|XOF|XPF")
THREE_PLACES = 3
THREE_DIGITS = pattern("BHD|IQD|JOD|KWD|LYD|OMR|TND")
PLAIN = pattern(r"(?P<whole>-?[0-9]{1,12})([.,](?P<part>[0-9]{1,3}))?", re.ASCII)
GROUPED = pattern(
    r"(?P<whole>-?[1-9][0-9]{0,2}(?:(?P<mark>[.,'’ \u00a0\u202f])[0-9]{3})(?:(?P=mark)[0-9]{3}){0,2})"
    r"((?!(?P=mark))[.,](?P<part>[0-9]{1,3}))?",
    re.ASCII,
)
MARKS = pattern(r"[^0-9-]")


def minor_digits(currency: str) -> int:
    """How many decimal places an amount in this currency has (ISO 4217)."""
    if NO_MINOR_UNIT.fullmatch(currency):
        return 0
    return THREE_PLACES if THREE_DIGITS.fullmatch(currency) else 2


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
    """A typed amount such as `50`, `50.5`, `50,50`, `1.200,50`, `1,200.50` or `1 200`.

    Three digits behind one mark are thousands, as nobody writes three decimals of a currency that has
    fewer: `1.200` is twelve hundred euros, and 1.200 dinars. Two strict patterns decide, since Decimal
    accepts NaN, 1e400 and full-width digits.
    """
    found = _read(text.strip(), minor_digits(currency))
    if found is None:
        raise NotAnAmount(text, currency)
    amount = Decimal(f"{MARKS.sub('', found['whole'])}.{found['part'] or '0'}")
    places = minor_digits(currency)
    if amount != round(amount, places):
        raise NotAnAmount(text, currency)
    return Money(round(amount, places), currency)


def _read(text: str, places: int) -> re.Match[str] | None:
    """The whole part and the decimals; a single mark before three digits is read by the currency."""
    plain = PLAIN.fullmatch(text)
    if plain and places == THREE_PLACES:
        return plain
    return GROUPED.fullmatch(text) or plain
