"""Several programs on one garden at the same moment: nothing lost, nothing doubled, nobody hangs."""

import json
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

from tests.cli.running import INSTALLED, installed
from tests.faults import oracle
from tests.faults.soak import times
from tests.terminal.conftest import environment
from tests.terminal.emulated import Terminal

WRITERS, EACH = 8, 4
KEYS = ("r", "o")


def crowd(garden: Path, each: int, *how: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.faults.crowd", str(garden), str(WRITERS), str(each), *how]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_eight_writers_and_two_screens_lose_nothing(home: Path) -> None:
    assert installed("add", "Acme").returncode == 0
    garden, each = home / "data" / "garden.db", times(EACH)
    with ExitStack() as windows:
        screens = [windows.enter_context(Terminal((INSTALLED,), (100, 30), environment({}))) for _ in KEYS]
        for screen in screens:
            screen.wait_for("Acme", "1 client")
        writers = crowd(garden, each)
        for _ in range(each):
            for screen, key in zip(screens, KEYS, strict=True):
                screen.type(key)
                screen.wait_for("Logged")
                screen.read_for(0.8)
        found = json.loads(writers.communicate()[0])
        for screen in screens:
            screen.wait_for(f"{each * (WRITERS + len(KEYS))} signs")
            screen.type("q")
            assert screen.wait_for_end() == 0
    assert found["faults"] == []
    assert len(found["acknowledged"]) == each * WRITERS
    assert all(why.startswith("edit: ") and "another window" in why for why in found["refused"])
    assert oracle.look(garden).count("incidents") == each * (WRITERS + len(KEYS))
    assert oracle.complaints(garden) == []


def test_a_driver_that_locks_only_when_it_writes_is_found_to_lose_updates(home: Path) -> None:
    assert installed("add", "Acme").returncode == 0
    found = json.loads(crowd(home / "data" / "garden.db", EACH, "late-begin").communicate()[0])
    assert found["faults"] != []


def test_first_starts_at_once_all_plant_in_one_garden(home: Path) -> None:
    assert home.is_dir()
    all_of_them = [
        subprocess.Popen([str(INSTALLED), "add", f"Client {n}"], stdout=subprocess.DEVNULL) for n in range(6)
    ]
    assert [process.wait(60) for process in all_of_them] == [0] * 6
    assert len(json.loads(installed("list", "--json").stdout)) == 6
    assert (home / "state" / "status.txt").exists()
