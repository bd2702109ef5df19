"""Rows by the thousand: what an import brings goes into its tables chunk by chunk, in one transaction.

Nobody else sees a row before the transaction ends, and whatever ends it early leaves no trace. The
pages it writes are kept in memory while they fit, since SQLite shuts out every reader from the moment
it has to put one into the file.

Both data paths come here, since SQLAlchemy's has the same driver below it: with thousands of rows, whatever
is done once a row counts.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from pruner.core.changes import Change, Edit, Entry
from pruner.core.lazily import dataclass
from pruner.core.ledger import Import, LedgerRow
from pruner.core.models import Id
from pruner.store.packing import packer
from pruner.store.statements import COUNTS, DAY_COLUMNS, TABLE_NAMES, columns

CHUNK = 5_000
"""So many rows are held at a time."""
CACHE_KIB = 65_536
"""So much memory may changed pages take before they go into the file; about 300,000 rows."""

Progress = Callable[[int], None]
"""Told how many rows were looked at so far; what it raises ends the import without a trace."""
Later = Callable[[], tuple[Edit, ...]]
"""What is known of a step only after its last row."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What an import did: `new` rows by kind, and how many were `known` already and left out.

    Where nothing was new nothing was written, and there is no entry.
    """

    entry: Entry | None
    new: Mapping[type[LedgerRow], int]
    known: int


class NothingNew(Exception):  # noqa: N818  # an answer, not a fault
    """Every row was known, so that the transaction is to leave no trace; `known` is how many they were."""

    def __init__(self, known: int) -> None:
        super().__init__(known)
        self.known = known


def nothing_later() -> tuple[Edit, ...]:
    """Everything is known before the first row."""
    return ()


def import_of(change: Change) -> Import:
    """The import that a change begins."""
    begun = [edit.after for edit in change.edits if edit.before is None and isinstance(edit.after, Import)]
    if len(begun) != 1:
        raise ValueError("an import is one Import record, and one step")
    return begun[0]


def counted(change: Change, later: tuple[Edit, ...], rows: int) -> Change:
    """The change with what came later, its Import record knowing how many rows it brought."""
    edits = (
        Edit(None, replace(edit.after, rows=rows)) if isinstance(edit.after, Import) else edit
        for edit in change.edits
    )
    return Change(change.did, (*later, *edits))


def take(
    file: sqlite3.Connection, import_id: Id, rows: Iterable[LedgerRow], progress: Progress
) -> tuple[Counter[type[LedgerRow]], int]:
    """Write the rows that are not there yet; how many of each kind, and how many were known.

    A row is known by its source and key. Every row in the tables counts here: those of withdrawn
    imports are gone by now, since this step is what makes their redo impossible.

    Raises:
        NothingNew: no row was written.
    """
    file.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
    new: Counter[type[LedgerRow]] = Counter()
    desk, seen, coming = _Desk(file, import_id), 0, iter(rows)
    while chunk := list(islice(coming, CHUNK)):
        for kind, of_kind in _by_kind(chunk):
            new[kind] += desk.written(kind, of_kind)
        seen += len(chunk)
        progress(seen)
    if not new.total():
        raise NothingNew(seen)
    return +new, seen - new.total()


def purge(file: sqlite3.Connection, within_reach: Collection[Id]) -> None:
    """Remove the rows of withdrawn imports, but for those that may yet be brought back."""
    reach = json.dumps(list(within_reach))
    for kind in DAY_COLUMNS:
        table = TABLE_NAMES[kind]
        kept = "SELECT value FROM json_each(?)"
        file.execute(f"DELETE FROM {table} WHERE NOT {COUNTS} AND import_id NOT IN ({kept})", (reach,))  # noqa: S608  # words of ours


def _by_kind(chunk: list[LedgerRow]) -> Iterable[tuple[type[LedgerRow], list[LedgerRow]]]:
    kinds = dict.fromkeys(map(type, chunk))
    if len(kinds) == 1:
        return [(kind, chunk) for kind in kinds]
    return [(kind, [row for row in chunk if type(row) is kind]) for kind in kinds]


class _Desk:
    """Where the rows of one import are written.

    SQLite keeps a row from lying there twice within one import, at no cost. That it came with another one is
    asked for a chunk at once, and not at all where nothing of its source was there before.
    """

    def __init__(self, file: sqlite3.Connection, import_id: Id) -> None:
        self._file, self._import_id = file, import_id
        self._has: dict[tuple[type[Any], str], bool] = {}

    def written(self, kind: type[Any], rows: list[LedgerRow]) -> int:
        """Write those of these rows of one kind that are new; how many they are."""
        pack, known = packer(kind), self._known(kind, rows)
        new = [row for row in rows if (row.source, row.key) not in known] if known else rows
        packed = [pack(row) for row in new]
        for values in packed:
            values[-1] = self._import_id  # the last column of every row
        return self._file.executemany(_unless_there(kind), packed).rowcount if packed else 0

    def _known(self, kind: type[Any], rows: list[LedgerRow]) -> set[tuple[str, str]]:
        """The sources and keys of those of these rows that are there already."""
        known: set[tuple[str, str]] = set()
        for source in {row.source for row in rows}:
            if self._holds(kind, source):
                keys = [row.key for row in rows if row.source == source]
                known.update((source, key) for key in self._there(kind, source, keys))
        return known

    def _holds(self, kind: type[Any], source: str) -> bool:
        """Whether anything of this source was there before the import."""
        of = kind, source
        if of not in self._has:
            asked = f"SELECT 1 FROM {TABLE_NAMES[kind]} WHERE source = ? LIMIT 1"  # noqa: S608  # words of ours
            self._has[of] = self._file.execute(asked, (source,)).fetchone() is not None
        return self._has[of]

    def _there(self, kind: type[Any], source: str, keys: list[str]) -> Iterable[str]:
        among = 'source = ? AND "key" IN (SELECT value FROM json_each(?))'
        asked = f'SELECT "key" FROM {TABLE_NAMES[kind]} WHERE {among}'  # noqa: S608  # as above
        return (key for (key,) in self._file.execute(asked, (source, json.dumps(keys))))


def _unless_there(kind: type[Any]) -> str:
    """Write a row where this import has not brought it yet."""
    names = columns(kind)
    quoted, values = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    new = f"INSERT INTO {TABLE_NAMES[kind]} ({quoted}) VALUES ({values})"  # noqa: S608  # as above
    return new + ' ON CONFLICT (source, "key", import_id) DO NOTHING'
