"""A row's identity, from what it says: the same block, invoice or payment has the same key in every file.

A key holds what a sum depends on and leaves out what people still mend afterwards (a note, a tag, a
project where the time of day tells blocks apart), so that a mended note does not count the hours twice.
Rows that are alike down to the key are told apart by counting them: two equal rows in one file are two
facts, and the second file with both adds nothing.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from hashlib import blake2b

from pruner.core.names import fold
from pruner.formats.rows import Entry, Rejected, Remark

Part = str | int | date | datetime | Decimal | None


def key(kind: str, *parts: Part) -> str:
    """Sixteen hexadecimal digits for these parts; texts count as they are looked up, folded."""
    return joined(kind, *map(_said, parts))


def joined(kind: str, *said: str) -> str:
    """The key of parts that are said already as they count: texts folded, days and numbers as text."""
    content = "\x1f".join((kind, *said))
    return blake2b(content.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def counted(entries: Iterator[Entry]) -> Iterator[Entry]:
    """The same entries; from the second with one key on, its number is added to the key.

    Remembers a number for each key, about 100 bytes a row.
    """
    seen: dict[int, int] = {}
    for entry in entries:
        if isinstance(entry, (Rejected, Remark)):
            yield entry
            continue
        known = int(entry.key, 16)
        seen[known] = times = seen.get(known, 0) + 1
        yield entry if times == 1 else replace(entry, key=f"{entry.key}-{times}")


def _said(part: Part) -> str:
    if isinstance(part, str):
        return fold(part) if part else ""
    if part is None:
        return ""
    if isinstance(part, Decimal):
        return f"{part.normalize():f}"
    return str(part)
