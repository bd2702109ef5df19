"""Both ways to a garden's file leave the same behind: the quick one, and the one over SQLAlchemy."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from pruner.core.changes import Change, Edit
from pruner.core.errors import Refusal
from pruner.core.ledger import Cost, Hours, Import, Invoice, KnownAs, Payment, Terms
from pruner.core.models import Client, Incident, Job, Money, Record
from pruner.store.kinds import FORMS
from pruner.store.ledger_tables import DAYS, ROW_TABLES
from pruner.store.quick import QuickStore
from pruner.store.statements import DAY_COLUMNS, TABLE_NAMES, columns, conditions, owned
from pruner.store.store import Store
from pruner.store.tables import TABLES
from pruner.store.whole import owned_tables
from tests.faults.soak import times

AT = datetime(2026, 11, 23, 9, 12, tzinfo=UTC)
DAY = date(2026, 11, 23)
Path2 = Store | QuickStore
Step = Callable[[Path2, int], object]


def _client(number: int, name: str) -> Client:
    return Client(id=number, name=name, planted_on=DAY, aliases=(f"{name} AG",))


ACME, BOLT = _client(1, "Acme"), _client(2, "Bolt")
RUSH = Incident(id=11, client_id=1, sign="rush", at=AT, minutes=15, paid=Money(Decimal("12.50"), "EUR"))
JOB = Job(id=12, client_id=1, began_at=AT)
TERMS = Terms(id=13, client_id=1, rate=Decimal(95))
HOURS = Hours(id=14, client_id=2, day=DAY, minutes=60)
INVOICE = Invoice(id=15, client_id=1, number="7", issued=DAY, net=Money(Decimal(100), "EUR"))
PAYMENT = Payment(id=16, client_id=1, invoice_number="7", day=DAY, amount=Money(Decimal(100), "EUR"))
COST = Cost(id=17, client_id=1, day=DAY, amount=Money(Decimal(5), "EUR"))
KNOWN = KnownAs(id=18, theirs="acme gmbh", client_id=1)
IMPORT = Import(id=19, at=AT, format="csv", rows=1)
RECORDS: tuple[Record, ...] = (ACME, BOLT, RUSH, JOB, TERMS, HOURS, INVOICE, PAYMENT, COST, KNOWN)


def _apply(*edits: Edit, days: int = 0) -> Step:
    def step(store: Path2, number: int) -> object:
        at = AT + timedelta(days=days, seconds=number)
        return store.apply(Change("edited", edits), entry_id=1000 + number, at=at)

    return step


def _take_in(store: Path2, number: int) -> object:
    rows = [Hours(id=500 + number, client_id=1, day=DAY, minutes=30, source="csv", key=str(number % 3))]
    change = Change("imported", (Edit(None, Import(id=600 + number, at=AT, format="csv", rows=0)),))
    done = store.take_in(change, rows, entry_id=1000 + number, at=AT, progress=lambda _seen: None)
    return done.entry, dict(done.new), done.known


def _join(store: Path2, number: int) -> object:
    newest = store.history(1)
    join = newest[0].id if newest else None
    change = Change("adjusted", (Edit(None, Job(id=700 + number, client_id=1, began_at=AT)),))
    return store.apply(change, entry_id=1000 + number, at=AT, join=join)


STEPS: tuple[Step, ...] = (
    *(_apply(Edit(None, record)) for record in RECORDS),
    *(_apply(Edit(record, None)) for record in RECORDS),
    _apply(Edit(ACME, _client(1, "Acme Ltd"))),
    _apply(Edit(None, _client(3, "bolt ag"))),
    _apply(Edit(ACME, _client(1, "Bolt")), Edit(BOLT, _client(2, "Acme"))),
    _apply(Edit(None, Incident(id=21, client_id=2, sign="rush", at=AT, minutes=5)), days=401),
    _apply(Edit(None, Terms(id=22, client_id=1, rate=Decimal(80)))),
    _apply(Edit(None, KnownAs(id=23, theirs="acme gmbh", client_id=2))),
    _apply(Edit(None, IMPORT)),
    _take_in,
    _join,
    lambda store, number: store.undo(AT + timedelta(seconds=number)),
    lambda store, number: store.undo(AT + timedelta(days=402, seconds=number)),
    lambda store, number: store.redo(AT + timedelta(seconds=number)),
    lambda store, number: store.take_back([1000 + number - 1, 1000 + number - 2]),
)


@given(st.lists(st.sampled_from(STEPS), min_size=1, max_size=10))
@settings(max_examples=times(12), deadline=None)
def test_both_paths_answer_alike_and_leave_the_same_file(steps: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        _hold_alike(Path(folder), steps)


def _hold_alike(folder: Path, steps: list[Step]) -> None:
    plain = Store.open(folder / "plain.db", create=True)
    quick = QuickStore.open(folder / "quick.db", create=True)
    for number, step in enumerate([STEPS[0], STEPS[1], *steps]):
        assert _answer(step, quick, number) == _answer(step, plain, number)
        assert quick.facts() == plain.facts()
    assert _asked(quick) == _asked(plain)
    plain.close()
    quick.close()
    assert _dumped(folder / "quick.db") == _dumped(folder / "plain.db")


def test_every_table_and_column_of_the_quick_path_is_the_schemas() -> None:
    assert {kind: table.name for kind, table in TABLES.items()} == TABLE_NAMES
    for kind, table in TABLES.items():
        assert columns(kind) == tuple(table.c.keys())
    assert {kind: column.name for kind, column in DAYS.items()} == DAY_COLUMNS
    assert {kind for kind in FORMS if conditions(kind)} == set(ROW_TABLES)
    assert {TABLE_NAMES[kind] for kind in owned()} == {table.name for table in owned_tables()}


def test_a_renewed_kind_gets_another_number_on_both_paths(tmp_path: Path) -> None:
    for store in (
        Store.open(tmp_path / "a.db", create=True),
        QuickStore.open(tmp_path / "b.db", create=True),
    ):
        before = store.revision(Client, Incident)
        store.apply(Change("added", (Edit(None, ACME),)), entry_id=1, at=AT)
        after = store.revision(Client, Incident)
        assert after[0] != before[0]
        assert after[1] == before[1]
        store.close()


def _answer(step: Step, store: Path2, number: int) -> object:
    try:
        return step(store, number)
    except Refusal as refusal:
        return type(refusal), vars(refusal)


def _asked(store: Path2) -> list[object]:
    asked: list[object] = [store.facts(), store.history(), store.history(2), store.worked(until=DAY)]
    for kind in (Client, Incident, Job, Terms, Hours, Invoice, Payment, Cost, KnownAs, Import):
        asked += [store.all(kind), store.get(kind, 14)]
    for kind in (Incident, Job, Hours, Terms):
        asked.append(store.of(kind, 1))
    for kind in (Hours, Invoice, Payment, Cost):
        asked += [
            store.ledger(kind),
            store.ledger(kind, since=DAY, until=DAY),
            store.ledger(kind, 1, limit=1),
            store.keys(kind, "csv"),
            store.ids(kind),
            store.from_source(kind, "csv"),
        ]
    asked.append(store.everything((Client, Hours, KnownAs)))
    return asked


def _dumped(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [line for line in connection.iterdump() if "revisions" not in line]
