"""Short ways to write to a store, and to look at the whole of its file."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from pruner.core.changes import Change, Entry
from pruner.core.ledger import LedgerRow
from pruner.core.models import Id
from pruner.store.intake import TakenIn
from pruner.store.store import Store
from tests.builders import NOW, new_id

TABLES = (
    "clients",
    "client_names",
    "incidents",
    "jobs",
    "fixes",
    "terms",
    "imports",
    "known_as",
    "column_maps",
)
ROW_TABLES = ("hours", "invoices", "payments", "costs")
THAT_COUNT = "import_id IS NULL OR import_id IN (SELECT id FROM imports)"


def save(store: Store, change: Change, *, join: Id | None = None) -> Entry:
    return store.apply(change, entry_id=new_id(), at=NOW, join=join)


@contextmanager
def another(store: Store) -> Iterator[Store]:
    """A second program on the same file."""
    other = Store.open(store.path, create=False)
    try:
        yield other
    finally:
        other.close()


def ask(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """What plain SQLite, without any of our settings, finds in the file."""
    with closing(sqlite3.connect(path)) as connection, connection:
        return connection.execute(sql).fetchall()


def dump(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that counts; the journal and what only this file knows apart."""
    whole = {table: ask(path, f"SELECT * FROM {table}") for table in TABLES}  # noqa: S608
    rows = {table: ask(path, f"SELECT * FROM {table} WHERE {THAT_COUNT}") for table in ROW_TABLES}  # noqa: S608
    return {table: sorted(found, key=repr) for table, found in (whole | rows).items()}


def left_behind(path: Path) -> int:
    """How many rows lie in the file without counting."""
    lying = (ask(path, f"SELECT count(*) FROM {table} WHERE NOT ({THAT_COUNT})") for table in ROW_TABLES)  # noqa: S608
    return sum(count for ((count,),) in lying)


def take_in(store: Store, change: Change, rows: Iterable[LedgerRow]) -> TakenIn:
    return store.take_in(change, rows, entry_id=new_id(), at=NOW, progress=lambda _seen: None)
