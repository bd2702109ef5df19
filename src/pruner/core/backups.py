"""Backups as values, and which of them are kept: all of two days, then one a day, a week and a month.

Of a day, a week or a month the newest backup stays. Only such periods count as have a backup, so that
whoever was away for half a year still finds as many as before.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from pruner.core.heat import DayOf
from pruner.core.lazily import dataclass

WHOLE_DAYS = 2
"""All backups of so many days are kept, today among them."""
DAYS, WEEKS, MONTHS = 7, 4, 3
"""Of so many days, weeks and months the newest backup is kept."""


class Why(StrEnum):
    """What a backup was made for. `DAMAGED` is no backup: a broken garden that one was restored over."""

    DAILY = "daily"
    MIGRATION = "migration"
    IMPORT = "import"
    RESTORE = "restore"
    BY_HAND = "by-hand"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup: its file, the moment it was made, why, and its size in bytes."""

    path: str
    at: datetime
    why: Why
    size: int


def kept(backups: Iterable[Backup], today: date, day_of: DayOf) -> frozenset[Backup]:
    """The backups to keep; `day_of` is the user's local day of a moment.

    What a clock ran ahead for counts as of today, and what was set aside as damaged is never thinned out.
    """
    newest_first = sorted(backups, key=lambda each: (each.at, each.path), reverse=True)
    good = [each for each in newest_first if each.why is not Why.DAMAGED]

    def day(backup: Backup) -> date:
        return day_of(backup.at)

    whole_from = today - timedelta(days=WHOLE_DAYS - 1)
    return frozenset(
        [each for each in newest_first if each.why is Why.DAMAGED or day(each) >= whole_from]
        + _newest(good, day, DAYS)
        + _newest(good, lambda each: day(each).isocalendar()[:2], WEEKS)
        + _newest(good, lambda each: (day(each).year, day(each).month), MONTHS)
    )


def _newest(newest_first: Iterable[Backup], period: Callable[[Backup], object], most: int) -> list[Backup]:
    """The newest backup of each of the latest periods that have one."""
    found: dict[object, Backup] = {}
    for backup in newest_first:
        found.setdefault(period(backup), backup)
    return list(found.values())[:most]


class Wrong(StrEnum):
    """What a check found: the words are those of `pruner check --json`."""

    FILE = "file"
    BELONGS_TO_NOBODY = "belongs-to-nobody"
    NAMES = "names"
    SCORES = "scores"
    JOURNAL = "journal"

    @property
    def derived(self) -> bool:
        """Whether it can be built anew from the rest."""
        return self in {Wrong.NAMES, Wrong.SCORES}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it must be; `detail` is a number, a place, or SQLite's own sentence."""

    what: Wrong
    detail: str
