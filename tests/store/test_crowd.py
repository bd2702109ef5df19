"""Several programs on one garden, and programs that are killed: nothing lost, nothing doubled."""

import subprocess
import sys
from pathlib import Path

from pruner.core.changes import Standing
from pruner.core.ledger import Hours, Import
from pruner.core.models import Client, Incident
from pruner.store.migrations import NEWEST, revision
from pruner.store.store import Store
from tests.store.saving import ask

ROUNDS = 20


def crowd(verb: str, path: Path, number: int) -> list[int]:
    """What the programs said they saved."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.crowd", verb, str(path), str(number)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return [int(line) for line in done.stdout.split()]


def test_twenty_programs_can_start_at_once_where_nothing_is_yet(garden_file: Path) -> None:
    crowd("start", garden_file, 20)
    store = Store.open(garden_file, create=False, may_make=False)
    assert len(store.all(Client)) == 20
    assert ask(garden_file, "SELECT version_num FROM alembic_version") == [(revision(NEWEST),)]
    store.close()


def test_two_programs_that_log_five_hundred_each_leave_a_thousand(garden_file: Path) -> None:
    said = crowd("log", garden_file, 500)
    store = Store.open(garden_file, create=False, may_make=False)
    assert sorted(said) == [incident.id for incident in store.all(Incident)]
    assert len(said) == 1_000
    assert len(store.history()) == 1_001
    store.close()


def test_several_imports_at_once_take_each_row_in_once(garden_file: Path) -> None:
    crowd("take", garden_file, 4)
    store = Store.open(garden_file, create=False, may_make=False)
    keys = [row.key for row in store.all(Hours)]
    assert sorted(keys) == sorted(f"row {number}" for number in range(3 * 500 + 1_000))
    assert sum(taken.rows for taken in store.all(Import)) == len(keys)
    store.close()


def test_a_program_killed_at_any_moment_loses_nothing_it_confirmed(garden_file: Path) -> None:
    said = crowd("kill", garden_file, ROUNDS)
    store = Store.open(garden_file, create=False, may_make=False)
    kept = [incident.id for incident in store.all(Incident)]
    logged = {
        edit.record.id
        for entry in store.history()
        for edit in entry.change.edits
        if entry.standing is Standing.DONE and isinstance(edit.record, Incident)
    }
    store.close()
    assert len(said) > ROUNDS
    assert set(said) <= set(kept)
    assert len(kept) <= len(said) + ROUNDS  # killed between the save and saying so
    assert logged == set(kept)
    assert ask(garden_file, "PRAGMA integrity_check") == [("ok",)]
    assert ask(garden_file, "PRAGMA foreign_key_check") == []
