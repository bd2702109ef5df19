"""A file is taken in as one step: its new rows and what is said of it, all or nothing."""

from collections import Counter
from dataclasses import replace

import pytest

from pruner.core.changes import Change
from pruner.core.errors import ChangedElsewhere, NameTaken, NothingToRedo
from pruner.core.ledger import Cost, Hours, Import, Invoice, KnownAs, Payment
from pruner.core.models import Client
from pruner.store.store import Store
from tests.builders import NOW, a_client, adding, changing, removing
from tests.ledger import a_cost, a_payment, an_import, an_invoice, from_file, hours_of, known_as, some_hours
from tests.store.saving import another, dump, left_behind, save, take_in


def keys(store: Store) -> list[str]:
    """The rows of hours that count, by their identity in the file."""
    return [row.key for row in store.all(Hours)]


def test_rows_clients_and_names_come_in_as_one_step(store: Store) -> None:
    acme = a_client()
    name = known_as(acme, "ACME Inc.")
    rows = [
        from_file(row, "1") for row in (some_hours(acme), an_invoice(acme), a_payment(acme), a_cost(acme))
    ]
    taken = take_in(store, an_import(acme, name, id=7), [*rows, from_file(some_hours(acme), "2")])
    assert (taken.known, taken.new) == (0, Counter({Hours: 2, Invoice: 1, Payment: 1, Cost: 1}))
    assert store.all(Import) == (Import(id=7, at=NOW, format="toggl", rows=5),)
    assert (store.all(Client), store.all(KnownAs)) == ((acme,), (name,))
    assert [store.all(kind)[0] for kind in (Hours, Invoice, Payment, Cost)] == [
        replace(row, import_id=7) for row in rows
    ]
    assert store.history() == (taken.entry,)


def test_undo_withdraws_exactly_one_import_and_redo_brings_it_back(store: Store) -> None:
    acme, birch = a_client("Acme"), a_client("Birch")
    save(store, adding(acme, some_hours(acme)))
    take_in(store, an_import(), hours_of(acme, range(3)))
    before = dump(store.path)
    take_in(store, an_import(birch, known_as(birch, "B.")), hours_of(birch, range(5, 9)))
    after = dump(store.path)
    store.undo(NOW)
    assert dump(store.path) == before
    assert (store.all(Client), set(store.worked())) == ((acme,), {acme.id})
    assert store.get(Hours, after["hours"][-1][0]) is None
    store.redo(NOW)
    assert dump(store.path) == after


def test_the_same_file_again_changes_nothing(store: Store) -> None:
    acme = a_client()
    take_in(store, an_import(acme), hours_of(acme, range(5)))
    before = store.path.read_bytes()
    taken = take_in(store, an_import(a_client("Other")), hours_of(acme, range(5)))
    assert (taken.entry, taken.new, taken.known) == (None, {}, 5)
    assert store.path.read_bytes() == before


def test_an_empty_file_changes_nothing(store: Store) -> None:
    before = store.path.read_bytes()
    taken = take_in(store, an_import(), [])
    assert (taken.entry, taken.known) == (None, 0)
    assert store.path.read_bytes() == before


def test_an_overlapping_file_adds_only_what_is_new(store: Store) -> None:
    acme = a_client()
    save(store, adding(acme))
    take_in(store, an_import(), hours_of(acme, range(4)))
    taken = take_in(store, an_import(), hours_of(acme, range(2, 6)))
    assert (taken.new[Hours], taken.known) == (2, 2)
    assert keys(store) == [f"row {number}" for number in range(6)]
    assert [found.rows for found in store.all(Import)] == [4, 2]
    store.undo(NOW)
    assert keys(store) == [f"row {number}" for number in range(4)]


def test_a_row_that_stands_twice_in_a_file_is_taken_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pruner.store.intake.CHUNK", 2)
    acme = a_client()
    save(store, adding(acme))
    taken = take_in(store, an_import(), hours_of(acme, (1, 1, 2, 3, 2)))
    assert (taken.new[Hours], taken.known) == (3, 2)
    assert store.all(Import)[0].rows == 3


def test_the_same_key_of_another_kind_or_source_is_another_row(store: Store) -> None:
    acme = a_client()
    save(store, adding(acme))
    take_in(store, an_import(), [from_file(some_hours(acme), "1"), from_file(an_invoice(acme), "1")])
    taken = take_in(store, an_import(), [from_file(some_hours(acme), "1", source="clockify")])
    assert (len(taken.new), taken.known) == (1, 0)


def test_a_file_can_be_taken_in_again_after_its_import_was_undone(store: Store) -> None:
    acme = a_client()
    take_in(store, an_import(acme), hours_of(acme, range(3)))
    store.undo(NOW)
    assert left_behind(store.path) == 3
    again = replace(acme, id=acme.id + 50_000)
    assert take_in(store, an_import(again), hours_of(again, range(3))).new[Hours] == 3
    assert left_behind(store.path) == 0
    with pytest.raises(NothingToRedo):
        store.redo(NOW)
    store.undo(NOW)
    store.redo(NOW)
    assert {row.client_id for row in store.all(Hours)} == {again.id}


def test_nothing_new_leaves_what_was_undone_within_reach(store: Store) -> None:
    acme = a_client()
    save(store, adding(acme))
    take_in(store, an_import(), hours_of(acme, range(3)))
    take_in(store, an_import(), hours_of(acme, range(3, 5)))
    store.undo(NOW)
    assert take_in(store, an_import(), hours_of(acme, range(2))).entry is None
    store.redo(NOW)
    assert len(keys(store)) == 5


def test_a_deleted_row_of_a_file_can_come_again_and_all_of_it_be_taken_back(store: Store) -> None:
    acme = a_client()
    save(store, adding(acme))
    take_in(store, an_import(), hours_of(acme, range(2)))
    pictures = [dump(store.path)]
    save(store, removing(store.all(Hours)[0]))
    pictures.append(dump(store.path))
    assert take_in(store, an_import(), hours_of(acme, range(2))).new[Hours] == 1
    pictures.append(dump(store.path))
    for picture in reversed(pictures[:-1]):
        store.undo(NOW)
        assert dump(store.path) == picture
    for picture in pictures[1:]:
        store.redo(NOW)
        assert dump(store.path) == picture


def test_a_row_that_another_program_withdrew_cannot_be_changed(store: Store) -> None:
    acme = a_client()
    save(store, adding(acme))
    take_in(store, an_import(), hours_of(acme, range(2)))
    row = store.all(Hours)[0]
    with another(store) as other:
        other.undo(NOW)
    with pytest.raises(ChangedElsewhere):
        save(store, changing(row, replace(row, minutes=1)))


def test_rows_of_a_client_who_is_gone_are_refused_whole(store: Store) -> None:
    acme, birch = a_client("Acme"), a_client("Birch")
    save(store, adding(acme))
    before = store.path.read_bytes()
    with pytest.raises(ChangedElsewhere) as refused:
        take_in(store, an_import(), [*hours_of(acme, range(2)), *hours_of(birch, range(2, 4))])
    assert (refused.value.kind, refused.value.id) == ("client", birch.id)
    assert store.path.read_bytes() == before


def test_a_client_who_was_planted_meanwhile_is_refused_whole(store: Store) -> None:
    acme = a_client("Acme")
    save(store, adding(a_client("ACME")))
    before = store.path.read_bytes()
    with pytest.raises(NameTaken):
        take_in(store, an_import(acme), hours_of(acme, range(2)))
    assert store.path.read_bytes() == before


def test_an_import_does_not_come_back_without_its_client(store: Store) -> None:
    acme = a_client()
    planted = save(store, adding(acme))
    take_in(store, an_import(), hours_of(acme, range(2)))
    store.undo(NOW)
    store.take_back([planted.id])
    with pytest.raises(ChangedElsewhere) as refused:
        store.redo(NOW)
    assert refused.value.id == acme.id
    assert store.all(Import) == ()


def test_a_client_of_an_import_who_has_more_by_now_stays(store: Store) -> None:
    acme = a_client()
    entry = take_in(store, an_import(acme), hours_of(acme, range(2))).entry
    assert entry is not None
    save(store, adding(some_hours(acme)))
    with pytest.raises(ChangedElsewhere):
        store.take_back([entry.id])
    assert len(store.all(Hours)) == 3


@pytest.mark.parametrize("change", [adding(a_client()), Change("imported", an_import().edits * 2)])
def test_a_step_without_exactly_one_import_is_a_fault(store: Store, change: Change) -> None:
    with pytest.raises(ValueError, match="one Import"):
        take_in(store, change, [])
