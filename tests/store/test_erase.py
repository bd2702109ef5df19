"""Erased means erased: no byte of the file says anything of the client any more."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pruner.core.changes import Change, Edit
from pruner.core.errors import NothingToUndo
from pruner.core.ledger import Cost, Hours, Import, Invoice, KnownAs, Payment, Terms
from pruner.core.models import Client, Facts
from pruner.store.store import Store
from tests.builders import NOW, a_client, a_job, adding, an_incident, changing, new_id, removing
from tests.ledger import a_cost, a_payment, an_import, an_invoice, from_file, known_as, some_hours
from tests.store.saving import ask, save, take_in

SECRETS = (
    "Gräfin Würmchen",
    'Würmchen "KG"',
    "wuermchen@example.org",
    "owes me\na lunch",
    "called at 漢字 midnight",
    "the older note",
    "worked on the duchess",
    "RE-WÜ-2026-0815",
    "six weeks after the hunt",
    "grfin.wurmchen gmbh i.g.",
    "würmchen, die alte",
    "horse feed",
    "toggl-row-4711",
)


def secret_client(store: Store) -> Client:
    """A client with a past: written, edited, undone, deleted, in the journal over and over."""
    name, alias, email, note, midnight, older = SECRETS[:6]
    client = a_client(name, aliases=(alias,), email=email, note=older)
    known = replace(client, note=note)
    incident = an_incident(client, note=midnight)
    save(store, adding(client))
    save(store, changing(client, known))
    save(store, adding(incident, a_job(client)))
    save(store, removing(incident))
    store.undo(NOW)
    for _ in range(60):
        save(store, adding(an_incident(client, note=midnight * 90)))
    save(store, changing(known, replace(known, marked=True)))
    store.undo(NOW)
    keep_books(store, known)
    store.undo(NOW)
    return known


def keep_books(store: Store, client: Client) -> None:
    """Money of a client: typed in, changed, deleted, from a file, and from one that was withdrawn."""
    hours, number, notice, theirs, former, feed, key = SECRETS[6:]
    invoice = an_invoice(client, number)
    terms = Terms(id=new_id(), client_id=client.id, notice=notice)
    skipped = known_as(None, theirs)
    save(store, adding(some_hours(client, note=hours), invoice, a_payment(client, number), terms, skipped))
    save(store, changing(skipped, replace(skipped, client_id=client.id)))
    save(store, changing(client, renamed := replace(client, name=former)))
    save(store, changing(renamed, client))
    save(store, adding(known_as(None, former)))
    save(store, removing(invoice))
    for nth in range(2):
        found = replace(a_cost(client), note=feed), an_invoice(client, number)
        rows = [from_file(row, f"{key}-{nth}") for row in found]
        take_in(store, an_import(known_as(client, f"{theirs} {nth}")), rows)


def forms(secret: str) -> set[bytes]:
    """How a text may lie in a file: as it is, in JSON, and in JSON with escaped letters."""
    once = json.dumps(secret, ensure_ascii=False)[1:-1]
    texts = {secret, once, json.dumps(secret)[1:-1], json.dumps(once, ensure_ascii=False)[1:-1]}
    return {text.encode(code) for text in texts for code in ("utf-8", "utf-16-le")}


def found(folder: Path) -> set[bytes]:
    """What is left of the secrets in any file of the folder."""
    left = b"".join(file.read_bytes() for file in folder.iterdir())
    return {form for secret in SECRETS for form in forms(secret) if form in left}


def test_no_byte_of_an_erased_client_is_left(store: Store) -> None:
    client = secret_client(store)
    assert found(store.path.parent)
    store.erase(client.id)
    assert found(store.path.parent) == set()
    assert str(client.id).encode() not in store.path.read_bytes()
    assert store.facts() == Facts()
    assert {type(edit.record) for entry in store.history() for edit in entry.change.edits} == {Import}
    assert [store.all(kind) for kind in (Hours, Invoice, Payment, Cost, Terms, KnownAs)] == [()] * 6


def test_what_files_call_the_others_and_their_rows_stay(store: Store) -> None:
    client, other = secret_client(store), a_client("Other")
    names = known_as(other, "Other Inc."), known_as(None, "Somebody")
    rows = [from_file(some_hours(whose), f"row {whose.id}") for whose in (client, other)]
    take_in(store, an_import(other, *names), rows)
    store.erase(client.id)
    assert store.all(KnownAs) == names
    assert [row.client_id for row in store.all(Hours)] == [other.id]
    store.undo(NOW)
    assert (store.all(Client), store.all(KnownAs), store.all(Hours)) == ((), (), ())
    store.redo(NOW)
    assert [row.client_id for row in store.all(Hours)] == [other.id]


def test_an_entry_that_was_once_of_the_client_leaves_no_trace_of_that(store: Store) -> None:
    client, other = a_client("Erased"), a_client("Other")
    block = some_hours(client, note="for both")
    moved = replace(block, client_id=other.id)
    save(store, adding(other))
    save(store, adding(client, block))
    save(store, changing(block, moved))
    store.erase(client.id)
    assert store.all(Hours) == (moved,)
    assert str(client.id).encode() not in store.path.read_bytes()


def test_the_others_and_their_history_stay(store: Store) -> None:
    client = secret_client(store)
    other = a_client("Other")
    kept = save(store, adding(other))
    marked = replace(other, marked=True)
    bulk = Change(
        "marked", (Edit(client, replace(client, marked=True)), Edit(other, marked), Edit(None, a_job(client)))
    )
    entry = save(store, bulk)
    store.erase(client.id)
    assert store.all(Client) == (marked,)
    assert store.history(2) == (replace(entry, change=changing(other, marked, did="marked")), kept)
    store.undo(NOW)
    assert store.all(Client) == (other,)


def test_an_erased_client_cannot_be_brought_back(store: Store) -> None:
    client = a_client()
    save(store, adding(client))
    store.erase(client.id)
    with pytest.raises(NothingToUndo):
        store.undo(NOW)
    save(store, adding(a_client(client.name)))
    assert [name for (name,) in ask(store.path, "SELECT name FROM clients")] == [client.name]


def test_the_file_is_as_sound_and_as_ours_after_erasing(store: Store) -> None:
    client = secret_client(store)
    before = ask(store.path, "PRAGMA user_version"), ask(store.path, "PRAGMA application_id")
    store.erase(client.id)
    assert store.quick_check() is None
    assert (ask(store.path, "PRAGMA user_version"), ask(store.path, "PRAGMA application_id")) == before
    assert ask(store.path, "PRAGMA journal_mode") == [("delete",)]
    assert ask(store.path, "PRAGMA freelist_count") == [(0,)]
