"""Scores, in SQLite's own words: frozen, whatever becomes of the tables since. Who reads first fills them."""

from alembic import op

revision = "0005"
down_revision = "0004"

STATEMENTS = (
    """
    CREATE TABLE scores (
        client_id INTEGER NOT NULL,
        sign TEXT NOT NULL,
        day TEXT NOT NULL,
        heat REAL NOT NULL,
        CONSTRAINT scores_pk PRIMARY KEY (client_id, sign),
        CONSTRAINT scores_day_ck CHECK (length(day) = 10)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE unscored (
        client_id INTEGER NOT NULL,
        CONSTRAINT unscored_pk PRIMARY KEY (client_id)
    ) STRICT
    """,
    """
    CREATE TABLE scored_by (
        basis TEXT NOT NULL,
        CONSTRAINT scored_by_pk PRIMARY KEY (basis)
    ) WITHOUT ROWID, STRICT
    """,
)


def upgrade() -> None:
    """Make the tables of the scores."""
    for statement in STATEMENTS:
        op.execute(statement)
