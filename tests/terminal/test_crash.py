"""Bad data and faults of ours: one sentence, the right status, and nothing of a client's in any report."""

import os
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.logger import open_garden
from tests.terminal.conftest import Opens, environment, in_the_garden
from tests.terminal.emulated import ALTERNATE_SCREEN, CURSOR, Terminal

CIRCUS = "Zirkus Sarrasani"
FAULTY = """
import sys
from pruner.__main__ import main
from pruner.tui.widgets.header import Header

def render(self):
    name = [branch.client.name for branch in self.view.branches][0] if self.view else ""
    if name:
        raise ValueError(f"cannot draw {name}")
    return ""

Header.render = render
main()
"""


def spoil(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE clients SET planted_on = '2026-99-99'",
        "UPDATE clients SET tolerance = 'nan'",
        "UPDATE clients SET aliases = '[1]'",
        "UPDATE journal SET edits = '{'",
    ],
)
def test_a_spoilt_row_is_told_in_a_sentence_and_not_drawn(opened: Opens, acme: Path, statement: str) -> None:
    spoil(acme, statement)
    terminal = opened()
    if "journal" in statement:  # only the daily review reads it
        terminal.wait_for("Acme")
        terminal.press("d")
    assert terminal.wait_for_end() == 4
    assert ALTERNATE_SCREEN not in terminal.modes
    assert "is damaged" in " ".join(terminal.text.split())
    assert "Traceback" not in terminal.text


def test_a_row_spoilt_while_the_screen_is_open_is_told_there(opened: Opens, acme: Path) -> None:
    terminal = in_the_garden(opened)
    spoil(acme, "UPDATE clients SET planted_on = '2026-99-99'")
    terminal.wait_for("damaged")
    spoil(acme, "UPDATE clients SET planted_on = '2026-01-01', name = 'Acme again'")
    terminal.wait_for("Acme again")
    terminal.type("q")
    assert terminal.wait_for_end() == 0


def test_a_fault_of_ours_leaves_a_private_report_without_a_word_about_clients(home: Path, acme: Path) -> None:
    with open_garden(acme) as garden:
        garden.add(name=CIRCUS)
    command = [sys.executable, "-c", FAULTY]
    before = os.umask(0)
    try:
        terminal = Terminal(command, (80, 24), environment({}))
    finally:
        os.umask(before)
    with terminal:
        assert terminal.wait_for_end() == 1
        assert terminal.modes == {7, CURSOR}
        assert terminal.settings == terminal.settings_before
        said = terminal.text.replace("\n", "")
        report = home / "state" / "crash.txt"
        assert "pruner stopped by a fault of its own" in said
        assert str(report) in said
        assert CIRCUS.encode() not in terminal.raw.rpartition(b"\x1b[?1049l")[2]
    text = report.read_text()
    assert "ValueError" in text
    assert "in render" in text
    assert "Acme" not in text
    assert CIRCUS not in text
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
