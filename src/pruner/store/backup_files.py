"""Where backups lie: in a folder beside the garden, the moment and the reason in their names.

The garden's own name comes first, since several gardens of one folder share the place.
"""

import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from pruner.core.backups import Backup, Why
from pruner.core.lazily import pattern

FOLDER = "backups"
STAMP = "%Y%m%dT%H%M%SZ"
SMALL = 20_000_000
"""Bytes up to which a garden is looked over while somebody waits."""
REASONS = "|".join(why.value for why in Why)


def folder_of(garden: Path) -> Path:
    """The folder with the backups of this garden."""
    return garden.parent / FOLDER


def place(garden: Path, at: datetime, why: Why) -> Path:
    """Where a backup of this moment goes."""
    return folder_of(garden) / f"{garden.name}-{at.astimezone(UTC).strftime(STAMP)}-{why}.db"


def listed(garden: Path) -> tuple[Backup, ...]:
    """Every backup of this garden, newest first; none where the folder cannot be read."""
    name = pattern(rf"{re.escape(garden.name)}-(\d{{8}}T\d{{6}}Z)-({REASONS})\.db", re.ASCII)
    found = []
    with suppress(OSError), os.scandir(folder_of(garden)) as entries:
        for entry in entries:
            fits = name.fullmatch(entry.name)
            if fits and entry.is_file(follow_symlinks=False):
                at = datetime.strptime(fits[1], STAMP).replace(tzinfo=UTC)
                size = entry.stat(follow_symlinks=False).st_size
                found.append(Backup(path=entry.path, at=at, why=Why(fits[2]), size=size))
    return tuple(sorted(found, key=lambda each: (each.at, each.path), reverse=True))


def newest(garden: Path) -> str:
    """The file of the newest backup, "" where there is none."""
    return next((each.path for each in listed(garden) if each.why is not Why.DAMAGED), "")


def is_small(garden: Path) -> bool:
    """Whether looking the garden over takes no time to speak of; a file that is not there is small."""
    try:
        return garden.stat().st_size < SMALL
    except OSError:
        return True


def looked_over(garden: Path) -> datetime | None:
    """When the garden was last looked over and nothing found, None where nobody knows."""
    try:
        return datetime.fromtimestamp(_mark(garden).stat().st_mtime, UTC)
    except OSError:
        return None


def note_look(garden: Path, at: datetime) -> None:
    """Remember that the garden was looked over; without a backup yet it is young, and soon done again."""
    with suppress(OSError):
        if folder_of(garden).is_dir():
            _mark(garden).touch(0o600)
            os.utime(_mark(garden), (at.timestamp(), at.timestamp()))


def _mark(garden: Path) -> Path:
    return folder_of(garden) / f"{garden.name}.looked-over"
