"""Watson: `watson log --json` and `--csv`, the report as CSV, and the `frames` file itself.

A project stands for the client, or the first tag that is a known client's where the project is not. A
frame is its id, which the CSV shortens to seven digits. The report repeats parts of a project's row in
a row for each tag: only rows without a tag count.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from pruner.core.models import NAME_CAP
from pruner.core.text import clean
from pruner.core.when import YEARS
from pruner.formats import hours
from pruner.formats.cells import Cells, Unreadable
from pruner.formats.documents import Document, client_among, one_line, word, words
from pruner.formats.keys import key
from pruner.formats.layout import Layout
from pruner.formats.options import DecimalSign, Format, Options
from pruner.formats.rows import Entry, HoursRow, Reason, Remark, Remarked

ID_DIGITS: Final = 7
FRAME: Final = 5
"""Start, stop, project, id and tags; a sixth field says when it was last changed."""
FARTHEST: Final = 32_000_000_000
"""Seconds since 1970; beyond the years that a calendar here has."""


def log_row(cells: Cells) -> Iterator[Entry]:
    """A row of the log as hours."""
    worked = hours.block(cells)
    tags = tuple(tag.strip() for tag in cells.text("tags").split(","))
    client = client_among((cells.text("project"), *tags), cells.reading.options)
    yield replace(hours.hours(cells, worked), client=client, key=_key(cells.text("id")[:ID_DIGITS]))


def report_row(cells: Cells) -> Iterator[Entry]:
    """A project's sum as hours on the first day of the report; nothing for a tag's share of it."""
    if cells.raw("tag"):
        return
    row = hours.hours(cells, hours.block(cells))
    yield row
    last = cells.day_if_any("last_day")
    if last and (last.year, last.month) != (row.day.year, row.day.month):
        yield Remark(line=cells.line, kind=Remarked.SEVERAL_MONTHS, text=row.client)


def is_logged(item: object) -> bool:
    """Whether this is an object of the log."""
    return isinstance(item, dict) and {"project", "start", "stop"} <= item.keys()


def logged(number: int, item: object, options: Options) -> Iterator[Entry]:
    """An object of the log as hours."""
    if not isinstance(item, dict):
        raise Unreadable(Reason.UNREADABLE)
    start, stop = _moment(item.get("start"), "start"), _moment(item.get("stop"), "stop")
    names = (word(item, "project"), *words(item, "tags"))
    yield _hours(number, (start, stop), names, word(item, "id"), options)


def is_frame(item: object) -> bool:
    """Whether this is a frame of the file itself."""
    return (
        isinstance(item, list)
        and len(item) >= FRAME
        and isinstance(item[2], str)
        and isinstance(item[3], str)
    )


def framed(number: int, item: object, options: Options) -> Iterator[Entry]:
    """A frame as hours."""
    if not isinstance(item, list) or len(item) < FRAME:
        raise Unreadable(Reason.UNREADABLE)
    start, stop = _instant(item[0], "start"), _instant(item[1], "stop")
    names = (one_line(item[2], "project"), *words({"tags": item[4]}, "tags"))
    yield _hours(number, (start, stop), names, one_line(item[3], "id"), options)


def _hours(
    number: int, span: tuple[datetime, datetime], names: tuple[str, ...], frame: str, options: Options
) -> HoursRow:
    start, stop = span
    if stop < start:
        raise Unreadable(Reason.ENDS_BEFORE_START, "stop", stop.isoformat())
    if stop - start > hours.LONGEST:
        raise Unreadable(Reason.OUT_OF_RANGE, "stop", stop.isoformat())
    return HoursRow(
        line=number,
        client=client_among(names, options),
        day=options.zone(start),
        minutes=hours.minutes(stop - start),
        billable=True,
        note="",
        key=_key(frame[:ID_DIGITS] or start.astimezone(UTC).isoformat()),
    )


def _key(frame: str) -> str:
    return key(f"{Format.WATSON} hours", frame)


def _moment(text: object, name: str) -> datetime:
    try:
        found = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        found = None
    if found is None or found.tzinfo is None or found.year not in YEARS:
        raise Unreadable(Reason.NOT_A_TIME, name, clean(str(text))[:NAME_CAP])
    return found


def _instant(seconds: object, name: str) -> datetime:
    if isinstance(seconds, (int, float)) and 0 <= seconds < FARTHEST:
        return datetime.fromtimestamp(int(seconds), UTC)
    raise Unreadable(Reason.NOT_A_TIME, name, clean(repr(seconds)[:NAME_CAP]))


LOG: Final = Layout(
    format=Format.WATSON,
    columns={
        "id": ("id",),
        "start": ("start",),
        "end": ("stop",),
        "project": ("project",),
        "tags": ("tags",),
    },
    needed=(("id",), ("start",), ("end",), ("project",)),
    read=log_row,
)
REPORT: Final = Layout(
    format=Format.WATSON,
    columns={
        "day": ("from",),
        "last_day": ("to",),
        "project": ("project",),
        "tag": ("tag",),
        "seconds": ("time",),
    },
    needed=(("day",), ("last_day",), ("project",), ("tag",), ("seconds",)),
    read=report_row,
    decimal=DecimalSign.POINT,
)
LAYOUTS: Final = (LOG, REPORT)
DOCUMENTS: Final = (
    Document(format=Format.WATSON, fits=is_logged, read=logged),
    Document(format=Format.WATSON, fits=is_frame, read=framed),
)
