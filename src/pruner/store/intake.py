"""Rows by the thousand: what an import brings goes into its tables chunk by chunk, in one transaction.

Nobody else sees a row before the transaction ends, and whatever ends it early leaves no trace. The
pages it writes are kept in memory while they fit, since SQLite shuts out every reader from the moment
it has to put one into the file.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import cache
from itertools import islice

from sqlalchemy import Connection, Insert, Table, bindparam, delete, exists, insert, select

from pruner.core.changes import Change, Edit, Entry
from pruner.core.lazily import dataclass
from pruner.core.ledger import Import, LedgerRow
from pruner.core.models import Id
from pruner.store.forms import Row
from pruner.store.ledger_tables import ROW_TABLES, counts
from pruner.store.packing import pack

CHUNK = 10_000
"""So many rows are held at a time."""
CACHE_KIB = 65_536
"""So much memory may changed pages take before they go into the file; about 300,000 rows."""

Progress = Callable[[int], None]
"""Told how many rows were looked at so far; what it raises ends the import without a trace."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What an import did: `new` rows by kind, and how many were `known` already and left out.

    Where nothing was new nothing was written, and there is no entry.
    """

    entry: Entry | None
    new: Mapping[type[LedgerRow], int]
    known: int


def import_of(change: Change) -> Import:
    """The import that a change begins."""
    begun = [edit.after for edit in change.edits if edit.before is None and isinstance(edit.after, Import)]
    if len(begun) != 1:
        raise ValueError("an import is one Import record, and one step")
    return begun[0]


def counted(change: Change, rows: int) -> Change:
    """The change, its Import record knowing how many rows it brought."""
    edits = (
        Edit(None, replace(edit.after, rows=rows)) if isinstance(edit.after, Import) else edit
        for edit in change.edits
    )
    return Change(change.did, tuple(edits))


def take(
    connection: Connection, import_id: Id, rows: Iterable[LedgerRow], progress: Progress
) -> tuple[Counter[type[LedgerRow]], int]:
    """Write the rows that are not there yet; how many of each kind, and how many were known.

    A row is known by its source and key. Every row in the tables counts here: those of withdrawn
    imports are gone by now, since this step is what makes their redo impossible.
    """
    connection.exec_driver_sql(f"PRAGMA cache_size=-{CACHE_KIB}")
    new: Counter[type[LedgerRow]] = Counter()
    seen, coming = 0, iter(rows)
    while chunk := list(islice(coming, CHUNK)):
        new.update(_write(connection, import_id, chunk))
        seen += len(chunk)
        progress(seen)
    return +new, seen - new.total()


def purge(connection: Connection, within_reach: Collection[Id]) -> None:
    """Remove the rows of withdrawn imports, but for those that may yet be brought back."""
    for table in ROW_TABLES.values():
        out_of_reach = table.c.import_id.not_in(within_reach)
        connection.execute(delete(table).where(~counts(table), out_of_reach))


def _write(connection: Connection, import_id: Id, chunk: Iterable[LedgerRow]) -> dict[type[LedgerRow], int]:
    packed: dict[type[LedgerRow], list[Row]] = {}
    for row in chunk:
        packed.setdefault(type(row), []).append(pack(row) | {"import_id": import_id})
    return {kind: _rows_written(connection, ROW_TABLES[kind], rows) for kind, rows in packed.items()}


def _rows_written(connection: Connection, table: Table, rows: list[Row]) -> int:
    counting = {"preserve_rowcount": True}
    return connection.execute(_unless_known(table), rows, execution_options=counting).rowcount


@cache
def _unless_known(table: Table) -> Insert:
    """Write a row where none of its source and key is; built once, since building it takes its time."""
    there = table.alias("there")
    known = exists().where(there.c.source == bindparam("source"), there.c["key"] == bindparam("key"))
    values = select(*(bindparam(column.name, type_=column.type) for column in table.c)).where(~known)
    return insert(table).from_select(list(table.c.keys()), values)
