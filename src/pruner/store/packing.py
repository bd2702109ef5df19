"""A record <-> flat text and whole numbers: once as the row of a table, once as JSON in the journal.

Both use the same words, so a journal entry can be held against the table it speaks of. Days are ISO
text; moments are UTC text of one fixed width, so that the order of texts is the order of time;
money is minor units beside its currency. Nothing here knows a database.

Another program may have written what no record can be made of; that is `Unreadable`, which says
where it stands and never what.
"""

import json
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeAlias, TypeVar

from pruner.core.changes import Edit
from pruner.core.models import Channel, Client, Incident, Job, Money, Record, State
from pruner.core.money import from_minor, to_minor

Flat: TypeAlias = str | int | None
Row: TypeAlias = dict[str, Flat]
R = TypeVar("R", bound=Record)

KINDS: dict[str, type[Record]] = {"client": Client, "incident": Incident, "job": Job}
"""Every kind of record, under the name the journal knows it by."""


BROKEN = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What the making of a record from foreign text may end with."""


class Unreadable(Exception):  # noqa: N818  # an answer about the file, worded where the file is known
    """No record can be made of what is stored at `place`."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


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


def _texts(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _unpack_texts(packed: str) -> tuple[str, ...]:
    values = json.loads(packed)
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValueError("not a list of texts")
    return tuple(values)


def _unpack_ratio(text: str) -> float:
    ratio = float(text)
    if not (math.isfinite(ratio) and ratio > 0):
        raise ValueError("heat is divided by it")
    return ratio


PLAIN = Form(lambda value: value, lambda value: value)
YES_NO = Form(int, bool)
RATIO = Form(lambda value: repr(float(value)), _unpack_ratio)
DAY = Form(date.isoformat, date.fromisoformat)
MOMENT = Form(pack_moment, unpack_moment)
TEXTS = Form(_texts, _unpack_texts)
STATE = Form(str, State)
CHANNEL = Form(str, Channel)
MONEY = MoneyForm()

FORMS: dict[type[Any], dict[str, Form | MoneyForm]] = {
    Client: {
        "id": PLAIN,
        "name": PLAIN,
        "planted_on": DAY,
        "state": STATE,
        "limb": PLAIN,
        "channel": CHANNEL,
        "since": DAY,
        "marked": YES_NO,
        "tolerance": RATIO,
        "aliases": TEXTS,
        "email": PLAIN,
        "note": PLAIN,
    },
    Incident: {
        "id": PLAIN,
        "client_id": PLAIN,
        "sign": PLAIN,
        "at": MOMENT,
        "minutes": PLAIN,
        "paid": MONEY,
        "note": PLAIN,
    },
    Job: {"id": PLAIN, "client_id": PLAIN, "began_at": MOMENT},
}
"""The form of every field, in the order of the columns."""


def kind_name(kind: type[Any]) -> str:
    """What the journal and refusals call this kind."""
    return next(name for name, known in KINDS.items() if known is kind)


def pack(record: Record) -> Row:
    """The record as one flat row."""
    row: Row = {}
    for field, form in FORMS[type(record)].items():
        row |= form.pack(field, getattr(record, field))
    return row


def unpack(kind: type[R], row: Mapping[str, Flat]) -> R:
    """The record that was packed; a field the row does not know yet has its default.

    Raises:
        Unreadable: the row is none that `pack` made.
    """
    names = [field for field, form in FORMS[kind].items() if form.column(field) in row]
    return kind(**{field: _unpack_field(kind, field, row) for field in names})


def _unpack_field(kind: type[Any], field: str, row: Mapping[str, Flat]) -> Any:  # noqa: ANN401  # the same
    try:
        return FORMS[kind][field].unpack(field, row)
    except BROKEN:
        raise Unreadable(f"{field} of {kind_name(kind)} {row.get('id')}") from None


def pack_edits(edits: Iterable[Edit]) -> str:
    """A change's edits as JSON; no letter is escaped, so that what is erased can be looked for."""
    return json.dumps([_pack_edit(edit) for edit in edits], ensure_ascii=False, separators=(",", ":"))


def unpack_edits(text: str) -> tuple[Edit, ...]:
    """The edits that `pack_edits` wrote.

    Raises:
        Unreadable: they are none.
    """
    try:
        return tuple(_unpack_edit(packed) for packed in json.loads(text))
    except BROKEN:
        raise Unreadable("edits of journal") from None


def _pack_edit(edit: Edit) -> dict[str, Any]:
    return {
        "kind": kind_name(type(edit.record)),
        "before": pack(edit.before) if edit.before else None,
        "after": pack(edit.after) if edit.after else None,
    }


def _unpack_edit(packed: dict[str, Any]) -> Edit:
    kind = KINDS[packed["kind"]]
    before, after = packed["before"], packed["after"]
    return Edit(unpack(kind, before) if before else None, unpack(kind, after) if after else None)
