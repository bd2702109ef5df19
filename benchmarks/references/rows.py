"""The standard library alone: the rows of a CSV file into a table with the same columns and an index."""

import csv
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

TABLE = """
    CREATE TABLE hours (
        id INTEGER PRIMARY KEY, client_id INTEGER NOT NULL, day TEXT NOT NULL, minutes INTEGER NOT NULL,
        billable INTEGER NOT NULL, note TEXT NOT NULL, source TEXT NOT NULL, key TEXT NOT NULL,
        import_id INTEGER
    ) STRICT
"""
INDEXES = (
    "CREATE UNIQUE INDEX hours_key ON hours (source, key)",
    "CREATE INDEX hours_of_client ON hours (client_id, day)",
)


def main() -> None:
    """Read the file and write the table beside it."""
    file = Path(sys.argv[1])
    database = file.with_suffix(".db")
    database.unlink(missing_ok=True)
    with closing(sqlite3.connect(database)) as connection, connection:
        for statement in (TABLE, *INDEXES):
            connection.execute(statement)
        connection.executemany("INSERT INTO hours VALUES (?, ?, ?, ?, 1, ?, 'csv', ?, 1)", _rows(file))


def _rows(file: Path) -> Iterator[tuple[object, ...]]:
    clients: dict[str, int] = {}
    with file.open(newline="", encoding="utf-8") as text:
        lines = csv.reader(text)
        next(lines)
        for number, (client, day, hours, note) in enumerate(lines):
            of = clients.setdefault(client, len(clients) + 1)
            yield number, of, day, round(float(hours) * 60), note, f"{client}|{day}|{number}"


if __name__ == "__main__":
    main()
