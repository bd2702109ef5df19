"""A record <-> flat text and whole numbers: once as the row of a table, once as JSON in the journal.

Both use the same words, so a journal entry can be held against the table it speaks of. Nothing here
knows a database.

Another program may have written what no record can be made of; that is `Unreadable`, which says
where it stands and never what.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, TypeVar

from pruner.core.changes import Edit
from pruner.core.models import Record
from pruner.store.forms import PLAIN, Flat, Form, MoneyForm, Row
from pruner.store.kinds import FORMS, KINDS, kind_name

R = TypeVar("R", bound=Record)

BROKEN = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What the making of a record from foreign text may end with."""


class Unreadable(Exception):  # noqa: N818  # an answer about the file, worded where the file is known
    """No record can be made of what is stored at `place`."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


def pack(record: Record) -> Row:
    """The record as one flat row."""
    row: Row = {}
    for field, form in FORMS[type(record)].items():
        row |= form.pack(field, getattr(record, field))
    return row


def packer(kind: type[R]) -> Callable[[R], list[Flat]]:
    """How records are packed as the values of their columns: as `pack` does, for whoever writes thousands."""
    fields, forms = attrgetter(*FORMS[kind]), [*enumerate(FORMS[kind].items())]
    downs = [(place, form.down) for place, (_, form) in forms if isinstance(form, Form) and form is not PLAIN]
    money = [(place, field, form) for place, (field, form) in forms if isinstance(form, MoneyForm)]
    money.reverse()  # it takes two places, so that those behind it move

    def packed(record: R) -> list[Flat]:
        values = list(fields(record))
        for place, down in downs:
            if values[place] is not None:
                values[place] = down(values[place])
        for place, field, form in money:
            values[place : place + 1] = form.pack(field, values[place]).values()
        return values

    return packed


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


def reader(kind: type[R], columns: Sequence[str]) -> Callable[[Sequence[Flat]], R]:
    """How records are made of rows with these columns: as `unpack` does, for whoever reads thousands."""
    forms = FORMS[kind].items()
    money = [(field, form) for field, form in forms if isinstance(form, MoneyForm)]
    changed = [(field, form.up) for field, form in forms if isinstance(form, Form) and form is not PLAIN]

    def read(row: Sequence[Flat]) -> R:
        values: dict[str, Any] = dict(zip(columns, row, strict=True))
        try:
            for field, up in changed:
                if values[field] is not None:
                    values[field] = up(values[field])
            for field, form in money:
                values[field] = form.unpack(field, values)
                del values[f"{field}_minor"], values[f"{field}_currency"]
            return kind(**values)
        except BROKEN:
            return unpack(kind, dict(zip(columns, row, strict=True)))  # it says where the fault is

    return read


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
