"""What must hold once every edit of a change is made, whatever other programs did before.

A name means one client, and nothing that counts belongs to a client who is not there. Rows of a
withdrawn import do not count: they may wait for a client whom a redo brings back.
"""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, Table, delete, insert, select

from pruner.core.changes import Change
from pruner.core.errors import ChangedElsewhere, NameTaken
from pruner.core.ledger import Import
from pruner.core.models import Client, Id, owner
from pruner.core.names import fold
from pruner.store.ledger_tables import ROW_TABLES, counts
from pruner.store.tables import TABLES, client_names, clients


def hold(connection: Connection, change: Change) -> None:
    """Let the names follow the clients, and refuse what would belong to nobody.

    Raises:
        ChangedElsewhere: a client whom something belongs to is gone.
        NameTaken: a name or alias already means another client.
    """
    _keep_names(connection, change)
    for client_id in {owner(side) for edit in change.edits for side in edit.sides}:
        if client_id is not None:
            _hold_to_client(connection, client_id)
    if any(isinstance(edit.after, Import) for edit in change.edits):
        _hold_rows(connection)


def owned_tables() -> Iterator[Table]:
    """The tables of everything that belongs to a client."""
    return (table for table in TABLES.values() if "client_id" in table.c)


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
        theirs = select(table.c.id).where(table.c.client_id == client_id, *_that_counts(table))
        if connection.scalar(theirs.limit(1)) is not None:
            raise ChangedElsewhere("client", client_id)


def _hold_rows(connection: Connection) -> None:
    """The rows that an import brings, or brings back, belong to clients who are there."""
    for table in ROW_TABLES.values():
        lost = table.c.client_id.not_in(select(clients.c.id))
        client_id = connection.scalar(select(table.c.client_id).where(lost, counts(table)).limit(1))
        if client_id is not None:
            raise ChangedElsewhere("client", client_id)


def _that_counts(table: Table) -> tuple[ColumnElement[bool], ...]:
    return (counts(table),) if "import_id" in table.c else ()
