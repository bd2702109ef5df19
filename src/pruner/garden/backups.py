"""The verbs about backups: make one, restore one, know what is there, and check the file.

A restore has no undo of its own: what was there until then is the newest backup.
"""

from pathlib import Path

from pruner.core.backups import Backup, Finding, Why
from pruner.core.models import Id
from pruner.garden.backing import backup_of
from pruner.garden.ground import Clock, Ground
from pruner.store import backup_files
from pruner.store import backups as made
from pruner.store.restoring import examine, restore


class Backups(Ground):
    """What can be done about losing everything."""

    def backups(self) -> tuple[Backup, ...]:
        """Every backup there is, newest first."""
        return backups_of(self._store.path)

    def back_up(self, why: Why = Why.BY_HAND) -> Backup:
        """Make a backup in the garden's own folder for them, and thin out the old ones.

        Raises:
            GardenDamaged: the copy does not pass its check, and nothing was thinned out.
            GardenLocked, FileNotWritten: as it went.
        """
        return backup_of(self._store.path, why, self._clock)

    def back_up_to(self, path: Path, *, force: bool) -> None:
        """Make a backup at a place of the user's own.

        Raises:
            FileThere: something is there; nothing is overwritten unless with `force`.
            GardenDamaged, GardenLocked, FileNotWritten: as for `back_up`.
        """
        made.back_up_to(self._store.path, path.absolute(), force=force)

    def backup_fault(self, backup: Backup) -> str | None:
        """What SQLite finds wrong with a backup, None where it is whole."""
        return made.complaint(Path(backup.path))

    def backups_holding(self, client_id: Id) -> tuple[Backup, ...]:
        """The backups that still say something of the client, newest first."""
        return tuple(each for each in self.backups() if made.holds(each, client_id))

    def delete_backups(self, backups: tuple[Backup, ...]) -> None:
        """Delete these backups.

        Raises:
            FileNotWritten: the system does not let us.
        """
        for backup in backups:
            made.delete(backup)

    def restore(self, backup: Backup) -> Backup | None:
        """Put a backup in the garden's place; the backup of what was there.

        Raises:
            BackupUnfit: it is not fit for that; nothing was changed.
            GardenLocked, ReadOnlyGarden, FileNotWritten, DiskFull: as it went; nothing was changed.
        """
        return restore_from(self._store.path, Path(backup.path), self._clock)

    def look_over(self) -> str | None:
        """SQLite's own quick complaint about the file, None where it finds nothing.

        Once a day, and for a small file only; `check` takes its time.
        """
        garden, now = self._store.path, self._clock.real_now()
        last = backup_files.looked_over(garden)
        if (last and self.day_of(last) == self.day_of(now)) or not backup_files.is_small(garden):
            return None
        complaint = self._store.quick_check()
        if complaint is None:
            backup_files.note_look(garden, now)
        return complaint

    def check(self) -> tuple[Finding, ...]:
        """Everything in the garden's file that is not as it must be."""
        return self._store.check()

    def repair(self) -> None:
        """Build anew whatever in the file follows from the rest of it."""
        self._store.repair()


def backups_of(garden: Path) -> tuple[Backup, ...]:
    """Every backup of the garden in this file, newest first; the garden itself is not opened."""
    return backup_files.listed(garden)


def hold_fit(garden: Path, candidate: Path) -> None:
    """Refuse a file that no garden can be restored from.

    Raises:
        BackupUnfit: `cause` says what is wrong with it.
    """
    examine(garden.absolute(), candidate.absolute())


def restore_from(garden: Path, candidate: Path, clock: Clock) -> Backup | None:
    """Put any backup in the place of the garden in this file, even of one that cannot be opened.

    Raises:
        CannotOpen, BackupUnfit, ReadOnlyGarden, FileNotWritten, DiskFull: nothing was changed.
    """
    return restore(garden.absolute(), candidate.absolute(), clock.real_now())
