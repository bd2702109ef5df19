"""The store: facts come out as frozen values, a Change goes in whole or not at all.

Each call is one transaction that begins and ends here; nothing stays open between the user's
actions, so no other program waits for us. One connection is kept aside, never in a transaction, to
notice in a few microseconds that another program wrote.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Self, TypeVar

from sqlalchemy import ColumnElement, Connection

from pruner.core.changes import Change, Entry, Standing
from pruner.core.errors import GardenDamaged, GardenMissing, NothingToRedo, NothingToUndo, ReadOnlyGarden
from pruner.core.models import Facts, Id
from pruner.store import journal, records
from pruner.store.connections import Access, Begin, begins, connect
from pruner.store.gate import Opened, open_garden
from pruner.store.packing import R
from pruner.store.refusals import refusals
from pruner.store.tables import TABLES

T = TypeVar("T")


class Store:
    """One garden's file. Without a file it is an empty garden, which the first write makes."""

    def __init__(self, path: Path, opened: Opened | None) -> None:
        self._path = path
        self._opened = opened
        self._watch: sqlite3.Connection | None = None
        self._version = 0

    @classmethod
    def open(cls, path: Path, *, create: bool, may_make: bool = True) -> Self:
        """The garden in this file; with `create` a missing one is made, else it is empty where `may_make`.

        Raises:
            CannotOpen: the file cannot be used; it was left as it is.
            DiskFull: no space to make it.
        """
        with refusals(path):
            whole = path.absolute()  # the working folder may change, or be gone already
        return cls(whole, open_garden(whole, create=create, may_make=may_make))

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    @property
    def read_only(self) -> bool:
        """Whether the file may only be read."""
        return self._opened is not None and self._opened.read_only

    def close(self) -> None:
        """Let go of the file."""
        if self._watch is not None:
            self._watch.close()
            self._watch = None
        if self._opened is not None:
            self._opened.engine.dispose()

    # -- reading

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of a kind, ordered by id."""
        return self._find(kind)

    def of(self, kind: type[R], client_id: Id) -> tuple[R, ...]:
        """The client's records of a kind, ordered by id."""
        theirs = TABLES[kind].c.client_id == client_id
        return self._find(kind, theirs)

    def get(self, kind: type[R], record_id: Id) -> R | None:
        """The record of this kind and id, None where there is none."""
        this = TABLES[kind].c.id == record_id
        return next(iter(self._find(kind, this)), None)

    def facts(self) -> Facts:
        """Everything, as it was at one moment."""
        return self._read(records.read_all, Facts())

    def history(self, limit: int | None = None) -> tuple[Entry, ...]:
        """The journal, newest first."""
        return self._read(lambda connection: journal.read(connection, limit), ())

    def version(self) -> int:
        """A number that changes when anybody else wrote; a file that is locked right now has the last one.

        It counts this store's own writes too, since each has a connection of its own: ask after a write
        and before reading, and nothing of anybody's is missed.
        """
        if self._look() is None:
            return 0
        with refusals(self._path):
            self._version = self._ask_version()
        return self._version

    def quick_check(self) -> str | None:
        """SQLite's complaint about the file, None where it finds nothing wrong."""
        try:
            found = self._read(_quick_check, "ok")
        except GardenDamaged as damage:
            return damage.detail
        return None if found == "ok" else found

    # -- writing

    def apply(self, change: Change, *, entry_id: Id, at: datetime, join: Id | None = None) -> Entry:
        """Carry out a change and journal it; it joins the newest entry where that is `join` and holds.

        Raises:
            ChangedElsewhere: a record is not what the change sets out from.
            NameTaken: a name or alias already means another client.
            ReadOnlyGarden, GardenLocked, DiskFull: it could not be written; nothing was.
        """
        with self._writing() as connection:
            records.carry_out(connection, change)
            journal.trim(connection, at)
            return journal.record(connection, Entry(entry_id, at, change), join)

    def undo(self, at: datetime) -> Entry:
        """Take back the newest step that holds; `at` is now, to know which steps are too old for it."""
        with self._writing() as connection:
            journal.trim(connection, at)
            entry = journal.last_done(connection)
            if entry is None:
                raise NothingToUndo
            records.carry_out(connection, entry.change.reversed())
            return journal.stand(connection, entry, Standing.UNDONE)

    def redo(self, at: datetime) -> Entry:
        """Do again the step that was undone last."""
        with self._writing() as connection:
            journal.trim(connection, at)
            entry = journal.last_undone(connection)
            if entry is None:
                raise NothingToRedo
            records.carry_out(connection, entry.change)
            return journal.stand(connection, entry, Standing.DONE)

    def take_back(self, entry_ids: Sequence[Id]) -> tuple[Entry, ...]:
        """Take back those of these steps that hold, newest first, for good and all or none."""
        with self._writing() as connection:
            taken = journal.done_among(connection, tuple(entry_ids))
            for entry in taken:
                records.carry_out(connection, entry.change.reversed())
                journal.stand(connection, entry, Standing.DROPPED)
        return tuple(replace(entry, standing=Standing.DROPPED) for entry in taken)

    def erase(self, client_id: Id) -> None:
        """Remove a client and every trace; the file is written anew so that no old bytes stay in it."""
        with self._writing() as connection:
            journal.forget(connection, client_id)
            records.remove_client(connection, client_id)
        with refusals(self._path), begins(self._made().engine, Begin.NONE).connect() as connection:
            connection.exec_driver_sql("VACUUM")

    # -- inside

    def _look(self) -> Opened | None:
        """The file, once it is there: another program may have made it since."""
        if self._opened is None:
            self._opened = open_garden(self._path, create=False, may_make=True)
        return self._opened

    def _made(self) -> Opened:
        opened = self._look() or open_garden(self._path, create=True, may_make=True)
        if opened is None:
            raise GardenMissing(str(self._path))
        self._opened = opened
        return opened

    def _read(self, question: Callable[[Connection], T], nothing: T) -> T:
        opened = self._look()
        if opened is None:
            return nothing
        with refusals(self._path), opened.engine.begin() as connection:
            return question(connection)

    def _find(self, kind: type[R], *conditions: ColumnElement[bool]) -> tuple[R, ...]:
        nothing: tuple[R, ...] = ()
        return self._read(lambda connection: records.read(connection, kind, *conditions), nothing)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        opened = self._made()
        if opened.read_only:
            raise ReadOnlyGarden(str(self._path))
        with refusals(self._path), begins(opened.engine, Begin.WRITE).begin() as connection:
            yield connection

    def _ask_version(self) -> int:
        if self._watch is None:
            self._watch = connect(self._path, Access.READ)
            self._watch.execute("PRAGMA busy_timeout=0")
        try:
            ((version,),) = self._watch.execute("PRAGMA data_version").fetchall()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            return self._version
        return int(version)


def _quick_check(connection: Connection) -> str:
    found = connection.exec_driver_sql("PRAGMA quick_check")
    return "\n".join(str(line) for (line,) in found)
