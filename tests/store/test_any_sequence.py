"""Whatever is done in whatever order: undo restores the exact tables, redo repeats them."""

import random
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from pruner.core.changes import Change, Edit, Entry, Standing
from pruner.core.errors import NothingToRedo, NothingToUndo
from pruner.core.models import Client, Facts, Id, Incident, Job, Record, owner
from pruner.core.names import fold
from pruner.store.store import Store
from tests.builders import NOW, a_client, a_job, adding, an_incident, changing, new_id, removing
from tests.store.saving import ask, dump, save

VERBS = ("plant", "log", "begin", "mark", "rename", "adjust", "delete", "uproot", "undo", "redo")
steps = st.lists(st.tuples(st.sampled_from(VERBS), st.integers(0, 2**16)), max_size=14)


def change_for(verb: str, facts: Facts, chance: random.Random) -> Change | None:
    """A change that this verb makes of what is there, None where it has nothing to work on."""
    if verb == "plant" or not facts.clients:
        return adding(a_client(f"Client {new_id()}"))
    client = chance.choice(facts.clients)
    if verb in {"log", "begin"}:
        return adding(an_incident(client) if verb == "log" else a_job(client))
    if verb in {"mark", "rename"}:
        marked = replace(client, marked=not client.marked)
        renamed = replace(client, name=f"Client {new_id()}", aliases=(client.name,))
        return changing(client, marked if verb == "mark" else renamed)
    if verb == "uproot":
        owned: list[Record] = [*facts.incidents, *facts.jobs]
        return removing(client, *(record for record in owned if owner(record) == client.id))
    if not facts.incidents:
        return None
    incident = chance.choice(facts.incidents)
    return removing(incident) if verb == "delete" else changing(incident, replace(incident, minutes=1))


def act(store: Store, verb: str, seed: int) -> None:
    if verb in {"undo", "redo"}:
        try:
            store.undo(NOW) if verb == "undo" else store.redo(NOW)
        except (NothingToUndo, NothingToRedo):
            return
        return
    change = change_for(verb, store.facts(), random.Random(seed))  # noqa: S311
    if change is not None:
        save(store, change)


def replayed(entries: tuple[Entry, ...]) -> Facts:
    """The facts that follow from the journal alone."""
    records: dict[tuple[type, Id], Record] = {}
    for entry in reversed(entries):
        for edit in entry.change.edits if entry.standing is Standing.DONE else ():
            records.pop((type(edit.record), edit.record.id), None)
            if edit.after is not None:
                records[type(edit.after), edit.after.id] = edit.after
    known = [records[key] for key in sorted(records, key=lambda key: key[1])]
    return Facts(
        clients=tuple(r for r in known if isinstance(r, Client)),
        incidents=tuple(r for r in known if isinstance(r, Incident)),
        jobs=tuple(r for r in known if isinstance(r, Job)),
    )


@settings(max_examples=25, deadline=None)
@given(steps)
def test_undo_restores_the_exact_tables_and_redo_repeats_them(drawn: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "garden.db", create=True)
        for verb, seed in drawn:
            act(store, verb, seed)
        done = sum(entry.standing is Standing.DONE for entry in store.history())
        pictures = [dump(store.path)]
        for _ in range(done):
            store.undo(NOW)
            pictures.append(dump(store.path))
        assert store.facts() == Facts()
        for picture in reversed(pictures[:-1]):
            store.redo(NOW)
            assert dump(store.path) == picture
        store.close()


@settings(max_examples=25, deadline=None)
@given(steps)
def test_journal_names_and_tables_always_agree(drawn: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "garden.db", create=True)
        for verb, seed in drawn:
            act(store, verb, seed)
        facts = store.facts()
        assert replayed(store.history()) == facts
        assert dict(ask(store.path, "SELECT key, client_id FROM client_names")) == {
            fold(name): client.id for client in facts.clients for name in (client.name, *client.aliases)
        }
        store.close()


def test_a_change_back_and_forth_in_one_step_is_undone_too(store: Store) -> None:
    client = a_client()
    marked = replace(client, marked=True)
    save(store, Change("edited", (Edit(None, client), Edit(client, marked), Edit(marked, client))))
    store.undo(NOW)
    assert store.all(Client) == ()
