"""Hours, money and terms: typed in, changed, taken back, summed up by day and paged through."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from pruner.core.accounts import Worked
from pruner.core.changes import Change, Edit
from pruner.core.errors import ChangedElsewhere, GardenDamaged
from pruner.core.ledger import ColumnMap, Contract, Cost, Hours, Invoice, KnownAs, Payment, PayPeriod, Terms
from pruner.core.models import Client, Money, Record
from pruner.store.store import Store
from tests.builders import NOW, TODAY, a_client, adding, changing, new_id, removing
from tests.ledger import a_cost, a_payment, an_import, an_invoice, from_file, hours_of, known_as, some_hours
from tests.store.saving import another, ask, dump, save, take_in

YESTERDAY = TODAY - timedelta(days=1)


def full_terms(client: Client) -> Terms:
    return Terms(
        id=new_id(),
        client_id=client.id,
        currency="CHF",
        rate=Decimal("92.50"),
        sold_hours=Decimal("62.25"),
        own_cost=Decimal(40),
        included_rounds=2,
        rush_surcharge=Decimal("0.5"),
        talk_fee=Decimal("33.333"),
        lead_days=5,
        contract=Contract.HIGHER_TRUST,
        pay_period=PayPeriod.QUARTER,
        notice="4 weeks",
        income=Decimal(1800),
        hours=Decimal("20.5"),
    )


def test_what_is_saved_is_found_by_the_next_program(store: Store) -> None:
    acme = a_client()
    invoice = replace(
        an_invoice(acme, net="-12.34"),
        due=TODAY,
        paid_on=YESTERDAY,
        settled=True,
        service_from=date(2026, 1, 1),
        service_to=date(2026, 3, 31),
        note="a credit note",
    )
    payment = replace(a_payment(acme), amount=Money(Decimal(5000), "JPY"))
    hours = replace(some_hours(acme, note="at night"), billable=False)
    mapping = ColumnMap(id=new_id(), name="my bank", columns=("day=Datum", "net=Betrag, netto"))
    records = (hours, invoice, payment, a_cost(acme), full_terms(acme), known_as(acme, "ACME"), mapping)
    save(store, adding(acme, *records))
    with another(store) as other:
        assert [other.get(type(record), record.id) for record in records] == list(records)
        assert other.facts().terms == records[4:5]
        assert (other.of(Hours, acme.id), other.of(Invoice, acme.id)) == ((hours,), (invoice,))


def test_an_entry_can_be_changed_deleted_and_taken_back_like_any_record(store: Store) -> None:
    acme = a_client()
    block = some_hours(acme)
    longer = replace(block, minutes=120)
    save(store, adding(acme, block))
    save(store, changing(block, longer))
    save(store, removing(longer))
    seen = [store.all(Hours)]
    for _ in range(2):
        store.undo(NOW)
        seen.append(store.all(Hours))
    assert seen == [(), (longer,), (block,)]
    store.redo(NOW)
    assert store.all(Hours) == (longer,)


def test_an_entry_that_was_changed_elsewhere_is_not_overwritten(store: Store) -> None:
    acme = a_client()
    invoice = an_invoice(acme)
    save(store, adding(acme, invoice))
    save(store, changing(invoice, replace(invoice, paid_on=TODAY)))
    with pytest.raises(ChangedElsewhere) as refused:
        save(store, changing(invoice, replace(invoice, note="mine")))
    assert (refused.value.kind, refused.value.id) == ("invoice", invoice.id)


def test_a_row_of_a_file_can_be_changed_and_keeps_its_origin(store: Store) -> None:
    acme = a_client()
    save(store, adding(acme))
    take_in(store, an_import(id=7), hours_of(acme, range(2)))
    first = store.all(Hours)[0]
    save(store, changing(first, replace(first, billable=False)))
    kept = store.all(Hours)[0]
    assert (kept.billable, kept.key, kept.import_id) == (False, "row 0", 7)
    store.undo(NOW)
    assert store.all(Hours)[0] == first


@pytest.mark.parametrize("make", [some_hours, an_invoice, a_payment, a_cost])
def test_nothing_belongs_to_a_client_who_is_gone(store: Store, make: Callable[[Client], Record]) -> None:
    acme = a_client()
    with pytest.raises(ChangedElsewhere):
        save(store, adding(make(acme)))
    planted = save(store, adding(acme))
    save(store, adding(make(acme)))
    with pytest.raises(ChangedElsewhere):
        store.take_back([planted.id])
    assert store.all(Client) == (acme,)


def test_an_entry_can_move_to_another_client(store: Store) -> None:
    acme, birch = a_client("Acme"), a_client("Birch")
    block = some_hours(acme)
    save(store, adding(acme, birch, block))
    save(store, changing(block, replace(block, client_id=birch.id)))
    save(store, removing(acme))
    assert store.worked().keys() == {birch.id}


def test_there_is_one_record_for_each_client_name_and_mapping(store: Store) -> None:
    acme = a_client()
    first: tuple[Record, ...] = (
        Terms(id=1, client_id=acme.id),
        KnownAs(id=2, theirs="acme inc", client_id=acme.id),
        ColumnMap(id=3, name="bank", columns=()),
    )
    save(store, adding(acme, *first))
    for record in first:
        with pytest.raises(ChangedElsewhere) as refused:
            save(store, adding(replace(record, id=9)))
        assert refused.value.id == record.id
    save(store, Change("edited", (Edit(first[1], None), Edit(None, replace(first[1], id=9)))))
    store.undo(NOW)
    assert store.all(KnownAs) == (first[1],)


def test_hours_are_summed_by_client_and_day_oldest_first(store: Store) -> None:
    acme, birch = a_client("Acme"), a_client("Birch")
    unbillable = replace(some_hours(acme, minutes=30), billable=False)
    rows = (some_hours(acme), some_hours(acme, YESTERDAY), some_hours(birch, minutes=5), unbillable)
    save(store, adding(acme, birch, *rows))
    take_in(store, an_import(), [from_file(some_hours(birch, minutes=7), "row")])
    assert store.worked() == {
        acme.id: (
            Worked(day=YESTERDAY, minutes=90, billable_minutes=90),
            Worked(day=TODAY, minutes=120, billable_minutes=90),
        ),
        birch.id: (Worked(day=TODAY, minutes=12, billable_minutes=12),),
    }
    assert store.worked(since=TODAY)[acme.id][0].day == TODAY
    assert store.worked(until=YESTERDAY).keys() == {acme.id}
    assert store.worked(since=TODAY + timedelta(days=1)) == {}


def test_the_sums_are_read_from_an_index_alone(store: Store) -> None:
    plan = ask(
        store.path,
        "EXPLAIN QUERY PLAN SELECT client_id, day, sum(minutes), sum(minutes * billable) FROM hours"
        " WHERE import_id IS NULL OR import_id IN (SELECT id FROM imports) GROUP BY client_id, day",
    )
    assert "COVERING INDEX hours_of_client" in plan[0][3]
    assert not [step for step in plan if "TEMP" in step[3]]


def test_the_rows_behind_a_number_come_newest_first_and_page_by_page(store: Store) -> None:
    acme, birch = a_client("Acme"), a_client("Birch")
    days = [some_hours(acme, TODAY - timedelta(days=ago)) for ago in (5, 0, 3, 3)]
    other = some_hours(birch, TODAY - timedelta(days=1))
    save(store, adding(acme, birch, other, *days))
    newest_first = (days[1], days[3], days[2], days[0])
    assert store.ledger(Hours, acme.id) == newest_first
    assert store.ledger(Hours) == (days[1], other, *newest_first[1:])
    assert store.ledger(Hours, acme.id, limit=2, offset=1) == newest_first[1:3]
    between = store.ledger(Hours, since=TODAY - timedelta(days=3), until=YESTERDAY)
    assert between == (other, days[3], days[2])


def test_invoices_lie_on_the_day_they_were_issued(store: Store) -> None:
    acme = a_client()
    old, new = an_invoice(acme, "1", issued=YESTERDAY), an_invoice(acme, "2")
    save(store, adding(acme, new, old, a_payment(acme), a_cost(acme)))
    assert store.ledger(Invoice, since=TODAY) == (new,)
    assert store.ledger(Invoice) == (new, old)
    assert (len(store.ledger(Payment, acme.id)), len(store.ledger(Cost, acme.id))) == (1, 1)


def test_an_empty_garden_has_worked_for_nobody(garden_file: Path) -> None:
    store = Store.open(garden_file, create=False)
    assert (store.worked(), store.ledger(Cost), store.revision(Hours, Terms)) == ({}, (), (0, 0))


@pytest.mark.parametrize(
    "wrong",
    [
        "hours SET minutes = -1",
        "hours SET billable = 2",
        "hours SET day = 'soon'",
        "hours SET import_id = 1",
        "invoices SET net_minor = NULL",
        "invoices SET settled = 7",
        "terms SET contract = 'marriage'",
        "terms SET lead_days = -1",
        "known_as SET theirs = NULL",
    ],
)
def test_the_database_itself_refuses_what_cannot_be(store: Store, wrong: str) -> None:
    acme = a_client()
    save(store, adding(acme, some_hours(acme), an_invoice(acme), full_terms(acme), known_as(acme, "A")))
    before = dump(store.path)
    with pytest.raises(sqlite3.IntegrityError, match="constraint failed"):
        ask(store.path, f"UPDATE {wrong}")
    assert dump(store.path) == before


def test_a_day_that_another_program_spoilt_is_damage(store: Store) -> None:
    acme = a_client()
    save(store, adding(acme, some_hours(acme)))
    ask(store.path, "UPDATE hours SET day = '2026-99-99'")
    with pytest.raises(GardenDamaged) as refused:
        store.worked()
    assert refused.value.detail == "day of hours"
