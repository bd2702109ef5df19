"""A full disk: the save fails visibly, nothing is lost, and it works again once there is room.

The system's limit for the size of a file stands in for the disk; it is taken away from outside.
"""

import resource
import sys
from pathlib import Path

import pytest

from tests.cli.running import INSTALLED, installed
from tests.faults import oracle
from tests.terminal.conftest import environment
from tests.terminal.emulated import Terminal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a limit is set from outside on Linux alone")
ROOM = 8_192
"""The garden is larger than this already, so no page of it can be written."""


@pytest.fixture
def garden(home: Path) -> Path:
    assert installed("add", "Acme").returncode == 0
    assert installed("log", "rush", "Acme").returncode == 0
    return home / "data" / "garden.db"


def no_room() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, resource.RLIM_INFINITY))


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


def test_the_screen_says_so_and_logs_again_once_there_is_room(garden: Path) -> None:
    with Terminal((INSTALLED,), (100, 30), environment({})) as terminal:
        terminal.wait_for("Acme", "1 sign")
        resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, (ROOM, resource.RLIM_INFINITY))
        terminal.type("r")
        terminal.wait_for("full")
        assert oracle.look(garden).count("incidents") == 1
        terminal.read_for(0.8)
        no_limit = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, no_limit)
        terminal.type("r")
        terminal.wait_for("2 signs")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    assert oracle.look(garden).count("incidents") == 2
    assert oracle.complaints(garden) == []
