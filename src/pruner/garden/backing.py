"""A backup with what belongs to it: the old ones thinned out, and what was left half written swept away."""

from pathlib import Path

from pruner.core.backups import Backup, Why, kept
from pruner.garden.ground import Clock
from pruner.store import backup_files, backups


def backup_of(garden: Path, why: Why, clock: Clock) -> Backup:
    """Make a backup of the garden in this file, and thin out the old ones.

    Raises:
        GardenDamaged: the copy does not pass its check, and nothing was thinned out.
        GardenLocked, FileNotWritten: as it went.
    """
    now = clock.real_now()
    backup = backups.back_up(garden, why, now)
    there = backup_files.listed(garden)
    for old in set(there) - kept(there, clock.day_of(now), clock.day_of):
        backups.delete(old)
    backups.sweep(garden, older_than=backups.LONG_DEAD)
    return backup
