"""Days and moments as somebody types them: `2026-11-20`, `2026-11-20 14:30`, `yesterday`, `-3d`.

As German writes them, too: `20.11.2026`, and `20.11.2026, 14:30` as the screen shows it.

What was said is kept as it was said, because "yesterday" needs the day that `--as-of` takes as
today, and that may stand later in the line. A day without a time means that day at the present time
of day. A local time that a change of the clocks skips counts as the hour after; one that it
repeats as the first of the two.
"""

import re
from datetime import UTC, date, datetime, time, timedelta

from pruner.core.lazily import dataclass, pattern

DAY = pattern(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T]([0-9]{2}):([0-9]{2}))?", re.ASCII)
GERMAN_DAY = pattern(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})(?:,? ([0-9]{2}):([0-9]{2}))?", re.ASCII)
AGO = pattern(r"-([0-9]{1,4})d", re.ASCII)
WORDS = (("now", 0), ("today", 0), ("yesterday", 1), ("jetzt", 0), ("heute", 0), ("gestern", 1))
YEARS = range(1900, 3000)
"""Far enough for any client, and near enough that no reckoning leaves the calendar."""


@dataclass(frozen=True, slots=True)
class Said:
    """A day, or so many days before today, and the time of day where one was said."""

    day: date | int
    hour: time | None = None

    def on(self, today: date) -> date:
        """The day meant."""
        return self.day if isinstance(self.day, date) else today - timedelta(days=self.day)

    def at(self, today: date, now: datetime) -> datetime:
        """The moment meant, in UTC; `now` is aware and lends its local time of day."""
        day = self.on(today)
        if self.hour is None and day == today:
            return now
        return datetime.combine(day, self.hour or now.astimezone().time()).astimezone(UTC)


def parse(text: str) -> Said | None:
    """What these words mean, None where they mean no day."""
    words = text.strip().casefold()
    for word, days in WORDS:
        if words == word:
            return Said(days)
    if ago := AGO.fullmatch(words):
        return Said(int(ago[1]))
    if found := DAY.fullmatch(text.strip()):
        return _dated(*found.groups())
    if found := GERMAN_DAY.fullmatch(words):
        day, month, year, hour, minute = found.groups()
        return _dated(year, month, day, hour, minute)
    return None


def _dated(year: str, month: str, day: str, hour: str | None, minute: str | None) -> Said | None:
    if int(year) not in YEARS:
        return None
    try:
        of_day = time(int(hour), int(minute or 0)) if hour else None
        return Said(date(int(year), int(month), int(day)), of_day)
    except ValueError:
        return None
