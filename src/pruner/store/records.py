"""Records in their tables: read by kind, written edit by edit, each compared with what is stored."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, Table, delete, insert, select, update

from pruner.core.changes import Change, Edit
from pruner.core.errors import ChangedElsewhere, NameTaken
from pruner.core.models import Client, Facts, Id, Incident, Job, Record
from pruner.core.names import fold
from pruner.store.packing import R, Row, kind_name, pack, unpack
from pruner.store.tables import TABLES, client_names, clients


def read(connection: Connection, kind: type[R], *conditions: ColumnElement[bool]) -> tuple[R, ...]:
    """The records of a kind that fit, ordered by id."""
    table = TABLES[kind]
    found = connection.execute(select(table).where(*conditions).order_by(table.c.id))
    columns = tuple(found.keys())
    return tuple(unpack(kind, dict(zip(columns, row, strict=True))) for row in found)


def read_all(connection: Connection) -> Facts:
    """Every record of every kind."""
    return Facts(
        clients=read(connection, Client),
        incidents=read(connection, Incident),
        jobs=read(connection, Job),
    )


def carry_out(connection: Connection, change: Change) -> None:
    """Make every edit, then hold the whole together.

    Raises:
        ChangedElsewhere: a stored record is not what an edit sets out from, or a client is gone.
        NameTaken: a name or alias already means another client.
    """
    for edit in change.edits:
        _compare(connection, edit)
        _write(connection, edit)
    _keep_names(connection, change)
    for client_id in {owner(edit.record) for edit in change.edits}:
        _hold_to_client(connection, client_id)


def remove_client(connection: Connection, client_id: Id) -> None:
    """Take a client out with everything that is theirs."""
    for table in (client_names, *owned_tables()):
        connection.execute(delete(table).where(table.c.client_id == client_id))
    connection.execute(delete(clients).where(clients.c.id == client_id))


def owner(record: Record) -> Id:
    """The client that a record is, or belongs to."""
    return record.id if isinstance(record, Client) else record.client_id


def owned_tables() -> Iterator[Table]:
    """The tables of everything that belongs to a client."""
    return (table for table in TABLES.values() if "client_id" in table.c)


def _compare(connection: Connection, edit: Edit) -> None:
    table = TABLES[type(edit.record)]
    stored = connection.execute(select(table).where(table.c.id == edit.record.id)).mappings().one_or_none()
    expected: Row | None = pack(edit.before) if edit.before else None
    if (dict(stored) if stored else None) != expected:
        raise ChangedElsewhere(kind_name(type(edit.record)), edit.record.id)


def _write(connection: Connection, edit: Edit) -> None:
    """Update in place where both sides exist: deleting and inserting anew would tear what belongs to it."""
    table = TABLES[type(edit.record)]
    here = table.c.id == edit.record.id
    if edit.after is None:
        connection.execute(delete(table).where(here))
    elif edit.before is None:
        connection.execute(insert(table).values(pack(edit.after)))
    else:
        connection.execute(update(table).where(here).values(pack(edit.after)))


def _keep_names(connection: Connection, change: Change) -> None:
    """Names follow the clients. All old ones go first, so that two clients may swap theirs in one change."""
    renamed = {e.record.id: e.after for e in change.edits if isinstance(e.record, Client)}
    for client_id in renamed:
        connection.execute(delete(client_names).where(client_names.c.client_id == client_id))
    for client in renamed.values():
        if isinstance(client, Client):
            _claim_names(connection, client)


def _claim_names(connection: Connection, client: Client) -> None:
    meant = select(clients.c.name).join(client_names)
    for key, name in {fold(name): name for name in (*client.aliases, client.name)}.items():
        taken_by = connection.scalar(meant.where(client_names.c.key == key))
        if taken_by is not None:
            raise NameTaken(name, taken_by)
        connection.execute(insert(client_names).values(key=key, client_id=client.id))


def _hold_to_client(connection: Connection, client_id: Id) -> None:
    """Nothing may belong to a client who is not there: another program may have removed or used them."""
    if connection.scalar(select(clients.c.id).where(clients.c.id == client_id)) is not None:
        return
    for table in owned_tables():
        if connection.scalar(select(table.c.id).where(table.c.client_id == client_id).limit(1)) is not None:
            raise ChangedElsewhere("client", client_id)
