"""A row of a time tracker as a block of work.

How long it was is said by its duration, else by decimal hours, minutes or seconds, else by end less
start. A block over midnight belongs to the day it began. Where the client's column is empty the project
stands for the client: that is how people without a client field in their tracker keep them apart.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from pruner.core.lazily import dataclass
from pruner.formats.cells import Cells
from pruner.formats.days import is_time
from pruner.formats.keys import key
from pruner.formats.options import Options
from pruner.formats.rows import Entry, HoursRow, Reason

LONGEST: Final = timedelta(hours=10_000)
"""More than a year has: a slip."""
MINUTE: Final = timedelta(minutes=1)
HALF: Final = MINUTE / 2
NONE: Final = timedelta()
DAY: Final = timedelta(days=1)
FOLD: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """When it was, and how long."""

    day: date
    start: datetime | None
    end: datetime | None
    length: timedelta


def read(cells: Cells) -> Iterable[Entry]:
    """The row as hours."""
    return (hours(cells, block(cells)),)


def hours(cells: Cells, worked: Block) -> HoursRow:
    """This block with the client, the note and the identity that the row gives it."""
    client, note = cells.who("client", "project"), cells.note("note", "task")
    return HoursRow(
        line=cells.line,
        client=client,
        day=worked.day,
        minutes=minutes(worked.length),
        billable=cells.yes("billable"),
        note=note,
        key=key(f"{cells.reading.format} hours", client, *_told_apart(cells, worked, note)),
    )


def block(cells: Cells) -> Block:
    """When the row's block was, and how long."""
    on = cells.day("day") if cells.has("day") else None
    start = cells.moment("start", on)
    day = on or cells.day("start")
    end = cells.moment("end", cells.day_if_any("end_day") or day)
    if start and end and _past_midnight(cells, start, end):
        end += DAY
    said = length(cells)
    lasted = _sane(cells, _elapsed(cells, start, end)) if said is None else said
    return Block(day=day, start=start, end=end, length=lasted)


def length(cells: Cells) -> timedelta | None:
    """How long the row says it was, None where it does not."""
    said = _said(cells)
    return None if said is None else _sane(cells, said)


def elapsed(start: datetime, end: datetime, options: Options) -> timedelta:
    """How long it was between two local moments; the end may be in an hour that came twice."""
    length = options.instant(end) - options.instant(start)
    return length if length >= NONE else options.instant(end.replace(fold=1)) - options.instant(start)


def minutes(length: timedelta) -> int:
    """Whole minutes, 30 seconds round up."""
    return (length + HALF) // MINUTE


def _past_midnight(cells: Cells, start: datetime, end: datetime) -> bool:
    """Whether an end without a day is the next day's; less than an hour back, the clocks were changed."""
    return not cells.raw("end_day") and is_time(cells.raw("end")) and start - end > FOLD


def _said(cells: Cells) -> timedelta | None:
    if (length := cells.span("duration")) is not None:
        return length
    if (length := cells.span("hours")) is not None:
        return length
    for field, unit in (("minutes", 60), ("seconds", 1)):
        if (number := cells.number(field)) is not None:
            return timedelta(seconds=int((number * unit).to_integral_value()))
    return None


def _elapsed(cells: Cells, start: datetime | None, end: datetime | None) -> timedelta:
    if start is None or end is None:
        raise cells.unreadable(Reason.NO_DURATION, _first_there(cells))
    length = elapsed(start, end, cells.reading.options)
    if length < NONE:
        raise cells.unreadable(Reason.ENDS_BEFORE_START, "end")
    return length


def _sane(cells: Cells, length: timedelta) -> timedelta:
    if NONE <= length <= LONGEST:
        return length
    raise cells.unreadable(Reason.OUT_OF_RANGE, _first_there(cells))


def _first_there(cells: Cells) -> str:
    return next((field for field in ("duration", "hours", "minutes", "seconds") if cells.has(field)), "end")


def _told_apart(cells: Cells, worked: Block, note: str) -> tuple[str | int | date | Decimal | None, ...]:
    """What tells this block from others of the client (see `keys`).

    Without a time of day that is the project and the task, and the note where there is neither.
    """
    seconds = int(worked.length.total_seconds())
    if worked.start is not None:
        return worked.start.isoformat(), seconds
    project, task = cells.raw("project"), cells.raw("task")
    return worked.day, seconds, project, task, "" if project or task else note
