"""Where no screen can be drawn the garden is told in sentences; where letters are missing nothing breaks."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import INSTALLED, installed
from tests.faults.logger import open_garden
from tests.terminal.conftest import Opens, environment, in_the_garden
from tests.terminal.emulated import ALTERNATE_SCREEN


@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize("closed", ["stdin", "stderr", "stdout"])
def test_with_one_stream_elsewhere_the_garden_is_told_in_sentences(closed: str) -> None:
    master, slave = os.openpty()
    run = subprocess.run(
        [INSTALLED],
        check=False,
        timeout=90,
        env=environment({}),
        stdin=subprocess.DEVNULL if closed == "stdin" else slave,
        stdout=subprocess.PIPE if closed == "stdout" else slave,
        stderr=subprocess.PIPE if closed == "stderr" else slave,
    )
    os.close(slave)
    seen = run.stdout if closed == "stdout" else os.read(master, 65536)
    os.close(master)
    assert run.returncode == 0
    assert b"Acme" in seen
    assert b"\x1b[?1049h" not in seen


@pytest.mark.usefixtures("acme")
def test_a_dumb_terminal_gets_sentences_without_a_single_code(opened: Opens) -> None:
    terminal = opened(env={"TERM": "dumb"})
    assert terminal.wait_for_end() == 0
    assert "Acme" in terminal.text
    assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize(
    "variables",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "latin-1"},
    ],
)
def test_a_locale_without_the_letters_still_opens_the_garden(
    opened: Opens, acme: Path, variables: dict[str, str]
) -> None:
    with open_garden(acme) as garden:
        garden.add(name="Zoë 花店 🌸 مقهى")
    terminal = opened(env=variables)
    terminal.wait_for("Acme", "2 clients", "Quit")
    terminal.press("r")
    terminal.wait_for("Logged")
    terminal.type("q")
    assert terminal.wait_for_end() == 0
    answer = installed("list", env=environment(variables), errors="replace")
    assert answer.returncode == 0
    assert answer.stderr == ""


@pytest.mark.usefixtures("acme")
def test_the_screen_is_drawn_on_the_terminal_whatever_its_type(opened: Opens) -> None:
    terminal = in_the_garden(opened, env={"TERM": "linux"})
    assert ALTERNATE_SCREEN in terminal.modes
    tree = terminal.text
    assert all(char < "\x7f" for char in tree if char != "\n"), tree
