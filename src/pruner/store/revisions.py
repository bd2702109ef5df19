"""A number for each kind of record, another one after each transaction that wrote any of the kind.

Who has reckoned something from a kind asks for its number, and reckons again only when it is another.
The numbers are drawn at random: one that was seen before a backup was restored does not come again.
"""

from collections.abc import Collection

from sqlalchemy import Connection, select

from pruner.core.ledger import Import
from pruner.store.kinds import KINDS, kind_name
from pruner.store.ledger_tables import ROW_TABLES, revisions
from pruner.store.statements import RENEW


def renew(connection: Connection, kinds: Collection[type]) -> None:
    """These kinds were written. With an import come and go rows of any kind."""
    touched = {*kinds, *ROW_TABLES} if Import in kinds else kinds
    connection.exec_driver_sql(RENEW, [(kind_name(kind),) for kind in touched])


def renew_all(connection: Connection) -> None:
    """Any kind may have been written."""
    renew(connection, KINDS.values())


def read(connection: Connection, kinds: Collection[type]) -> tuple[int, ...]:
    """The numbers of these kinds, 0 for one that was never written."""
    found = {row.kind: row.number for row in connection.execute(select(revisions))}
    return tuple(found.get(kind_name(kind), 0) for kind in kinds)
