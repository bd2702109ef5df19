"""The garden's file as a store holds it: opened when it is needed, one transaction a call.

Nothing is locked between the user's actions, so no other program waits for us. One connection is
kept aside, never in a transaction, to notice in a few microseconds that another program wrote.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from pruner.core.errors import GardenDamaged, GardenMissing, ReadOnlyGarden
from pruner.core.scores import Scorer
from pruner.store import scores
from pruner.store.connections import Access, Begin, begins, connect, driver
from pruner.store.gate import Opened, open_garden
from pruner.store.refusals import database_refusals, refusals

if TYPE_CHECKING:  # slow to import, and the hot verbs do without
    from sqlalchemy import Connection

T = TypeVar("T")


class Held:
    """One garden's file. Without a file it is an empty garden, which the first write makes.

    While `scorer` says how, the scores of the clients are kept as their incidents change.
    """

    def __init__(self, path: Path, opened: Opened | None) -> None:
        self._path = path
        self._opened = opened
        self._watch: sqlite3.Connection | None = None
        self._version = 0
        self.scorer: Callable[[], Scorer | None] = lambda: None

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
            self._opened.close()

    def version(self) -> int:
        """A number that changes when anybody else wrote; a file that is locked right now has the last one.

        It counts this store's own writes too, since another connection watches: ask after a write
        and before reading, and nothing of anybody's is missed.
        """
        if self._look() is None:
            return 0
        with refusals(self._path):
            self._version = self._ask_version()
        return self._version

    def quick_check(self) -> str | None:
        """SQLite's complaint about the file, None where it finds nothing wrong."""
        opened = self._look()
        if opened is None:
            return None
        try:
            with refusals(self._path), closing(connect(self._path, opened.access)) as file:
                found = [str(line) for (line,) in file.execute("PRAGMA quick_check")]
        except GardenDamaged as damage:
            return damage.detail
        return None if found == ["ok"] else "\n".join(found)

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

    def _read(self, question: "Callable[[Connection], T]", nothing: T) -> T:
        opened = self._look()
        if opened is None:
            return nothing
        with refusals(self._path), opened.engine.begin() as connection:
            return question(connection)

    @contextmanager
    def _writing(self) -> "Iterator[Connection]":
        opened = self._made()
        if opened.read_only:
            raise ReadOnlyGarden(str(self._path))
        with database_refusals(self._path), begins(opened.engine, Begin.WRITE).begin() as connection:
            yield connection
            scores.follow(driver(connection), self.scorer())

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
