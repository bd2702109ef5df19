"""Records in their tables: read by kind, written edit by edit, each compared with what is stored."""

from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from pruner.core.changes import Change, Edit
from pruner.core.errors import ChangedElsewhere
from pruner.core.ledger import Terms
from pruner.core.models import (
    Client,
    Cut,
    Decision,
    Facts,
    Fix,
    Intake,
    Job,
    Session,
    Step,
)
from pruner.store import revisions, scores, whole
from pruner.store.connections import driver
from pruner.store.forms import Row
from pruner.store.kinds import kind_name
from pruner.store.ledger_tables import ROW_TABLES, counts
from pruner.store.packing import R, pack, unpack
from pruner.store.statements import SINGLE
from pruner.store.tables import TABLES


def read(connection: Connection, kind: type[R], *conditions: ColumnElement[bool]) -> tuple[R, ...]:
    """The records of a kind that count and fit, ordered by id."""
    table = TABLES[kind]
    return fetch(connection, kind, select(table).where(*conditions, *that_count(kind)).order_by(table.c.id))


def fetch(connection: Connection, kind: type[R], query: Select[Any]) -> tuple[R, ...]:
    """The records of a kind that a query for its columns finds."""
    found = connection.execute(query)
    columns = tuple(found.keys())
    return tuple(unpack(kind, dict(zip(columns, row, strict=True))) for row in found)


def read_all(connection: Connection) -> Facts:
    """What is known of every client, incidents and the rows of the ledger apart."""
    return Facts(
        clients=read(connection, Client),
        jobs=read(connection, Job),
        terms=read(connection, Terms),
        fixes=read(connection, Fix),
        steps=read(connection, Step),
        sessions=read(connection, Session),
        decisions=read(connection, Decision),
        cuts=read(connection, Cut),
        intakes=read(connection, Intake),
    )


def that_count(kind: type[Any]) -> tuple[ColumnElement[bool], ...]:
    """The condition under which a record of this kind is there, where there is one."""
    return (counts(TABLES[kind]),) if kind in ROW_TABLES else ()


def carry_out(connection: Connection, change: Change) -> None:
    """Make every edit, then hold the whole together.

    Raises:
        ChangedElsewhere: a stored record is not what an edit sets out from, or a client is gone.
        NameTaken: a name or alias already means another client.
    """
    for edit in change.edits:
        _compare(connection, edit)
        _keep_single(connection, edit)
        _write(connection, edit)
    whole.hold(connection, change)
    scores.let_go(driver(connection), change.edits)
    revisions.renew(connection, {type(edit.record) for edit in change.edits})


def _compare(connection: Connection, edit: Edit) -> None:
    kind = type(edit.record)
    stored = connection.execute(_here(TABLES[kind]), {"id": edit.record.id}).mappings().one_or_none()
    expected: Row | None = pack(edit.before) if edit.before else None
    if (dict(stored) if stored else None) != expected:
        raise ChangedElsewhere(kind_name(kind), edit.record.id)


@cache
def _here(table: Table) -> Select[Any]:
    """The record of an id, where it counts; built once, since that takes longer than running it."""
    known = select(table).where(table.c.id == bindparam("id"))
    return known.where(counts(table)) if "import_id" in table.c else known


def _keep_single(connection: Connection, edit: Edit) -> None:
    """Another program may have said the same meanwhile: then its record is the one to change."""
    kind = type(edit.record)
    if edit.after is None or kind not in SINGLE:
        return
    table = TABLES[kind]
    column = table.c[SINGLE[kind]]
    same = column == pack(edit.after)[column.name]
    other = connection.scalar(select(table.c.id).where(same, table.c.id != edit.after.id))
    if other is not None:
        raise ChangedElsewhere(kind_name(kind), other)


def _write(connection: Connection, edit: Edit) -> None:
    """Update in place where both sides exist: deleting and inserting anew would tear what belongs to it."""
    table = TABLES[type(edit.record)]
    if edit.before is None:
        connection.execute(insert(table), pack(edit.record))
        return
    here = table.c.id == edit.before.id
    if edit.after is None:
        connection.execute(delete(table).where(here))
    else:
        connection.execute(update(table).where(here).values(pack(edit.after)))
