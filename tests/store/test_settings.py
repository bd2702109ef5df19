"""Every connection is set up against power cuts, and no transaction outlives a call."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import text

from pruner.core.models import Client
from pruner.store.connections import Access, connect
from pruner.store.gate import APPLICATION
from pruner.store.migrations import NEWEST
from pruner.store.store import Store
from tests.builders import a_client, adding
from tests.store.saving import another, ask, save

SETTINGS = {
    "journal_mode": "delete",
    "synchronous": 3,
    "fullfsync": 1,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "temp_store": 2,
    "application_id": APPLICATION,
    "user_version": NEWEST,
}


@pytest.mark.parametrize(("pragma", "value"), SETTINGS.items())
def test_every_transaction_runs_with_our_settings(store: Store, pragma: str, value: object) -> None:
    with store._writing() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value
    with closing(connect(store.path, Access.WRITE)) as plain:
        assert plain.execute(f"PRAGMA {pragma}").fetchall() == [(value,)]


def test_a_journal_mode_that_another_tool_set_is_put_back(store: Store) -> None:
    assert ask(store.path, "PRAGMA journal_mode=WAL") == [("wal",)]
    with another(store) as other:
        save(other, adding(a_client()))
    assert ask(store.path, "PRAGMA journal_mode") == [("delete",)]
    assert [file.name for file in store.path.parent.iterdir()] == [store.path.name]


def test_no_lock_is_held_between_calls(store: Store) -> None:
    save(store, adding(a_client()))
    store.all(Client)
    store.version()
    with closing(sqlite3.connect(store.path, isolation_level=None, timeout=0)) as other:
        other.execute("BEGIN EXCLUSIVE")
        other.execute("COMMIT")


def test_the_version_changes_when_another_program_wrote(store: Store) -> None:
    before = store.version()
    assert store.version() == before
    with another(store) as other:
        save(other, adding(a_client()))
    after = store.version()
    assert after != before
    assert store.version() == after


def test_every_table_of_ours_is_strict(store: Store) -> None:
    tables = ask(store.path, "SELECT name, strict FROM pragma_table_list WHERE name NOT GLOB 'sqlite_*'")
    assert {name for name, strict in tables if not strict} == {"alembic_version"}


def test_the_history_of_a_client_is_read_from_an_index_alone(store: Store) -> None:
    (plan,) = ask(
        store.path,
        "EXPLAIN QUERY PLAN SELECT at, sign, minutes FROM incidents WHERE client_id = 1 ORDER BY at",
    )
    assert "COVERING INDEX incidents_of_client" in plan[3]


def test_what_a_failing_statement_was_about_is_not_in_its_error(store: Store) -> None:
    with pytest.raises(sqlite3.Error) as failed, store._writing() as connection:
        connection.execute(
            text("INSERT INTO clients (id, name) VALUES (:id, :name)"), {"id": 1, "name": "Xylo"}
        )
    told = (failed.value, failed.value.__cause__, failed.value.__context__)
    assert [error for error in told if "Xylo" in str(error)] == []
