"""What is sent to the terminal: colours, mouse, clipboard; and any size of window."""

import base64
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.terminal.conftest import Opens, in_the_garden
from tests.terminal.emulated import MOUSE

COLOUR = re.compile(rb"\x1b\[([0-9;]+)m")
CLIPBOARD = re.compile(rb"\x1b\]52;c;([^\x07]*)\x07")
SIZES = ((1, 1), (2, 3), (20, 5), (500, 200), (60, 20), (3, 60), (110, 2), (80, 24))


def colours(raw: bytes) -> set[tuple[int, ...]]:
    """Every colour asked for: red, green and blue, or the number of a palette."""
    found = set()
    for codes in COLOUR.findall(raw):
        numbers = [int(code) for code in codes.split(b";")]
        while numbers:
            code = numbers.pop(0)
            if code in {38, 48}:
                wide = 4 if numbers[0] == 2 else 2
                found.add(tuple(numbers[1:wide]))
                numbers = numbers[wide:]
            elif 30 <= code <= 37 or 40 <= code <= 47 or code >= 90:
                found.add((code,))
    return found


def test_without_colour_only_greys_are_drawn(opened: Opens) -> None:
    terminal = opened("demo", size=(120, 40), env={"NO_COLOR": "1"})
    terminal.wait_for("14 clients", "Review")
    terminal.press("tab", "z", "z", "enter", "escape", "i", "escape", "r")
    terminal.wait_for("Logged")
    assert {colour for colour in colours(terminal.raw) if len(set(colour)) > 1 or len(colour) == 1} == set()


def test_in_colour_the_same_screen_has_many(opened: Opens) -> None:
    terminal = opened("demo", size=(120, 40))
    terminal.wait_for("14 clients", "Review")
    assert len({colour for colour in colours(terminal.raw) if len(set(colour)) > 1}) > 8


def test_with_the_mouse_switched_off_the_terminal_keeps_it(opened: Opens, home: Path, acme: Path) -> None:
    assert acme.exists()
    config = home / "config" / "config.toml"
    config.parent.mkdir()
    config.write_text("mouse = false\n")
    terminal = in_the_garden(opened)
    assert MOUSE & terminal.modes == set()
    terminal.type("q")
    terminal.wait_for_end()
    assert not re.search(rb"\x1b\[\?(9|100[0-3]|1005|1006|101[56])h", terminal.raw)


def test_copying_puts_the_cleaned_summary_on_the_clipboard_and_nothing_else(
    opened: Opens, acme: Path
) -> None:
    with closing(sqlite3.connect(acme)) as connection, connection:  # past our own cleaning
        connection.execute("UPDATE clients SET note = ?", ("\x1b]52;c;ZXZpbA==\x07 rm -rf \u202e ok",))
    terminal = in_the_garden(opened)
    assert CLIPBOARD.findall(terminal.raw) == []
    terminal.press("y")
    terminal.wait_for("Copied")
    (copied,) = CLIPBOARD.findall(terminal.raw)
    text = base64.b64decode(copied).decode()
    assert text.startswith("Acme")
    assert all(char.isprintable() or char == "\n" for char in text), text
    assert "\x1b" not in text


@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize("keys", [("", "i", "?", "enter"), ("a", ":", "d", "/")])
def test_any_size_of_window_is_survived(opened: Opens, keys: tuple[str, ...]) -> None:
    terminal = in_the_garden(opened)
    for key in keys:
        terminal.press(key)
        for size in SIZES:
            terminal.resize(size)
            terminal.read_for(0.1, show=size == SIZES[-1])
        terminal.press("escape")
        assert terminal.process.poll() is None, terminal.text
    terminal.wait_for(" pruner  1 client", "Acme", "Quit")
    terminal.type("q")
    assert terminal.wait_for_end() == 0
