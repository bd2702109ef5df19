"""Our own export as CSV: one table for each kind of record, safe to open in a spreadsheet.

A program for tables takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a
formula, so such a text gets a `'` before it; ids have a `#` before them, since such a program would round
a number that long. Our own import takes both off again. JSON is the export that loses nothing.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from io import StringIO
from typing import Final

from pruner.core.lazily import pattern
from pruner.core.models import Id, Money, Record, owner
from pruner.formats import fields
from pruner.formats.fields import Field, fields_of
from pruner.formats.header import DELIMITERS, Header, named
from pruner.formats.own import KINDS, Item
from pruner.formats.records import records as read_records
from pruner.formats.records import split
from pruner.formats.text import Text

BOM: Final = "\ufeff"
"""Without it a spreadsheet takes UTF-8 for something else."""
FORMULA: Final = pattern(r"'*[=+\-@\t\r]")
WHOSE: Final = "client"
"""A column for the reader: the client's name beside its id."""
CURRENCY: Final = "_currency"


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` made a cell of."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def written(kind: type[Record], records: Iterable[Record], names: Mapping[Id, str]) -> Iterator[str]:
    """The table of one kind, row by row; `names` are the clients'."""
    owned = any(field.name == "client_id" for field in fields_of(kind))
    yield BOM + line([*columns(kind), *([WHOSE] if owned else [])])
    for record in records:
        of = owner(record)
        name = [guarded(names.get(of, "")) if of is not None else ""]
        yield line([*_cells(record), *(name if owned else [])])


def columns(kind: type[Record]) -> tuple[str, ...]:
    """The names of a kind's columns; an amount has one more for its currency."""
    return tuple(name for field in fields_of(kind) for name in _columns(field))


def line(cells: Sequence[str]) -> str:
    """One row of a table."""
    out = StringIO(newline="")
    csv.writer(out).writerow(cells)
    return out.getvalue()


def recognised(text: Text) -> tuple[str, Header] | None:
    """Which part of an export this table is, and its header; None where it is none."""
    first = next(text.lines(), "")
    for delimiter in DELIMITERS:
        names = tuple(named(cell) for cell in split(first, delimiter))
        for part, kind in KINDS.items():
            if set(columns(kind)) <= set(names):
                return part, Header(line=1, delimiter=delimiter, names=names)
    return None


def items(text: Text, part: str, header: Header) -> Iterator[Item]:
    """Every record of the table."""
    lines = text.lines()
    next(lines, None)
    at = {name: place for place, name in reversed([*enumerate(header.names)])}
    kind = KINDS[part]
    for row in read_records(lines, header.delimiter, 2):
        cells = {name: row.fields[place] if place < len(row.fields) else "" for name, place in at.items()}
        yield Item(row.line, part, row.fault or {f.name: _said(f, cells) for f in fields_of(kind)})


def _columns(field: Field) -> Iterator[str]:
    yield field.name
    if field.base is Money:
        yield field.name + CURRENCY


def _cells(record: Record) -> Iterator[str]:
    said = fields.down(record)
    for field in fields_of(type(record)):
        value = said[field.name]
        if field.base is Money:
            yield from _money_cells(value)
        elif field.is_id:
            yield f"#{value}" if value is not None else ""
        elif field.is_text:
            yield guarded(str(value or ""))
        else:
            yield _cell(value)


def _money_cells(value: object) -> Iterator[str]:
    money = value if isinstance(value, dict) else {"amount": "", "currency": ""}
    yield money["amount"]
    yield money["currency"]


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _said(field: Field, cells: Mapping[str, str]) -> object:
    """What a cell says, as the JSON export would say it."""
    cell = cells[field.name]
    if field.is_text:
        return unguarded(cell) or (None if field.optional else "")
    if not cell.strip():
        return None
    if field.base is Money:
        return {"amount": cell.strip(), "currency": cells[field.name + CURRENCY].strip()}
    return cell.strip() if field.is_id or field.base is Decimal else _plain(field, cell.strip())


def _plain(field: Field, cell: str) -> object:
    """A whole number, a ratio, yes or no, or a list; a word or a day stays the text it is."""
    if field.base in {int, float, bool} or cell.startswith("["):
        try:
            return json.loads(cell.lower() if field.base is bool else cell)
        except (ValueError, RecursionError):
            return cell
    return cell
