"""The tables: columns named like the fields of the records, so one read and one write serve every kind.

Nothing is declared twice: the form of a field (`packing.FORMS`) says what its column holds, and the
checks here repeat in SQL what must be true whoever writes. `client_names` is derived from the
clients and never part of a Change: it makes a name mean one client only.
"""

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    text,
)

from pruner.core.changes import Standing
from pruner.core.models import Channel, Client, Incident, Job, State

MOMENT_LENGTH = len("2026-11-23T09:12:00.123456Z")
DAY_LENGTH = len("2026-11-23")

metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pk",
        "fk": "%(table_name)s_%(column_0_name)s_fk",
        "uq": "%(table_name)s_%(column_0_name)s_uq",
        "ck": "%(table_name)s_%(constraint_name)s_ck",
    }
)


def _one_of(column: str, words: type[State | Channel | Standing]) -> CheckConstraint:
    known = ", ".join(f"'{word.value}'" for word in words)
    return CheckConstraint(f"{column} IN ({known})", name=column)


def _wide(column: str, length: int) -> CheckConstraint:
    return CheckConstraint(f"length({column}) = {length}", name=column)


def _of_client() -> Column[int]:
    """The client a record belongs to; looked at when the transaction ends, so edits come in any order."""
    return Column(
        "client_id",
        Integer,
        ForeignKey("clients.id", deferrable=True, initially="DEFERRED"),
        nullable=False,
    )


clients = Table(
    "clients",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("planted_on", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("limb", Text),
    Column("channel", Text),
    Column("since", Text),
    Column("marked", Integer, nullable=False),
    Column("tolerance", Text, nullable=False),
    Column("aliases", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("note", Text, nullable=False),
    CheckConstraint("name <> ''", name="name"),
    _wide("planted_on", DAY_LENGTH),
    _wide("since", DAY_LENGTH),
    _one_of("state", State),
    _one_of("channel", Channel),
    CheckConstraint("marked IN (0, 1)", name="marked"),
    sqlite_strict=True,
)

client_names = Table(
    "client_names",
    metadata,
    Column("key", Text, primary_key=True),
    _of_client(),
    Index("client_names_of_client", "client_id"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

incidents = Table(
    "incidents",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    _of_client(),
    Column("sign", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("paid_minor", Integer),
    Column("paid_currency", Text),
    Column("note", Text, nullable=False),
    CheckConstraint("sign <> ''", name="sign"),
    _wide("at", MOMENT_LENGTH),
    CheckConstraint("minutes >= 0", name="minutes"),
    CheckConstraint("(paid_minor IS NULL) = (paid_currency IS NULL)", name="paid"),
    Index("incidents_of_client", "client_id", "at", "sign", "minutes", "paid_minor"),
    sqlite_strict=True,
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    _of_client(),
    Column("began_at", Text, nullable=False),
    _wide("began_at", MOMENT_LENGTH),
    Index("jobs_of_client", "client_id", "began_at"),
    sqlite_strict=True,
)

journal = Table(
    "journal",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Integer, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("did", Text, nullable=False),
    Column("edits", Text, nullable=False),
    Column("standing", Text, nullable=False),
    _wide("at", MOMENT_LENGTH),
    _one_of("standing", Standing),
    Index("journal_at", "at"),
    Index("journal_undone", "seq", sqlite_where=text("standing = 'undone'")),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)

alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Alembic's own note of the revision, declared here so that a new file is stamped without importing it."""

TABLES: dict[type[Any], Table] = {Client: clients, Incident: incidents, Job: jobs}
"""The table of each kind."""
