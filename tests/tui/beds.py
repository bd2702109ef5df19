"""Real gardens, planted for a test."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pruner import demo
from pruner.core.changes import Change, Edit
from pruner.core.models import Client, Incident, Record
from pruner.garden import Clock, Garden
from tests.builders import NOW, TODAY, adding, new_id
from tests.tui.configured import CONFIG
from tests.tui.gardens import LIMBS, NAMES, a_history


def plant(garden: Garden, *names: str) -> None:
    """Clients that nothing is known of."""
    for name in names:
        garden.add(name=name)


def log(garden: Garden, name: str, sign: str = "rush", *days_ago: int, note: str = "") -> None:
    """Incidents so many days ago; one today where nothing is said."""
    for days in days_ago or (0,):
        garden.log(garden.find(name).id, sign, at=NOW - timedelta(days=days), note=note)


def three(garden: Garden) -> None:
    """Acme is wilting and stands lowest, Birch is on watch, Cedar thrives."""
    plant(garden, "Acme", "Birch", "Cedar")
    log(garden, "Acme", "rush", 1, 4)
    log(garden, "Birch", "expert", 2)
    log(garden, "Cedar", "bloom", 3)


def demonstration(garden: Garden) -> None:
    """The demo garden, into a garden that is empty yet; it is planted once, and copied from then on."""
    with closing(sqlite3.connect(garden.path)) as target:
        _planted().backup(target)


@cache
def _planted() -> sqlite3.Connection:
    """The demo garden as a file of its own would hold it."""
    seeds = demo.seeds(TODAY, lambda day, hour: datetime.combine(day, hour, UTC))
    kept = sqlite3.connect(":memory:")
    clock = Clock(lambda: TODAY, lambda: NOW, lambda: NOW, lambda moment: moment.date(), new_id)
    with TemporaryDirectory() as folder:
        path = Path(folder, "garden.db")
        with Garden.open(path, CONFIG.rules, clock, create=True) as garden:
            garden.plant(seeds.change, seeds.rows)
        with closing(sqlite3.connect(path)) as planted:
            planted.backup(kept)
    return kept


def many(garden: Garden, number: int) -> None:
    """So many clients of every level, over four limbs."""
    records: list[Record] = []
    for place in range(number):
        client = a_grown_client(place)
        records.append(client)
        records += [sown(incident, client) for incident in a_history(place)]
    garden.plant(Change("planted-demo", tuple(Edit(None, record) for record in records)))


def a_grown_client(place: int) -> Client:
    """The client of this number."""
    more = "" if place < len(NAMES) else f" {place // len(NAMES) + 1}"
    return Client(
        id=new_id(),
        name=NAMES[place % len(NAMES)] + more,
        planted_on=TODAY - timedelta(days=400),
        limb=LIMBS[place % len(LIMBS)],
        marked=place % 19 == 9,
    )


def sown(incident: Incident, client: Client) -> Incident:
    """The incident as one of this client."""
    return replace(incident, id=new_id(), client_id=client.id)


def raw(garden: Garden, *records: Record) -> None:
    """Records past everything that cleans or measures them, as a strange program would write them."""
    garden.plant(adding(*records))
