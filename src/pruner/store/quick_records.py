"""Records over the standard library's driver: the same reads and writes as `records.py` and `whole.py`.

Both say what the other says, for every kind; the contract tests compare the files they leave.
"""

import sqlite3
from typing import Any

from pruner.core.changes import Change, Edit
from pruner.core.errors import ChangedElsewhere, NameTaken
from pruner.core.ledger import Import, Terms
from pruner.core.models import (
    Client,
    Cut,
    Decision,
    Fix,
    Id,
    Intake,
    Job,
    Session,
    Step,
    owner,
)
from pruner.core.names import fold
from pruner.store.kinds import kind_name
from pruner.store.packing import R, pack, reader
from pruner.store.statements import (
    COUNTS,
    DAY_COLUMNS,
    RENEW,
    SINGLE,
    TABLE_NAMES,
    chosen,
    columns,
    conditions,
    inserted,
    owned,
    removed,
    updated,
)

PARTS: dict[str, type[Any]] = {
    "clients": Client,
    "jobs": Job,
    "terms": Terms,
    "fixes": Fix,
    "steps": Step,
    "sessions": Session,
    "decisions": Decision,
    "cuts": Cut,
    "intakes": Intake,
}
"""The fields of `Facts`, and the kind of record that each of them holds."""


def read(connection: sqlite3.Connection, kind: type[R], condition: str = "", *values: Any) -> tuple[R, ...]:  # noqa: ANN401  # what SQLite binds
    """The records of a kind that count and fit, ordered by id."""
    return fetch(connection, kind, _where(kind, condition) + " ORDER BY id", *values)


def fetch(connection: sqlite3.Connection, kind: type[R], rest: str, *values: Any) -> tuple[R, ...]:  # noqa: ANN401  # as above
    """The records of a kind that a query with this end finds."""
    rows = connection.execute(chosen(kind) + rest, values)
    return tuple(map(reader(kind, columns(kind)), rows))


def carry_out(connection: sqlite3.Connection, change: Change) -> None:
    """Make every edit, then hold the whole together.

    Raises:
        ChangedElsewhere: a stored record is not what an edit sets out from, or a client is gone.
        NameTaken: a name or alias already means another client.
    """
    for edit in change.edits:
        _compare(connection, edit)
        _keep_single(connection, edit)
        _write(connection, edit)
    _keep_names(connection, change)
    for client_id in {owner(side) for edit in change.edits for side in edit.sides}:
        if client_id is not None:
            _hold_to_client(connection, client_id)
    if any(isinstance(edit.after, Import) for edit in change.edits):
        _hold_rows(connection)
    kinds = {type(edit.record) for edit in change.edits}
    if Import in kinds:
        kinds |= {*DAY_COLUMNS}  # rows of any kind come and go with it
    connection.executemany(RENEW, [(kind_name(kind),) for kind in kinds])


def _where(kind: type[Any], condition: str) -> str:
    told = [*filter(None, [condition]), *conditions(kind)]
    return " WHERE " + " AND ".join(told) if told else ""


def _compare(connection: sqlite3.Connection, edit: Edit) -> None:
    kind = type(edit.record)
    found = connection.execute(chosen(kind) + _where(kind, "id = ?"), (edit.record.id,)).fetchone()
    stored = dict(zip(columns(kind), found, strict=True)) if found else None
    if stored != (pack(edit.before) if edit.before else None):
        raise ChangedElsewhere(kind_name(kind), edit.record.id)


def _keep_single(connection: sqlite3.Connection, edit: Edit) -> None:
    kind = type(edit.record)
    if edit.after is None or kind not in SINGLE:
        return
    column = SINGLE[kind]
    same = f"SELECT id FROM {TABLE_NAMES[kind]} WHERE {column} = ? AND id <> ?"  # noqa: S608  # names of ours
    other = connection.execute(same, (pack(edit.after)[column], edit.after.id)).fetchone()
    if other is not None:
        raise ChangedElsewhere(kind_name(kind), other[0])


def _write(connection: sqlite3.Connection, edit: Edit) -> None:
    kind = type(edit.record)
    if edit.after is None:
        connection.execute(removed(kind), (edit.record.id,))
    else:
        connection.execute(inserted(kind) if edit.before is None else updated(kind), pack(edit.after))


def _keep_names(connection: sqlite3.Connection, change: Change) -> None:
    renamed = {e.record.id: e.after for e in change.edits if isinstance(e.record, Client)}
    connection.executemany("DELETE FROM client_names WHERE client_id = ?", [(each,) for each in renamed])
    for client in renamed.values():
        if isinstance(client, Client):
            _claim_names(connection, client)


def _claim_names(connection: sqlite3.Connection, client: Client) -> None:
    meant = "SELECT name FROM clients JOIN client_names ON client_id = clients.id WHERE key = ?"
    for key, name in {fold(name): name for name in (*client.aliases, client.name)}.items():
        taken = connection.execute(meant, (key,)).fetchone()
        if taken is not None:
            raise NameTaken(name, taken[0])
        connection.execute("INSERT INTO client_names (key, client_id) VALUES (?, ?)", (key, client.id))


def _hold_to_client(connection: sqlite3.Connection, client_id: Id) -> None:
    if connection.execute("SELECT id FROM clients WHERE id = ?", (client_id,)).fetchone():
        return
    for kind in owned():
        theirs = f"SELECT id FROM {TABLE_NAMES[kind]}{_where(kind, 'client_id = ?')} LIMIT 1"  # noqa: S608  # as above
        if connection.execute(theirs, (client_id,)).fetchone():
            raise ChangedElsewhere("client", client_id)


def _hold_rows(connection: sqlite3.Connection) -> None:
    for kind in DAY_COLUMNS:
        rows = f"SELECT client_id FROM {TABLE_NAMES[kind]} WHERE {COUNTS}"  # noqa: S608  # as above
        lost = " AND client_id NOT IN (SELECT id FROM clients) LIMIT 1"
        found = connection.execute(rows + lost).fetchone()
        if found is not None:
            raise ChangedElsewhere("client", found[0])
