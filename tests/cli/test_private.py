"""Whatever pruner writes, it writes for its owner alone, even where the umask would let everybody in."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import Pruner

WRITES = (
    ("add", "Acme"),
    ("log", "rush", "acme"),
    ("status",),
    ("config", "set", "language", "en"),
    ("backup",),
    ("backup", "--to", "{}/mine.db"),
    ("restore", "{}/mine.db", "--yes"),
    ("export", "--to", "{}/mine.json"),
    ("export", "--format", "csv", "--to", "{}/tables"),
    ("due", "--ics", "{}/mine.ics"),
    ("letter", "acme", "fix", "--to", "{}/mine.txt"),
)


@pytest.fixture
def _open_to_all() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_open_to_all")
def test_every_file_and_folder_is_its_owners_alone(pruner: Pruner, home: Path) -> None:
    for command in WRITES:
        pruner.done(*(arg.format(home) for arg in command))
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in home.rglob("*")}
    assert len(modes) > len(WRITES)
    assert {
        path: oct(mode) for path, mode in modes.items() if mode != (0o700 if path.is_dir() else 0o600)
    } == {}
