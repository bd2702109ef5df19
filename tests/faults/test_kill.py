"""What pruner says is saved, is saved, whatever happens to the program right after.

The program is killed at chance moments, and an oracle outside of it says what is in the file: what was
acknowledged is there, once; what was not is there whole or not at all; journal and tables agree.
"""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import INSTALLED, installed
from tests.faults import oracle
from tests.faults.logger import open_garden
from tests.faults.reports import report
from tests.faults.soak import times

SEEDS = range(1, 5)
COMMANDS, SCREENS, STORES = 71, 10, 60
"""So many kills, for each seed where there are several."""


def planted(path: Path) -> int:
    with open_garden(path) as garden:
        return garden.add(name="Acme").entry.change.edits[0].record.id


def garden_of(home: Path) -> Path:
    return home / "data" / "garden.db"


@pytest.mark.parametrize("seed", SEEDS)
def test_no_kill_of_a_command_loses_doubles_or_halves_anything(home: Path, seed: int) -> None:
    found = report("commands", garden_of(home), times(COMMANDS), seed)
    assert found["faults"] == []
    assert found["kills"] == times(COMMANDS)
    assert found["acknowledged"]
    assert found["undone_by_kill"]
    assert oracle.complaints(garden_of(home)) == []


@pytest.mark.parametrize("seed", SEEDS[:2])
def test_no_kill_of_the_screen_loses_or_doubles_what_its_toasts_said(home: Path, seed: int) -> None:
    found = report("screens", garden_of(home), times(SCREENS), seed)
    assert found["faults"] == []
    assert found["kills"] == times(SCREENS)
    assert found["acknowledged"]


def test_no_kill_amid_commits_loses_or_doubles_what_was_acknowledged(garden_file: Path) -> None:
    client = planted(garden_file)
    killer = [sys.executable, "-m", "tests.faults.killer", str(garden_file), str(client)]
    run = subprocess.run([*killer, str(times(STORES)), "2026"], capture_output=True, text=True, check=True)
    acknowledged = [int(line) for line in run.stdout.split()]
    there = oracle.look(garden_file).ids("incidents")
    assert len(acknowledged) > times(STORES) // 3
    assert len(set(acknowledged)) == len(acknowledged)
    assert set(acknowledged) <= set(there)
    assert len(there) <= len(acknowledged) + times(STORES)  # killed between the save and saying so
    assert oracle.complaints(garden_file) == []


@pytest.mark.parametrize("seed", range(4))
def test_a_command_killed_while_python_starts_it_has_logged_or_has_not(home: Path, seed: int) -> None:
    assert installed("add", "Acme").returncode == 0
    chance = random.Random(seed)  # noqa: S311  # it decides when to kill, and is no secret
    with subprocess.Popen([INSTALLED, "log", "rush", "Acme"], stdout=subprocess.PIPE, text=True) as process:
        time.sleep(chance.uniform(0.1, 0.7))
        process.send_signal(signal.SIGKILL)
        said = process.stdout.read() if process.stdout else ""
    assert oracle.look(garden_of(home)).count("incidents") in ({1} if "Logged" in said else {0, 1})
    assert oracle.complaints(garden_of(home)) == []


@pytest.mark.parametrize(
    ("killer", "how"),
    [
        ("commands", "journal-apart"),
        ("commands", "no-transaction"),
        ("commands", "late"),
        ("screens", "late"),
    ],
)
def test_a_store_that_breaks_its_word_is_found_out(home: Path, killer: str, how: str) -> None:
    found = report(killer, garden_of(home), 300, 1, how)
    assert found["faults"] != []
