"""Short ways to write to a store, and to look at the whole of its file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from pruner.core.changes import Change, Entry
from pruner.core.models import Id
from pruner.store.store import Store
from tests.builders import NOW, new_id

TABLES = ("clients", "client_names", "incidents", "jobs")


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
    """Every row of every table, the journal apart."""
    return {table: sorted(ask(path, f"SELECT * FROM {table}"), key=repr) for table in TABLES}  # noqa: S608
