"""What comes in at the keyboard that nobody meant, and bytes that are no keys at all."""

import random
import time
from pathlib import Path

from tests.faults.logger import open_garden
from tests.terminal.conftest import Opens, in_the_garden, incidents


def test_bytes_that_are_not_utf_8_do_nothing_and_the_next_key_works(opened: Opens, acme: Path) -> None:
    terminal = in_the_garden(opened)
    terminal.send(b"\xff\xfe\xc3\x28 \xed\xa0\x80"[:4])
    terminal.read_for(1)
    terminal.type("r")
    terminal.wait_for("Logged")
    assert incidents(acme) == 1
    terminal.type("q")
    assert terminal.wait_for_end() == 0


def test_bytes_that_are_not_utf_8_become_a_mark_in_a_name(opened: Opens, acme: Path) -> None:
    terminal = in_the_garden(opened)
    terminal.press("a")
    terminal.send(b"Caf\xe9 Noir\r")
    terminal.wait_for("2 clients")
    with open_garden(acme) as garden:
        assert {client.name for client in garden.clients()} == {"Acme", "Caf\ufffd Noir"}


def test_a_character_that_comes_in_two_halves_is_one(opened: Opens, acme: Path) -> None:
    terminal = in_the_garden(opened)
    terminal.press("a")
    terminal.send(b"Caf\xc3")
    terminal.read_for(0.3)
    terminal.send(b"\xa9\r")
    terminal.wait_for("2 clients")
    with open_garden(acme) as garden:
        assert {client.name for client in garden.clients()} == {"Acme", "Café"}


def test_garbage_from_the_terminal_does_not_end_the_program(opened: Opens, acme: Path) -> None:
    terminal = in_the_garden(opened)
    chance = random.Random(8)  # noqa: S311  # any bytes will do, the same each time
    pieces = (
        b"\x1b[48;:1;2~",
        b"\x1b[99999999999A",
        b"\x1b[48;1:R",
        b"\x1b[?2026;9$y",
        b"\x1bP1$r",
        b"\x1b]52;c;",
    )
    for _ in range(40):
        noise = bytes(chance.choices(range(0x80, 0x100), k=6))
        terminal.send(chance.choice(pieces) + noise + b"\x1b[0n")
    terminal.read_for(1.5)
    assert terminal.process.poll() is None, terminal.text
    assert incidents(acme) == 0


def test_a_paste_into_the_garden_logs_nothing(opened: Opens, acme: Path) -> None:
    terminal = in_the_garden(opened)
    terminal.paste("rrr b q\nmany words of a mail")
    terminal.wait_for("pasted", "nothing was logged")
    assert incidents(acme) == 0


def test_a_held_key_logs_once(opened: Opens, acme: Path) -> None:
    terminal = in_the_garden(opened)
    for _ in range(20):
        terminal.type("r")
        terminal.read_for(0.03)
    terminal.wait_for("Logged", "1 sign")
    assert incidents(acme) == 1


def test_a_word_typed_into_the_wrong_window_logs_nothing(opened: Opens, acme: Path) -> None:
    terminal = in_the_garden(opened)
    terminal.type("brows")
    terminal.wait_for("wrong window")
    assert incidents(acme) == 0
    time.sleep(0.8)
    terminal.type("r")
    terminal.wait_for("Logged")
    assert incidents(acme) == 1


def test_a_command_typed_before_the_screen_is_there_logs_nothing(opened: Opens, acme: Path) -> None:
    terminal = opened()
    terminal.type("brew cowsay\r")
    terminal.wait_for("Acme", "wrong window")
    assert incidents(acme) == 0
