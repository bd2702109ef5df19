"""Fixes are kept like everything else of a client, and go with the client."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pruner.core.errors import ChangedElsewhere
from pruner.core.evidence import Ending
from pruner.core.models import Client, Fix
from pruner.store.store import Store
from tests.builders import NOW, TODAY, a_client, adding, changing, new_id
from tests.store.saving import save

PROMISE = "promised me the moon"


def a_fix(client: Client) -> Fix:
    return Fix(
        id=new_id(),
        client_id=client.id,
        sign="rush",
        opened_on=TODAY,
        due_on=TODAY + timedelta(days=90),
        note=PROMISE,
    )


def test_a_fix_is_among_the_facts_and_its_end_can_be_taken_back(store: Store) -> None:
    client = a_client()
    fix = a_fix(client)
    refused = replace(fix, terms_sent_on=TODAY, ended_on=TODAY, ending=Ending.REFUSED)
    save(store, adding(client, fix))
    save(store, changing(fix, refused, did="ended-fix"))
    assert store.facts().fixes == (refused,)
    store.undo(NOW)
    assert store.facts().fixes == (fix,)


def test_no_fix_is_kept_for_a_client_who_is_not_there(store: Store) -> None:
    with pytest.raises(ChangedElsewhere):
        save(store, adding(a_fix(a_client())))


def test_no_byte_of_a_fix_is_left_of_an_erased_client(store: Store) -> None:
    client = a_client()
    save(store, adding(client, a_fix(client)))
    assert PROMISE.encode() in store.path.read_bytes()
    store.erase(client.id)
    assert PROMISE.encode() not in store.path.read_bytes()
    assert store.facts().fixes == ()
