"""The tables of the pruning sessions: steps to do, what was decided, who leaves when, and prospects."""

from typing import Any

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, Text

from pruner.core.intake import Reply
from pruner.core.models import Cut, Decision, Intake, Session, Step
from pruner.core.season import Choice, Stage
from pruner.store.columns import DAY_LENGTH, metadata, of_client, one_of, record_id, wide

steps = Table(
    "steps",
    metadata,
    record_id(),
    of_client(),
    Column("of_id", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("due_on", Text),
    Column("done_on", Text),
    Column("note", Text, nullable=False),
    CheckConstraint("title <> ''", name="title"),
    wide("due_on", DAY_LENGTH),
    wide("done_on", DAY_LENGTH),
    Index("steps_of_client", "client_id", "of_id"),
    sqlite_strict=True,
)

sessions = Table(
    "sessions",
    metadata,
    record_id(),
    Column("began_on", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("closed_on", Text),
    Column("figures", Text, nullable=False),
    wide("began_on", DAY_LENGTH),
    wide("closed_on", DAY_LENGTH),
    one_of("stage", Stage),
    sqlite_strict=True,
)

decisions = Table(
    "decisions",
    metadata,
    record_id(),
    of_client(),
    Column("session_id", Integer, nullable=False),
    Column("choice", Text, nullable=False),
    Column("decided_on", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("price", Text),
    Column("currency", Text),
    Column("reason", Text, nullable=False),
    Column("revoked_on", Text),
    Column("seen", Text, nullable=False),
    one_of("choice", Choice),
    wide("decided_on", DAY_LENGTH),
    wide("revoked_on", DAY_LENGTH),
    Index("decisions_of_client", "client_id", "session_id"),
    sqlite_strict=True,
)

cuts = Table(
    "cuts",
    metadata,
    record_id(),
    of_client(),
    Column("decision_id", Integer, nullable=False),
    Column("notice_on", Text, nullable=False),
    Column("ends_on", Text, nullable=False),
    Column("next_delivery", Text),
    Column("regret", Integer),
    Column("regret_on", Text),
    Column("seen", Text, nullable=False),
    *(wide(day, DAY_LENGTH) for day in ("notice_on", "ends_on", "next_delivery", "regret_on")),
    CheckConstraint("regret BETWEEN 1 AND 5", name="regret"),
    Index("cuts_of_client", "client_id"),
    sqlite_strict=True,
)

intakes = Table(
    "intakes",
    metadata,
    record_id(),
    of_client(),
    Column("asked_on", Text, nullable=False),
    Column("scores", Text, nullable=False),
    Column("reply", Text),
    Column("replied_on", Text),
    Column("note", Text, nullable=False),
    wide("asked_on", DAY_LENGTH),
    wide("replied_on", DAY_LENGTH),
    one_of("reply", Reply),
    Index("intakes_of_client", "client_id"),
    sqlite_strict=True,
)

SEASON_TABLES: dict[type[Any], Table] = {
    Step: steps,
    Session: sessions,
    Decision: decisions,
    Cut: cuts,
    Intake: intakes,
}
