"""The data leaves whole: an export, taken in by an empty garden, gives an equal garden."""

import csv
import json
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pruner.core.changes import Change, Edit
from pruner.core.evidence import Ending
from pruner.core.intake import Reply
from pruner.core.ledger import (
    MANUAL,
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
from pruner.core.names import fold
from pruner.core.season import Choice, Stage
from pruner.core.text import clean, clean_note
from pruner.formats import own, sheets
from pruner.formats.refusals import NewerExport, UnreadableDocument
from pruner.formats.rows import Reason
from pruner.garden import Garden
from tests.builders import a_client, adding, an_incident
from tests.faults.soak import times
from tests.garden.plots import KINDS, a_garden, everything, opened, taken_in, taken_sample
from tests.ledger import some_hours

HOSTILE = (
    *("=1+1", "+49 151", "-x", "@cmd", "'=quoted", "''+twice", "\x1b[31mred", '[/usr] "fix"', "a;b,c\td"),
    *("]", "],", "}", '"clients": [', "\\", "\u2028", "\ud800", "👨‍👩‍👧", "\ufeffbom", "#1", "null", "  x  "),
)
texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=20))
lines = texts.map(clean)
words = lines.map(lambda text: text or "x")
notes = st.one_of(texts, st.lists(texts, max_size=3).map("\n".join)).map(clean_note)
days = st.dates(date(1990, 1, 1), date(2040, 12, 31))
moments = st.builds(datetime.combine, days, st.times(), st.just(UTC))
numbers = st.decimals(0, 10**9, places=2)
amounts = st.decimals(-(10**9), 10**9, places=2).map(lambda amount: Money(amount, "EUR"))
yens = st.integers(-(10**9), 10**9).map(lambda amount: Money(Decimal(amount), "JPY"))
money = st.one_of(amounts, yens)


@st.composite
def facts(draw: st.DrawFn) -> list[Record]:  # a line a field, so that none is left out
    """Whatever a garden may hold."""
    found: list[Record] = []
    ids = iter(range(1, 10_000))
    taken: set[str] = set()
    for _client in range(draw(st.integers(0, 3))):
        name = draw(lines) or "x"
        while fold(name) in taken or not fold(name):
            name += "x"
        taken.add(fold(name))
        client = next(ids)
        found.append(
            Client(
                id=client,
                name=name,
                planted_on=draw(days),
                state=draw(st.sampled_from(State)),
                limb=draw(lines) or None,
                channel=draw(st.none() | st.sampled_from(Channel)),
                since=draw(st.none() | days),
                marked=draw(st.booleans()),
                tolerance=draw(st.floats(0.1, 10)),
                email=draw(lines),
                note=draw(notes),
            )
        )
        found.append(
            Incident(
                id=next(ids),
                client_id=client,
                sign=draw(words),
                at=draw(moments),
                minutes=draw(st.integers(0, 1440)),
                paid=draw(st.none() | money),
                note=draw(notes),
            )
        )
        found.append(Job(id=next(ids), client_id=client, began_at=draw(moments)))
        found.append(
            Fix(
                id=next(ids),
                client_id=client,
                sign=draw(words),
                opened_on=draw(days),
                due_on=draw(days),
                extended=draw(st.booleans()),
                allowed=draw(st.none() | st.integers(0, 9)),
                ended_on=date(2026, 1, 1),
                ending=draw(st.sampled_from(Ending)),
                note=draw(notes),
            )
        )
        found += _season(draw, client, ids)
        found.append(
            Terms(
                id=next(ids),
                client_id=client,
                currency=draw(st.none() | st.just("EUR")),
                rate=draw(st.none() | numbers),
                included_rounds=draw(st.none() | st.integers(0, 100)),
                contract=draw(st.none() | st.sampled_from(Contract)),
                pay_period=draw(st.none() | st.sampled_from(PayPeriod)),
                notice=draw(lines) or None,
                hours=draw(st.none() | numbers),
            )
        )
        found += _rows(draw, client, ids)
        found.append(KnownAs(id=next(ids), theirs=f"{client} {fold(draw(lines))}".strip(), client_id=client))
    found.append(ColumnMap(id=next(ids), name=draw(lines) or "x", columns=("day=Tag", "client==x")))
    return found


def _season(draw: st.DrawFn, client: int, ids: Iterator[int]) -> list[Record]:
    """What a session leaves behind: a decision, who leaves when, a step to do, and an intake."""
    session, decision, cut = next(ids), next(ids), next(ids)
    frozen = tuple(filter(None, draw(st.lists(lines, max_size=2))))
    some_day = st.none() | days
    return [
        Session(
            id=session,
            began_on=draw(days),
            stage=draw(st.sampled_from(Stage)),
            closed_on=draw(some_day),
            figures=frozen,
        ),
        Decision(
            id=decision,
            client_id=client,
            session_id=session,
            choice=draw(st.sampled_from(Choice)),
            decided_on=draw(days),
            verdict=draw(words),
            price=draw(st.none() | numbers),
            reason=draw(lines),
            revoked_on=draw(some_day),
            seen=frozen,
        ),
        Cut(
            id=cut,
            client_id=client,
            decision_id=decision,
            notice_on=draw(days),
            ends_on=draw(days),
            regret=draw(st.none() | st.integers(1, 5)),
            seen=frozen,
        ),
        Step(
            id=next(ids),
            client_id=client,
            of_id=cut,
            title=draw(words),
            due_on=draw(some_day),
            done_on=draw(some_day),
            note=draw(notes),
        ),
        Intake(
            id=next(ids),
            client_id=client,
            asked_on=draw(days),
            scores=frozen,
            reply=draw(st.none() | st.sampled_from(Reply)),
            note=draw(notes),
        ),
    ]


def _rows(draw: st.DrawFn, client: int, ids: Iterator[int]) -> list[Record]:
    """A row of each kind, typed in or once imported."""
    source = draw(st.sampled_from((MANUAL, "toggl", "csv")))
    origin: dict[str, Any] = {
        "client_id": client,
        "note": draw(notes),
        "source": source,
        "key": "" if source == MANUAL else f"key {client}",
    }
    return [
        Hours(
            id=next(ids),
            day=draw(days),
            minutes=draw(st.integers(0, 600)),
            billable=draw(st.booleans()),
            **origin,
        ),
        Invoice(
            id=next(ids),
            number=draw(lines),
            issued=draw(days),
            net=draw(money),
            due=draw(st.none() | days),
            paid_on=draw(st.none() | days),
            settled=draw(st.booleans()),
            service_from=draw(st.none() | days),
            **origin,
        ),
        Payment(id=next(ids), invoice_number=draw(lines), day=draw(days), amount=draw(money), **origin),
        Cost(id=next(ids), day=draw(days), amount=draw(money), **origin),
    ]


def as_facts(garden: Garden) -> dict[type[Record], list[Record]]:
    """What is kept, whether a row was typed in or came with an import of ours."""
    return {kind: [_as_fact(record) for record in found] for kind, found in everything(garden).items()}


def _as_fact(record: Record) -> Record:
    if not isinstance(record, Hours | Invoice | Payment | Cost):
        return record
    return replace(record, import_id=None, key="" if record.source == MANUAL else record.key)


anything = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), texts, st.just("2026-01-01"), st.just("7")
    ),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=3,
)


def own_parts(document: dict[str, Any]) -> list[list[object]]:
    return [document[part] for part in own.KINDS]


def exported(garden: Garden) -> str:
    return "".join(garden.as_json())


@settings(max_examples=times(12), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(facts())
def test_an_export_taken_in_by_an_empty_garden_gives_an_equal_garden(records: list[Record]) -> None:
    with a_garden() as garden, a_garden() as empty:
        garden.plant(adding(*records))
        text = exported(garden)
        assert taken_in(empty, text).rejected == ()
        assert as_facts(empty) == as_facts(garden)
        assert exported(empty) == text
        assert taken_in(empty, text).done is None


@settings(max_examples=times(8), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(facts())
def test_tables_taken_in_one_after_the_other_give_an_equal_garden(records: list[Record]) -> None:
    with a_garden() as garden, a_garden() as empty:
        garden.plant(adding(*records))
        for _part, text in garden.as_sheets():
            assert taken_in(empty, text).rejected == ()
        assert as_facts(empty) == as_facts(garden)


@settings(max_examples=times(12), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(facts(), st.data())
def test_whatever_stands_in_an_export_the_answer_is_rows_or_rejected_ones(
    records: list[Record], data: st.DataObject
) -> None:
    with a_garden() as garden, a_garden() as empty:
        garden.plant(adding(*records))
        document = json.loads(exported(garden))
        for part in own.KINDS:
            for said in document[part]:
                said[data.draw(st.sampled_from(sorted(said)))] = data.draw(anything)
        done = taken_in(empty, json.dumps(document))
        assert done.known + sum(done.new.values()) + done.rejected_total >= sum(map(len, own_parts(document)))


@given(st.one_of(st.sampled_from(HOSTILE), st.text(alphabet="'=+-@\t\rx", max_size=6)))
def test_a_guarded_cell_is_no_formula_and_comes_back_as_it_was(text: str) -> None:
    cell = sheets.guarded(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert sheets.unguarded(cell) == text


def test_every_kind_of_record_leaves_with_an_export_but_this_garden_s_own_imports() -> None:
    assert {*own.KINDS.values()} == {*get_args(Record)} - {Import} == {*KINDS}


def test_an_export_is_json_that_any_program_reads_with_ids_as_texts(garden: Garden) -> None:
    client = replace(a_client("Müller"), id=2**62 + 1)
    garden.plant(adding(client, an_incident(client)))
    document = json.loads(exported(garden))
    assert (document["pruner"], document["clients"][0]["id"]) == (1, str(2**62 + 1))
    assert document["incidents"][0]["client_id"] == str(2**62 + 1)


def test_an_export_that_another_program_laid_out_anew_is_read_too(garden: Garden) -> None:
    taken_sample(garden, "toggl.csv")
    for layout in ({"indent": 2}, {"sort_keys": True}, {"separators": (",", ":")}):
        text = json.dumps(json.loads(exported(garden)), **layout)
        with a_garden() as empty:
            taken_in(empty, text)
            assert as_facts(empty) == as_facts(garden)


def test_undo_takes_the_whole_of_an_export_out_again(garden: Garden) -> None:
    taken_sample(garden, "toggl.csv")
    with a_garden() as empty:
        taken_in(empty, exported(garden))
        assert len(empty.history()) == 1
        empty.undo()
        assert not any(everything(empty).values())


def test_what_is_there_stays_as_it_is_and_what_is_new_is_added(garden: Garden) -> None:
    taken_sample(garden, "toggl.csv")
    text = exported(garden)
    client = garden.find("Fernglas")
    garden.edit(client.id, note="kept here")
    garden.undo()
    garden.edit(client.id, note="kept here")
    taken_sample(garden, "toggl-overlapping.csv")
    again = taken_in(garden, text)
    assert (again.done, garden.find("Fernglas").note) == (None, "kept here")
    with a_garden() as other:
        taken_in(other, text)
        assert taken_in(other, exported(garden)).new == {Hours: 2}


def test_a_client_of_the_same_name_is_the_same_client(garden: Garden) -> None:
    garden.add(name="Acme")
    with a_garden() as other:
        other.add(name="ACME")
        other.enter(replace(some_hours(other.find("acme")), day=other.today))
        done = taken_in(garden, exported(other))
    assert (done.created, done.new) == ((), {Hours: 1})
    assert garden.rows(Hours)[0].client_id == garden.find("Acme").id


def test_rows_of_a_client_who_is_nowhere_are_rejected(garden: Garden) -> None:
    taken_sample(garden, "toggl.csv")
    hours = dict(garden.as_sheets())["hours"]
    with a_garden() as empty:
        done = taken_in(empty, hours)
    assert {row.reason for row in done.rejected} == {Reason.NO_CLIENT}
    assert (done.rejected_total, done.done) == (4, None)


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.99])
def test_an_export_that_breaks_off_is_refused_before_anything_is_written(garden: Garden, cut: float) -> None:
    taken_sample(garden, "toggl.csv")
    text = exported(garden)
    with a_garden() as empty, pytest.raises(UnreadableDocument):
        taken_in(empty, text[: int(len(text) * cut)])


def test_an_export_of_a_newer_pruner_is_refused(garden: Garden) -> None:
    for text in ('{"pruner": 2,\n"clients": [\n]\n}\n', '{"clients": [], "pruner": 2}'):
        with pytest.raises(NewerExport):
            opened(garden, text)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "0"),
        ("id", "9223372036854775808"),
        ("id", 5),
        ("id", "x"),
        ("name", ""),
        ("name", 5),
        ("name", "x" * 201),
        ("planted_on", "2026-02-30"),
        ("planted_on", None),
        ("since", "0001-01-01"),
        ("state", "asleep"),
        ("marked", "yes"),
        ("tolerance", float("nan")),
        ("tolerance", 0),
        ("tolerance", True),
        ("aliases", "x"),
        ("aliases", [5]),
    ],
)
def test_a_client_that_could_not_be_typed_is_rejected_and_the_others_come_in(
    garden: Garden, field: str, value: object
) -> None:
    good = {"id": "7", "name": "Acme", "planted_on": "2026-01-01"}
    bad = {"id": "8", "name": "Bad", "planted_on": "2026-01-01", field: value}
    done = taken_in(garden, json.dumps({"pruner": 1, "clients": [good, bad, "x", None]}))
    assert [row.line for row in done.rejected] == [2, 3, 4]
    assert [client.name for client in garden.clients()] == ["Acme"]


@pytest.mark.parametrize(
    "row",
    [
        {"day": "2026-01-01", "minutes": -1},
        {"day": "2026-01-01", "minutes": 10**9},
        {"day": "2026-01-01", "minutes": 1.5},
        {"day": "yesterday", "minutes": 1},
        {"minutes": 1},
    ],
)
def test_hours_that_cannot_have_been_are_rejected(garden: Garden, row: dict[str, object]) -> None:
    client = {"id": "7", "name": "Acme", "planted_on": "2026-01-01"}
    said = {"pruner": 1, "clients": [client], "hours": [{"id": "9", "client_id": "7", **row}]}
    assert taken_in(garden, json.dumps(said)).rejected_total == 1
    assert garden.rows(Hours) == ()


@pytest.mark.parametrize(
    "money", [{"amount": "1.005", "currency": "EUR"}, {"amount": "1", "currency": "euro"}, "1", {}]
)
def test_an_amount_that_is_none_is_rejected(garden: Garden, money: object) -> None:
    client = {"id": "7", "name": "Acme", "planted_on": "2026-01-01"}
    cost = {"id": "9", "client_id": "7", "day": "2026-01-01", "amount": money}
    assert (
        taken_in(garden, json.dumps({"pruner": 1, "clients": [client], "costs": [cost]})).rejected_total == 1
    )


def test_the_same_id_twice_is_taken_once(garden: Garden) -> None:
    client = {"id": "7", "name": "Acme", "planted_on": "2026-01-01"}
    row = {"id": "9", "client_id": "7", "day": "2026-01-01", "minutes": 60}
    said = {"pruner": 1, "clients": [client, client], "hours": [row, row]}
    assert taken_in(garden, json.dumps(said)).new == {Client: 1, Hours: 1}


def test_no_cell_of_a_table_begins_like_a_formula(garden: Garden) -> None:
    client = a_client("=HYPERLINK(1)", note="@sum", email="-x@y.z", aliases=("+1",))
    garden.plant(Change("added", (Edit(None, client),)))
    tables = dict(garden.as_sheets())
    for row in csv.reader(tables["clients"].splitlines()):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_every_field_of_every_kind_is_in_its_table() -> None:
    for kind in KINDS:
        said = {column.removesuffix("_currency") for column in sheets.columns(kind)}
        assert {field.name for field in fields(kind)} - {"import_id"} <= said | {"currency"}
