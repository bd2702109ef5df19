"""The demo garden: a curated portfolio, told in days before today, as one Change.

Because every date is counted back from the given day, the garden has the same levels, thorns and
leaves whenever it is planted; README pictures, snapshot tests and a first walk all show this one.
The clients stand in `clients.toml` beside this file.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from importlib.resources import files
from itertools import count
from typing import NamedTuple

import msgspec

from pruner.core.changes import Change, Edit
from pruner.core.models import Channel, Client, Id, Incident, Job, Money, Record, State

CURRENCY = "EUR"
MORNING = time(8)
"""When a job begins."""
NONE_YET: Id = 0
"""An event's id until all are in order."""
IDS_A_DAY = 100_000
"""More than the demo takes, so that a later day counts from a higher number."""

Moment = Callable[[date, time], datetime]
"""The aware moment, in UTC, of a local day and time."""


class _Happened(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ago: int
    at: time
    sign: str
    minutes: int = 0
    paid: Decimal | None = None
    note: str = ""


class _Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    limb: str
    channel: Channel
    since: int
    email: str
    note: str
    state: State = State.ACTIVE
    marked: bool = False
    tolerance: float = 1.0
    aliases: tuple[str, ...] = ()
    jobs: tuple[int, ...] = ()
    incidents: tuple[_Happened, ...] = ()


class _Portfolio(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    client: tuple[_Told, ...]


class _Calendar(NamedTuple):
    today: date
    moment: Moment

    def day(self, ago: int) -> date:
        return self.today - timedelta(days=ago)

    def at(self, ago: int, hour: time) -> datetime:
        return self.moment(self.day(ago), hour)


def seeds(today: date, moment: Moment, new_id: Callable[[], Id] | None = None) -> Change:
    """The whole demo garden as it stands today.

    Clients come first, then what happened to them in the order in which it happened. Unless the caller
    brings ids, they count on from the day, so that the same day yields the same records.
    """
    next_id = new_id or count(today.toordinal() * IDS_A_DAY).__next__
    calendar = _Calendar(today, moment)
    clients: list[Record] = []
    events: list[Incident | Job] = []
    for told in _portfolio():
        client = _client(told, next_id(), calendar)
        clients.append(client)
        events += _jobs(told, client.id, calendar)
        events += _incidents(told, client.id, calendar)
    events.sort(key=_moment)
    records = clients + [replace(event, id=next_id()) for event in events]
    return Change("planted-demo", tuple(Edit(None, record) for record in records))


def _portfolio() -> tuple[_Told, ...]:
    text = files(__name__).joinpath("clients.toml").read_bytes()
    return msgspec.toml.decode(text, type=_Portfolio).client


def _client(told: _Told, client_id: Id, calendar: _Calendar) -> Client:
    since = calendar.day(told.since)
    return Client(
        id=client_id,
        name=told.name,
        planted_on=since,
        state=told.state,
        limb=told.limb,
        channel=told.channel,
        since=since,
        marked=told.marked,
        tolerance=told.tolerance,
        aliases=told.aliases,
        email=told.email,
        note=told.note,
    )


def _jobs(told: _Told, client_id: Id, calendar: _Calendar) -> list[Job]:
    return [Job(id=NONE_YET, client_id=client_id, began_at=calendar.at(ago, MORNING)) for ago in told.jobs]


def _incidents(told: _Told, client_id: Id, calendar: _Calendar) -> list[Incident]:
    return [
        Incident(
            id=NONE_YET,
            client_id=client_id,
            sign=happened.sign,
            at=calendar.at(happened.ago, happened.at),
            minutes=happened.minutes,
            paid=None if happened.paid is None else Money(happened.paid, CURRENCY),
            note=happened.note,
        )
        for happened in told.incidents
    ]


def _moment(event: Incident | Job) -> datetime:
    return event.at if isinstance(event, Incident) else event.began_at
