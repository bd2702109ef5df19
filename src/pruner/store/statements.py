"""What both data paths say in the same words, and the names of the tables.

The quick path runs on the standard library's driver alone, so nothing here knows SQLAlchemy; a test
holds names and columns against its tables.
"""

from datetime import timedelta
from typing import Any

from pruner.core.ledger import ColumnMap, Cost, Hours, Import, Invoice, KnownAs, Payment, Terms
from pruner.core.models import (
    Client,
    Cut,
    Decision,
    Fix,
    Incident,
    Intake,
    Job,
    Session,
    Step,
)
from pruner.store.forms import MoneyForm
from pruner.store.kinds import FORMS, kind_name

TABLE_NAMES: dict[type[Any], str] = {
    Client: "clients",
    Incident: "incidents",
    Job: "jobs",
    Fix: "fixes",
    Step: "steps",
    Session: "sessions",
    Decision: "decisions",
    Cut: "cuts",
    Intake: "intakes",
    Hours: "hours",
    Invoice: "invoices",
    Payment: "payments",
    Cost: "costs",
    Terms: "terms",
    Import: "imports",
    KnownAs: "known_as",
    ColumnMap: "column_maps",
}
"""The name of each kind's table."""

SINGLE: dict[type[Any], str] = {Terms: "client_id", KnownAs: "theirs", ColumnMap: "name"}
"""Of these kinds there is one record for each client, name or mapping; the column that says which."""

DAY_COLUMNS: dict[type[Any], str] = {Hours: "day", Invoice: "issued", Payment: "day", Cost: "day"}
"""The day that each kind of row is of."""

COUNTS = "(import_id IS NULL OR import_id IN (SELECT id FROM imports))"
"""Whether a row counts: it was typed in, or its import holds."""

IMPORT = f'"kind":"{kind_name(Import)}"'
KNOWN_AS = f'"kind":"{kind_name(KnownAs)}"'
"""How an entry speaks of such a record; in a text of the user's every quote is escaped."""

DROP = "UPDATE journal SET standing = 'dropped' WHERE standing = 'undone' RETURNING instr(edits, ?) > 0"
TRIM = "DELETE FROM journal WHERE at < ? RETURNING instr(edits, ?) > 0"
"""Run with every key, so they are said in SQL; they answer whether an import was among the entries."""

RENEW = (
    "INSERT INTO revisions (kind, number) VALUES (?, random())"
    " ON CONFLICT (kind) DO UPDATE SET number = excluded.number"
)

KEPT = timedelta(days=400)
"""How long a step can be undone."""


def columns(kind: type[Any]) -> tuple[str, ...]:
    """The columns of a kind's table, in their order."""
    found: list[str] = []
    for field, form in FORMS[kind].items():
        found.append(form.column(field))
        if isinstance(form, MoneyForm):
            found.append(f"{field}_currency")
    return tuple(found)


def chosen(kind: type[Any]) -> str:
    """The query for every record of a kind, without conditions."""
    quoted = ", ".join(f'"{column}"' for column in columns(kind))
    return f"SELECT {quoted} FROM {TABLE_NAMES[kind]}"  # noqa: S608  # names of ours


def inserted(kind: type[Any]) -> str:
    """The statement that writes a new record of a kind, a named parameter for each column."""
    names = columns(kind)
    quoted, values = ", ".join(f'"{name}"' for name in names), ", ".join(f":{name}" for name in names)
    return f"INSERT INTO {TABLE_NAMES[kind]} ({quoted}) VALUES ({values})"  # noqa: S608  # as above


def updated(kind: type[Any]) -> str:
    """The statement that writes a record of a kind over the one of its id."""
    pairs = ", ".join(f'"{name}" = :{name}' for name in columns(kind))
    return f"UPDATE {TABLE_NAMES[kind]} SET {pairs} WHERE id = :id"  # noqa: S608  # as above


def removed(kind: type[Any]) -> str:
    """The statement that takes the record of an id out."""
    return f"DELETE FROM {TABLE_NAMES[kind]} WHERE id = ?"  # noqa: S608  # as above


def conditions(kind: type[Any]) -> tuple[str, ...]:
    """What must hold for a record of this kind to be there."""
    return (COUNTS,) if "import_id" in FORMS[kind] else ()


def owned() -> tuple[type[Any], ...]:
    """The kinds of everything that belongs to a client."""
    return tuple(kind for kind, forms in FORMS.items() if "client_id" in forms)
