"""A change goes in whole or not at all."""

import sqlite3
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from pruner.core.changes import Change, Edit, Standing
from pruner.core.errors import ChangedElsewhere, NameTaken
from pruner.core.models import Channel, Client, Facts, Incident, Job, Money, State
from pruner.store.store import Store
from tests.builders import NOW, TODAY, a_client, a_job, adding, an_incident, changing, removing
from tests.store.saving import another, ask, dump, save


def test_what_is_saved_is_found_by_the_next_program(store: Store) -> None:
    client = replace(
        a_client("Ünïcode & Söhne", aliases=("UuS", "The Sons"), email="a@b.de", note="two\nlines"),
        state=State.SEEDLING,
        limb="Projects",
        channel=Channel.CHANCE,
        since=TODAY,
        marked=True,
        tolerance=1.25,
    )
    incident = an_incident(client, paid=Money(Decimal("12.50"), "EUR"), note="on a Friday")
    job = a_job(client)
    save(store, adding(client, incident, job))
    with another(store) as other:
        assert other.facts() == Facts(clients=(client,), jobs=(job,))
        assert other.all(Incident) == (incident,)


def test_records_are_found_by_kind_by_client_and_by_id_in_the_order_of_recording(store: Store) -> None:
    acme, birch = a_client("Acme"), a_client("Birch")
    later, earlier = an_incident(acme, at=NOW), an_incident(acme, at=NOW - timedelta(days=3))
    other = an_incident(birch)
    save(store, adding(birch, acme, other, earlier, later))
    assert store.all(Client) == (acme, birch)
    assert store.of(Incident, acme.id) == (later, earlier)
    assert store.get(Incident, other.id) == other
    assert store.of(Job, acme.id) == ()
    assert store.get(Client, later.id) is None


def test_an_edit_updates_in_place(store: Store) -> None:
    client = a_client()
    save(store, adding(client, an_incident(client)))
    marked = replace(client, marked=True)
    save(store, changing(client, marked))
    assert store.all(Client) == (marked,)
    assert len(store.of(Incident, client.id)) == 1


@pytest.mark.parametrize("moved_on", ["changed", "gone", "there already"])
def test_a_change_that_sets_out_from_something_else_is_refused_whole(store: Store, moved_on: str) -> None:
    client = a_client()
    bystander = a_client("Bystander")
    stale = {
        "changed": changing(replace(client, note="old"), replace(client, note="mine")),
        "gone": changing(a_client("Ghost", id=7), a_client("Ghost", id=7, note="boo")),
        "there already": adding(client),
    }[moved_on]
    save(store, adding(client))
    before = dump(store.path), store.history()
    with pytest.raises(ChangedElsewhere) as refused:
        save(store, Change("imported", (Edit(None, bystander), *stale.edits)))
    assert (refused.value.kind, refused.value.id) == ("client", stale.edits[0].record.id)
    assert (dump(store.path), store.history()) == before


def test_an_incident_of_a_client_who_is_gone_is_refused(store: Store) -> None:
    client = a_client()
    with pytest.raises(ChangedElsewhere) as refused:
        save(store, adding(an_incident(client)))
    assert (refused.value.kind, refused.value.id) == ("client", client.id)


def test_a_client_with_incidents_cannot_vanish_from_under_them(store: Store) -> None:
    client = a_client()
    planted = save(store, adding(client))
    save(store, adding(an_incident(client)))
    with pytest.raises(ChangedElsewhere):
        store.take_back([planted.id])
    assert store.all(Client) == (client,)


def test_edits_of_one_change_come_in_any_order(store: Store) -> None:
    client = a_client()
    incident = an_incident(client)
    save(store, adding(incident, client))
    save(store, removing(client, incident))
    assert store.facts() == Facts()


@pytest.mark.parametrize(("name", "aliases"), [("ACME", ()), ("Other", ("acmé",)), ("Ａｃｍé  GmbH", ())])
def test_a_name_means_one_client_only(store: Store, name: str, aliases: tuple[str, ...]) -> None:
    save(store, adding(a_client("acme", aliases=("Acmé", "acmé gmbh"))))
    with pytest.raises(NameTaken) as refused:
        save(store, adding(a_client(name, aliases=aliases)))
    assert refused.value.name in (name, *aliases)
    assert refused.value.owner == "acme"
    assert len(store.all(Client)) == 1


def test_a_freed_name_can_be_taken(store: Store) -> None:
    acme = a_client("Acme", aliases=("ACME",))
    renamed = replace(acme, name="Zenith", aliases=())
    save(store, adding(acme))
    save(store, changing(acme, renamed))
    save(store, adding(a_client("Acme")))
    assert [key for (key,) in ask(store.path, "SELECT key FROM client_names ORDER BY key")] == [
        "acme",
        "zenith",
    ]


def test_two_clients_can_swap_their_names_in_one_change(store: Store) -> None:
    one, other = a_client("One"), a_client("Other")
    save(store, adding(one, other))
    swapped = replace(one, name="Other"), replace(other, name="One")
    save(store, Change("edited", (Edit(one, swapped[0]), Edit(other, swapped[1]))))
    assert store.all(Client) == swapped


def test_the_database_itself_refuses_what_no_client_can_be(store: Store) -> None:
    save(store, adding(a_client()))
    for wrong in ("state = 'dead'", "marked = 2", "name = ''", "since = 'soon'", "id = 'x'"):
        with pytest.raises(sqlite3.IntegrityError, match=r"constraint|datatype|cannot store"):
            ask(store.path, f"UPDATE clients SET {wrong}")  # noqa: S608


def test_each_change_stands_in_the_journal_with_its_moment(store: Store) -> None:
    first = save(store, adding(a_client("First")))
    second = save(store, adding(a_client("Second")))
    assert store.history() == (second, first)
    assert store.history(1) == (second,)
    assert (first.at, first.standing) == (NOW, Standing.DONE)
