"""A check finds what is wrong, and a repair mends what follows from the rest and nothing else."""

from dataclasses import replace

import pytest

from pruner.core.backups import Wrong
from pruner.core.models import Client
from pruner.store.store import Store
from tests.builders import NOW, a_client, adding, an_incident, changing, removing
from tests.store.saving import ask, save


@pytest.fixture
def lived_in(store: Store) -> Store:
    """A garden in which much was done, undone, done again and taken back."""
    client = a_client("Acme", aliases=("ACME Corp",))
    other = a_client("Umbrella")
    incident, second = an_incident(client), an_incident(other)
    save(store, adding(client))
    save(store, adding(other))
    save(store, adding(incident))
    dropped = save(store, adding(second))
    save(store, changing(client, replace(client, name="Acme Ltd")))
    store.take_back([dropped.id])
    save(store, removing(incident))
    save(store, changing(other, replace(other, marked=True)))
    store.undo(NOW)
    store.undo(NOW)
    return store


def test_a_garden_that_was_lived_in_is_whole(lived_in: Store) -> None:
    assert lived_in.check() == ()
    lived_in.redo(NOW)
    assert lived_in.check() == ()
    lived_in.erase(lived_in.all(Client)[0].id)
    assert lived_in.check() == ()


FAULTS = [
    ("DELETE FROM client_names WHERE key = 'acme ltd'", Wrong.NAMES),
    ("INSERT INTO client_names SELECT 'nobody', id FROM clients LIMIT 1", Wrong.NAMES),
    ("UPDATE clients SET note = 'by another hand'", Wrong.JOURNAL),
    ("DELETE FROM incidents", Wrong.JOURNAL),
]


@pytest.mark.parametrize(("sql", "wrong"), FAULTS)
def test_what_was_changed_behind_its_back_is_found(lived_in: Store, sql: str, wrong: Wrong) -> None:
    ask(lived_in.path, sql)
    assert {finding.what for finding in lived_in.check()} == {wrong}


def test_rows_of_nobody_are_found(lived_in: Store) -> None:
    ask(lived_in.path, "DELETE FROM clients WHERE name = 'Acme Ltd'")
    assert Wrong.BELONGS_TO_NOBODY in {finding.what for finding in lived_in.check()}


@pytest.mark.parametrize(("sql", "wrong"), FAULTS)
def test_a_repair_mends_what_is_derived_and_leaves_the_rest(lived_in: Store, sql: str, wrong: Wrong) -> None:
    clients = ask(lived_in.path, "SELECT * FROM clients")
    ask(lived_in.path, sql)
    lived_in.repair()
    assert {finding.what for finding in lived_in.check()} == ({wrong} - {Wrong.NAMES})
    if wrong.derived:
        assert ask(lived_in.path, "SELECT * FROM clients") == clients


def test_a_torn_file_is_found(lived_in: Store) -> None:
    data = bytearray(lived_in.path.read_bytes())
    for page in range(2, len(data) // 4096):
        data[page * 4096 : page * 4096 + 100] = b"\xff" * 100
    lived_in.path.write_bytes(data)
    found = lived_in.check()
    assert {finding.what for finding in found} == {Wrong.FILE}
    assert all(finding.detail for finding in found)
