"""What SQLite or the operating system says -> the refusal it means; anything else stays a fault."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pruner.core.errors import (
    DiskFull,
    GardenDamaged,
    GardenLocked,
    GardenMissing,
    NoAccess,
    ReadOnlyGarden,
    Refusal,
)
from pruner.store.packing import Unreadable

NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
FULL = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE})
"""A full disk has a code of its own; a quota or a size limit shows when writing."""
PRIMARY = 0xFF
"""The low byte of an extended result code is the plain one."""


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Turn what goes wrong with this file into its refusal.

    Raises:
        GardenLocked, GardenDamaged, GardenMissing, NoAccess, ReadOnlyGarden, DiskFull: as it went.
    """
    with database_refusals(path):
        try:
            yield
        except OSError as error:
            raise of_system(error, path) from error


@contextmanager
def database_refusals(path: Path) -> Iterator[None]:
    """The same for SQLite alone, where an error of the system may be about somebody else's file."""
    try:
        yield
    except Unreadable as error:
        raise damaged(path, error.place) from error
    except sqlite3.Error as error:
        refusal = _of_sqlite(error, path)
        if refusal is None:
            raise
        raise refusal from error


def is_full(error: sqlite3.Error) -> bool:
    """Whether SQLite found no space to write."""
    return error.sqlite_errorcode in FULL


def damaged(path: Path, detail: str) -> GardenDamaged:
    """The refusal of a damaged garden, with the newest backup of it."""
    from pruner.store import backup_files  # hardly ever asked

    return GardenDamaged(str(path), detail, backup_files.newest(path))


def of_system(error: OSError, path: Path) -> Refusal:
    """The refusal that an operating system's answer means."""
    if error.errno in NO_SPACE:
        return DiskFull(str(path))
    return NoAccess(str(path), error.strerror or str(error))


def _of_sqlite(error: BaseException | None, path: Path) -> Refusal | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    return DiskFull(str(path)) if code in FULL else _of_code(code & PRIMARY, str(path), str(error))


def _of_code(code: int, path: str, detail: str) -> Refusal | None:
    if code == sqlite3.SQLITE_CANTOPEN:
        return NoAccess(path, detail) if Path(path).exists() else GardenMissing(path)
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return GardenLocked(path)
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}:
        return damaged(Path(path), detail)
    if code in {sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_IOERR}:
        return NoAccess(path, detail)
    if code == sqlite3.SQLITE_READONLY:
        return ReadOnlyGarden(path)
    return None
