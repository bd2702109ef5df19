"""Checking a garden: what SQLite says of its file, and whether its tables say the same as each other.

What is derived (`DERIVED`) can be built anew from the rest; a record that the journal tells otherwise cannot,
since nobody knows which of both is right.
"""

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, delete, insert, select

from pruner.core.backups import Finding, Wrong
from pruner.core.changes import Standing
from pruner.core.lazily import dataclass
from pruner.core.models import Client, Id, Record
from pruner.core.names import fold
from pruner.core.scores import Scorer
from pruner.store import journal, revisions, scores
from pruner.store.connections import driver
from pruner.store.packing import pack
from pruner.store.records import read
from pruner.store.tables import TABLES, client_names


@dataclass(frozen=True, slots=True)
class Derived:
    """Something that follows from the records: what is wrong with it, and how to build it anew."""

    wrong: Wrong
    faults: Callable[[Connection, Scorer | None], int]
    rebuild: Callable[[Connection], None]


def check(connection: Connection, scorer: Scorer | None) -> tuple[Finding, ...]:
    """Everything that is not as it must be; a file that SQLite finds damaged is not looked into further."""
    damage = tuple(_damage(connection))
    return damage or tuple(_disagreements(connection, scorer))


def repair(connection: Connection) -> None:
    """Build anew whatever is derived: the names, the scores, the indexes of all tables."""
    for derived in DERIVED:
        derived.rebuild(connection)
    connection.exec_driver_sql("REINDEX")
    revisions.renew_all(connection)


def _damage(connection: Connection) -> Iterator[Finding]:
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield Finding(Wrong.FILE, str(line))


def _disagreements(connection: Connection, scorer: Scorer | None) -> Iterator[Finding]:
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Finding(Wrong.BELONGS_TO_NOBODY, f"{row[0]} {row[1]}")
    for derived in DERIVED:
        faults = derived.faults(connection, scorer)
        if faults:
            yield Finding(derived.wrong, str(faults))
    for kind, record_id in _told_otherwise(connection):
        yield Finding(Wrong.JOURNAL, f"{TABLES[kind].name} {record_id}")


def _told_otherwise(connection: Connection) -> Iterator[tuple[type[Record], Id]]:
    """The records that are not as the journal leaves them."""
    for (kind, record_id), told in _last_told(connection).items():
        table = TABLES[kind]
        here = select(table).where(table.c.id == record_id)
        stored = connection.execute(here).mappings().one_or_none()
        if (dict(stored) if stored else None) != (pack(told) if told else None):
            yield kind, record_id


def _last_told(connection: Connection) -> dict[tuple[type[Record], Id], Record | None]:
    """Each record as the steps that hold leave it, or as it was before those that were undone."""
    last: dict[tuple[type[Record], Id], Record | None] = {}
    entries = journal.read(connection, None)
    for entry in reversed(entries):
        for edit in entry.change.edits:
            key = (type(edit.record), edit.record.id)
            if entry.standing is Standing.DONE:
                last[key] = edit.after
            elif entry.standing is Standing.UNDONE:
                last.setdefault(key, edit.before)
    return last


def _names(connection: Connection) -> dict[str, Id]:
    return {
        fold(name): client.id
        for client in read(connection, Client)
        for name in (*client.aliases, client.name)
    }


def _wrong_names(connection: Connection, _scorer: Scorer | None) -> int:
    stored = {(row.key, row.client_id) for row in connection.execute(select(client_names))}
    return len(stored ^ set(_names(connection).items()))


def _rebuild_names(connection: Connection) -> None:
    connection.execute(delete(client_names))
    for key, client_id in _names(connection).items():
        connection.execute(insert(client_names).values(key=key, client_id=client_id))


def _wrong_scores(connection: Connection, scorer: Scorer | None) -> int:
    return len(scores.wrong(driver(connection), scorer)) if scorer else 0


def _let_go_of_scores(connection: Connection) -> None:
    scores.let_go_of_all(driver(connection))


DERIVED = (
    Derived(Wrong.NAMES, _wrong_names, _rebuild_names),
    Derived(Wrong.SCORES, _wrong_scores, _let_go_of_scores),
)
"""Everything in the file that follows from something else in it."""
