"""Whatever is done in whatever order: undo restores the exact tables, redo repeats them."""

import random
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from pruner.core.changes import Change, Edit, Entry, Standing
from pruner.core.errors import NothingToRedo, NothingToUndo
from pruner.core.ledger import ColumnMap, Cost, Hours, Import, Invoice, KnownAs, Payment, Terms
from pruner.core.models import Client, Id, Incident, Job, Record, owner
from pruner.core.names import fold
from pruner.store.store import Store
from tests.builders import NOW, a_client, a_job, adding, an_incident, changing, new_id, removing
from tests.faults.soak import times
from tests.ledger import a_cost, a_payment, an_import, an_invoice, hours_of, known_as, some_hours
from tests.store.saving import ask, dump, save, take_in

PLANTING = ("plant", "log", "begin", "mark", "rename", "adjust", "delete", "uproot")
KEEPING = ("work", "bill", "agree", "call", "map", "correct", "strike", "take in", "undo", "redo")
steps = st.lists(st.tuples(st.sampled_from(PLANTING + KEEPING), st.integers(0, 2**16)), max_size=16)
KINDS = (Client, Incident, Job, Hours, Invoice, Payment, Cost, Terms, KnownAs, ColumnMap)
FILE = 12
"""So many rows has the file that is taken in piece by piece; pieces overlap."""


def everything(store: Store) -> list[Record]:
    """All that is there, the imports apart."""
    return [record for kind in KINDS for record in store.all(kind)]


def planting(verb: str, store: Store, chance: random.Random) -> Change | None:
    """A change to the tree, None where the verb has nothing to work on."""
    facts = store.facts()
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
        owned = [record for record in everything(store) if owner(record) == client.id]
        return removing(*owned)
    incidents = store.all(Incident)
    if not incidents:
        return None
    incident = chance.choice(incidents)
    return removing(incident) if verb == "delete" else changing(incident, replace(incident, minutes=1))


def keeping(verb: str, store: Store, chance: random.Random) -> Change | None:
    """A change to the books, None where the verb has nothing to work on."""
    clients, blocks = store.all(Client), store.all(Hours)
    if clients and verb in {"work", "bill", "call", "agree"}:
        return of_client(verb, store, chance.choice(clients))
    if blocks and verb in {"correct", "strike"}:
        block = chance.choice(blocks)
        return removing(block) if verb == "strike" else changing(block, replace(block, minutes=new_id()))
    return adding(ColumnMap(id=new_id(), name=f"bank {new_id()}", columns=("day=Datum",)))


def of_client(verb: str, store: Store, client: Client) -> Change:
    """A new entry, or new terms."""
    if verb == "agree":
        return agreeing(client, store.of(Terms, client.id))
    if verb == "call":
        return adding(known_as(client, f"Files say {new_id()}"))
    if verb == "work":
        return adding(some_hours(client))
    return adding(an_invoice(client), a_payment(client), a_cost(client))


def agreeing(client: Client, known: tuple[Terms, ...]) -> Change:
    """Terms, or better ones."""
    if not known:
        return adding(Terms(id=new_id(), client_id=client.id, rate=Decimal(90)))
    return changing(known[0], replace(known[0], rate=Decimal(new_id()) / 8))


def act(store: Store, verb: str, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # it decides what is done, and is no secret
    if verb in {"undo", "redo"}:
        with suppress(NothingToUndo, NothingToRedo):
            store.undo(NOW) if verb == "undo" else store.redo(NOW)
    elif verb == "take in":
        client, first = a_client(f"Client {new_id()}"), chance.randrange(FILE)
        rows = hours_of(client, range(first, first + chance.randrange(FILE)))
        take_in(store, an_import(client, known_as(client, client.name)), rows)
    else:
        change = (planting if verb in PLANTING else keeping)(verb, store, chance)
        if change is not None:
            save(store, change)


def replayed(entries: tuple[Entry, ...]) -> set[Record]:
    """What follows from the journal alone; the rows of an import are not in it."""
    records: dict[tuple[type, Id], Record] = {}
    for entry in reversed(entries):
        for edit in entry.change.edits if entry.standing is Standing.DONE else ():
            records.pop((type(edit.record), edit.record.id), None)
            if edit.after is not None:
                records[type(edit.after), edit.after.id] = edit.after
    return set(records.values())


@settings(max_examples=times(12), deadline=None)
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
        assert everything(store) == []
        for picture in reversed(pictures[:-1]):
            store.redo(NOW)
            assert dump(store.path) == picture
        store.close()


@settings(max_examples=times(12), deadline=None)
@given(steps)
def test_journal_names_and_tables_always_agree(drawn: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "garden.db", create=True)
        for verb, seed in drawn:
            act(store, verb, seed)
        told, there = replayed(store.history()), {*everything(store), *store.all(Import)}
        assert told <= there
        unsaid = [record for record in there - told if isinstance(record, Hours)]
        assert len(told) + len(unsaid) == len(there)
        assert {row.import_id for row in unsaid} <= {taken.id for taken in store.all(Import)}
        assert dict(ask(store.path, "SELECT key, client_id FROM client_names")) == {
            fold(name): client.id for client in store.all(Client) for name in (client.name, *client.aliases)
        }
        keys = [row.key for row in store.all(Hours) if row.import_id]
        assert len(keys) == len(set(keys))
        owners = {owner(record) for record in everything(store)} - {None}
        assert owners == {client.id for client in store.all(Client)}
        store.close()


def test_a_change_back_and_forth_in_one_step_is_undone_too(store: Store) -> None:
    client = a_client()
    marked = replace(client, marked=True)
    save(store, Change("edited", (Edit(None, client), Edit(client, marked), Edit(marked, client))))
    store.undo(NOW)
    assert store.all(Client) == ()
