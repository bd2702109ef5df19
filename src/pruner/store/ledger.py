"""The ledger, read: sums by day for every number, and the rows behind a number, page by page."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from pruner.core.accounts import Worked
from pruner.core.ledger import Hours
from pruner.core.models import Id
from pruner.store import records
from pruner.store.ledger_tables import DAYS, counts, hours
from pruner.store.packing import R, Unreadable
from pruner.store.tables import TABLES


def worked(connection: Connection, since: date | None, until: date | None) -> dict[Id, tuple[Worked, ...]]:
    """What was worked for each client, one sum a day, oldest first; read from an index alone."""
    sums = (
        select(
            hours.c.client_id,
            hours.c.day,
            func.sum(hours.c.minutes),
            func.sum(hours.c.minutes * hours.c.billable),
        )
        .where(counts(hours), *within(Hours, since, until))
        .group_by(hours.c.client_id, hours.c.day)
        .order_by(hours.c.client_id, hours.c.day)
    )
    by_client = groupby(connection.execute(sums), key=itemgetter(0))
    return {client_id: tuple(_day(*row) for _, *row in rows) for client_id, rows in by_client}


def page(
    connection: Connection,
    kind: type[R],
    chosen: tuple[ColumnElement[bool], ...],
    limit: int | None,
    offset: int,
) -> tuple[R, ...]:
    """The chosen rows that count, newest first, so many from there on."""
    table = TABLES[kind]
    fitting = select(table).where(*chosen, *records.that_count(kind))
    newest_first = fitting.order_by(DAYS[kind].desc(), table.c.id.desc())
    return records.fetch(connection, kind, newest_first.limit(limit).offset(offset))


def keys(connection: Connection, kind: type[Any], source: str) -> frozenset[str]:
    """The identity of every row of a kind from this source, if it counts."""
    table = TABLES[kind]
    found = select(table.c["key"]).where(table.c.source == source, *records.that_count(kind))
    return frozenset(connection.scalars(found))


def ids(connection: Connection, kind: type[Any]) -> frozenset[Id]:
    """The id of every row of a kind that counts."""
    table = TABLES[kind]
    return frozenset(connection.scalars(select(table.c.id).where(*records.that_count(kind))))


def within(kind: type[Any], since: date | None, until: date | None) -> Iterator[ColumnElement[bool]]:
    """The conditions of lying between two days, both included."""
    day = DAYS[kind]
    if since is not None:
        yield day >= since.isoformat()
    if until is not None:
        yield day <= until.isoformat()


def _day(day: str, minutes: int, billable_minutes: int) -> Worked:
    try:
        return Worked(day=date.fromisoformat(day), minutes=minutes, billable_minutes=billable_minutes)
    except ValueError:
        raise Unreadable("day of hours") from None
