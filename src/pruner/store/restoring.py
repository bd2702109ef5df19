"""Restoring a backup: through SQLite into the live file, so that a screen that is open sees it.

Renaming the backup over the garden would leave every open program on the old file. What is restored is a
copy, checked and brought to today's schema before a byte of the garden changes; what was there until now is
backed up, or set aside where it is damaged. There alone the copy takes the garden's name, since nothing can
be written into a damaged file.
"""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from pruner.core.backups import Backup, Why
from pruner.core.errors import (
    BackupUnfit,
    CannotOpen,
    FileNotWritten,
    GardenDamaged,
    NotAGarden,
    ReadOnlyGarden,
    Refusal,
)
from pruner.store import backup_files, backups, files
from pruner.store.connections import Access, connect, make_engine
from pruner.store.gate import identify, look, settle
from pruner.store.refusals import PRIMARY, is_full, refusals


def restore(garden: Path, candidate: Path, at: datetime) -> Backup | None:
    """Put a backup in the garden's place; the backup of what was there, None where nothing was.

    Raises:
        BackupUnfit: empty, damaged, of a newer pruner or not a garden; nothing was changed.
        NotAGarden, GardenNewer: what is there now is not ours to replace.
        GardenLocked, ReadOnlyGarden, FileNotWritten, DiskFull: as it went; nothing was changed.
    """
    examine(garden, candidate)
    folder = backup_files.folder_of(garden)
    with refusals(folder):
        files.make_folder(folder)
    with backups.checked_copy(candidate, garden, folder) as copy:
        _bring_up_to_date(copy, candidate)
        before = _keep_present(garden, at)
        damaged = before if before and before.why is Why.DAMAGED else None
        if damaged or not garden.exists():
            _put_in_place(garden, copy, damaged)
        else:
            _pour_into(garden, copy)
    return before


def examine(garden: Path, candidate: Path) -> None:
    """Refuse what no garden can be restored from.

    Raises:
        BackupUnfit: `cause` says what is wrong with it; it was left as it is.
    """
    try:
        _examine(garden, candidate)
    except BackupUnfit:
        raise
    except Refusal as cause:
        raise BackupUnfit(str(candidate), cause) from cause


def _examine(garden: Path, candidate: Path) -> None:
    with refusals(candidate):
        if not files.is_there(candidate) or (garden.exists() and candidate.samefile(garden)):
            raise NotAGarden(str(candidate))
        if look(candidate, Access.READ).empty:
            raise BackupUnfit(str(candidate), None)
    found = backups.complaint(candidate)
    if found is not None:
        raise GardenDamaged(str(candidate), found)


def _bring_up_to_date(copy: Path, candidate: Path) -> None:
    """The copy in today's schema, found whole once more."""
    try:
        with refusals(copy):
            if look(copy, Access.READ).settled:
                return
            engine = make_engine(copy, Access.WRITE)
            settle(engine, copy)
            engine.dispose()
        backups.hold_whole(copy, candidate)
    except CannotOpen as cause:
        raise BackupUnfit(str(candidate), cause) from cause


def _keep_present(garden: Path, at: datetime) -> Backup | None:
    """Back up what is there, or set it aside where it is damaged; None where nothing is."""
    if not files.is_there(garden) or garden.stat().st_size == 0:
        return None
    if not files.may_write(garden):
        raise ReadOnlyGarden(str(garden))
    try:
        with refusals(garden):
            if identify(garden, writable=True).empty:
                return None
        return backups.back_up(garden, Why.RESTORE, at)
    except GardenDamaged:
        return _set_aside(garden, at)


def _set_aside(garden: Path, at: datetime) -> Backup:
    """A damaged garden goes among the backups as it is: somebody may yet read it.

    Until the restored one takes its place it stays under both names, so that no moment is without a garden.
    """
    path = backup_files.place(garden, at, Why.DAMAGED)
    with refusals(garden):
        files.give_name(garden.resolve(), path, force=False)
        files.keep_private(path)
    return Backup(path=str(path), at=at, why=Why.DAMAGED, size=path.stat().st_size)


def _put_in_place(garden: Path, copy: Path, damaged: Backup | None) -> None:
    """The copy itself becomes the garden, where nothing is there that SQLite could write into."""
    with refusals(garden):
        files.make_folder(garden.parent)
        real = garden.resolve()
        for side in backups.SIDES:
            beside = Path(f"{real}{side}")
            if beside.exists():
                beside.rename(f"{damaged.path}{side}") if damaged else beside.unlink()
        files.give_name(copy, real, force=damaged is not None)


def _pour_into(garden: Path, copy: Path) -> None:
    """One transaction of the live file: killed in the middle of it, it is rolled back when next opened."""
    with refusals(garden):
        files.keep_private(garden)
        try:
            with (
                closing(connect(copy, Access.READ)) as source,
                closing(connect(garden, Access.WRITE)) as live,
            ):
                backups.pour(source, live, garden, pages=-1)
        except sqlite3.OperationalError as error:
            if not is_full(error) and error.sqlite_errorcode & PRIMARY == sqlite3.SQLITE_IOERR:
                raise FileNotWritten(str(garden), str(error)) from error
            raise
