"""Erasing a client for good: every record, every row, every edit, and what files call them.

What a file calls a client is a name too, even where it was never accepted as an alias; so such a
record goes wherever it says a name that was ever the client's.
"""

from sqlalchemy import Connection, delete

from pruner.core.ledger import KnownAs
from pruner.core.models import Client, Id, Record, owner
from pruner.core.names import fold
from pruner.store import journal, revisions
from pruner.store.ledger_tables import known_as
from pruner.store.records import read
from pruner.store.score_tables import scores, unscored
from pruner.store.tables import client_names, clients
from pruner.store.whole import owned_tables


def erase(connection: Connection, client_id: Id) -> None:
    """Take a client out with everything that is theirs, out of the journal too."""
    names = _names(connection, client_id)

    def theirs(record: Record) -> bool:
        return owner(record) == client_id or (isinstance(record, KnownAs) and record.theirs in names)

    journal.forget(connection, client_id, theirs)
    connection.execute(delete(known_as).where(known_as.c.theirs.in_(names)))
    for table in (client_names, scores, unscored, *owned_tables()):
        connection.execute(delete(table).where(table.c.client_id == client_id))
    connection.execute(delete(clients).where(clients.c.id == client_id))
    revisions.renew_all(connection)


def _names(connection: Connection, client_id: Id) -> set[str]:
    """Every name the client has or had, folded, and what files call them."""
    told = [
        *read(connection, Client, clients.c.id == client_id),
        *read(connection, KnownAs, known_as.c.client_id == client_id),
        *journal.records_of(connection, client_id),
    ]
    names: set[str] = set()
    for record in told:
        if isinstance(record, Client):
            names |= {fold(name) for name in (record.name, *record.aliases)}
        elif isinstance(record, KnownAs):
            names.add(record.theirs)
    return names
