"""In a real tmux, which obeys many escape sequences, the text of a client stays text."""

import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.cli.running import INSTALLED
from tests.faults.logger import open_garden
from tests.terminal.conftest import environment

TMUX = shutil.which("tmux")
HOSTILE = (
    "[@click=app.quit]x[/]",
    "\x1b]0;owned\x07\x1b]2;owned\x1b\\ title",
    "\x1bkowned\x1b\\ window",
    "\x1b]52;c;b3duZWQ=\x07 clipboard",
    "\x9d52;c;b3duZWQ=\x9c eight bits",
    "\x1bPtmux;\x1b\x1b]52;c;b3duZWQ=\x07\x1b\\ passed through",
    "[/usr/bin] fix [red]",
    "\u202egnirts \u2066left",
)
DEADLINE = 90


@pytest.fixture
def tmux(home: Path) -> Iterator[Callable[..., str]]:
    """A tmux server of this test's own; what a command of it prints."""
    if TMUX is None:
        pytest.skip("tmux is not installed")
    assert home.is_dir()
    with TemporaryDirectory() as sockets:  # the path of a socket must be short

        def run(*args: str) -> str:
            return subprocess.run(
                [str(TMUX), "-f", os.devnull, *args],
                check=True,
                capture_output=True,
                text=True,
                env=environment({"TMUX_TMPDIR": sockets}),
                timeout=DEADLINE,
            ).stdout

        yield run
        run("kill-server")


def plant_hostile_clients(path: Path) -> None:
    """Put hostile names and notes in place, past our own cleaning."""
    with open_garden(path) as garden:
        for number in range(len(HOSTILE)):
            garden.add(name=f"Client {number}")
    with closing(sqlite3.connect(path)) as connection, connection:
        for number, text in enumerate(HOSTILE):
            connection.execute(
                "UPDATE clients SET name = ?, note = ?, limb = ? WHERE name = ?",
                (text, text, text, f"Client {number}"),
            )


def wait_for(tmux: Callable[..., str], text: str) -> str:
    """The pane, once this stands in it."""
    end = time.monotonic() + DEADLINE
    while text not in (screen := tmux("capture-pane", "-p")):
        assert time.monotonic() < end, screen
        time.sleep(0.1)
    return screen


def titles(tmux: Callable[..., str]) -> str:
    return tmux("display-message", "-p", "#{pane_title} #{window_name}")


def buffers(tmux: Callable[..., str]) -> str:
    return tmux("list-buffers", "-F", "#{buffer_sample}")


def test_names_drive_neither_tmux_nor_the_program(tmux: Callable[..., str], acme: Path) -> None:
    plant_hostile_clients(acme)
    open_in(tmux, str(INSTALLED))
    wait_for(tmux, "9 clients")
    before = titles(tmux)
    for keys in (
        "j",
        "Enter",
        "Escape",
        "Tab",
        "z",
        "z",
        "r",
        "Space",
        "d",
        "Escape",
        ":",
        "x",
        "Escape",
        "G",
    ):
        tmux("send-keys", keys)
        time.sleep(0.25)
    wait_for(tmux, "\ufffd")
    assert titles(tmux) == before
    assert buffers(tmux) == "mine\n"


def test_tmux_obeys_the_same_text_where_a_program_prints_it(tmux: Callable[..., str], tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_text("\n".join(HOSTILE))
    open_in(tmux, f"cat {text}; sleep 60")
    wait_for(tmux, "x[/]")
    assert "owned" in titles(tmux)
    assert "owned" in buffers(tmux)


def open_in(tmux: Callable[..., str], command: str) -> None:
    """Run a command in the first pane of a tmux that obeys whatever it can."""
    tmux("new-session", "-d", "-x", "120", "-y", "40", "-n", "garden", "sleep 60")
    for option, value in (
        ("set-clipboard", "on"),
        ("allow-passthrough", "on"),
        ("allow-rename", "on"),
        ("automatic-rename", "off"),
    ):
        tmux("set-option", "-g", option, value)
    tmux("set-buffer", "mine")
    tmux("respawn-pane", "-k", command)
