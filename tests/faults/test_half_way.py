"""Killed half-way: an upgrade happened or did not, and no half file lies where an export or a backup goes."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pruner.store.migrations import NEWEST
from tests.cli.running import installed
from tests.faults import oracle
from tests.faults.soak import times

DATA = Path(__file__).parents[1] / "data"
KILLS = 12


def killed(home: Path, fresh: Path, target: Path, *args: str) -> list[dict[str, Any]]:
    garden = home / "data" / "garden.db"
    garden.parent.mkdir(exist_ok=True)
    command = [
        sys.executable,
        "-m",
        "tests.faults.half_way",
        *map(str, (garden, fresh, target, times(KILLS))),
    ]
    done = subprocess.run([*command, *args], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4_000:]
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("stored", [f"garden-v{number}" for number in range(1, NEWEST)])
def test_an_upgrade_that_is_killed_happened_or_did_not(home: Path, stored: str) -> None:
    found = killed(home, DATA / f"{stored}.db", home / "none", "list")
    for each in found:
        assert each["complaints"] == []
        assert each["after"] in {each["before"], NEWEST}
        assert each["same"] or each["after"] == NEWEST
        assert each["after"] == NEWEST or not each["said"]
    assert installed("list").returncode == 0
    assert oracle.look(home / "data" / "garden.db").version == NEWEST
    for backup in (home / "data").rglob("*.db"):
        assert oracle.complaints(backup) == []


@pytest.mark.parametrize("verb", ["export", "backup"])
def test_what_is_killed_while_it_writes_a_file_leaves_a_whole_one_or_none(home: Path, verb: str) -> None:
    target = home / f"{verb}.file"
    for each in killed(home, DATA / f"garden-v{NEWEST}.db", target, verb, "--to", str(target), "--force"):
        assert each["complaints"] == []
        assert each["same"]
        assert each["written"] or not each["said"]
        if each["written"]:
            target.write_bytes(bytes.fromhex(each["written"]))
            assert whole(verb, target)
    assert installed(verb, "--to", str(target), "--force").returncode == 0
    assert whole(verb, target)


def whole(verb: str, target: Path) -> bool:
    """Whether a written file is complete."""
    if verb == "backup":
        return oracle.complaints(target) == []
    return bool(json.loads(target.read_text()))
