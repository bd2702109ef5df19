"""The demo's own reckoning of days: so many before today, or so many complete months back."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from pruner.core.months import Month

Moment = Callable[[date, time], datetime]
"""The aware moment, in UTC, of a local day and time."""


class Calendar(NamedTuple):
    """Counts back from today."""

    today: date
    moment: Moment

    def day(self, ago: int) -> date:
        """The day so many days ago; a negative number is still to come."""
        return self.today - timedelta(days=ago)

    def at(self, ago: int, hour: time) -> datetime:
        """The moment of an hour so many days ago."""
        return self.moment(self.day(ago), hour)

    def month(self, back: int) -> Month:
        """The month so far back: 1 is the last complete one, 0 the one that runs."""
        return Month.of(self.today).plus(-back)
