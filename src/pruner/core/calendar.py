"""Days the house rules name, reckoned from a given day."""

from collections.abc import Collection, Iterable
from datetime import MAXYEAR, MINYEAR, date, timedelta


def next_session(today: date, months: Collection[int], weekday: int) -> date:
    """The next first Monday (weekday 0, or another one) of these months; today itself counts (product.md §6).

    Where the calendar of the computer ends before it, its last day.
    """
    years = range(today.year, min(today.year + 1, MAXYEAR) + 1)
    days = (_first(weekday, year, month) for year in years for month in sorted(months))
    return next((day for day in days if day >= today), date.max)


def session_due(
    today: date, months: Collection[int], weekday: int, since: date, closed: Iterable[date]
) -> date | None:
    """Since when a session is due: its last day that has passed, where none was closed from then on.

    None where none is due; a garden that began later than that day, `since`, missed nothing.
    """
    years = range(max(MINYEAR, today.year - 1), today.year + 1)
    days = (_first(weekday, year, month) for year in years for month in months)
    last = max((day for day in days if day <= today), default=date.min)
    return None if last <= since or any(day >= last for day in closed) else last


def next_session_after(day: date, months: Collection[int], weekday: int) -> date:
    """The next one after this day, which had one itself."""
    return next_session(min(day, date.max - timedelta(days=1)) + timedelta(days=1), months, weekday)


def _first(weekday: int, year: int, month: int) -> date:
    begins = date(year, month, 1)
    return begins + timedelta(days=(weekday - begins.weekday()) % 7)
