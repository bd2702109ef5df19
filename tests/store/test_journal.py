"""Undo, redo, joining, taking back and trimming, after a restart as before."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pruner.core.changes import Standing
from pruner.core.errors import ChangedElsewhere, NothingToRedo, NothingToUndo
from pruner.core.models import Client, Incident
from pruner.store.store import Store
from tests.builders import NOW, a_client, adding, an_incident, changing, new_id
from tests.store.saving import another, save


def test_another_program_undoes_and_redoes_the_last_step(store: Store) -> None:
    client = a_client()
    incident = an_incident(client)
    save(store, adding(client))
    logged = save(store, adding(incident, did="logged"))
    with another(store) as other:
        assert other.undo(NOW) == replace(logged, standing=Standing.UNDONE)
        assert store.all(Incident) == ()
        assert other.redo(NOW) == logged
    assert store.all(Incident) == (incident,)


def test_steps_are_redone_in_the_order_they_were_made(store: Store) -> None:
    entries = [save(store, adding(a_client(name))) for name in ("One", "Two", "Three")]
    undone = [store.undo(NOW).id for _ in entries]
    assert undone == [entry.id for entry in reversed(entries)]
    assert [store.redo(NOW).id for _ in entries] == [entry.id for entry in entries]
    with pytest.raises(NothingToRedo):
        store.redo(NOW)


def test_an_empty_journal_has_nothing_to_undo(store: Store) -> None:
    with pytest.raises(NothingToUndo):
        store.undo(NOW)
    with pytest.raises(NothingToRedo):
        store.redo(NOW)


def test_after_a_new_step_the_undone_one_cannot_be_redone(store: Store) -> None:
    save(store, adding(a_client("One")))
    store.undo(NOW)
    save(store, adding(a_client("Two")))
    with pytest.raises(NothingToRedo):
        store.redo(NOW)
    assert [entry.standing for entry in store.history()] == [Standing.DONE, Standing.DROPPED]


def test_undo_refuses_when_the_record_has_moved_on(store: Store) -> None:
    client = a_client()
    planted = save(store, adding(client))
    save(store, changing(client, replace(client, note="more is known")))
    with pytest.raises(ChangedElsewhere):
        store.take_back([planted.id])
    assert store.history()[1].standing is Standing.DONE


def test_an_adjustment_joins_the_step_it_belongs_to(store: Store) -> None:
    client = a_client()
    incident = an_incident(client)
    longer = replace(incident, minutes=60)
    save(store, adding(client))
    logged = save(store, adding(incident, did="logged"))
    joined = save(store, changing(incident, longer, did="adjusted"), join=logged.id)
    assert joined == replace(logged, change=adding(longer, did="logged"))
    assert store.history()[0] == joined
    store.undo(NOW)
    assert store.all(Incident) == ()
    store.redo(NOW)
    assert store.all(Incident) == (longer,)


def test_an_adjustment_after_another_step_is_a_step_of_its_own(store: Store) -> None:
    client = a_client()
    incident = an_incident(client)
    logged = save(store, adding(client, incident, did="logged"))
    save(store, adding(a_client("Other")))
    adjusted = save(store, changing(incident, replace(incident, minutes=60)), join=logged.id)
    assert adjusted.id != logged.id
    assert len(store.history()) == 3


def test_an_adjustment_does_not_join_a_step_that_was_undone(store: Store) -> None:
    client = a_client()
    save(store, adding(client))
    marked = save(store, changing(client, replace(client, marked=True)))
    store.undo(NOW)
    noted = save(store, changing(client, replace(client, note="!")), join=marked.id)
    assert noted.id != marked.id
    assert [entry.standing for entry in store.history()][:2] == [Standing.DONE, Standing.DROPPED]


def test_a_burst_is_taken_back_as_one_and_for_good(store: Store) -> None:
    client = a_client()
    save(store, adding(client))
    marked = save(store, changing(client, replace(client, marked=True), did="marked"))
    logged = save(store, adding(an_incident(client), did="logged"))
    taken = store.take_back([marked.id, logged.id])
    assert [entry.id for entry in taken] == [logged.id, marked.id]
    assert {entry.standing for entry in (*taken, *store.history()[:2])} == {Standing.DROPPED}
    assert store.all(Client) == (client,)
    assert store.all(Incident) == ()
    with pytest.raises(NothingToRedo):
        store.redo(NOW)


def test_what_no_longer_holds_is_passed_over_when_taking_back(store: Store) -> None:
    planted = save(store, adding(a_client()))
    store.undo(NOW)
    assert store.take_back([planted.id, new_id()]) == ()


def test_steps_older_than_four_hundred_days_are_let_go(store: Store) -> None:
    client = a_client()
    store.apply(adding(client), entry_id=new_id(), at=NOW - timedelta(days=400, seconds=1))
    kept = store.apply(
        changing(client, replace(client, marked=True)), entry_id=new_id(), at=NOW - timedelta(days=400)
    )
    newest = save(store, adding(a_client("New")))
    assert store.history() == (newest, kept)
    assert len(store.all(Client)) == 2


def test_a_clock_that_was_set_back_does_not_change_the_order_of_undo(store: Store) -> None:
    store.apply(adding(a_client("First")), entry_id=new_id(), at=NOW)
    second = store.apply(adding(a_client("Second")), entry_id=new_id(), at=NOW - timedelta(hours=1))
    assert store.undo(NOW).id == second.id
