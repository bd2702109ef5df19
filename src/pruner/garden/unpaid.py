"""The unpaid minutes of everybody's incidents, month by month, without reading the incidents.

An hourly rate is held against that of all: so whoever asks for one asks for the minutes of everybody.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, timedelta
from functools import cached_property

from pruner.core.heat import DayOf
from pruner.core.lately import first_moment
from pruner.core.models import Id
from pruner.core.months import Month
from pruner.store.quick_unpaid import Unpaid

HISTORY_MONTHS = 36
"""So many months back money is looked at: a year, the year before it, and the time invoices reach back."""
A_DAY = timedelta(days=1)
Read = Callable[[datetime, datetime], Mapping[Id, Unpaid]]


class Unread:
    """What incidents took up to a day, read once somebody asks for any of it."""

    def __init__(self, read: Read, today: date, day_of: DayOf) -> None:
        self._read = read
        self._today = today
        self._day_of = day_of
        self._begins: dict[date, datetime] = {}

    def per_month(self, client_id: Id, covered: Collection[date]) -> Mapping[Month, int]:
        """The client's minutes, those of the days that are covered by recorded hours left out."""
        found = self._found.get(client_id)
        if found is None:
            return {}
        sums = {month: self._of(found, month.first, month.last) for month in self._months}
        for day in covered:
            if Month.of(day) in sums:
                sums[Month.of(day)] -= self._of(found, day, day)
        return {month: minutes for month, minutes in sums.items() if minutes}

    @cached_property
    def _months(self) -> tuple[Month, ...]:
        last = Month.of(self._today)
        return tuple(last.plus(-HISTORY_MONTHS).until(last))

    @cached_property
    def _found(self) -> Mapping[Id, Unpaid]:
        return self._read(self._begin(self._months[0].first), self._begin(self._today + A_DAY))

    def _of(self, found: Unpaid, first: date, last: date) -> int:
        return found.between(self._begin(first), self._begin(min(last, self._today) + A_DAY))

    def _begin(self, day: date) -> datetime:
        if day not in self._begins:
            self._begins[day] = first_moment(day, self._day_of)
        return self._begins[day]
