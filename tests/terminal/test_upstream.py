"""What Textual's own driver does, which `pruner.tui.terminal` works around.

When a test here fails, Textual has learnt it: take out the part of the work-around that it names.
"""

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.conftest import environment
from tests.terminal.emulated import ALTERNATE_SCREEN, Terminal


@pytest.fixture
def smallest(home: Path) -> Iterator[Terminal]:
    """A bare Textual app, ready for keys."""
    assert home.is_dir()
    with Terminal([sys.executable, "-m", "tests.terminal.upstream"], (80, 24), environment({})) as terminal:
        terminal.wait_for("ready")
        yield terminal


def test_textual_ends_with_status_0_at_a_byte_that_is_not_utf_8(smallest: Terminal) -> None:
    smallest.send(b"\xff")
    assert smallest.wait_for_end() == 0, "Keys in terminal.py need not decode any more"
    assert "UnicodeDecodeError" in smallest.text


def test_textual_ends_at_a_malformed_report_of_the_window_size(smallest: Terminal) -> None:
    smallest.send(b"\x1b[48;1:R")
    assert smallest.wait_for_end() == 0, "Keys in terminal.py need not catch ValueError any more"
    assert "ValueError" in smallest.text


def test_textual_leaves_the_alternate_screen_on_after_sigterm(smallest: Terminal) -> None:
    smallest.tell(signal.SIGTERM)
    assert smallest.wait_for_end() == 128 + signal.SIGTERM
    assert ALTERNATE_SCREEN in smallest.modes, "Terminal in terminal.py need not hear signals any more"


def test_textual_spoils_the_terminal_once_it_was_stopped_and_continued(smallest: Terminal) -> None:
    smallest.stop_and_continue(signal.SIGSTOP)
    smallest.type("\x11")
    smallest.read_for(1.5)
    assert smallest.settings != smallest.settings_before, (
        "Terminal in terminal.py need not hear SIGCONT any more"
    )


def test_textual_stays_when_its_terminal_is_gone(home: Path) -> None:
    assert home.is_dir()
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with Terminal(
            [sys.executable, "-m", "tests.terminal.upstream"], (80, 24), environment({})
        ) as terminal:
            terminal.wait_for("ready")
            terminal.close()
            terminal.read_for(2)
            assert terminal.process.poll() is None, "Lasting in terminal.py need not be any more"
    finally:
        signal.signal(signal.SIGHUP, before)
