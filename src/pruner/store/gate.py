"""The gate: whose file is it, of which schema, and what must happen before it is used.

A file that is refused is left byte for byte as it was, so the first look takes no write lock and
finishes nobody's work. Making the schema and upgrading it happen in one exclusive transaction that
looks again inside: of many programs that start at once, one does it and the others find it done.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from errno import EACCES
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pruner.core.errors import GardenEmptied, GardenMissing, GardenNewer, NoAccess, NotAGarden
from pruner.core.lazily import dataclass
from pruner.store import files
from pruner.store.connections import Access, Begin, begins, connect, keep_rollback_journal, make_engine
from pruner.store.migrations import NEWEST, revision, upgrade
from pruner.store.refusals import damaged, refusals

if TYPE_CHECKING:  # slow to import, and a file of today's schema does without
    from sqlalchemy import Connection, Engine

APPLICATION = int.from_bytes(b"prnr", "big")
"""Written into the file's header (PRAGMA application_id): this database is ours."""

UNFINISHED = frozenset(
    {
        sqlite3.SQLITE_READONLY_ROLLBACK,
        sqlite3.SQLITE_READONLY_RECOVERY,
        sqlite3.SQLITE_READONLY_CANTINIT,
        sqlite3.SQLITE_CANTOPEN,
    }
)
"""What SQLite answers a reader when a killed program's transaction has yet to be rolled back."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a file says of itself, read in one transaction; `empty` is a database of nobody's."""

    application: int
    version: int
    empty: bool

    @property
    def settled(self) -> bool:
        """A garden of today's schema."""
        return not self.empty and self.version == NEWEST


class Opened:
    """A garden's file that passed the gate."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only

    @property
    def access(self) -> Access:
        """What a connection to it may do."""
        return Access.READ if self.read_only else Access.WRITE

    @cached_property
    def engine(self) -> "Engine":
        """SQLAlchemy over the file, made when it is first asked for."""
        return make_engine(self.path, self.access)

    def close(self) -> None:
        """Let go of what was made."""
        if "engine" in self.__dict__:
            self.engine.dispose()


def open_garden(path: Path, *, create: bool, may_make: bool) -> Opened | None:
    """Let the file in, made or upgraded where needed; None where there is no garden in it yet.

    Raises:
        CannotOpen: not ours, newer, damaged, locked or out of reach; it was left as it is.
        DiskFull: no space to make it.
    """
    with refusals(path):
        if not files.is_there(path):
            if not may_make and not create:
                raise GardenMissing(str(path))
            if not create:
                return None
            files.make_file(path)
        else:
            _hold_not_emptied(path)
        return _enter(path, create=create)


def _hold_not_emptied(path: Path) -> None:
    """An empty file beside backups is a garden that was lost, and not one to begin."""
    if path.stat().st_size:
        return
    from pruner.store import backup_files  # hardly ever asked

    if newest := backup_files.newest(path):
        raise GardenEmptied(str(path), newest)


def _enter(path: Path, *, create: bool) -> Opened | None:
    writable = files.may_write(path)
    identity = identify(path, writable=writable)
    if identity.empty and not create:
        return None
    if not identity.settled and not writable:
        raise NoAccess(str(path), os.strerror(EACCES))
    opened = Opened(path, read_only=not writable)
    if not identity.settled:
        if not identity.empty:
            from pruner.core.backups import Why  # as above
            from pruner.store import backups

            backups.back_up(path, Why.MIGRATION)
        settle(opened.engine, path)
    if writable:
        keep_rollback_journal(path)
    return opened


def identify(path: Path, *, writable: bool) -> Identity:
    """Who the file belongs to. What a killed program left is only rolled back once it is known to be ours.

    The first look may not write: whoever may, and lets go of a damaged file, takes the log beside it along.

    Raises:
        NotAGarden, GardenNewer, GardenDamaged: not one for this program.
        NoAccess: not writable, and unreadable until what a killed program left is rolled back.
    """
    try:
        return look(path, Access.READ)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode not in UNFINISHED:
            raise
        with suppress(sqlite3.DatabaseError):  # unreadable until rolled back: the second look decides
            look(path, Access.GLANCE)
        if not writable:
            raise NoAccess(str(path), str(error)) from error
    return look(path, Access.WRITE)


def look(path: Path, access: Access) -> Identity:
    """Whose file it is, asked in one transaction.

    Raises:
        NotAGarden, GardenNewer, GardenDamaged: not one for this program.
    """
    with closing(connect(path, access)) as connection:
        connection.execute(Begin.READ)
        return _admitted(lambda sql: connection.execute(sql).fetchone()[0], path)


def _admitted(number: Callable[[str], int], path: Path) -> Identity:
    """What the file says when asked these questions, or its refusal."""
    application = number("PRAGMA application_id")
    version = number("PRAGMA user_version")
    if application == 0 and version == 0 and number("SELECT count(*) FROM sqlite_schema") == 0:
        return Identity(application, version, empty=True)
    if application != APPLICATION:
        raise NotAGarden(str(path))
    if version > NEWEST:
        raise GardenNewer(str(path), version, NEWEST)
    if version < 1:
        raise damaged(path, "user_version is missing")
    return Identity(application, version, empty=False)


def settle(engine: "Engine", path: Path) -> None:
    """Make or upgrade the schema, unless another program did so since we looked.

    Foreign keys are off meanwhile: rebuilding a table with them on would delete its children. They can
    only be switched outside a transaction, so this one is begun by hand.
    """
    with begins(engine, Begin.NONE).begin() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql(Begin.ALONE)
        identity = _admitted(lambda sql: connection.exec_driver_sql(sql).scalar_one(), path)
        if identity.settled:
            return
        if identity.empty:
            files.keep_private(path)
            _make(connection)
        else:
            _upgrade(connection, path)
        connection.exec_driver_sql(f"PRAGMA user_version={NEWEST}")


def _make(connection: "Connection") -> None:
    from pruner.store.columns import metadata  # as above
    from pruner.store.tables import alembic_version

    metadata.create_all(connection, checkfirst=False)
    connection.execute(alembic_version.insert().values(version_num=revision(NEWEST)))
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")


def _upgrade(connection: "Connection", path: Path) -> None:
    upgrade(connection)
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if orphans:
        raise damaged(path, f"{len(orphans)} rows lost their client")
