"""What is being written when the screen ends is waited for, or it did not happen."""

import signal
from pathlib import Path

import pytest

from tests.faults import oracle
from tests.faults.forked import wait_until
from tests.faults.logger import open_garden
from tests.terminal.conftest import Opens, in_the_garden

QUIT = "\x11"
"""ctrl+q"""
ROWS = 5_000
COLUMNS = "Client,Project,Description,Start date,Start time,Duration"


@pytest.fixture
def large(acme: Path) -> Path:
    """A garden of which a backup takes a while."""
    with open_garden(acme) as garden:
        client = garden.find("Acme").id
        for _ in range(40):
            garden.log(client, "bloom", note="x" * 90_000)
    return acme


def test_quitting_waits_for_the_backup_that_is_being_made(opened: Opens, large: Path) -> None:
    before = oracle.look(large)
    terminal = in_the_garden(opened)
    terminal.type(" ")
    wait_until(lambda: bool(list(large.parent.rglob(".pruner-*"))), 20)
    terminal.type(QUIT)
    assert terminal.wait_for_end() == 0
    (backup,) = (large.parent / "backups").glob("*.db")
    assert oracle.complaints(backup) == []
    assert oracle.look(backup).count("incidents") == before.count("incidents")
    assert [path.name for path in large.parent.glob(".*")] == []


def test_a_signal_amid_an_import_takes_in_nothing(opened: Opens, acme: Path, tmp_path: Path) -> None:
    file = tmp_path / "toggl.csv"
    file.write_text(
        "\n".join((COLUMNS, *(f"Acme,Site,row {n},2026-01-05,09:00:00,00:06:00" for n in range(ROWS))))
    )
    terminal = in_the_garden(opened)
    terminal.type("I")
    terminal.wait_for("Bring in", "toggl.csv")
    terminal.type("toggl.csv")
    terminal.press("\r")
    terminal.wait_for("take in")
    terminal.type("\x13")  # ctrl+s
    terminal.wait_for("stop")
    terminal.tell(signal.SIGTERM)
    assert terminal.wait_for_end() == 143
    assert oracle.look(acme).count("hours") == 0
    assert oracle.complaints(acme) == []
