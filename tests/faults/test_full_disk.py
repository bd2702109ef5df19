"""A full disk: the save fails visibly, nothing is lost, and it works again once there is room.

The system's limit for the size of a file stands in for the disk; it is taken away from outside.
"""

import resource
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.cli.running import INSTALLED, installed
from tests.faults import oracle
from tests.faults.logger import open_garden
from tests.terminal.conftest import environment
from tests.terminal.emulated import Terminal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a limit is set from outside on Linux alone")
ROOM = 8_192
"""The garden is larger than this already, so no page of it can be written."""


@pytest.fixture
def garden(home: Path) -> Path:
    path = home / "data" / "garden.db"
    with open_garden(path) as opened:
        client = opened.add(name="Acme").entry.change.edits[0].record.id
        opened.log(client, "rush")
    return path


def no_room(size: int = ROOM) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


@pytest.mark.parametrize(
    "args",
    [("log", "rush", "Acme", "--note", "x" * 900), ("add", "Birch"), ("undo",), ("mark", "Acme")],
    ids=lambda args: args[0],
)
def test_a_command_says_so_and_leaves_the_garden_as_it_was(garden: Path, args: tuple[str, ...]) -> None:
    before = oracle.look(garden)
    refused = installed(*args, preexec_fn=no_room)
    assert refused.returncode == 1
    assert "full" in refused.stderr
    assert refused.stdout == ""
    assert oracle.look(garden) == before
    assert oracle.complaints(garden) == []
    assert installed(*args).returncode == 0
    assert oracle.look(garden) != before
    assert oracle.complaints(garden) == []


@pytest.mark.parametrize(
    "args",
    [
        ("backup",),
        ("backup", "--to", "{}/other.db"),
        ("restore", "{}/mine.db", "--yes"),
        ("export", "--to", "{}/mine.json"),
        ("export", "--format", "csv", "--to", "{}/tables"),
    ],
    ids=" ".join,
)
def test_what_writes_a_file_says_so_and_leaves_no_half_of_it(
    home: Path, garden: Path, args: tuple[str, ...]
) -> None:
    with open_garden(garden) as opened:
        for _ in range(12):
            opened.log(opened.find("Acme").id, "rush", note="x" * 900)
    assert installed("backup", "--to", str(home / "mine.db")).returncode == 0
    command, before = [arg.format(home) for arg in args], oracle.look(garden)
    refused = installed(*command, preexec_fn=no_room)
    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 1
    assert "cannot be written" in refused.stderr or "full" in refused.stderr
    assert refused.stdout == ""
    assert [path for path in home.rglob("*") if path.name.startswith((".", "other", "mine.json"))] == []
    assert list(garden.parent.glob("backups/*")) == []
    assert oracle.look(garden) == before
    assert installed(*command).returncode == 0
    assert oracle.complaints(garden) == []


def test_a_restore_that_has_no_room_for_its_journal_changes_nothing(home: Path, garden: Path) -> None:
    assert installed("backup", "--to", str(home / "mine.db")).returncode == 0
    assert installed("log", "rush", "Acme").returncode == 0
    before = oracle.look(garden)
    refused = installed(
        "restore", str(home / "mine.db"), "--yes", preexec_fn=partial(no_room, garden.stat().st_size)
    )
    assert refused.returncode == 1
    assert "full" in refused.stderr
    assert oracle.look(garden) == before
    (kept,) = garden.parent.glob("backups/*-restore.db")
    assert oracle.look(kept) == before
    assert installed("restore", str(home / "mine.db"), "--yes").returncode == 0
    assert oracle.look(garden).count("incidents") == 1


def test_a_draft_that_had_no_room_is_kept_once_there_is(garden: Path) -> None:
    with Terminal((INSTALLED,), (100, 30), environment({})) as terminal:
        terminal.wait_for("Acme", "1 sign")
        terminal.press("a")
        terminal.wait_for("Plant a client")
        limit(terminal, 10)
        terminal.type("Quince")
        terminal.wait_for("Quince", "cannot be written")
        limit(terminal, resource.RLIM_INFINITY)
        terminal.wait_until_gone("cannot be written")
        terminal.kill()
    (draft,) = (garden.parent / "drafts").iterdir()
    assert "Quince" in draft.read_text()


def limit(terminal: Terminal, size: int) -> None:
    resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def test_the_screen_says_so_and_logs_again_once_there_is_room(garden: Path) -> None:
    with Terminal((INSTALLED,), (100, 30), environment({})) as terminal:
        terminal.wait_for("Acme", "1 sign")
        limit(terminal, ROOM)
        terminal.type("r")
        terminal.wait_for("full")
        assert oracle.look(garden).count("incidents") == 1
        terminal.read_for(0.8)
        limit(terminal, resource.RLIM_INFINITY)
        terminal.type("r")
        terminal.wait_for("2 signs")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    assert oracle.look(garden).count("incidents") == 2
    assert oracle.complaints(garden) == []
