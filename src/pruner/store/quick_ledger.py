"""The ledger as the first frame reads it, over the standard library's driver (as `ledger.py` does)."""

import sqlite3
from collections.abc import Collection
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from pruner.core.accounts import Worked
from pruner.core.ledger import Hours
from pruner.core.models import Id
from pruner.store.kinds import kind_name
from pruner.store.packing import R, Unreadable
from pruner.store.quick_records import fetch
from pruner.store.statements import COUNTS, DAY_COLUMNS, TABLE_NAMES


def revision(connection: sqlite3.Connection, kinds: Collection[type[Any]]) -> tuple[int, ...]:
    """The numbers of these kinds, 0 for one that was never written."""
    found = dict(connection.execute("SELECT kind, number FROM revisions"))
    return tuple(found.get(kind_name(kind), 0) for kind in kinds)


def worked(
    connection: sqlite3.Connection, since: date | None, until: date | None
) -> dict[Id, tuple[Worked, ...]]:
    """What was worked for each client, one sum a day, oldest first; read from an index alone."""
    within, days = _within(Hours, since, until)
    sums = (
        "SELECT client_id, day, sum(minutes), sum(minutes * billable) FROM hours"  # noqa: S608  # words of ours
        f" WHERE {COUNTS}{within} GROUP BY client_id, day ORDER BY client_id, day"
    )
    by_client = groupby(connection.execute(sums, days), key=itemgetter(0))
    return {client_id: tuple(_day(*row) for _, *row in rows) for client_id, rows in by_client}


def rows(
    connection: sqlite3.Connection, kind: type[R], since: date | None, until: date | None
) -> tuple[R, ...]:
    """The rows of a kind that count, between two days, newest first."""
    within, days = _within(kind, since, until)
    return fetch(
        connection, kind, f" WHERE {COUNTS}{within} ORDER BY {DAY_COLUMNS[kind]} DESC, id DESC", *days
    )


def keys(connection: sqlite3.Connection, kind: type[Any], source: str) -> frozenset[str]:
    """The identity of every row of a kind from this source, if it counts."""
    asked = f'SELECT "key" FROM {TABLE_NAMES[kind]} WHERE source = ? AND {COUNTS}'  # noqa: S608  # words of ours
    return frozenset(key for (key,) in connection.execute(asked, (source,)))


def ids(connection: sqlite3.Connection, kind: type[Any]) -> frozenset[Id]:
    """The id of every row of a kind that counts."""
    asked = f"SELECT id FROM {TABLE_NAMES[kind]} WHERE {COUNTS}"  # noqa: S608  # words of ours
    return frozenset(record_id for (record_id,) in connection.execute(asked))


def _within(kind: type[Any], since: date | None, until: date | None) -> tuple[str, tuple[str, ...]]:
    column = DAY_COLUMNS[kind]
    told = [(f" AND {column} >= ?", since), (f" AND {column} <= ?", until)]
    said = [(words, day.isoformat()) for words, day in told if day is not None]
    return "".join(words for words, _day in said), tuple(day for _words, day in said)


def _day(day: str, minutes: int, billable_minutes: int) -> Worked:
    try:
        return Worked(day=date.fromisoformat(day), minutes=minutes, billable_minutes=billable_minutes)
    except ValueError:
        raise Unreadable("day of hours") from None
