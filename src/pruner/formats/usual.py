"""Rows of hours as they usually are, put together from what their cells say.

A file says the same names, days and lengths over and over, so what such a cell says is made out once for each
text. Every way in which a row can be unusual - too short, an empty cell, one that is unreadable or written
another way - is left to `hours.read`, which makes the same of a row and says what is wrong with it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, TypeVar

from pruner.core.models import NOTE_CAP
from pruner.core.names import fold
from pruner.core.text import clean_note
from pruner.formats import days, hours
from pruner.formats.cells import Cells, Reading, Unreadable
from pruner.formats.keys import joined
from pruner.formats.layout import Usual
from pruner.formats.rows import HoursRow, Reason

REMEMBERED: Final = 4_000
"""So many texts of a column are known at a time."""
WHOSE: Final = ("client", "project")
"""The columns that say whose the row is, the first one that says anything."""
LENGTHS: Final = ("duration", "hours", "minutes", "seconds")
"""The first of these columns that is there says how long it was."""

T = TypeVar("T")


def usual_hours(reading: Reading) -> Usual | None:
    """How usual rows of this table are read; None where it does not say whose they are, when and how long."""
    there = {"day", *WHOSE, *LENGTHS} & reading.at.keys()
    return _Usual(reading).read if "day" in there and there & {*WHOSE} and there & {*LENGTHS} else None


class _Column(dict[str, T]):
    """What the cells of one column say, by their text; a new text raises what is wrong with it."""

    def __init__(self, reading: Reading, field: str, say: Callable[[Cells, str], T]) -> None:
        super().__init__()
        self._alone, self._field, self._say = replace(reading, at={field: 0}), field, say

    def __missing__(self, text: str) -> T:
        said = self._say(Cells(0, (text,), self._alone), self._field)
        if len(self) >= REMEMBERED:
            self.clear()
        self[text] = said
        return said


class _Usual:
    """One table: where its columns stand, and what their cells were found to say."""

    def __init__(self, reading: Reading) -> None:
        at = reading.at
        length = next(field for field in LENGTHS if field in at)
        self._kind = f"{reading.format} hours"
        self._whose = [(at[field], _Column(reading, field, _name)) for field in WHOSE if field in at]
        self._day, self._days = at["day"], _Column(reading, "day", _day)
        self._length, self._lengths = at[length], _Column(reading, length, _length)
        self._billable, self._answers = at.get("billable"), _Column(reading, "billable", Cells.yes)
        self._notes = [at[field] for field in ("note", "task") if field in at]
        self._start, self._end = at.get("start"), at.get("end")
        self._end_day, self._end_days = at.get("end_day"), _Column(reading, "end_day", Cells.day_if_any)
        self._project, self._projects = at.get("project"), _Column(reading, "project", _told)
        self._task, self._tasks = at.get("task"), _Column(reading, "task", _told)

    def read(self, line: int, fields: Sequence[str]) -> HoursRow | None:
        """The row as hours, None where it is not usual."""
        try:
            client, whose = self._client(fields)
            day, on = self._days[fields[self._day]]
            minutes, seconds = self._lengths[fields[self._length]]
            note = self._note(fields)
            began, *place = self._told_apart(fields, on, note)
            self._hold_end(fields)
            billable = self._billable is None or self._answers[fields[self._billable]]
        except (IndexError, Unreadable):
            return None
        return HoursRow(
            line=line,
            client=client,
            day=day,
            minutes=minutes,
            billable=billable,
            note=note,
            key=joined(self._kind, whose, began, seconds, *place),
        )

    def _client(self, fields: Sequence[str]) -> tuple[str, str]:
        """The name, and as it is looked up."""
        for at, names in self._whose:
            said = names[fields[at]]
            if said[0]:
                return said
        raise Unreadable(Reason.NO_CLIENT)

    def _note(self, fields: Sequence[str]) -> str:
        for at in self._notes:
            if text := clean_note(fields[at].strip()):
                if len(text) > NOTE_CAP:
                    raise Unreadable(Reason.TOO_LONG)
                return text
        return ""

    def _told_apart(self, fields: Sequence[str], on: str, note: str) -> tuple[str, ...]:
        """When it began, and where there is no time of day what else tells it from others of the client."""
        if self._start is not None:
            return (f"{on}t{_clock(fields[self._start])}",)
        project = self._projects[fields[self._project]] if self._project is not None else ""
        task = self._tasks[fields[self._task]] if self._task is not None else ""
        return on, project, task, "" if project or task else fold(note)

    def _hold_end(self, fields: Sequence[str]) -> None:
        """What says when it ended does not count beside its length, and yet has to be readable."""
        if self._end_day is not None:
            self._end_days[fields[self._end_day]]
        if self._end is not None and (end := fields[self._end]):
            _clock(end)


def _name(cells: Cells, field: str) -> tuple[str, str]:
    name = cells.text(field)
    return name, fold(name)


def _day(cells: Cells, field: str) -> tuple[date, str]:
    day = cells.day(field)
    return day, str(day)


def _length(cells: Cells, _field: str) -> tuple[int, str]:
    """Whole minutes, and the seconds as they are looked up."""
    length = hours.length(cells)
    if length is None:
        raise Unreadable(Reason.NO_DURATION)
    return hours.minutes(length), str(int(length.total_seconds()))


def _told(cells: Cells, field: str) -> str:
    return fold(cells.raw(field))


def _clock(text: str) -> str:
    clock = days.clock(text.strip())
    if clock is None:
        raise Unreadable(Reason.NOT_A_TIME)
    return clock.isoformat()
