"""Erased means erased, even out of what was killed while it was written."""

import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from tests.cli.running import INSTALLED, installed
from tests.faults.forked import wait_until
from tests.faults.logger import open_garden

SECRET = b"a secret of theirs"
TRACES = (SECRET, b"Xylophon", b"xylophon")
TRIES = 20
"""So often a command is begun until a kill meets it while it writes."""


@pytest.fixture
def garden(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A garden large enough that writing it takes a moment; everything else of this user lies beside it."""
    path = home / "data" / "garden.db"
    with open_garden(path) as opened:
        client = opened.add(name="Xylophon", note=SECRET.decode()).entry.change.edits[0].record.id
        opened.add(name="Other")
        for _ in range(30):
            opened.log(client, "rush", note=SECRET.decode() * 5_000)
    (home / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(home / "tmp"))
    monkeypatch.setenv("EDITOR", "sh -c 'sleep 20'")
    return path


def unfinished(home: Path) -> list[Path]:
    """What lies there half written and says something of the client."""
    return [path for path in home.rglob(".pruner-*") if says_something(path)]


def kill_as_it_writes(home: Path, args: tuple[str, ...]) -> None:
    for _ in range(TRIES):
        with subprocess.Popen(
            [INSTALLED, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
        ) as process:
            wait_until(lambda: bool(unfinished(home)) or process.poll() is not None, 20)
            with suppress(ProcessLookupError):  # it was faster, and is gone
                os.killpg(process.pid, signal.SIGKILL)
        if unfinished(home):
            return
    raise AssertionError(f"no kill met {args}")


def says_something(path: Path) -> bool:
    """Whether the client can be read out of it; a file that is gone says nothing."""
    with suppress(FileNotFoundError):
        return path.is_file() and any(trace in path.read_bytes() for trace in TRACES)
    return False


@pytest.mark.parametrize(
    "args",
    [
        ("backup",),
        ("backup", "--to", "{}/mine.db", "--force"),
        ("export", "--to", "{}/mine.json", "--force"),
        ("letter", "Xylophon", "fix", "--edit"),
    ],
    ids=" ".join,
)
def test_what_a_kill_left_half_written_goes_with_a_plain_erase(
    home: Path, garden: Path, args: tuple[str, ...]
) -> None:
    kill_as_it_writes(home, tuple(arg.format(home) for arg in args))
    for written in (*home.glob("mine.*"), *(garden.parent / "backups").glob("garden.db*")):
        written.unlink()  # those of tries that came through are the user's, and announced
    assert installed("erase", "Xylophon", "--yes").returncode == 0
    assert not [path for path in home.rglob("*") if says_something(path)]
    assert not list(home.rglob(".pruner-*"))
    assert not list(garden.parent.glob(".*"))
