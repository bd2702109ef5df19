"""The day in a real terminal: open, log, take back, quit; and everything is there tomorrow."""

import signal
from pathlib import Path

import pytest

from tests.cli.running import installed
from tests.terminal.conftest import Opens, environment, in_the_garden, incidents
from tests.terminal.emulated import ALTERNATE_SCREEN, CURSOR, MOUSE, PASTE

SIZES = ((60, 20), (80, 24), (120, 40), (200, 60))


def test_what_the_toast_confirmed_survives_a_kill_and_can_be_undone_after(opened: Opens, acme: Path) -> None:
    first = in_the_garden(opened)
    first.type("r")
    first.wait_for("Logged")
    first.kill()
    assert incidents(acme) == 1

    second = in_the_garden(opened)
    second.wait_for("1 sign")
    second.press("u")
    second.wait_for("0 signs")
    assert incidents(acme) == 0
    second.press("U")
    second.wait_for("1 sign")
    assert incidents(acme) == 1

    assert installed("undo").returncode == 0
    second.wait_for("0 signs")


@pytest.mark.usefixtures("acme")
def test_what_the_command_line_does_appears_on_the_open_screen(opened: Opens) -> None:
    terminal = in_the_garden(opened)
    assert installed("add", "Brook & Sons").returncode == 0
    terminal.wait_for("2 clients", "Brook & Sons")
    assert installed("log", "rush", "Acme").returncode == 0
    terminal.wait_for("1 sign")
    assert installed("mark", "Acme").returncode == 0
    terminal.wait_for("1 marked")
    assert installed("erase", "Brook & Sons", "--yes").returncode == 0
    terminal.wait_for("1 client ")
    terminal.wait_until_gone("Brook")


@pytest.mark.usefixtures("acme")
def test_quitting_leaves_the_terminal_as_it_was(opened: Opens) -> None:
    terminal = in_the_garden(opened)
    assert {ALTERNATE_SCREEN, PASTE, *(MOUSE & {1000, 1003, 1006})} <= terminal.modes
    assert terminal.settings != terminal.settings_before
    terminal.type("q")
    assert terminal.wait_for_end() == 0
    assert terminal.modes == {7, CURSOR}
    assert terminal.settings == terminal.settings_before


@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_a_signal_ends_the_program_and_gives_the_terminal_back(
    opened: Opens, number: signal.Signals, status: int
) -> None:
    terminal = in_the_garden(opened)
    terminal.tell(number)
    assert terminal.wait_for_end() == status
    assert terminal.modes == {7, CURSOR}
    assert terminal.settings == terminal.settings_before


@pytest.mark.parametrize("stop", [signal.SIGSTOP, signal.SIGTSTP])
def test_a_program_that_was_stopped_and_continued_goes_on_and_ends_well(
    opened: Opens, acme: Path, stop: signal.Signals
) -> None:
    terminal = in_the_garden(opened)
    terminal.stop_and_continue(stop)
    terminal.type("r")
    terminal.wait_for("Logged", "Acme", "Quit")
    assert incidents(acme) == 1
    terminal.type("q")
    assert terminal.wait_for_end() == 0
    assert terminal.modes == {7, CURSOR}
    assert terminal.settings == terminal.settings_before


@pytest.mark.usefixtures("acme")
def test_a_signal_while_a_form_is_open_gives_the_terminal_back(opened: Opens) -> None:
    terminal = in_the_garden(opened)
    terminal.press("i")
    terminal.tell(signal.SIGTERM)
    assert terminal.wait_for_end() == 143
    assert terminal.modes == {7, CURSOR}


def test_a_closed_window_ends_the_program(opened: Opens, acme: Path) -> None:
    terminal = in_the_garden(opened)
    terminal.type("r")
    terminal.wait_for("Logged")
    terminal.close()
    assert terminal.wait_for_end() == 129
    assert incidents(acme) == 1


@pytest.mark.usefixtures("acme")
def test_a_program_that_ignores_hangups_ends_when_its_terminal_is_gone(opened: Opens) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        terminal = in_the_garden(opened)
    finally:
        signal.signal(signal.SIGHUP, before)
    terminal.close()
    terminal.wait_for_end()


@pytest.mark.parametrize("size", SIZES)
def test_the_first_screen_shows_name_counts_and_hints(opened: Opens, size: tuple[int, int]) -> None:
    terminal = opened("demo", size=size)
    first, *_rest = terminal.wait_for("14 clients", "Quit" if size[0] > 60 else "Help").splitlines()
    assert first.startswith(" pruner  DEMO  14 clients")
    assert "✂2 marked" in first
    last = terminal.screen.display[-1]
    assert "Last minute" in last
    assert "u Undo" in last
    assert "? Help" in last
    assert max(map(len, terminal.text.splitlines())) <= size[0]


def test_the_demo_leaves_nothing_behind(opened: Opens, tmp_path: Path) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    for end in ("q", signal.SIGTERM):
        terminal = opened("demo", env={"TMPDIR": str(folder)})
        terminal.wait_for("DEMO", "14 clients")
        assert [path.name[:12] for path in folder.iterdir()] == ["pruner-demo-"]
        terminal.type("q") if isinstance(end, str) else terminal.tell(end)
        terminal.wait_for_end()
        assert list(folder.iterdir()) == []
    assert not (tmp_path / "data").exists()


def test_what_a_killed_demo_left_goes_with_the_next_and_one_that_goes_on_stays(
    opened: Opens, tmp_path: Path
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    (folder / "pruner-demo-of-somebody").mkdir()
    killed, going_on = (opened("demo", env={"TMPDIR": str(folder)}) for _ in range(2))
    killed.wait_for("DEMO", "14 clients")
    going_on.wait_for("DEMO", "14 clients")
    killed.kill()
    assert len(list(folder.iterdir())) == 3
    assert installed("demo", env=environment({"TMPDIR": str(folder)})).returncode == 0
    assert len(list(folder.iterdir())) == 2
    going_on.press("r")
    going_on.wait_for("Logged")
    going_on.type("q")
    assert going_on.wait_for_end() == 0
    assert [path.name for path in folder.iterdir()] == ["pruner-demo-of-somebody"]
