"""Stores that break their word, to see whether the harness notices: `python -m tests.faults.broken HOW ...`.

Each lies below the program, in the driver, so that whatever way the program takes to its file is broken
in the same manner. What follows on the command line are the arguments of pruner.
"""

import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

LATE = 0.25
"""Seconds after which the late one writes what it said it had written."""
BETWEEN = 0.005
"""Seconds between reading and writing, in which another writer gets its turn."""
WRITES = ("INSERT", "UPDATE", "DELETE")
_connect = sqlite3.connect


class Cursor(sqlite3.Cursor):
    """Lets its connection change what is said to the database."""

    connection: "Connection"

    def execute(self, sql: str, *values: Any) -> "Cursor":  # noqa: ANN401  # whatever the driver takes
        """What the connection makes of the statement."""
        for statement in self.connection.instead(sql):
            super().execute(statement)
        passed = self.connection.passes(sql)
        return super().execute(passed, *values) if passed else self

    def executemany(self, sql: str, *values: Any) -> "Cursor":  # noqa: ANN401  # the same
        """The same, for many rows."""
        for statement in self.connection.instead(sql):
            super().execute(statement)
        return super().executemany(sql, *values)


class Connection(sqlite3.Connection):
    """A connection that does as it is told; the broken ones differ in what they say before, or leave out."""

    def cursor(self, *_factory: Any) -> Cursor:  # type: ignore[override]  # noqa: ANN401  # one kind alone
        """Every cursor is ours."""
        return super().cursor(Cursor)

    def execute(self, sql: str, *values: Any) -> Cursor:  # noqa: ANN401  # the same
        """By way of our cursor: the driver's own short cut would pass it by."""
        return self.cursor().execute(sql, *values)

    def executemany(self, sql: str, *values: Any) -> Cursor:  # noqa: ANN401  # the same
        """The same, for many rows."""
        return self.cursor().executemany(sql, *values)

    def commit(self) -> None:
        """The driver's own way to say it."""
        if self.in_transaction:
            self.execute("COMMIT")

    def instead(self, sql: str) -> list[str]:
        """What is said before a statement."""
        del sql
        return []

    def passes(self, sql: str) -> str:
        """The statement as it goes on; nothing where it is left out."""
        return sql


class JournalApart(Connection):
    """Writes the facts in one transaction and the journal in the next."""

    def instead(self, sql: str) -> list[str]:
        """End the transaction where the journal begins."""
        return ["COMMIT", "BEGIN IMMEDIATE"] if self.in_transaction and _writes(sql, "journal") else []


class NoTransaction(Connection):
    """Leaves every statement to itself, as a driver in autocommit does to whom nobody says BEGIN."""

    def passes(self, sql: str) -> str:
        """All but the words that hold statements together."""
        return "" if sql in {"BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"} else sql


class LateBegin(Connection):
    """Reads first and locks only when it writes, as the driver of Python does unless told otherwise."""

    def instead(self, sql: str) -> list[str]:
        """The transaction begins with the first thing that is written."""
        if self.in_transaction or not sql.startswith(WRITES):
            return []
        time.sleep(BETWEEN)
        return ["BEGIN IMMEDIATE"]

    def passes(self, sql: str) -> str:
        """All but the beginning, and an end where none began."""
        idle = sql == "BEGIN IMMEDIATE" or (sql in {"COMMIT", "ROLLBACK"} and not self.in_transaction)
        return "" if idle else sql


class Late(Connection):
    """Says that it has committed, and does so a little later."""

    _owing = False

    def passes(self, sql: str) -> str:
        """Owe the commit."""
        self._owing = self._owing or (sql == "COMMIT" and self.in_transaction)
        return "" if sql == "COMMIT" else sql

    def commit(self) -> None:
        """Owe the commit."""
        self._owing = self.in_transaction

    def rollback(self) -> None:
        """What is owed is not given up."""
        if not self._owing:
            super().rollback()

    def close(self) -> None:
        """Pay later."""
        if self._owing:
            threading.Thread(target=self._pay).start()
        else:
            super().close()

    def _pay(self) -> None:
        time.sleep(LATE)
        sqlite3.Connection.commit(self)
        super().close()


HOW: dict[str, type[Connection]] = {
    "journal-apart": JournalApart,
    "no-transaction": NoTransaction,
    "late-begin": LateBegin,
    "late": Late,
}


def _writes(sql: str, table: str) -> bool:
    return sql.startswith(WRITES) and table in sql.split("(", maxsplit=1)[0].split()


def break_the_store(how: str) -> None:
    """From now on every connection of this process is a broken one."""
    connect: Callable[..., Any] = partial(_connect, factory=HOW[how])
    sqlite3.connect = connect  # the driver is what is broken


if __name__ == "__main__":
    break_the_store(sys.argv.pop(1))
    from pruner.__main__ import main  # not before the store is broken

    main()
