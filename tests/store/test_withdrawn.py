"""What a withdrawn import leaves in the file goes as soon as nothing can bring it back."""

from datetime import timedelta

import pytest

from pruner.core.errors import NothingToRedo
from pruner.core.ledger import Hours
from pruner.core.models import Client
from pruner.store.store import Store
from tests.builders import NOW, a_client, adding, an_incident, new_id
from tests.ledger import an_import, hours_of
from tests.store.saving import left_behind, save, take_in

LATER = NOW + timedelta(days=401)


@pytest.fixture
def acme(store: Store) -> Client:
    """A client with an import of three rows and one of four."""
    client = a_client()
    save(store, adding(client))
    take_in(store, an_import(), hours_of(client, range(3)))
    take_in(store, an_import(), hours_of(client, range(3, 7)))
    return client


def test_they_go_with_the_next_step(store: Store, acme: Client) -> None:
    store.undo(NOW)
    store.undo(NOW)
    assert left_behind(store.path) == 7
    store.redo(NOW)
    assert left_behind(store.path) == 4
    save(store, adding(an_incident(acme), did="logged"))
    assert left_behind(store.path) == 0
    assert len(store.all(Hours)) == 3


def test_they_go_when_the_step_is_taken_back_for_good(store: Store, acme: Client) -> None:
    newest = store.history(1)[0]
    store.take_back([newest.id])
    assert left_behind(store.path) == 0
    assert {row.client_id for row in store.all(Hours)} == {acme.id}


def test_they_stay_while_another_step_is_taken_back(store: Store, acme: Client) -> None:
    marked = save(store, adding(an_incident(acme)))
    store.take_back([marked.id])
    store.undo(NOW)
    assert left_behind(store.path) == 4
    store.redo(NOW)
    assert len(store.all(Hours)) == 7


@pytest.mark.usefixtures("acme")
def test_they_go_when_the_step_is_too_old_to_be_redone(store: Store) -> None:
    store.undo(NOW)
    with pytest.raises(NothingToRedo):
        store.redo(LATER)
    assert left_behind(store.path) == 4  # a refusal leaves no trace
    store.apply(adding(a_client("New")), entry_id=new_id(), at=LATER)
    assert left_behind(store.path) == 0
    assert len(store.all(Hours)) == 3


@pytest.mark.usefixtures("acme")
def test_an_import_that_is_too_old_to_be_undone_stays_for_good(store: Store) -> None:
    store.apply(adding(a_client("New")), entry_id=new_id(), at=LATER)
    assert len(store.history()) == 1
    assert len(store.all(Hours)) == 7


def test_they_go_with_their_client(store: Store, acme: Client) -> None:
    store.undo(NOW)
    store.erase(acme.id)
    assert left_behind(store.path) == 0
