"""What a garden's file says, read without a line of pruner: plain SQL, and the journal told once more.

The journal holds every edit as the record before and after, in the words of the tables. Told from the
beginning, leaving out what was taken back, it has to lead to exactly what stands in the tables.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, TypeAlias

Row: TypeAlias = dict[str, Any]
Told: TypeAlias = dict[tuple[str, int], Row | None]

TABLES = {
    "client": "clients",
    "incident": "incidents",
    "job": "jobs",
    "fix": "fixes",
    "step": "steps",
    "session": "sessions",
    "decision": "decisions",
    "cut": "cuts",
    "intake": "intakes",
    "hours": "hours",
    "invoice": "invoices",
    "payment": "payments",
    "cost": "costs",
    "terms": "terms",
    "import": "imports",
    "known-as": "known_as",
    "column-map": "column_maps",
}
"""The table of each kind that the journal speaks of."""
SUMMED_UP = ("scores", "unscored", "scored_by")
"""The tables that follow from the incidents; whoever looks at the clients may fill them."""
IMPORTED = ("hours", "invoices", "payments", "costs")
"""The tables whose rows may have come by an import, which the journal tells as one record."""


class Seen:
    """A garden's file at one moment: every row of what is kept. Two are equal where nothing happened."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        ]
        kept = sorted(set(names) - set(SUMMED_UP))
        self.rows = {name: _rows(connection, name) for name in kept}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Seen) and (self.version, self.rows) == (other.version, other.rows)

    __hash__ = None  # type: ignore[assignment]  # compared, and kept nowhere

    def count(self, table: str, **fitting: object) -> int:
        """How many rows of a table have these values."""
        return sum(fitting.items() <= row.items() for row in self.rows.get(table, []))

    def ids(self, table: str) -> list[int]:
        """The ids in a table, in order."""
        return sorted(row["id"] for row in self.rows.get(table, []))

    def standing(self, *how: str) -> list[Row]:
        """The journal's entries that stand so, oldest first."""
        entries = [row for row in self.rows.get("journal", []) if row["standing"] in how]
        return sorted(entries, key=lambda row: row["seq"])


def look(path: Path) -> Seen:
    """The file as it is; a transaction that a killed program left is rolled back by that."""
    with closing(sqlite3.connect(path)) as connection:
        return Seen(connection)


def complaints(path: Path) -> list[str]:
    """Everything that is wrong with a garden's file."""
    with closing(sqlite3.connect(path)) as connection:
        return complaints_of(connection)


def complaints_of(connection: sqlite3.Connection) -> list[str]:
    """The same of a garden that is open already."""
    whole = [text for (text,) in connection.execute("PRAGMA integrity_check") if text != "ok"]
    orphans = [f"lost its parent: {row}" for row in connection.execute("PRAGMA foreign_key_check")]
    return [*whole, *orphans, *contradictions(Seen(connection))]


def contradictions(seen: Seen) -> list[str]:
    """Where the journal, the tables and the names do not agree."""
    told: Told = {}
    torn = [f"torn: {edit}" for edit in _edits(seen) if not _carry_on(told, edit)]
    return [*torn, *_differing(seen, told), *_miscounted(seen, told), *_nameless(seen)]


def _rows(connection: sqlite3.Connection, table: str) -> list[Row]:
    found = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608  # a name out of the file itself
    columns = [column for column, *_ in found.description]
    return sorted((dict(zip(columns, row, strict=True)) for row in found), key=repr)


def _edits(seen: Seen) -> Iterator[Row]:
    for entry in seen.standing("done"):
        yield from json.loads(entry["edits"])


def _carry_on(told: Told, edit: Row) -> bool:
    """Tell one edit more; whether it sets out from what was told before."""
    before, after = edit["before"], edit["after"]
    key = edit["kind"], (after or before)["id"]
    stood = told.get(key)
    came_by_import = stood is None and key not in told and before is not None and before.get("import_id")
    told[key] = after
    return bool(came_by_import) or _same(stood, before)


def _same(one: Row | None, other: Row | None) -> bool:
    """Equal in every field that both know; an older pruner knew fewer."""
    if one is None or other is None:
        return one is other
    return all(one[field] == other[field] for field in one.keys() & other.keys())


def _differing(seen: Seen, told: Told) -> Iterator[str]:
    """Records that the journal tells otherwise than the tables, or one of them not at all."""
    for kind, table in TABLES.items():
        there = {row["id"]: row for row in seen.rows.get(table, [])}
        of_kind = {key[1]: after for key, after in told.items() if key[0] == kind}
        for record in there.keys() | of_kind.keys():
            by_import = record not in of_kind and there[record].get("import_id")
            if not by_import and not _same(there.get(record), of_kind.get(record)):
                yield f"{kind} {record}: journal {of_kind.get(record)}, table {there.get(record)}"


def _miscounted(seen: Seen, told: Told) -> Iterator[str]:
    """Imports of which other rows lie there than they say."""
    for taken in seen.rows.get("imports", []):
        lying = sum(seen.count(table, import_id=taken["id"]) for table in IMPORTED)
        gone = sum(after is None and TABLES[kind] in IMPORTED for (kind, _id), after in told.items())
        if lying != taken["rows"] and not gone:
            yield f"import {taken['id']} says {taken['rows']} rows, and {lying} are there"


def _nameless(seen: Seen) -> Iterator[str]:
    """Clients whom no name means, and names that mean nobody."""
    named = {row["client_id"] for row in seen.rows.get("client_names", [])}
    for client in named ^ set(seen.ids("clients")):
        yield f"client {client} and its names do not belong together"
