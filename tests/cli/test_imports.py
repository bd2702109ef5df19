"""A command starts without what it does not use: imports cost more than all the rest of it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.formats.reading import SAMPLES

HEAVY = {"sqlalchemy", "alembic", "textual", "rich", "msgspec", "babel", "icalendar"}
NO_GARDEN = {"sqlite3", "tomllib", "pruner.garden", "pruner.store", "pruner.wording"}
ASSEMBLING = {"tomllib", "pruner.config.loading", "pruner.config.schema"}
RUN = """
import json, sys
from pruner.cli.start import start
status = start(sys.argv[1:])
print(json.dumps([status, sorted(sys.modules)]), file=sys.stderr)
"""


def loaded(home: Path, *args: str) -> set[str]:
    """The modules that this command ends with."""
    env = {f"PRUNER_{kind}_DIR": str(home / kind.lower()) for kind in ("DATA", "STATE", "CONFIG")}
    done = subprocess.run(
        [sys.executable, "-c", RUN, *args],
        env=env | {"PATH": "", "HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    status, modules = json.loads(done.stderr.splitlines()[-1])
    assert status == 0, done.stderr
    return set(modules)


@pytest.mark.parametrize(
    "command", [["status"], ["log", "rush", "acme"], ["mark", "acme"], ["undo"], ["redo"]], ids=" ".join
)
def test_a_hot_command_starts_without_the_heavy_libraries(tmp_path: Path, command: list[str]) -> None:
    loaded(tmp_path, "add", "Acme")
    if command == ["redo"]:
        loaded(tmp_path, "undo")
    assert loaded(tmp_path, *command) & HEAVY == set()


def test_a_configuration_that_was_read_before_is_not_assembled_again(tmp_path: Path) -> None:
    loaded(tmp_path, "add", "Acme")
    assert loaded(tmp_path, "status") >= ASSEMBLING
    assert loaded(tmp_path, "log", "rush", "acme") & ASSEMBLING == set()


def test_a_file_is_taken_in_without_the_heavy_libraries(tmp_path: Path) -> None:
    loaded(tmp_path, "add", "Acme")
    assert loaded(tmp_path, "import", str(SAMPLES / "toggl.csv"), "--create") & HEAVY == set()


@pytest.mark.parametrize("command", ["--help", "--version"])
def test_help_opens_no_garden_and_reads_no_configuration(tmp_path: Path, command: str) -> None:
    assert loaded(tmp_path, command) & (HEAVY | NO_GARDEN) == set()
