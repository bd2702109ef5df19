"""Days and times as files write them.

Dots mean day before month, everywhere. With slashes or dashes it is one order or the other by the
user's setting in the product, so the whole file decides: a first part above 12 is a day, a second part
above 12 says that the first is a month (imports.md).
"""

from collections import Counter
from dataclasses import field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Final

from pruner.core.lazily import dataclass, pattern
from pruner.core.when import YEARS
from pruner.formats.options import DateOrder

OF_DAY: Final = r"(?:(?:,?\s+|T)(?P<time>[0-9]{1,2}:[0-9]{2}.{0,20}))?"
ISO: Final = pattern(r"(?P<y>[0-9]{4})([-/.])(?P<m>[0-9]{1,2})\2(?P<d>[0-9]{1,2})" + OF_DAY)
COMPACT: Final = pattern(r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})" + OF_DAY)
DOTTED: Final = pattern(r"(?P<d>[0-9]{1,2})\.\s?(?P<m>[0-9]{1,2})\.\s?(?P<y>[0-9]{4}|[0-9]{2})" + OF_DAY)
SLASHED: Final = pattern(r"(?P<a>[0-9]{1,2})([-/])(?P<b>[0-9]{1,2})\2(?P<y>[0-9]{4}|[0-9]{2})" + OF_DAY)
PARTED: Final = frozenset("-/")
"""What stands behind the first number of such a date."""
SILENT: Final = 2_000
"""So many cells are known that say nothing about the order of a date."""
WORDY: Final = pattern(
    r"(?P<n>[^\W\d_]{3,9})\.?\s+(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>[0-9]{4})" + OF_DAY
)
DAY_FIRST: Final = pattern(r"(?P<d>[0-9]{1,2})\.?[\s-]+(?P<n>[^\W\d_]{3,9})\.?[\s-]+(?P<y>[0-9]{4})" + OF_DAY)
PLAIN: Final = (ISO, COMPACT, DOTTED, WORDY, DAY_FIRST)
MONTHS: Final = (
    ("january", "januar", "jänner"),
    ("february", "februar"),
    ("march", "märz", "maerz", "mrz"),
    ("april",),
    ("may", "mai"),
    ("june", "juni"),
    ("july", "juli"),
    ("august",),
    ("september",),
    ("october", "oktober"),
    ("november",),
    ("december", "dezember"),
)
TIME: Final = pattern(
    r"(?P<h>[0-9]{1,2}):(?P<m>[0-9]{2})(?::(?P<s>[0-9]{2})(?:[.,][0-9]+)?)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?"
)
SPAN: Final = pattern(r"(?P<h>[0-9]{1,6}):(?P<m>[0-5][0-9])(?::(?P<s>[0-5][0-9])(?:[.,][0-9]+)?)?")
ZONE: Final = pattern(r"\s?(?:Z|[+-][0-9]{2}:?[0-9]{2})$")
LONGEST: Final = 40
AHEAD: Final = 20
"""A year of two digits lies at most so many years ahead; else it is of the last century."""
NOON: Final = 12
COLONS: Final = frozenset({":", "::"})
MIDNIGHT: Final = "24"


class NotADayHere(ValueError):  # noqa: N818  # becomes a rejected row
    """The text is no day."""


class NotATimeHere(ValueError):  # noqa: N818  # becomes a rejected row
    """The text is no time of day."""


@dataclass(slots=True)
class OrderVotes:
    """What the dates of a file say about the order of day and month; `silent` are cells that do not."""

    counts: Counter[DateOrder] = field(default_factory=Counter)
    silent: set[str] = field(default_factory=set)

    def see(self, text: str) -> bool:
        """Count one cell; whether it is a date that could be read both ways."""
        if text in self.silent:
            return False
        parted = text.strip()[:LONGEST]
        if PARTED.isdisjoint((parted[1:2], parted[2:3])):
            if len(self.silent) < SILENT:
                self.silent.add(text)
            return False
        order, either = _vote(parted)
        if order is not None:
            self.counts[order] += 1
        return either

    def decided(self) -> DateOrder | None:
        """The order most dates speak for."""
        dmy, mdy = self.counts[DateOrder.DMY], self.counts[DateOrder.MDY]
        if dmy == mdy:
            return None
        return DateOrder.DMY if dmy > mdy else DateOrder.MDY


@lru_cache(maxsize=4096)  # many rows are of one day
def _vote(text: str) -> tuple[DateOrder | None, bool]:
    """The order that a date tells, and whether it could be read both ways."""
    found = SLASHED.fullmatch(text)
    if found is None:
        return None, False
    first, second = int(found["a"]), int(found["b"])
    if first <= NOON < second:
        return DateOrder.MDY, False
    if second <= NOON < first:
        return DateOrder.DMY, False
    return None, first != second and max(first, second) <= NOON


def day(text: str, order: DateOrder | None, today: date) -> date:
    """The day; a time of day behind it is passed over.

    Raises:
        NotADayHere: no day, or one that no calendar has (30.02.).
    """
    return _parted(text, order, today)[0]


def moment(text: str, order: DateOrder | None, today: date) -> datetime | None:
    """The local moment as written, whatever zone stands behind it; None where there is a day and no time."""
    found, of_day = _parted(text, order, today)
    return datetime.combine(found, time_of_day(ZONE.sub("", of_day))) if of_day else None


def is_time(text: str) -> bool:
    """Whether the text is a time of day and no more, be it one that no clock shows."""
    return TIME.fullmatch(text) is not None


def clock(text: str) -> time | None:
    """The time of day that is written in full, `09:12` or `09:12:30`; None where it has to be looked at."""
    if text[2::3] not in COLONS or not text < MIDNIGHT:
        return None
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None


def time_of_day(text: str) -> time:
    """`10:23:52 AM`, `10:23 AM`, `14:00`."""
    found = TIME.fullmatch(text.strip()[:LONGEST])
    if found is None:
        raise NotATimeHere(text)
    try:
        return time(_hour(int(found["h"]), found["half"]), int(found["m"]), int(found["s"] or 0))
    except ValueError as error:
        raise NotATimeHere(text) from error


def span(text: str) -> timedelta | None:
    """`26:03:00` and `0:06` as hours, minutes and seconds; None where the text has no colon."""
    if ":" not in text:
        return None
    found = SPAN.fullmatch(text.strip()[:LONGEST])
    if found is None:
        raise NotATimeHere(text)
    return timedelta(hours=int(found["h"]), minutes=int(found["m"]), seconds=int(found["s"] or 0))


@lru_cache(maxsize=4096)
def decimal_hours(number: Decimal) -> timedelta:
    """Decimal hours as a time span, to the second."""
    return timedelta(seconds=int((number * 3600).to_integral_value()))


@lru_cache(maxsize=4096)  # many rows are of one day
def _parted(text: str, order: DateOrder | None, today: date) -> tuple[date, str]:
    text = text.strip()
    for written in PLAIN if len(text) <= LONGEST else ():
        if found := written.fullmatch(text):
            groups = found.groupdict()
            month = int(groups["m"]) if "m" in groups else _month(groups["n"])
            return _dated(groups["y"], month, int(groups["d"]), today), groups["time"] or ""
    if found := SLASHED.fullmatch(text[: LONGEST + 1]):
        first, second = int(found["a"]), int(found["b"])
        month, number = (first, second) if order is DateOrder.MDY else (second, first)
        return _dated(found["y"], month, number, today), found["time"] or ""
    raise NotADayHere(text)


def _dated(year: str, month: int, number: int, today: date) -> date:
    whole = int(year)
    if len(year) == len("25"):
        whole += today.year // 100 * 100
        whole -= 100 if whole > today.year + AHEAD else 0
    if whole not in YEARS:
        raise NotADayHere(year)
    try:
        return date(whole, month, number)
    except ValueError as error:
        raise NotADayHere(year) from error


def _month(name: str) -> int:
    said = name.casefold()
    for number, names in enumerate(MONTHS, start=1):
        if any(full.startswith(said) for full in names):
            return number
    raise NotADayHere(name)


def _hour(hour: int, half: str | None) -> int:
    """The hour from 0 to 23; 12 AM is midnight, 12 PM is noon."""
    if half is None:
        return hour
    if not 1 <= hour <= NOON:
        raise NotATimeHere(half)
    return hour % NOON + (NOON if half[0] in "Pp" else 0)
