"""Fixes, in SQLite's own words: frozen, whatever becomes of the table since."""

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    """
    CREATE TABLE fixes (
        id INTEGER NOT NULL,
        client_id INTEGER NOT NULL,
        sign TEXT NOT NULL,
        opened_on TEXT NOT NULL,
        due_on TEXT NOT NULL,
        extended INTEGER NOT NULL,
        steps_done TEXT NOT NULL,
        talk_offered_on TEXT,
        terms_sent_on TEXT,
        accepted_on TEXT,
        ended_on TEXT,
        ending TEXT,
        note TEXT NOT NULL,
        CONSTRAINT fixes_pk PRIMARY KEY (id),
        CONSTRAINT fixes_sign_ck CHECK (sign <> ''),
        CONSTRAINT fixes_opened_on_ck CHECK (length(opened_on) = 10),
        CONSTRAINT fixes_due_on_ck CHECK (length(due_on) = 10),
        CONSTRAINT fixes_talk_offered_on_ck CHECK (length(talk_offered_on) = 10),
        CONSTRAINT fixes_terms_sent_on_ck CHECK (length(terms_sent_on) = 10),
        CONSTRAINT fixes_accepted_on_ck CHECK (length(accepted_on) = 10),
        CONSTRAINT fixes_ended_on_ck CHECK (length(ended_on) = 10),
        CONSTRAINT fixes_extended_ck CHECK (extended IN (0, 1)),
        CONSTRAINT fixes_ending_ck CHECK (ending IN ('improved', 'failed', 'refused')),
        CONSTRAINT fixes_ended_ck CHECK ((ended_on IS NULL) = (ending IS NULL)),
        CONSTRAINT fixes_client_id_fk FOREIGN KEY(client_id) REFERENCES clients (id)
            DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX fixes_of_client ON fixes (client_id, opened_on)",
)


def upgrade() -> None:
    """Make the table of fixes."""
    for statement in STATEMENTS:
        op.execute(statement)
