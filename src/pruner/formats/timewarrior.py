"""Timewarrior, `timew export`: UTC times, and a tag for the client, the first known one or else the first.

The number of an interval is only its position and shifts. Intervals never overlap, so their start is
who they are. One that runs has no end yet and is left out; the next import brings it.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from pruner.core.lazily import pattern
from pruner.core.models import NAME_CAP, NOTE_CAP
from pruner.core.text import clean
from pruner.core.when import YEARS
from pruner.formats import hours
from pruner.formats.cells import Unreadable
from pruner.formats.documents import Document, Item, client_among, word, words
from pruner.formats.keys import key
from pruner.formats.options import Format, Options
from pruner.formats.rows import Entry, HoursRow, Reason, Remark, Remarked

MOMENT: Final = pattern(r"([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})Z")


def fits(item: object) -> bool:
    """Whether this is an interval: it has a start, and no project of its own."""
    return isinstance(item, dict) and "start" in item and "project" not in item and "stop" not in item


def read(number: int, item: object, options: Options) -> Iterator[Entry]:
    """The interval as hours."""
    if not isinstance(item, dict):
        raise Unreadable(Reason.UNREADABLE)
    start, tags = _moment(item, "start"), words(item, "tags")
    if not item.get("end"):
        yield Remark(line=number, kind=Remarked.RUNNING, text=", ".join(tags)[:NAME_CAP])
        return
    end = _moment(item, "end")
    if end < start:
        raise Unreadable(Reason.ENDS_BEFORE_START, "end", str(item["end"]))
    if end - start > hours.LONGEST:
        raise Unreadable(Reason.OUT_OF_RANGE, "end", str(item["end"]))
    yield HoursRow(
        line=number,
        client=client_among(tags, options),
        day=options.zone(start),
        minutes=hours.minutes(end - start),
        billable=True,
        note=word(item, "annotation", NOTE_CAP),
        key=key(f"{Format.TIMEWARRIOR} hours", start),
    )


def _moment(item: Item, name: str) -> datetime:
    text = item.get(name)
    found = MOMENT.fullmatch(text) if isinstance(text, str) else None
    try:
        if found and int(found[1]) in YEARS:
            return datetime.strptime(found[0], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        pass
    raise Unreadable(Reason.NOT_A_TIME, name, clean(str(text))[:NAME_CAP])


DOCUMENTS: Final = (Document(format=Format.TIMEWARRIOR, fits=fits, read=read),)
