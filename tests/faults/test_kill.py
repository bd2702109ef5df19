"""What pruner says is saved, is saved, whatever happens to the program right after."""

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from pruner.core.changes import Standing
from pruner.garden import Garden
from tests.cli.running import INSTALLED, installed
from tests.faults.logger import open_garden

ROUNDS = 300
SEED = 2026


def planted(path: Path) -> int:
    with open_garden(path) as garden:
        return garden.add(name="Acme").entry.change.edits[0].record.id


def complaint(path: Path) -> str:
    with sqlite3.connect(path) as connection:
        found: str = connection.execute("PRAGMA integrity_check").fetchone()[0]
    connection.close()
    return found


def logged_ids(garden: Garden) -> list[int]:
    """What the journal says was logged and holds."""
    return [
        entry.change.edits[0].record.id
        for entry in garden.history()
        if entry.change.did == "logged" and entry.standing is Standing.DONE
    ]


def test_no_kill_loses_or_doubles_what_was_acknowledged(garden_file: Path) -> None:
    client = planted(garden_file)
    killer = [
        sys.executable,
        "-m",
        "tests.faults.killer",
        str(garden_file),
        str(client),
        str(ROUNDS),
        str(SEED),
    ]
    run = subprocess.run(killer, capture_output=True, text=True, check=True)
    acknowledged = [int(line) for line in run.stdout.split()]
    assert len(acknowledged) > ROUNDS // 3
    with open_garden(garden_file) as garden:
        there = [incident.id for incident in garden.incidents(client)]
        assert sorted(logged_ids(garden)) == sorted(there)
    counts = Counter(there)
    assert [lost for lost in acknowledged if counts[lost] != 1] == []
    assert len(acknowledged) <= len(there) <= len(acknowledged) + ROUNDS
    assert complaint(garden_file) == "ok"


@pytest.mark.parametrize("seed", range(6))
def test_a_killed_command_has_logged_or_has_not(home: Path, seed: int) -> None:
    assert installed("add", "Acme").returncode == 0
    chance = random.Random(seed)  # noqa: S311  # it decides when to kill, and is no secret
    with subprocess.Popen(
        [str(INSTALLED), "log", "rush", "Acme"], stdout=subprocess.PIPE, text=True
    ) as process:
        time.sleep(chance.uniform(0.2, 0.7))
        process.send_signal(signal.SIGKILL)
        said = process.stdout.read() if process.stdout else ""
    shown = json.loads(installed("show", "Acme", "--json").stdout)
    assert len(shown["incidents"]) in ({1} if "Logged" in said else {0, 1})
    assert complaint(home / "data" / "garden.db") == "ok"
