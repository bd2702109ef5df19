"""Who the demo's clients are and what happened with them (see `clients.toml` beside this file)."""

from collections.abc import Iterator
from datetime import datetime, time
from decimal import Decimal
from importlib.resources import files

import msgspec

from pruner.core.models import Channel, Client, Id, Incident, Job, Money, State
from pruner.demo.calendar import Calendar
from pruner.demo.money import CURRENCY, NONE_YET

MORNING = time(8)
"""When a job begins."""


class _Happened(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ago: int
    at: time
    sign: str
    minutes: int = 0
    paid: Decimal | None = None
    note: str = ""


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is told of one client."""

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
    client: tuple[Told, ...]


def told() -> tuple[Told, ...]:
    """Every client's story."""
    text = files("pruner.demo").joinpath("clients.toml").read_bytes()
    return msgspec.toml.decode(text, type=_Portfolio).client


def client(one: Told, client_id: Id, calendar: Calendar) -> Client:
    """The client."""
    since = calendar.day(one.since)
    return Client(
        id=client_id,
        name=one.name,
        planted_on=since,
        state=one.state,
        limb=one.limb,
        channel=one.channel,
        since=since,
        marked=one.marked,
        tolerance=one.tolerance,
        aliases=one.aliases,
        email=one.email,
        note=one.note,
    )


def events(one: Told, client_id: Id, calendar: Calendar) -> Iterator[Incident | Job]:
    """The jobs that began and the incidents; ids are given later."""
    for ago in one.jobs:
        yield Job(id=NONE_YET, client_id=client_id, began_at=calendar.at(ago, MORNING))
    for happened in one.incidents:
        yield Incident(
            id=NONE_YET,
            client_id=client_id,
            sign=happened.sign,
            at=calendar.at(happened.ago, happened.at),
            minutes=happened.minutes,
            paid=None if happened.paid is None else Money(happened.paid, CURRENCY),
            note=happened.note,
        )


def moment(event: Incident | Job) -> datetime:
    """When it happened."""
    return event.at if isinstance(event, Incident) else event.began_at
