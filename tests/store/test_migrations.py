"""The schema: one number in the file, one revision for it, and alembic only where a file is older."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from pruner.core.endings import Ending
from pruner.core.errors import GardenDamaged, NoAccess
from pruner.core.ledger import ColumnMap, Cost, Hours, Import, Invoice, KnownAs, Payment, Terms
from pruner.core.models import (
    Client,
    Cut,
    Decision,
    Fix,
    Incident,
    Intake,
    Money,
    Record,
    Session,
    Step,
)
from pruner.core.playbooks import MONEY
from pruner.core.season import Choice
from pruner.store import files, gate, migrations
from pruner.store.connections import Access, Begin, begins, make_engine
from pruner.store.kinds import KINDS
from pruner.store.migrations import NEWEST, revision, upgrade
from pruner.store.packing import pack
from pruner.store.store import Store
from pruner.store.tables import TABLES
from tests.builders import NOW, TODAY, a_client, a_job, adding, an_incident
from tests.ledger import a_cost, a_payment, an_invoice, known_as, some_hours
from tests.store.saving import ask, save

DATA = Path(__file__).parent.parent / "data"
RELEASED = sorted(DATA.glob("garden-v*.db"))


@contextmanager
def alone(path: Path) -> Iterator[Connection]:
    engine = make_engine(path, Access.WRITE)
    with begins(engine, Begin.ALONE).begin() as connection:
        yield connection


def schema(path: Path) -> dict[str, str]:
    """What SQLite keeps of each statement, blanks apart."""
    made = ask(path, "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {name: re.sub(r"\s+", "", sql) for name, sql in made}


def test_the_migrations_lead_to_the_schema_that_a_new_file_has(store: Store, tmp_path: Path) -> None:
    migrated = tmp_path / "migrated.db"
    files.make_file(migrated)
    with alone(migrated) as connection:
        upgrade(connection)
    assert schema(migrated) == schema(store.path)
    stamp = "SELECT version_num FROM alembic_version"
    assert ask(migrated, stamp) == ask(store.path, stamp) == [(revision(NEWEST),)]


def test_there_is_one_revision_for_each_number() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    found = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert sorted(found) == [revision(number) for number in range(1, NEWEST + 1)]


def test_each_kind_has_a_table_with_the_columns_it_is_packed_into() -> None:
    client = a_client()
    records: tuple[Record, ...] = (
        client,
        an_incident(client),
        a_job(client),
        Fix(id=1, client_id=client.id, sign="rush", opened_on=TODAY, due_on=TODAY),
        Step(id=1, client_id=client.id, of_id=1, title="talk"),
        Session(id=1, began_on=TODAY),
        Decision(id=1, client_id=client.id, session_id=1, choice=Choice.KEEP, decided_on=TODAY),
        Cut(id=1, client_id=client.id, decision_id=1, notice_on=TODAY, ends_on=TODAY),
        Intake(id=1, client_id=client.id, asked_on=TODAY),
        some_hours(client),
        an_invoice(client),
        a_payment(client),
        a_cost(client),
        Terms(id=1, client_id=client.id),
        Import(id=1, at=NOW, format="toggl", rows=1),
        known_as(client, "ACME"),
        ColumnMap(id=1, name="bank", columns=()),
    )
    assert set(TABLES) == set(KINDS.values()) == {type(record) for record in records}
    for record in records:
        assert list(pack(record)) == TABLES[type(record)].columns.keys()


def test_the_newest_schema_has_its_stored_file() -> None:
    assert [file.stem for file in RELEASED] == [f"garden-v{number}" for number in range(1, NEWEST + 1)]


@pytest.mark.parametrize("released", RELEASED, ids=lambda file: file.stem)
def test_a_file_of_each_released_version_opens_with_all_that_was_in_it(
    released: Path, tmp_path: Path
) -> None:
    path = tmp_path / "garden.db"
    shutil.copyfile(released, path)
    store = Store.open(path, create=False)
    facts = store.facts()
    assert [client.name for client in facts.clients] == ["Acme", "Größe & Söhne"]
    assert [incident.sign for incident in store.all(Incident)] == ["rush", "bloom"]
    assert len(facts.jobs) == 1
    save(store, adding(a_client("New")))
    for _ in store.history():
        store.undo(NOW)
    assert store.all(Client) == ()
    store.close()
    assert ask(path, "PRAGMA user_version") == [(NEWEST,)]
    assert schema(path) == schema_of_today(tmp_path / "today.db")


def test_the_ledger_of_a_released_file_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "garden.db"
    shutil.copyfile(DATA / "garden-v2.db", path)
    store = Store.open(path, create=False)
    acme, groesse = store.all(Client)
    assert [terms.rate for terms in store.facts().terms] == [Decimal("92.5")]
    assert [(block.minutes, block.billable) for block in store.of(Hours, acme.id)] == [
        (90, True),
        (30, False),
    ]
    assert [invoice.net for invoice in store.all(Invoice)] == [Money(Decimal("1200.00"), "EUR")]
    assert [payment.invoice_number for payment in store.all(Payment)] == ["R-7"]
    assert [cost.key for cost in store.all(Cost)] == ["K-1"]
    assert [name.client_id for name in store.all(KnownAs)] == [groesse.id, None]
    assert [found.columns for found in store.all(ColumnMap)] == [("day=Datum", "net=Betrag")]
    store.undo(NOW)
    assert (store.all(Invoice), store.of(Hours, groesse.id)) == ((), ())
    store.redo(NOW)
    assert store.all(Import)[0].rows == 4
    store.close()


def test_the_fixes_of_a_released_file_are_whole(tmp_path: Path) -> None:
    path = tmp_path / "garden.db"
    shutil.copyfile(DATA / "garden-v3.db", path)
    store = Store.open(path, create=False)
    running, ended = store.facts().fixes
    assert (running.sign, running.allowed, running.ending) == ("rush", None, None)
    assert (ended.sign, ended.ending, ended.extended) == (MONEY, Ending.FAILED, True)
    store.undo(NOW)
    assert store.all(Fix) == ()
    store.close()


def test_the_session_of_a_released_file_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "garden.db"
    shutil.copyfile(DATA / "garden-v4.db", path)
    store = Store.open(path, create=False)
    facts = store.facts()
    assert [session.figures for session in facts.sessions] == [("income=4200",)]
    assert [decision.choice for decision in facts.decisions] == [Choice.PRUNE, Choice.RAISE]
    assert [(cut.ends_on, cut.regret) for cut in facts.cuts] == [(date(2026, 12, 31), None)]
    assert [intake.scores for intake in facts.intakes] == [("channel=0",)]
    store.undo(NOW)
    assert (store.facts().decisions, store.facts().sessions) == ((), ())
    store.close()


def schema_of_today(path: Path) -> dict[str, str]:
    Store.open(path, create=True).close()
    return schema(path)


@contextmanager
def one_version_later(monkeypatch: pytest.MonkeyPatch, statement: str) -> Iterator[None]:
    """A program whose schema is one further than the file's, by this statement."""

    def later(connection: Connection) -> None:
        connection.exec_driver_sql(statement)

    with monkeypatch.context() as patched:
        patched.setattr(gate, "NEWEST", NEWEST + 1)
        patched.setattr(gate, "upgrade", later)
        yield


def test_an_older_garden_is_upgraded_when_it_is_opened(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    client = a_client()
    save(store, adding(client, an_incident(client)))
    with one_version_later(monkeypatch, "ALTER TABLE clients ADD COLUMN hue TEXT"):
        upgraded = Store.open(store.path, create=False)
        assert len(upgraded.all(Incident)) == 1
        upgraded.close()
    assert ask(store.path, "PRAGMA user_version") == [(NEWEST + 1,)]
    assert ask(store.path, "SELECT hue FROM clients") == [(None,)]


@pytest.mark.parametrize("statement", ["DELETE FROM clients", "ALTER TABLE nothing ADD COLUMN hue TEXT"])
def test_an_upgrade_that_fails_did_not_happen(
    store: Store, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    client = a_client()
    save(store, adding(client, an_incident(client)))
    before = store.path.read_bytes()
    with one_version_later(monkeypatch, statement), pytest.raises(GardenDamaged):
        Store.open(store.path, create=False)
    assert store.path.read_bytes() == before


def test_rebuilding_a_table_keeps_what_belongs_to_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    client = a_client()
    save(store, adding(client, an_incident(client)))

    def rebuild(connection: Connection) -> None:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 0
        connection.exec_driver_sql("CREATE TABLE anew AS SELECT * FROM clients")
        connection.exec_driver_sql("DROP TABLE clients")
        connection.exec_driver_sql("CREATE TABLE clients (id INTEGER PRIMARY KEY, name TEXT)")
        connection.exec_driver_sql("INSERT INTO clients SELECT id, name FROM anew")
        connection.exec_driver_sql("DROP TABLE anew")

    monkeypatch.setattr(gate, "NEWEST", NEWEST + 1)
    monkeypatch.setattr(gate, "upgrade", rebuild)
    Store.open(store.path, create=False).close()
    assert ask(store.path, "SELECT count(*) FROM incidents") == [(1,)]


def test_an_older_garden_that_may_only_be_read_is_refused(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "may_write", lambda _path: False)
    before = store.path.read_bytes()
    with one_version_later(monkeypatch, "SELECT 1"), pytest.raises(NoAccess):
        Store.open(store.path, create=False)
    assert store.path.read_bytes() == before


OPENING = """
import sys
from pathlib import Path
from pruner.store.store import Store
Store.open(Path(sys.argv[1]), create=True).close()
Store.open(Path(sys.argv[1]), create=True).close()
print([name for name in ("alembic", "mako", "sqlalchemy.orm") if name in sys.modules])
"""


def test_neither_making_nor_opening_a_garden_of_today_imports_alembic(garden_file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OPENING, str(garden_file)], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]"


def test_packing_imports_no_database() -> None:
    program = (
        "import sys, pruner.store.packing; print([m for m in ('sqlalchemy', 'sqlite3') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
