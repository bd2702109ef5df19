"""The fields of a record as plain JSON values, and back; strictly, since a file may hold anything.

Ids are texts, since not every program that reads JSON keeps 63 bits; amounts and other exact numbers are
texts of their digits. What comes in is held against the same bounds as what is typed.
"""

import json
import math
import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, Final, cast, get_args, get_type_hints

from pruner.core.lazily import dataclass, pattern
from pruner.core.ledger import MANUAL, ColumnMap, Hours, KnownAs, Terms
from pruner.core.models import NAME_CAP, NOTE_CAP, Fix, Money, Record
from pruner.core.money import minor_digits
from pruner.core.names import fold
from pruner.core.text import clean, clean_note
from pruner.core.when import YEARS
from pruner.formats.amounts import LIMIT
from pruner.formats.cells import Unreadable
from pruner.formats.hours import LONGEST
from pruner.formats.rows import Reason

Json = Mapping[str, object]

ID_CAP: Final = 2**63
MINUTES_CAP: Final = 24 * 60
COUNT_CAP: Final = 1_000
TOLERANCES: Final = (0.1, 10.0)
DIGITS: Final = pattern(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", re.ASCII)
ID: Final = pattern(r"#?([0-9]{1,19})", re.ASCII)
CURRENCY: Final = pattern(r"[A-Z]{3}", re.ASCII)
SOME: Final = pattern(r".+", re.DOTALL)
NEEDED: Final = {
    "name": SOME,
    "sign": SOME,
    "title": SOME,
    "theirs": SOME,
    "source": SOME,
    "currency": CURRENCY,
}
"""Texts that are never empty, and what they look like."""
LEFT_OUT: Final = frozenset({"import_id"})
"""Which import a row came with is this garden's own history."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record: its name, what it holds, and whether it may be None or left out."""

    name: str
    base: Any
    optional: bool
    has_default: bool

    @property
    def is_id(self) -> bool:
        """Whether it says which record is meant."""
        return self.name == "id" or self.name.endswith("_id")

    @property
    def is_text(self) -> bool:
        """Whether somebody's words stand in it."""
        return self.base is str


def fields_of(kind: type[Record]) -> tuple[Field, ...]:
    """The fields of a kind that leave with an export."""
    return _fields_of(cast("Hashable", kind))


@cache
def _fields_of(kind: Any) -> tuple[Field, ...]:  # noqa: ANN401  # a kind of record
    hints = get_type_hints(kind)
    return tuple(
        Field(
            field.name,
            _base(hints[field.name]),
            NoneType in get_args(hints[field.name]),
            field.default is not MISSING,
        )
        for field in fields(kind)
        if field.name not in LEFT_OUT
    )


def down(record: Record) -> dict[str, object]:
    """The record as JSON values; a row that was typed in has no identity but its id."""
    said = {field.name: _down(field, getattr(record, field.name)) for field in fields_of(type(record))}
    return said | {"key": ""} if said.get("source") == MANUAL else said


def up(kind: type[Record], said: Json) -> Record:
    """The record that these values say, its texts cleaned.

    Raises:
        Unreadable: they say none that could be typed or imported here.
    """
    values: dict[str, Any] = {
        field.name: _up(kind, field, said) for field in fields_of(kind) if _is_said(field, said)
    }
    record = kind(**values)
    if isinstance(record, Fix) and (record.ended_on is None) != (record.ending is None):
        raise Unreadable(Reason.UNREADABLE, "ending")
    return record


def _is_said(field: Field, said: Json) -> bool:
    if field.name in said:
        return True
    if field.has_default:
        return False
    raise Unreadable(Reason.UNREADABLE, field.name)


def _down(field: Field, value: Any) -> object:  # noqa: ANN401  # whatever the field holds
    if value is None or isinstance(value, bool):
        return value
    if field.is_id or isinstance(value, Decimal):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    if isinstance(value, Money):
        return {"amount": f"{value.amount:f}", "currency": value.currency}
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _up(kind: type[Record], field: Field, said: Json) -> object:
    value = said[field.name]
    if value is None:
        if field.optional:
            return None
        raise Unreadable(Reason.UNREADABLE, field.name)
    try:
        return _id(value) if field.is_id else UP[_read_as(field)](kind, field, value)
    except (ValueError, TypeError, ArithmeticError, LookupError):
        raise Unreadable(_reason(field), field.name, _shown(value)) from None


def _base(hint: object) -> object:
    return next((arg for arg in get_args(hint) if arg is not NoneType), hint) if _is_union(hint) else hint


def _is_union(hint: object) -> bool:
    return NoneType in get_args(hint)


def _read_as(field: Field) -> object:
    if isinstance(field.base, type) and issubclass(field.base, StrEnum):
        return StrEnum
    return tuple if get_args(field.base) else field.base


def _reason(field: Field) -> Reason:
    by_base = {date: Reason.NOT_A_DAY, datetime: Reason.NOT_A_TIME, Decimal: Reason.NOT_A_NUMBER}
    return by_base.get(
        field.base, Reason.OUT_OF_RANGE if field.base in {int, float, Money} else Reason.UNREADABLE
    )


def _shown(value: object) -> str:
    return clean(value if isinstance(value, str) else json.dumps(value, default=str))[:NAME_CAP]


def _id(value: object) -> int:
    found = ID.fullmatch(_typed(value, str))
    number = int(found[1]) if found else 0
    return _held(number, 1, ID_CAP - 1)


def _text(kind: type[Record], field: Field, value: object) -> str:
    is_note = field.name == "note"
    text = clean_note(_typed(value, str)) if is_note else clean(_typed(value, str))
    if len(text) > (NOTE_CAP if is_note else NAME_CAP):
        raise Unreadable(Reason.TOO_LONG, field.name, text[:NAME_CAP])
    pattern = NEEDED.get(field.name)
    if pattern and not pattern.fullmatch(text):
        raise ValueError(text)
    return fold(text) if kind is KnownAs else text


def _texts(kind: type[Record], field: Field, value: object) -> tuple[str, ...]:
    cap = NOTE_CAP if kind is ColumnMap else NAME_CAP
    texts = [clean(_typed(text, str)) for text in _typed(value, list)]
    if any(len(text) > cap for text in texts):
        raise Unreadable(Reason.TOO_LONG, field.name, max(texts, key=len)[:NAME_CAP])
    return tuple(filter(None, texts))


def _whole(kind: type[Record], field: Field, value: object) -> int:
    if isinstance(value, bool):
        raise TypeError
    minutes = LONGEST.total_seconds() // 60 if kind is Hours else MINUTES_CAP
    return _held(_typed(value, int), 0, int(minutes) if field.name == "minutes" else COUNT_CAP)


def _ratio(kind: type[Record], field: Field, value: object) -> float:
    del kind, field
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError
    low, high = TOLERANCES
    if not low <= value <= high:
        raise ValueError(value)
    return float(value)


def _number(kind: type[Record], field: Field, value: object) -> Decimal:
    text = _typed(value, str)
    if not DIGITS.fullmatch(text):
        raise ValueError(text)
    number = Decimal(text)
    if abs(number) >= LIMIT or (kind is Terms and number < 0):
        raise Unreadable(Reason.OUT_OF_RANGE, field.name, text)
    return number


def _money(kind: type[Record], field: Field, value: object) -> Money:
    said = _typed(value, dict)
    currency = _typed(said["currency"], str)
    amount = _number(kind, field, said["amount"])
    places = minor_digits(currency)
    if not CURRENCY.fullmatch(currency) or amount != round(amount, places):
        raise ValueError(currency)
    return Money(round(amount, places), currency)


def _day(kind: type[Record], field: Field, value: object) -> date:
    del kind, field
    day = date.fromisoformat(_typed(value, str))
    _held(day.year, YEARS.start, YEARS.stop - 1)
    return day


def _moment(kind: type[Record], field: Field, value: object) -> datetime:
    del kind, field
    moment = datetime.fromisoformat(_typed(value, str))
    _held(moment.year, YEARS.start + 1, YEARS.stop - 2)
    if moment.utcoffset() is None:
        raise ValueError(moment)
    return moment.astimezone(UTC)


def _yes(kind: type[Record], field: Field, value: object) -> bool:
    del kind, field
    return bool(_typed(value, bool))


def _word(kind: type[Record], field: Field, value: object) -> object:
    del kind
    return field.base(_typed(value, str))


def _held(number: int, low: int, high: int) -> int:
    if not low <= number <= high:
        raise ValueError(number)
    return number


def _typed(value: object, kind: type[Any]) -> Any:  # noqa: ANN401  # of the kind asked for
    if not isinstance(value, kind):
        raise TypeError(kind)
    return value


UP: Final[dict[object, Callable[[type[Record], Field, object], object]]] = {
    str: _text,
    tuple: _texts,
    int: _whole,
    float: _ratio,
    Decimal: _number,
    Money: _money,
    date: _day,
    datetime: _moment,
    bool: _yes,
    StrEnum: _word,
}
"""How a value of each type is read."""
