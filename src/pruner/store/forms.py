"""The forms of fields: how a value becomes text or a whole number, and comes back.

Days are ISO text; moments are UTC text of one fixed width, so that the order of texts is the order of
time; money is minor units beside its currency; other numbers are the text of their digits, exact.
"""

import json
import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

from pruner.core.lazily import dataclass, pattern
from pruner.core.models import Money
from pruner.core.money import from_minor, to_minor

Flat: TypeAlias = str | int | None
Row: TypeAlias = dict[str, Flat]

NUMBER_TEXT = pattern(r"-?[0-9]+([.][0-9]+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Form:
    """How the value of a field becomes a column and comes back. None stays None."""

    down: Callable[[Any], Flat]
    up: Callable[[Any], Any]

    def column(self, field: str) -> str:
        """The field's column, or the first of them."""
        return field

    def pack(self, field: str, value: Any) -> Row:  # noqa: ANN401  # whatever the field holds
        """The field as columns."""
        return {field: None if value is None else self.down(value)}

    def unpack(self, field: str, row: Mapping[str, Flat]) -> Any:  # noqa: ANN401  # the same
        """The field's value in a row."""
        value = row[field]
        return None if value is None else self.up(value)


class MoneyForm:
    """Money takes two columns: `paid` is `paid_minor` and `paid_currency`."""

    def column(self, field: str) -> str:
        """The first of the two columns."""
        return f"{field}_minor"

    def pack(self, field: str, money: Money | None) -> Row:
        """The amount in minor units, and its currency."""
        return {
            f"{field}_minor": to_minor(money) if money else None,
            f"{field}_currency": money.currency if money else None,
        }

    def unpack(self, field: str, row: Mapping[str, Flat]) -> Money | None:
        """The money in a row."""
        units, currency = row[f"{field}_minor"], row[f"{field}_currency"]
        if units is None or currency is None:
            return None
        return from_minor(int(units), str(currency))


def pack_moment(moment: datetime) -> str:
    """An aware moment as `2026-11-23T09:12:00.123456Z`."""
    if moment.utcoffset() is None:
        raise ValueError("a moment without its offset could be any of two dozen")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def unpack_moment(text: str) -> datetime:
    """The moment that `pack_moment` wrote."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without its offset")
    return moment


NO_TEXTS = "[]"


def _texts(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _unpack_texts(packed: str) -> tuple[str, ...]:
    if packed == NO_TEXTS:
        return ()
    values = json.loads(packed)
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValueError("not a list of texts")
    return tuple(values)


def _unpack_ratio(text: str) -> float:
    ratio = float(text)
    if not (math.isfinite(ratio) and ratio > 0):
        raise ValueError("heat is divided by it")
    return ratio


def _number(number: Decimal) -> str:
    """The shortest plain text of a number: equal ones have equal texts."""
    if not number.is_finite():
        raise ValueError("no amount is that large")
    text = f"{number:f}" if number else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _unpack_number(text: str) -> Decimal:
    if not NUMBER_TEXT.fullmatch(text):
        raise ValueError("not a number")
    return Decimal(text)


PLAIN = Form(lambda value: value, lambda value: value)
YES_NO = Form(int, bool)
NUMBER = Form(_number, _unpack_number)
RATIO = Form(lambda value: repr(float(value)), _unpack_ratio)
DAY = Form(date.isoformat, date.fromisoformat)
MOMENT = Form(pack_moment, unpack_moment)
TEXTS = Form(_texts, _unpack_texts)
MONEY = MoneyForm()
