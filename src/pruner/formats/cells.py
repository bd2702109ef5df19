"""One row of a table, asked by our own names for its columns.

What cannot be read raises `Unreadable`, which says what is wrong with which cell; the row is then
reported and all others still count.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from pruner.core.lazily import dataclass
from pruner.core.models import NAME_CAP, NOTE_CAP
from pruner.core.text import clean, clean_note
from pruner.formats import amounts, days
from pruner.formats.header import named
from pruner.formats.options import DateOrder, DecimalSign, Options
from pruner.formats.rows import Reason

NO: Final = frozenset({"no", "n", "false", "0", "nein", "falsch", "non-billable", "nicht abrechenbar"})


class Unreadable(Exception):  # noqa: N818  # becomes a rejected row
    """A row that cannot be taken in, and the cell that is the reason."""

    def __init__(self, reason: Reason, column: str = "", text: str = "") -> None:
        super().__init__(reason, column, text)
        self.reason, self.column, self.text = reason, column, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What holds for every row of one table: where the fields stand, and how numbers and days are written.

    `format` is the source of the rows, `currency` that of the header, None where it says none.
    """

    format: str
    titles: Sequence[str]
    at: Mapping[str, int]
    styles: Mapping[str, DecimalSign | None]
    order: DateOrder | None
    currency: str | None
    options: Options


class Cells:
    """One row: its line, and its fields by name."""

    __slots__ = ("_at", "_fields", "line", "reading")

    def __init__(self, line: int, fields: Sequence[str], reading: Reading) -> None:
        self.line = line
        self.reading = reading
        self._fields = fields
        self._at = reading.at

    def has(self, field: str) -> bool:
        """Whether the table has this column."""
        return field in self._at

    def raw(self, field: str) -> str:
        """The cell without blanks around it; nothing where the row is too short or lacks the column."""
        at = self._at.get(field)
        return "" if at is None or at >= len(self._fields) else self._fields[at].strip()

    def text(self, field: str) -> str:
        """One line of text, safe to keep."""
        return self._capped(field, clean(self.raw(field)), NAME_CAP)

    def note(self, *fields: str) -> str:
        """The first of these fields that says something, as lines of text."""
        for field in fields:
            if text := clean_note(self.raw(field)):
                return self._capped(field, text, NOTE_CAP)
        return ""

    def who(self, *fields: str) -> str:
        """The client: the first of these fields that names one."""
        for field in fields:
            if name := self.text(field):
                return name
        raise self.unreadable(Reason.NO_CLIENT, fields[0])

    def day(self, field: str) -> date:
        """The day that has to stand here."""
        found = self.day_if_any(field)
        if found is None:
            raise self.unreadable(Reason.NO_DAY, field)
        return found

    def day_if_any(self, field: str) -> date | None:
        """The day, None where the cell is empty."""
        raw = self.raw(field)
        try:
            return days.day(raw, self.reading.order, self.reading.options.today) if raw else None
        except days.NotADayHere as error:
            raise self.unreadable(Reason.NOT_A_DAY, field) from error

    def moment(self, field: str, on: date | None) -> datetime | None:
        """The local moment; a time of day alone means that day's. None where the cell tells no time."""
        raw = self.raw(field)
        if not raw:
            return None
        if (clock := days.clock(raw)) is not None:
            return None if on is None else datetime.combine(on, clock)
        try:
            if not days.is_time(raw):
                return days.moment(raw, self.reading.order, self.reading.options.today)
            return None if on is None else datetime.combine(on, days.time_of_day(raw))
        except (days.NotADayHere, days.NotATimeHere) as error:
            raise self.unreadable(Reason.NOT_A_TIME, field) from error

    def number(self, field: str) -> Decimal | None:
        """The number, None where the cell is empty."""
        raw = self.raw(field)
        try:
            return amounts.number(raw, self.reading.styles.get(field)) if raw else None
        except amounts.StyleUnknown as error:
            raise self.unreadable(Reason.NUMBER_STYLE, field) from error
        except amounts.TooLarge as error:
            raise self.unreadable(Reason.OUT_OF_RANGE, field) from error
        except amounts.NotANumberHere as error:
            raise self.unreadable(Reason.NOT_A_NUMBER, field) from error

    def span(self, field: str) -> timedelta | None:
        """A time span written `26:03:00` or as decimal hours, None where the cell is empty."""
        raw = self.raw(field)
        if not raw:
            return None
        try:
            found = days.span(raw)
        except days.NotATimeHere as error:
            raise self.unreadable(Reason.NOT_A_TIME, field) from error
        if found is not None:
            return found
        number = self.number(field)
        return None if number is None else days.decimal_hours(number)

    def yes(self, field: str) -> bool:
        """Whether the cell does not say no: a missing column and an empty cell are a yes."""
        raw = self.raw(field)
        return not raw or named(raw) not in NO

    def currency(self, amount: str) -> str | None:
        """The currency of the row: its own column, the amount's cell, else the header."""
        own = self.reading.options.currency
        said = amounts.currency(self.raw("currency"), own) or amounts.currency(self.raw(amount), own)
        return said or self.reading.currency

    def unreadable(self, reason: Reason, field: str) -> Unreadable:
        """The row cannot be taken in because of this field."""
        at = self.reading.at.get(field)
        column = self.reading.titles[at] if at is not None else ""
        return Unreadable(reason, column, clean(self.raw(field))[:NAME_CAP])

    def _capped(self, field: str, text: str, cap: int) -> str:
        if len(text) > cap:
            raise self.unreadable(Reason.TOO_LONG, field)
        return text
