"""Calendar months and quarters as values."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple


class Month(NamedTuple):
    """One calendar month; months can be compared and counted.

    A tuple, since the books of a whole garden look up nothing as often as a month.
    """

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month this day lies in."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.plus(1).first - timedelta(days=1)

    @property
    def quarter(self) -> tuple[int, int]:
        """(year, quarter from 1 to 4)."""
        return self.year, (self.number - 1) // 3 + 1

    def plus(self, months: int) -> "Month":
        """So many months later, or earlier where negative."""
        year, month = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(year, month + 1)

    def until(self, last: "Month") -> Iterator["Month"]:
        """This month up to and including the last one."""
        month = self
        while month <= last:
            yield month
            month = month.plus(1)


def window(today: date, months: int) -> tuple[Month, ...]:
    """The last so many complete calendar months before today, oldest first."""
    this = Month.of(today)
    return tuple(this.plus(-back) for back in range(months, 0, -1))


def plus_months(day: date, months: int) -> date:
    """The same day so many months later, clamped to the month's end: 31 January plus one is 28 February."""
    month = Month.of(day).plus(months)
    return min(month.last, date(month.year, month.number, min(day.day, month.last.day)))
