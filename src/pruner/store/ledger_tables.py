"""The tables of the ledger: what was worked, invoiced, paid and spent, and what was agreed.

The rows of an import stay where they are while it is withdrawn, even while the client it created is
gone: so they point to clients and imports without a foreign key, and count only while their import
is in `imports` (`counts`). The same row of a file may lie there twice, once counting and once
withdrawn, but never twice within one import.
"""

from typing import Any

from sqlalchemy import CheckConstraint, Column, ColumnElement, Index, Integer, Table, Text, or_, select

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
from pruner.store.columns import (
    DAY_LENGTH,
    MOMENT_LENGTH,
    metadata,
    not_negative,
    of_client,
    one_of,
    record_id,
    wide,
    yes_no,
)


def _row_table(name: str, *facts: Column[Any] | CheckConstraint, index: tuple[str, ...]) -> Table:
    """A table of rows that may have come by import."""
    return Table(
        name,
        metadata,
        record_id(),
        Column("client_id", Integer, nullable=False),
        *facts,
        Column("note", Text, nullable=False),
        Column("source", Text, nullable=False),
        Column("key", Text, nullable=False),
        Column("import_id", Integer),
        CheckConstraint("import_id IS NULL OR \"key\" <> ''", name="key"),
        Index(f"{name}_of_client", "client_id", *index),
        Index(f"{name}_identity", "source", "key", "import_id", unique=True),
        sqlite_strict=True,
    )


def _money(name: str) -> tuple[Column[int], Column[str]]:
    return (
        Column(f"{name}_minor", Integer, nullable=False),
        Column(f"{name}_currency", Text, nullable=False),
    )


hours = _row_table(
    "hours",
    Column("day", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("billable", Integer, nullable=False),
    wide("day", DAY_LENGTH),
    not_negative("minutes"),
    yes_no("billable"),
    index=("day", "minutes", "billable", "import_id"),
)

invoices = _row_table(
    "invoices",
    Column("number", Text, nullable=False),
    Column("issued", Text, nullable=False),
    *_money("net"),
    Column("due", Text),
    Column("paid_on", Text),
    Column("settled", Integer, nullable=False),
    Column("service_from", Text),
    Column("service_to", Text),
    *(wide(day, DAY_LENGTH) for day in ("issued", "due", "paid_on", "service_from", "service_to")),
    yes_no("settled"),
    index=("issued",),
)

payments = _row_table(
    "payments",
    Column("invoice_number", Text, nullable=False),
    Column("day", Text, nullable=False),
    *_money("amount"),
    wide("day", DAY_LENGTH),
    index=("day",),
)

costs = _row_table(
    "costs",
    Column("day", Text, nullable=False),
    *_money("amount"),
    wide("day", DAY_LENGTH),
    index=("day",),
)

terms = Table(
    "terms",
    metadata,
    record_id(),
    of_client(unique=True),
    Column("currency", Text),
    Column("rate", Text),
    Column("sold_hours", Text),
    Column("own_cost", Text),
    Column("included_rounds", Integer),
    Column("rush_surcharge", Text),
    Column("talk_fee", Text),
    Column("lead_days", Integer),
    Column("contract", Text),
    Column("pay_period", Text),
    Column("notice", Text),
    Column("income", Text),
    Column("hours", Text),
    not_negative("included_rounds"),
    not_negative("lead_days"),
    one_of("contract", Contract),
    one_of("pay_period", PayPeriod),
    sqlite_strict=True,
)

imports = Table(
    "imports",
    metadata,
    record_id(),
    Column("at", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("rows", Integer, nullable=False),
    wide("at", MOMENT_LENGTH),
    CheckConstraint('"rows" > 0', name="rows"),
    sqlite_strict=True,
)

known_as = Table(
    "known_as",
    metadata,
    record_id(),
    Column("theirs", Text, nullable=False, unique=True),
    of_client(nullable=True),
    Index("known_as_of_client", "client_id"),
    sqlite_strict=True,
)

column_maps = Table(
    "column_maps",
    metadata,
    record_id(),
    Column("name", Text, nullable=False, unique=True),
    Column("columns", Text, nullable=False),
    sqlite_strict=True,
)

revisions = Table(
    "revisions",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""Another number each time anything of a kind was written; derived, and never part of a Change."""

ROW_TABLES: dict[type[Any], Table] = {Hours: hours, Invoice: invoices, Payment: payments, Cost: costs}
"""The table of each kind of row."""

DAYS: dict[type[Any], Column[Any]] = {
    Hours: hours.c.day,
    Invoice: invoices.c.issued,
    Payment: payments.c.day,
    Cost: costs.c.day,
}
"""The day that each kind of row is of."""

LEDGER_TABLES: dict[type[Any], Table] = {
    **ROW_TABLES,
    Terms: terms,
    Import: imports,
    KnownAs: known_as,
    ColumnMap: column_maps,
}


def counts(table: Table) -> ColumnElement[bool]:
    """Whether a row counts: it was typed in, or its import holds."""
    return or_(table.c.import_id.is_(None), table.c.import_id.in_(select(imports.c.id)))
