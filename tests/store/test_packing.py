"""What is packed comes back, in a form whose text order is time order."""

import json
from dataclasses import fields
from datetime import MAXYEAR, UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pruner.core.changes import Edit
from pruner.core.evidence import Ending
from pruner.core.intake import Reply
from pruner.core.ledger import (
    ColumnMap,
    Contract,
    Cost,
    Hours,
    Import,
    Invoice,
    KnownAs,
    Payment,
    PayPeriod,
    Terms,
)
from pruner.core.models import (
    Channel,
    Client,
    Cut,
    Decision,
    Fix,
    Incident,
    Intake,
    Job,
    Money,
    Record,
    Session,
    State,
    Step,
)
from pruner.core.money import from_minor
from pruner.core.season import Choice, Stage
from pruner.store.forms import pack_moment, unpack_moment
from pruner.store.kinds import FORMS, KINDS
from pruner.store.packing import Unreadable, pack, pack_edits, packer, unpack, unpack_edits
from tests.builders import a_client

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ids = st.integers(1, 2**63 - 1)
zones = st.sampled_from([UTC, timezone(timedelta(hours=5)), timezone(timedelta(hours=-11, minutes=-30))])
moments = st.datetimes(timezones=zones).filter(lambda moment: 1 < moment.year < MAXYEAR)
money = st.builds(from_minor, st.integers(-(10**14), 10**14), st.sampled_from(["EUR", "JPY", "KWD", "CHF"]))
clients = st.builds(
    Client,
    id=ids,
    name=texts,
    planted_on=st.dates(),
    state=st.sampled_from(State),
    limb=st.none() | texts,
    channel=st.none() | st.sampled_from(Channel),
    since=st.none() | st.dates(),
    marked=st.booleans(),
    tolerance=st.floats(0.1, 10.0),
    aliases=st.lists(texts, max_size=3).map(tuple),
    email=texts,
    note=texts,
)
incidents = st.builds(
    Incident,
    id=ids,
    client_id=ids,
    sign=texts,
    at=moments,
    minutes=st.integers(0, 1440),
    paid=st.none() | money,
    note=texts,
)
jobs = st.builds(Job, id=ids, client_id=ids, began_at=moments)
days = st.none() | st.dates()
fixes = st.builds(
    Fix,
    id=ids,
    client_id=ids,
    sign=texts,
    opened_on=st.dates(),
    due_on=st.dates(),
    extended=st.booleans(),
    allowed=st.none() | st.integers(0, 9),
    talk_offered_on=days,
    terms_sent_on=days,
    accepted_on=days,
    ended_on=days,
    ending=st.none() | st.sampled_from(Ending),
    note=texts,
)
frozen = st.lists(texts, max_size=3).map(tuple)
steps = st.builds(Step, id=ids, client_id=ids, of_id=ids, title=texts, due_on=days, done_on=days, note=texts)
sessions = st.builds(
    Session, id=ids, began_on=st.dates(), stage=st.sampled_from(Stage), closed_on=days, figures=frozen
)
cuts = st.builds(
    Cut,
    id=ids,
    client_id=ids,
    decision_id=ids,
    notice_on=st.dates(),
    ends_on=st.dates(),
    next_delivery=days,
    regret=st.none() | st.integers(1, 5),
    regret_on=days,
    seen=frozen,
)
intakes = st.builds(
    Intake,
    id=ids,
    client_id=ids,
    asked_on=st.dates(),
    scores=frozen,
    reply=st.none() | st.sampled_from(Reply),
    replied_on=days,
    note=texts,
)
numbers = st.none() | st.decimals(allow_nan=False, allow_infinity=False)
decisions = st.builds(
    Decision,
    id=ids,
    client_id=ids,
    session_id=ids,
    choice=st.sampled_from(Choice),
    decided_on=st.dates(),
    verdict=texts,
    price=numbers,
    currency=st.none() | texts,
    reason=texts,
    revoked_on=days,
    seen=frozen,
)
origin = {"note": texts, "source": texts, "key": texts, "import_id": st.none() | ids}
hours = st.builds(
    Hours,
    id=ids,
    client_id=ids,
    day=st.dates(),
    minutes=st.integers(0, 10**6),
    billable=st.booleans(),
    **origin,
)
invoices = st.builds(
    Invoice,
    id=ids,
    client_id=ids,
    number=texts,
    issued=st.dates(),
    net=money,
    due=st.none() | st.dates(),
    paid_on=st.none() | st.dates(),
    settled=st.booleans(),
    service_from=st.none() | st.dates(),
    service_to=st.none() | st.dates(),
    **origin,
)
payments = st.builds(
    Payment, id=ids, client_id=ids, invoice_number=texts, day=st.dates(), amount=money, **origin
)
costs = st.builds(Cost, id=ids, client_id=ids, day=st.dates(), amount=money, **origin)
terms = st.builds(
    Terms,
    id=ids,
    client_id=ids,
    currency=st.none() | texts,
    rate=numbers,
    sold_hours=numbers,
    own_cost=numbers,
    included_rounds=st.none() | st.integers(0, 99),
    rush_surcharge=numbers,
    talk_fee=numbers,
    lead_days=st.none() | st.integers(0, 99),
    contract=st.none() | st.sampled_from(Contract),
    pay_period=st.none() | st.sampled_from(PayPeriod),
    notice=st.none() | texts,
    income=numbers,
    hours=numbers,
)
imports = st.builds(Import, id=ids, at=moments, format=texts, rows=st.integers(0, 10**6))
known = st.builds(KnownAs, id=ids, theirs=texts, client_id=st.none() | ids)
maps = st.builds(ColumnMap, id=ids, name=texts, columns=st.lists(texts, max_size=3).map(tuple))
records: st.SearchStrategy[Record] = st.one_of(
    clients,
    incidents,
    jobs,
    fixes,
    steps,
    sessions,
    decisions,
    cuts,
    intakes,
    hours,
    invoices,
    payments,
    costs,
    terms,
    imports,
    known,
    maps,
)


@given(records)
def test_every_record_comes_back_from_its_row(record: Record) -> None:
    assert unpack(type(record), pack(record)) == record


@given(records)
def test_whoever_packs_thousands_gets_what_one_row_holds(record: Record) -> None:
    assert packer(type(record))(record) == [*pack(record).values()]


@given(st.lists(st.tuples(records, st.booleans(), st.booleans()), max_size=4))
def test_every_edit_comes_back_from_the_journal(drawn: list[tuple[Record, bool, bool]]) -> None:
    edits = tuple(
        Edit(record if before or not after else None, record if after else None)
        for record, before, after in drawn
    )
    assert unpack_edits(pack_edits(edits)) == edits


@given(records)
def test_a_row_holds_nothing_but_text_and_whole_numbers(record: Record) -> None:
    assert {type(value) for value in pack(record).values()} <= {str, int, type(None)}


@given(moments, moments)
def test_the_order_of_texts_is_the_order_of_time(one: datetime, other: datetime) -> None:
    assert (pack_moment(one) < pack_moment(other)) is (one < other)
    assert len(pack_moment(one)) == len("2026-11-23T09:12:00.123456Z")
    assert unpack_moment(pack_moment(one)) == one


def test_a_moment_without_its_offset_is_not_guessed() -> None:
    with pytest.raises(ValueError, match="offset"):
        pack_moment(datetime(2026, 11, 23, 9, 12))  # noqa: DTZ001


@pytest.mark.parametrize("kind", KINDS.values())
def test_every_field_of_a_record_has_a_form(kind: type[Record]) -> None:
    assert list(FORMS[kind]) == [field.name for field in fields(kind)]


def test_a_field_that_an_old_entry_does_not_know_has_its_default() -> None:
    row = pack(Client(id=1, name="Acme", planted_on=date(2026, 1, 1)))
    del row["tolerance"]
    assert unpack(Client, row).tolerance == 1.0


@pytest.mark.parametrize(("currency", "amount", "minor"), [("EUR", "50", 5000), ("JPY", "50", 50)])
def test_money_is_kept_in_minor_units(currency: str, amount: str, minor: int) -> None:
    incident = Incident(
        id=1,
        client_id=2,
        sign="rush",
        at=datetime(2026, 1, 1, tzinfo=UTC),
        minutes=1,
        paid=Money(Decimal(amount), currency),
    )
    assert (pack(incident)["paid_minor"], pack(incident)["paid_currency"]) == (minor, currency)


@pytest.mark.parametrize(
    ("number", "stored"),
    [("90", "90"), ("90.00", "90"), ("1E+2", "100"), ("0.50", "0.5"), ("-0.00", "0"), ("1e-7", "0.0000001")],
)
def test_equal_numbers_are_stored_alike(number: str, stored: str) -> None:
    assert pack(Terms(id=1, client_id=2, rate=Decimal(number)))["rate"] == stored


@pytest.mark.parametrize("stored", ["NaN", "Infinity", "1e400", "", "１", "1,5", "."])
def test_what_is_no_number_is_refused_when_it_is_read(stored: str) -> None:
    row = pack(Terms(id=1, client_id=2, rate=Decimal(90))) | {"rate": stored}
    with pytest.raises(Unreadable) as refused:
        unpack(Terms, row)
    assert refused.value.place == "rate of terms 1"


def test_what_is_no_number_is_not_stored() -> None:
    with pytest.raises(ValueError, match="amount"):
        pack(Terms(id=1, client_id=2, rate=Decimal("NaN")))


def test_letters_are_not_escaped_in_the_journal() -> None:
    assert "Größe 漢字" in pack_edits([Edit(None, a_client("Größe 漢字"))])
    assert json.loads(pack_edits([])) == []


@pytest.mark.parametrize(
    ("field", "stored"),
    [
        ("planted_on", "2026-02-30"),
        ("since", "yesterday "),
        ("tolerance", "nan"),
        ("tolerance", "0"),
        ("aliases", "{}"),
        ("aliases", "[1]"),
        ("aliases", "["),
        ("state", "asleep"),
    ],
)
def test_what_no_record_can_be_made_of_is_named_by_its_place_and_not_quoted(field: str, stored: str) -> None:
    client = a_client(name="Acme")
    with pytest.raises(Unreadable) as refused:
        unpack(Client, pack(client) | {field: stored})
    assert refused.value.place == f"{field} of client {client.id}"


@pytest.mark.parametrize("text", ["", "null", "[null]", "[{}]", '[{"kind":"tree"}]', "[[[", "[" * 100_000])
def test_a_journal_of_something_else_is_unreadable(text: str) -> None:
    with pytest.raises(Unreadable):
        unpack_edits(text)


@pytest.mark.parametrize("text", ["2026-11-23T09:12:00.123456Q", "2026-11-23T09:12:00.1234567"])
def test_a_moment_without_its_offset_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"offset|Invalid"):
        unpack_moment(text)
