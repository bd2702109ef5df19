"""Killed half-way: an upgrade happened or did not, and no half file lies where an export or a backup goes;
a restore left the old garden or the restored one."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pruner.store.migrations import NEWEST
from tests.cli.running import installed
from tests.faults import oracle
from tests.faults.logger import open_garden
from tests.faults.soak import times

DATA = Path(__file__).parents[1] / "data"
KILLS = 12
LARGE = 400
"""Pages of a garden that takes a while to be written."""


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "large.db"
    with open_garden(path) as garden:
        acme = garden.add(name="Acme").entry.change.edits[0].record.id
        for _ in range(LARGE // 40):
            garden.log(acme, "rush", note="x" * 80_000)
    return path


def kept_whole(_path: Path) -> None:
    """Nothing happens to it."""


def damaged(path: Path) -> None:
    """Overwrite pages in the middle, so that the file opens and does not pass a check."""
    data = bytearray(path.read_bytes())
    for page in range(3, len(data) // 4096):
        data[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    path.write_bytes(data)


def killed(home: Path, fresh: Path, target: Path, *args: str, by: str = "half_way") -> list[dict[str, Any]]:
    garden = home / "data" / "garden.db"
    garden.parent.mkdir(exist_ok=True)
    said = map(str, (garden, fresh, target, times(KILLS)))
    command = [sys.executable, "-m", f"tests.faults.{by}", *said, *args]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
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


@pytest.mark.parametrize("stored", ["garden-v1", f"garden-v{NEWEST}"])
@pytest.mark.parametrize("ruin", [kept_whole, damaged])
def test_a_restore_that_is_killed_leaves_the_old_garden_or_the_restored_one(
    home: Path, large: Path, stored: str, ruin: Callable[[Path], object]
) -> None:
    ruin(large)
    found = killed(home, large, DATA / f"{stored}.db", by="half_restored")
    for each in found:
        assert each["garden"] in {"old", "restored"}
        assert each["kept"] in ([], ["old"])
        assert each["garden"] == "old" or each["kept"] == ["old"]
        assert each["garden"] == "restored" or not each["said"]
    assert any(each["killed"] for each in found)
    assert installed("restore", str(DATA / f"{stored}.db"), "--yes").returncode == 0


def whole(verb: str, target: Path) -> bool:
    """Whether a written file is complete."""
    if verb == "backup":
        return oracle.complaints(target) == []
    return bool(json.loads(target.read_text()))
