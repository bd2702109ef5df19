"""The tables: columns named like the fields of the records, so one read and one write serve every kind.

`client_names` is derived from the clients and never part of a Change: it makes a name mean one client
only. The tables of hours and money stand in `ledger_tables.py`, those of the sessions in `season_tables.py`,
those of the scores in `score_tables.py`.
"""

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    text,
)

from pruner.core.changes import Standing
from pruner.core.evidence import Ending
from pruner.core.models import Channel, Client, Fix, Incident, Job, State
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
from pruner.store.ledger_tables import LEDGER_TABLES
from pruner.store.score_tables import scored_by, scores, unscored
from pruner.store.season_tables import SEASON_TABLES

FIX_DAYS = ("opened_on", "due_on", "talk_offered_on", "terms_sent_on", "accepted_on", "ended_on")

clients = Table(
    "clients",
    metadata,
    record_id(),
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
    wide("planted_on", DAY_LENGTH),
    wide("since", DAY_LENGTH),
    one_of("state", State),
    one_of("channel", Channel),
    yes_no("marked"),
    sqlite_strict=True,
)

client_names = Table(
    "client_names",
    metadata,
    Column("key", Text, primary_key=True),
    of_client(),
    Index("client_names_of_client", "client_id"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

incidents = Table(
    "incidents",
    metadata,
    record_id(),
    of_client(),
    Column("sign", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("paid_minor", Integer),
    Column("paid_currency", Text),
    Column("note", Text, nullable=False),
    CheckConstraint("sign <> ''", name="sign"),
    wide("at", MOMENT_LENGTH),
    not_negative("minutes"),
    CheckConstraint("(paid_minor IS NULL) = (paid_currency IS NULL)", name="paid"),
    Index("incidents_of_client", "client_id", "at", "sign", "minutes", "paid_minor"),
    sqlite_strict=True,
)

jobs = Table(
    "jobs",
    metadata,
    record_id(),
    of_client(),
    Column("began_at", Text, nullable=False),
    wide("began_at", MOMENT_LENGTH),
    Index("jobs_of_client", "client_id", "began_at"),
    sqlite_strict=True,
)

fixes = Table(
    "fixes",
    metadata,
    record_id(),
    of_client(),
    Column("sign", Text, nullable=False),
    Column("opened_on", Text, nullable=False),
    Column("due_on", Text, nullable=False),
    Column("extended", Integer, nullable=False),
    Column("allowed", Integer),
    Column("talk_offered_on", Text),
    Column("terms_sent_on", Text),
    Column("accepted_on", Text),
    Column("ended_on", Text),
    Column("ending", Text),
    Column("note", Text, nullable=False),
    CheckConstraint("sign <> ''", name="sign"),
    *(wide(day, DAY_LENGTH) for day in FIX_DAYS),
    yes_no("extended"),
    not_negative("allowed"),
    one_of("ending", Ending),
    CheckConstraint("(ended_on IS NULL) = (ending IS NULL)", name="ended"),
    Index("fixes_of_client", "client_id", "opened_on"),
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
    wide("at", MOMENT_LENGTH),
    one_of("standing", Standing),
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

DERIVED_TABLES = (client_names, scores, unscored, scored_by)
"""What follows from the records and can be built anew from them."""

TABLES: dict[type[Any], Table] = {
    Client: clients,
    Incident: incidents,
    Job: jobs,
    Fix: fixes,
    **SEASON_TABLES,
    **LEDGER_TABLES,
}
"""The table of each kind."""
