"""The oracle stands outside the program and sees whatever the journal and the tables do not agree about."""

import ast
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults import oracle
from tests.faults.logger import open_garden

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def lived_in(garden_file: Path) -> Path:
    """A garden in which things were logged, changed, taken back and done again."""
    with open_garden(garden_file) as garden:
        acme = garden.add(name="Acme").entry.change.edits[0].record.id
        for _ in range(3):
            garden.log(acme, "rush")
        garden.edit(acme, note="loud")
        garden.undo()
        garden.redo()
        garden.undo()
    return garden_file


def spoil(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


def test_it_imports_nothing_of_pruner() -> None:
    tree = ast.parse(Path(oracle.__file__).read_text())
    named = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    named += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    assert not [name for name in named if name and name.split(".")[0] in {"pruner", "tests"}]


def test_it_has_nothing_to_say_about_a_sound_garden(lived_in: Path) -> None:
    assert oracle.complaints(lived_in) == []
    assert oracle.look(lived_in) == oracle.look(lived_in)


@pytest.mark.parametrize("stored", sorted(DATA.glob("garden-v*.db")), ids=lambda path: path.stem)
def test_it_has_nothing_to_say_about_a_stored_garden(stored: Path) -> None:
    assert oracle.complaints(stored) == []


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM incidents WHERE id = (SELECT max(id) FROM incidents)",
        "UPDATE incidents SET minutes = minutes + 1 WHERE id = (SELECT max(id) FROM incidents)",
        "DELETE FROM journal WHERE seq = 3",
        "DELETE FROM client_names",
        "UPDATE clients SET note = 'quiet'",
        "UPDATE journal SET standing = 'done'  WHERE standing = 'undone'",
        "UPDATE incidents SET id = id + 1 WHERE id = (SELECT max(id) FROM incidents)",
        "INSERT INTO imports VALUES (7, '2026-11-23T09:12:00.123456Z', 'toggl', 3)",
    ],
)
def test_it_sees_what_does_not_agree(lived_in: Path, statement: str) -> None:
    spoil(lived_in, statement)
    assert oracle.complaints(lived_in) != []
