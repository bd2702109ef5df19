"""Our own export as JSON: every record, complete, one a line: a file of any size is read line by line.

    {"pruner": 1,
    "clients": [
    {"id": "1867...", "name": "Acme", ...},
    ...
    ],
    ...
    }

It is plain JSON for every other program. A file that another program has laid out differently is read in
one piece, up to the size that such files may have.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from pruner.core.lazily import pattern
from pruner.core.ledger import ColumnMap, Cost, Hours, Invoice, KnownAs, Payment, Terms
from pruner.core.models import (
    NAME_CAP,
    Client,
    Cut,
    Decision,
    Fix,
    Incident,
    Intake,
    Job,
    Record,
    Session,
    Step,
)
from pruner.core.text import CONTROLS, clean
from pruner.formats import fields
from pruner.formats.cells import Unreadable
from pruner.formats.refusals import LineTooLong, NewerExport, UnreadableDocument
from pruner.formats.rows import Reason, Rejected
from pruner.formats.text import Text

VERSION: Final = 1
MARK: Final = "pruner"
KINDS: Final[dict[str, type[Record]]] = {
    "clients": Client,
    "incidents": Incident,
    "jobs": Job,
    "fixes": Fix,
    "steps": Step,
    "sessions": Session,
    "decisions": Decision,
    "cuts": Cut,
    "intakes": Intake,
    "terms": Terms,
    "hours": Hours,
    "invoices": Invoice,
    "payments": Payment,
    "costs": Cost,
    "known_names": KnownAs,
    "column_maps": ColumnMap,
}
"""What an export holds, and what each part is called."""
HEAD: Final = pattern(r'\{"pruner": ([0-9]{1,9}),')
OPENS: Final = pattern(r'"([a-z_]{1,40})": \[(\])?,?')
CLOSES: Final = frozenset({"]", "],"})


class Item(NamedTuple):
    """One record as it stands in the file: the line, the part it is in, and its values."""

    line: int
    part: str
    said: object


class _LaidOutOtherwise(Exception):  # noqa: N818  # a turn in the reading, told to nobody
    """A line that we would not have written so."""


def written(records: Mapping[type[Record], Sequence[Record]]) -> Iterator[str]:
    """The export, line by line."""
    yield f'{{"{MARK}": {VERSION},\n'
    for number, (part, kind) in enumerate(KINDS.items(), start=1):
        end = "]" if number == len(KINDS) else "],"
        yield f'"{part}": [\n'
        last = len(records.get(kind, ())) - 1
        for place, record in enumerate(records.get(kind, ())):
            yield _line(record) + ("\n" if place == last else ",\n")
        yield f"{end}\n"
    yield "}\n"


def begins(text: Text) -> bool:
    """Whether this is an export as we lay it out.

    Raises:
        NewerExport: by a newer pruner.
    """
    try:
        found = HEAD.fullmatch(next(text.lines(), "").rstrip())
    except LineTooLong:
        return False
    if found:
        _hold_version(int(found[1]))
    return found is not None


def items(text: Text) -> Iterator[Item]:
    """Every record of an export, line by line.

    Raises:
        UnreadableDocument: it breaks off, or a line is no JSON.
    """
    part, number, ended = "", 0, False
    for number, line in enumerate(map(str.strip, text.lines()), start=1):
        if number == 1 or not line:
            continue
        if part and line.startswith("{"):
            yield Item(number, part, _loaded(line.removesuffix(","), number))
            continue
        part, ended = _turned(line, part), line == "}"
    if not ended:
        raise UnreadableDocument(number, 0)


def laid_out(text: Text) -> int | None:
    """How many records there are, None where another program has laid the file out."""
    try:
        return sum(1 for _ in items(text))
    except _LaidOutOtherwise:
        return None


def items_of(content: object) -> tuple[Item, ...] | None:
    """The records of an export that was read in one piece; None where it is none.

    Raises:
        NewerExport: by a newer pruner.
    """
    if not isinstance(content, dict) or not isinstance(content.get(MARK), int):
        return None
    _hold_version(content[MARK])
    parts = ((part, content.get(part)) for part in KINDS)
    listed = [(part, said) for part, there in parts if isinstance(there, list) for said in there]
    return tuple(Item(number, part, said) for number, (part, said) in enumerate(listed, start=1))


def record(item: Item) -> Record | Rejected:
    """The record that an item says, or why it is none."""
    try:
        return _read(item)
    except Unreadable as error:
        shown = clean(json.dumps(item.said, ensure_ascii=False))[:NAME_CAP]
        text = error.text or shown
        return Rejected(line=item.line, reason=error.reason, column=error.column, text=text, row=(shown,))


def _read(item: Item) -> Record:
    if isinstance(item.said, Reason):
        raise Unreadable(item.said)
    if item.part not in KINDS or not isinstance(item.said, dict):
        raise Unreadable(Reason.UNREADABLE)
    return fields.up(KINDS[item.part], item.said)


def _line(record: Record) -> str:
    """The record on one line; what drives a terminal is escaped."""
    text = json.dumps(fields.down(record), ensure_ascii=False, allow_nan=False)
    return CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _turned(line: str, part: str) -> str:
    """The part after a line that is no record."""
    if line in CLOSES or line == "}":
        return ""
    opens = None if part else OPENS.fullmatch(line)
    if opens is None:
        raise _LaidOutOtherwise
    return "" if opens[2] else opens[1]


def _loaded(line: str, number: int) -> object:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise UnreadableDocument(number, error.colno) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(number, 0) from error


def _hold_version(version: int) -> None:
    if version > VERSION:
        raise NewerExport(version, VERSION)
