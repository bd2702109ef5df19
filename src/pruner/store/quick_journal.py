"""The journal over the standard library's driver: the same entries and standings as `journal.py`.

Where an import is undone, redone or let go of, the other path knows what becomes of its rows: `Elsewhere`
says so, before anything is kept.
"""

import sqlite3
from dataclasses import replace
from datetime import datetime
from typing import Any

from pruner.core.changes import Change, Entry, Standing
from pruner.core.ledger import Import
from pruner.core.models import Id
from pruner.store.forms import pack_moment, unpack_moment
from pruner.store.packing import pack_edits, unpack_edits
from pruner.store.statements import DROP, IMPORT, KEPT, TRIM

ENTRY = "SELECT id, at, did, edits, standing FROM journal"
LAST_DONE = ENTRY + " WHERE standing = 'done' ORDER BY seq DESC LIMIT 1"
AFTER_ALL_DONE = " AND seq > (SELECT coalesce(max(seq), 0) FROM journal WHERE standing = 'done')"
LAST_UNDONE = ENTRY + " WHERE standing = 'undone'" + AFTER_ALL_DONE + " ORDER BY seq LIMIT 1"


class Elsewhere(Exception):  # noqa: N818  # an answer, not a fault
    """An import is part of this: the path that knows its rows must go."""


def read(connection: sqlite3.Connection, limit: int | None) -> tuple[Entry, ...]:
    """The entries, newest first."""
    many = -1 if limit is None else limit
    return tuple(map(_entry, connection.execute(ENTRY + " ORDER BY seq DESC LIMIT ?", (many,))))


def record(connection: sqlite3.Connection, entry: Entry, join: Id | None) -> Entry:
    """Write a new entry, or let it join the newest one where that is `join` and holds.

    What was undone before can no longer be redone.
    """
    drop_undone(connection)
    last = _first(connection, ENTRY + " ORDER BY seq DESC LIMIT 1") if join is not None else None
    if last is not None and last.id == join and last.standing is Standing.DONE:
        return _rewrite(connection, last, last.change.then(entry.change))
    packed = (
        entry.id,
        pack_moment(entry.at),
        entry.change.did,
        pack_edits(entry.change.edits),
        entry.standing.value,
    )
    connection.execute("INSERT INTO journal (id, at, did, edits, standing) VALUES (?, ?, ?, ?, ?)", packed)
    return entry


def drop_undone(connection: sqlite3.Connection) -> None:
    """What was undone can no longer be redone."""
    _let_go(connection, DROP)


def last_done(connection: sqlite3.Connection) -> Entry | None:
    """The newest step that holds."""
    return _first(connection, LAST_DONE)


def last_undone(connection: sqlite3.Connection) -> Entry | None:
    """The step that was undone last: the oldest undone one that is newer than all that hold."""
    return _first(connection, LAST_UNDONE)


def stand(connection: sqlite3.Connection, entry: Entry, standing: Standing) -> Entry:
    """The entry stands so from now on."""
    connection.execute("UPDATE journal SET standing = ? WHERE id = ?", (standing.value, entry.id))
    return replace(entry, standing=standing)


def trim(connection: sqlite3.Connection, now: datetime) -> None:
    """Let go of the steps that are too old to be undone."""
    _let_go(connection, TRIM, pack_moment(now - KEPT))


def hold_light(change: Change) -> None:
    """Whether this path may carry the change out.

    Raises:
        Elsewhere: an import comes or goes with it.
    """
    if any(isinstance(edit.record, Import) for edit in change.edits):
        raise Elsewhere


def _let_go(connection: sqlite3.Connection, statement: str, *values: str) -> None:
    if any(held for (held,) in connection.execute(statement, (*values, IMPORT)).fetchall()):
        raise Elsewhere


def _rewrite(connection: sqlite3.Connection, entry: Entry, change: Change) -> Entry:
    connection.execute("UPDATE journal SET edits = ? WHERE id = ?", (pack_edits(change.edits), entry.id))
    return replace(entry, change=change)


def _first(connection: sqlite3.Connection, query: str) -> Entry | None:
    row = connection.execute(query).fetchone()
    return _entry(row) if row else None


def _entry(row: tuple[Any, ...]) -> Entry:
    entry_id, at, did, edits, standing = row
    return Entry(entry_id, unpack_moment(at), Change(did, unpack_edits(edits)), Standing(standing))
