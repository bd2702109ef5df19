"""A half-typed form outlives whatever happens to the program and to its terminal."""

import signal
import time
from pathlib import Path

import pytest

from tests.terminal.conftest import Opens, in_the_garden


def wait_for_draft(home: Path, text: str) -> None:
    for _ in range(1_200):
        if any(text in path.read_text() for path in (home / "data" / "drafts").glob("garden.db-*")):
            return
        time.sleep(0.05)
    raise AssertionError("no draft was kept")


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
def test_a_half_typed_form_outlives_a_signal(
    opened: Opens, acme: Path, home: Path, number: signal.Signals
) -> None:
    assert acme.is_file()
    terminal = in_the_garden(opened)
    terminal.type("a")
    terminal.wait_for("Plant a client")
    terminal.type("Quince")
    terminal.wait_for("Quince")
    if number is signal.SIGKILL:
        wait_for_draft(home, "Quince")
    terminal.tell(number)
    terminal.wait_for_end()
    wait_for_draft(home, "Quince")
    again = in_the_garden(opened)
    again.wait_for("Half typed and kept")
    again.type("a")
    again.wait_for("Quince", "is back")


@pytest.mark.parametrize("pause", [0.0, 1.0])
def test_a_half_typed_form_outlives_ctrl_q_and_is_offered_at_the_next_start(
    opened: Opens, acme: Path, home: Path, pause: float
) -> None:
    assert acme.is_file()
    terminal = in_the_garden(opened)
    terminal.type("a")
    terminal.wait_for("Plant a client")
    terminal.type("Quince")
    terminal.read_for(pause)
    terminal.press("ctrl+q")
    terminal.wait_for_end()
    wait_for_draft(home, "Quince")
    again = in_the_garden(opened)
    again.wait_for("Half typed and kept", "Plant a client")
    again.type("a")
    again.wait_for("Quince", "is back")
    again.press("ctrl+s")
    again.wait_for("Planted Quince")
    again.press("ctrl+q")
    again.wait_for_end()
    assert list((home / "data" / "drafts").iterdir()) == []


def test_what_was_typed_to_be_left_by_ctrl_q_in_one_go_is_kept(opened: Opens, acme: Path, home: Path) -> None:
    assert acme.is_file()
    terminal = in_the_garden(opened)
    terminal.type("i")
    terminal.wait_for("Log an incident for Acme")
    terminal.press("tab", "tab", "tab", "tab")
    terminal.type("late\x11")
    terminal.wait_for_end()
    wait_for_draft(home, "late")
    again = in_the_garden(opened)
    again.wait_for("Half typed and kept", "Acme")
    again.type("i")
    again.wait_for("late", "is back")
