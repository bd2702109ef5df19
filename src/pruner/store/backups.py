"""Backups: copies made by SQLite itself, checked before they get their name.

A plain copy of a file in use may be torn, and closing it drops the locks that SQLite holds; so the bytes
come through the backup API, page by page, and start again where another program writes meanwhile.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, time

from pruner.core.backups import Backup, Why
from pruner.core.errors import DiskFull, FileNotWritten, FileThere, GardenDamaged, GardenLocked
from pruner.core.models import Id
from pruner.store import backup_files, files
from pruner.store.connections import Access, connect
from pruner.store.refusals import PRIMARY, is_full, refusals
from pruner.store.unfinished import PREFIX, unfinished

SIDES = ("-journal", "-wal", "-shm")
"""What SQLite lays beside a file; it belongs to that file and must not meet another one."""
LONG_DEAD = 3_600.0
"""Seconds after which nobody is still writing a backup."""
DEADLINE = 30.0
"""Seconds after which a backup that another program keeps interrupting is given up."""
HOLDS = """
    SELECT EXISTS (SELECT 1 FROM clients WHERE id = :id)
        OR EXISTS (SELECT 1 FROM journal WHERE instr(edits, :said) > 0)
"""
PAGES = 2_000
"""So many pages are copied before others may write."""


def back_up(garden: Path, why: Why, at: datetime | None = None) -> Backup:
    """Make a backup in the garden's own folder for them; without `at`, of the moment it is written.

    Raises:
        GardenDamaged: the copy does not pass its check; it was thrown away.
        GardenLocked: another program never let us finish.
        DiskFull, FileNotWritten: there is no space, or the system does not let us.
    """
    folder = backup_files.folder_of(garden)
    with _unwritten(folder):
        files.make_folder(folder)
        with checked_copy(garden, garden, folder) as copy:
            moment = at or datetime.fromtimestamp(copy.stat().st_mtime, UTC)
            path = _placed(copy, garden, why, moment)
        return Backup(path=str(path), at=moment, why=why, size=path.stat().st_size)


def back_up_to(garden: Path, to: Path, *, force: bool) -> None:
    """Make a backup at a place of the user's own, 0600; with `force` over whatever file or link is there.

    Raises:
        FileThere: something is there, even a link that leads nowhere.
        GardenDamaged, GardenLocked, DiskFull, FileNotWritten: as for `back_up`.
    """
    if not force and os.path.lexists(to):
        raise FileThere(str(to))
    with _unwritten(to), checked_copy(garden, garden, to.parent) as copy:
        files.give_name(copy, to, force=force)


@contextmanager
def checked_copy(of: Path, garden: Path, folder: Path) -> Iterator[Path]:
    """A copy in this folder, durable and found whole; gone afterwards unless it was renamed.

    `of` is the garden itself or a backup of it.
    """
    with unfinished(garden, folder, ".db") as copy:
        with refusals(of), closing(connect(of, Access.READ)) as source:
            _copy(source, copy, of)
        hold_whole(copy, of)
        files.make_durable(copy)
        yield copy


def pour(source: sqlite3.Connection, target: sqlite3.Connection, path: Path, *, pages: int = PAGES) -> None:
    """Let SQLite copy one database into another, in one transaction of the target.

    Raises:
        GardenLocked: `path`, whichever of both others hold, was not free before the deadline.
    """
    source.backup(target, pages=pages, progress=_deadline(path), sleep=0.01)


def complaint(path: Path) -> str | None:
    """What SQLite finds wrong with a backup's file, None where it is whole. It is left as it is."""
    try:
        with closing(connect(path, Access.READ)) as connection:
            found = [str(line) for (line,) in connection.execute("PRAGMA integrity_check(1)")]
            found += ["foreign key" for _row in connection.execute("PRAGMA foreign_key_check")]
    except sqlite3.Error as error:
        return str(error)
    return None if found == ["ok"] else found[0] if found[0] != "ok" else found[1]


def hold_whole(copy: Path, of: Path) -> None:
    """Refuse a copy that is not whole.

    Raises:
        GardenDamaged: `of` is what it was copied from.
    """
    found = complaint(copy)
    if found is not None:
        raise GardenDamaged(str(of), found, backup_files.newest(of))


def holds(backup: Backup, client_id: Id) -> bool:
    """Whether a backup still says anything of the client; one that cannot be read may do so."""
    try:
        with closing(connect(Path(backup.path), Access.GLANCE)) as connection:
            ((found,),) = connection.execute(HOLDS, {"id": client_id, "said": str(client_id)})
    except sqlite3.Error:
        return True
    return bool(found)


def delete(backup: Backup) -> None:
    """Delete a backup, and what lies beside one that was set aside; one that is gone already is no matter.

    Raises:
        FileNotWritten: the system does not let us.
    """
    path = Path(backup.path)
    with _unwritten(path):
        for each in (path, *(Path(f"{path}{side}") for side in SIDES)):
            each.unlink(missing_ok=True)
        files.sync(path.parent)


def sweep(garden: Path, *, older_than: float = 0) -> None:
    """Throw away what killed programs left half written so many seconds ago; a younger one may go on."""
    with suppress(OSError):
        for left in backup_files.folder_of(garden).glob(f"{PREFIX}*"):
            if time() - left.stat().st_mtime >= older_than:
                left.unlink(missing_ok=True)


def _copy(source: sqlite3.Connection, copy: Path, garden: Path) -> None:
    try:
        with closing(connect(copy, Access.WRITE)) as target:
            target.execute("PRAGMA synchronous=OFF")  # made durable as a whole, once it is checked
            pour(source, target, garden)
    except sqlite3.OperationalError as error:
        if is_full(error):
            raise DiskFull(str(copy.parent)) from error
        if error.sqlite_errorcode & PRIMARY != sqlite3.SQLITE_IOERR:
            raise
        raise FileNotWritten(str(copy.parent), str(error)) from error


def _placed(copy: Path, garden: Path, why: Why, at: datetime) -> Path:
    """The copy under its name; where another program took it in the same second, under the next one."""
    while True:
        path = backup_files.place(garden, at, why)
        try:
            files.give_name(copy, path, force=False)
        except FileExistsError:
            at += timedelta(seconds=1)
        else:
            return path


def _deadline(path: Path) -> Callable[[int, int, int], None]:
    until = monotonic() + DEADLINE

    def progress(_status: int, _remaining: int, _total: int) -> None:
        if monotonic() > until:
            raise GardenLocked(str(path))

    return progress


@contextmanager
def _unwritten(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        raise FileThere(str(path)) from None
    except OSError as error:
        raise FileNotWritten(str(path), error.strerror or str(error)) from error
