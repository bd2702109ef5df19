import json
from pathlib import Path

import pytest

from tests.cli.running import Pruner


def test_the_status_files_follow_every_change(pruner: Pruner, home: Path) -> None:
    pruner.done("add", "Acme")
    pruner.done("log", "rush", "acme")
    assert (home / "state" / "status.txt").read_text() == pruner.done("status", "--short").out
    kept = json.loads((home / "state" / "status.json").read_text())
    assert kept == pruner.done("status", "--json").json
    pruner.done("undo")
    assert json.loads((home / "state" / "status.json").read_text())["by_level"]["watch"] == 0


def test_the_status_files_are_their_owners_alone(pruner: Pruner, home: Path) -> None:
    pruner.done("add", "Acme")
    assert (home / "state").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (home / "state").iterdir()} == {0o600}


@pytest.mark.parametrize("option", [("--as-of", "2026-01-01"), ("--garden", "other.db")])
def test_another_garden_or_day_leaves_the_status_files_alone(
    pruner: Pruner, home: Path, monkeypatch: pytest.MonkeyPatch, option: tuple[str, str]
) -> None:
    monkeypatch.chdir(home)
    pruner.done("list")
    before = (home / "state" / "status.json").read_bytes()
    pruner.done(*option, "add", "Acme")
    assert (home / "state" / "status.json").read_bytes() == before


def test_the_demo_leaves_the_status_files_alone(pruner: Pruner, home: Path) -> None:
    pruner.done("demo")
    assert not (home / "state").exists()


def test_status_files_that_cannot_be_written_are_said_and_stop_nothing(pruner: Pruner, home: Path) -> None:
    (home / "state").write_text("a file in the way")
    answer = pruner.done("add", "Acme")
    assert "status files" in answer.err
    assert len(pruner.done("list", "--json").json) == 1


def test_nothing_half_written_is_left_beside_the_status_files(pruner: Pruner, home: Path) -> None:
    pruner.done("add", "Acme")
    pruner.done("log", "rush", "acme")
    assert sorted(path.name for path in (home / "state").iterdir()) == [
        "config.json",
        "status.json",
        "status.txt",
    ]
