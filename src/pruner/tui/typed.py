"""What people type into fields as values, or refusals that say how to write it; and values for fields.

An empty field is None: nothing was said.
"""

import re
from datetime import date
from decimal import Decimal

from pruner.core import spans, when
from pruner.core.errors import NotACurrency, NotADate, NotANumber, NotASpan
from pruner.core.models import Money
from pruner.core.money import minor_digits, parse_amount
from pruner.i18n import figure, typed

NUMBER = re.compile(r"[0-9]{1,6}([.,][0-9]{1,6})?", re.ASCII)
"""One strict pattern, since `float` takes nan, 1e400, 1_0 and the digits of every script."""
WHOLE = re.compile(r"[0-9]{1,6}", re.ASCII)
CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
PERCENT = 100


def day(text: str, today: date) -> date | None:
    """A day: `2026-11-20`, `20.11.2026`, `yesterday`, `-3d`."""
    if not text.strip():
        return None
    said = when.parse(text)
    if said is None or said.hour:
        raise NotADate(text)
    return said.on(today)


def minutes(text: str) -> int | None:
    """How long something took: `1:30`, `1.5`, `90 min`."""
    if not text.strip():
        return None
    found = spans.parse_minutes(text)
    if found is None:
        raise NotASpan(text)
    return found


def currency(text: str, usual: str) -> str:
    """The code of a currency, the usual one where nothing is said."""
    code = text.strip().upper()
    if not code:
        return usual
    if not CURRENCY.fullmatch(code):
        raise NotACurrency(text)
    return code


def money(text: str, of: str) -> Money | None:
    """An amount in a currency."""
    return parse_amount(text, of) if text.strip() else None


def amount(text: str, of: str) -> Decimal | None:
    """The same without its currency."""
    found = money(text, of)
    return found.amount if found else None


def number(text: str) -> Decimal | None:
    """A number with or without decimals."""
    if not text.strip():
        return None
    if not NUMBER.fullmatch(text.strip()):
        raise NotANumber(text)
    return Decimal(text.strip().replace(",", "."))


def whole(text: str) -> int | None:
    """A number without decimals."""
    if not text.strip():
        return None
    if not WHOLE.fullmatch(text.strip()):
        raise NotANumber(text)
    return int(text)


def percent(text: str) -> Decimal | None:
    """A share typed in percent: `50` or `50 %` is 0.5."""
    found = number(text.strip().removesuffix("%"))
    return None if found is None else found / PERCENT


def day_text(value: date | None) -> str:
    """The day as a field takes it."""
    return typed(value) if value else ""


def amount_text(value: Decimal | None, of: str) -> str:
    """The amount as a field takes it, without marks between thousands."""
    return "" if value is None else number_text(round(value, minor_digits(of)))


def number_text(value: Decimal | int | None) -> str:
    """A number as a field takes it, with all its digits."""
    if value is None:
        return ""
    mark = figure(Decimal("0.5"))[1]
    return f"{Decimal(value):f}".replace(".", mark)


def percent_text(value: Decimal | None) -> str:
    """A share in percent."""
    return "" if value is None else number_text((value * PERCENT).normalize())
