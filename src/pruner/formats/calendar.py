"""Days for the user's own calendar: an `.ics` file of all-day events (RFC 5545).

A uid is stable, so that a file taken in again moves its events instead of doubling them. Nothing but what
the user sees goes in: a day, a title, a note. Whoever opens the file in a calendar that lives elsewhere
hands it over there, which is for the user to decide.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from pruner.core.lazily import dataclass

if TYPE_CHECKING:
    from icalendar import Event as ICalEvent

PRODUCT = "-//pruner//pruner//EN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An all-day event. `uid` is the same whenever the same thing is written again."""

    uid: str
    day: date
    title: str
    note: str = ""


def uid(kind: str, record_id: int) -> str:
    """The uid of an event about a record, such as "step-1764.pruner"."""
    return f"{kind}-{record_id}.pruner"


def calendar(events: Iterable[Event], now: datetime) -> bytes:
    """The file with these events; `now` is an aware moment that each of them names as its making."""
    from icalendar import Calendar  # only who writes a calendar waits for it

    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for event in events:
        made.add_component(_event(event, now.astimezone(UTC)))
    data: bytes = made.to_ical()
    return data


def _event(event: Event, now: datetime) -> "ICalEvent":
    from icalendar import Event as ICalEvent  # as above

    made = ICalEvent()
    made.add("uid", event.uid)
    made.add("dtstamp", now)
    made.add("dtstart", event.day)
    made.add("dtend", event.day + timedelta(days=1))
    made.add("summary", event.title)
    made.add("transp", "TRANSPARENT")
    if event.note:
        made.add("description", event.note)
    return made
