"""Erased means erased: no byte of the file says anything of the client any more."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pruner.core.changes import Change, Edit
from pruner.core.errors import NothingToUndo
from pruner.core.models import Client, Facts
from pruner.store.store import Store
from tests.builders import NOW, a_client, a_job, adding, an_incident, changing, removing
from tests.store.saving import ask, save

SECRETS = (
    "Gräfin Würmchen",
    'Würmchen "KG"',
    "wuermchen@example.org",
    "owes me\na lunch",
    "called at 漢字 midnight",
    "the older note",
)


def secret_client(store: Store) -> Client:
    """A client with a past: written, edited, undone, deleted, in the journal over and over."""
    name, alias, email, note, midnight, older = SECRETS
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
    return known


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
    assert (store.facts(), store.history()) == (Facts(), ())


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
    assert store.history() == (replace(entry, change=changing(other, marked, did="marked")), kept)
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
