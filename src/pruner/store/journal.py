"""The journal: every change in the order it was made, and whether it still holds.

`seq` is the order; clocks may be set back. The steps that hold come first and those that were
undone after them, so undo takes the last that holds and redo the first after it.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from pruner.core.changes import Change, Entry, Standing
from pruner.core.ledger import Import
from pruner.core.models import Id, Record, owner
from pruner.store.connections import driver
from pruner.store.forms import pack_moment, unpack_moment
from pruner.store.intake import purge
from pruner.store.packing import pack_edits, unpack_edits
from pruner.store.statements import DROP, IMPORT, KEPT, KNOWN_AS, TRIM
from pruner.store.tables import journal


def read(connection: Connection, limit: int | None) -> tuple[Entry, ...]:
    """The entries, newest first."""
    rows = connection.execute(select(journal).order_by(journal.c.seq.desc()).limit(limit)).mappings()
    return tuple(_entry(row) for row in rows)


def record(connection: Connection, entry: Entry, join: Id | None) -> Entry:
    """Write a new entry, or let it join the newest one where that is `join` and holds.

    What was undone before can no longer be redone.
    """
    drop_undone(connection)
    last = _first(connection, newest_first=True) if join is not None else None
    if last is not None and last.id == join and last.standing is Standing.DONE:
        return _rewrite(connection, last, last.change.then(entry.change))
    connection.execute(insert(journal).values(_row(entry)))
    return entry


def drop_undone(connection: Connection) -> None:
    """What was undone can no longer be redone."""
    _let_go(connection, DROP)


def last_done(connection: Connection) -> Entry | None:
    """The newest step that holds."""
    return _first(connection, _stands(Standing.DONE), newest_first=True)


def last_undone(connection: Connection) -> Entry | None:
    """The step that was undone last: the oldest undone one that is newer than all that hold."""
    newest_done = select(func.coalesce(func.max(journal.c.seq), 0)).where(_stands(Standing.DONE))
    after = journal.c.seq > newest_done.scalar_subquery()
    return _first(connection, _stands(Standing.UNDONE), after, newest_first=False)


def done_among(connection: Connection, ids: tuple[Id, ...]) -> tuple[Entry, ...]:
    """Those of these entries that hold, newest first."""
    rows = connection.execute(
        select(journal).where(journal.c.id.in_(ids), _stands(Standing.DONE)).order_by(journal.c.seq.desc())
    ).mappings()
    return tuple(_entry(row) for row in rows)


def stand(connection: Connection, entry: Entry, standing: Standing) -> Entry:
    """The entry stands so from now on."""
    connection.execute(update(journal).where(journal.c.id == entry.id).values(standing=standing.value))
    if standing is Standing.DROPPED and any(isinstance(edit.record, Import) for edit in entry.change.edits):
        purge(driver(connection), _imports_within_reach(connection))
    return replace(entry, standing=standing)


def trim(connection: Connection, now: datetime) -> None:
    """Let go of the steps that are too old to be undone."""
    _let_go(connection, TRIM, pack_moment(now - KEPT))


def records_of(connection: Connection, client_id: Id) -> Iterator[Record]:
    """Every record of a client that an entry speaks of, as it was before and after."""
    for entry in _mentioning(connection, str(client_id)):
        for edit in entry.change.edits:
            yield from (side for side in edit.sides if owner(side) == client_id)


def forget(connection: Connection, client_id: Id, theirs: Callable[[Record], bool]) -> None:
    """Take every edit of this client out of every entry, and out with entries that say nothing else."""
    for entry in _mentioning(connection, str(client_id), KNOWN_AS):
        kept = tuple(edit for edit in entry.change.edits if not any(map(theirs, edit.sides)))
        if not kept:
            connection.execute(delete(journal).where(journal.c.id == entry.id))
        elif kept != entry.change.edits:
            _rewrite(connection, entry, Change(entry.change.did, kept))


def _let_go(connection: Connection, statement: str, *values: str) -> None:
    """Entries can be neither undone nor redone any more; with a withdrawn import go its rows."""
    if any(connection.exec_driver_sql(statement, (*values, IMPORT)).scalars().all()):
        purge(driver(connection), _imports_within_reach(connection))


def _imports_within_reach(connection: Connection) -> set[Id]:
    """The imports that an undo or a redo may bring back."""
    return {
        edit.record.id
        for entry in _mentioning(connection, IMPORT)
        for edit in entry.change.edits
        if isinstance(edit.record, Import) and entry.standing is not Standing.DROPPED
    }


def _mentioning(connection: Connection, *texts: str) -> Iterator[Entry]:
    mentions = or_(*(func.instr(journal.c.edits, text) > 0 for text in texts))
    return map(_entry, connection.execute(select(journal).where(mentions)).mappings().all())


def _rewrite(connection: Connection, entry: Entry, change: Change) -> Entry:
    connection.execute(update(journal).where(journal.c.id == entry.id).values(edits=pack_edits(change.edits)))
    return replace(entry, change=change)


def _first(connection: Connection, *conditions: ColumnElement[bool], newest_first: bool) -> Entry | None:
    order = journal.c.seq.desc() if newest_first else journal.c.seq
    found = connection.execute(select(journal).where(*conditions).order_by(order).limit(1)).mappings()
    row = found.one_or_none()
    return _entry(row) if row else None


def _stands(standing: Standing) -> ColumnElement[bool]:
    return journal.c.standing == standing.value


def _row(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "at": pack_moment(entry.at),
        "did": entry.change.did,
        "edits": pack_edits(entry.change.edits),
        "standing": entry.standing.value,
    }


def _entry(row: RowMapping) -> Entry:
    change = Change(row["did"], unpack_edits(row["edits"]))
    return Entry(row["id"], unpack_moment(row["at"]), change, Standing(row["standing"]))
