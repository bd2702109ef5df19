"""Pruning sessions, in SQLite's own words: frozen, whatever becomes of the tables since.

A fix has its steps beside it now. The column for them goes: no verb ever wrote into it.
"""

from alembic import op

revision = "0004"
down_revision = "0003"

STATEMENTS = (
    """
    CREATE TABLE steps (
        id INTEGER NOT NULL,
        client_id INTEGER NOT NULL,
        of_id INTEGER NOT NULL,
        title TEXT NOT NULL,
        due_on TEXT,
        done_on TEXT,
        note TEXT NOT NULL,
        CONSTRAINT steps_pk PRIMARY KEY (id),
        CONSTRAINT steps_title_ck CHECK (title <> ''),
        CONSTRAINT steps_due_on_ck CHECK (length(due_on) = 10),
        CONSTRAINT steps_done_on_ck CHECK (length(done_on) = 10),
        CONSTRAINT steps_client_id_fk FOREIGN KEY(client_id) REFERENCES clients (id)
            DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX steps_of_client ON steps (client_id, of_id)",
    """
    CREATE TABLE sessions (
        id INTEGER NOT NULL,
        began_on TEXT NOT NULL,
        stage TEXT NOT NULL,
        closed_on TEXT,
        figures TEXT NOT NULL,
        CONSTRAINT sessions_pk PRIMARY KEY (id),
        CONSTRAINT sessions_began_on_ck CHECK (length(began_on) = 10),
        CONSTRAINT sessions_closed_on_ck CHECK (length(closed_on) = 10),
        CONSTRAINT sessions_stage_ck CHECK (stage IN ('look-back', 'walk', 'what-if', 'exit', 'close'))
    ) STRICT
    """,
    """
    CREATE TABLE decisions (
        id INTEGER NOT NULL,
        client_id INTEGER NOT NULL,
        session_id INTEGER NOT NULL,
        choice TEXT NOT NULL,
        decided_on TEXT NOT NULL,
        verdict TEXT NOT NULL,
        price TEXT,
        currency TEXT,
        reason TEXT NOT NULL,
        revoked_on TEXT,
        seen TEXT NOT NULL,
        CONSTRAINT decisions_pk PRIMARY KEY (id),
        CONSTRAINT decisions_choice_ck CHECK (choice IN ('keep', 'watch', 'fix', 'raise', 'prune', 'later')),
        CONSTRAINT decisions_decided_on_ck CHECK (length(decided_on) = 10),
        CONSTRAINT decisions_revoked_on_ck CHECK (length(revoked_on) = 10),
        CONSTRAINT decisions_client_id_fk FOREIGN KEY(client_id) REFERENCES clients (id)
            DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX decisions_of_client ON decisions (client_id, session_id)",
    """
    CREATE TABLE cuts (
        id INTEGER NOT NULL,
        client_id INTEGER NOT NULL,
        decision_id INTEGER NOT NULL,
        notice_on TEXT NOT NULL,
        ends_on TEXT NOT NULL,
        next_delivery TEXT,
        regret INTEGER,
        regret_on TEXT,
        seen TEXT NOT NULL,
        CONSTRAINT cuts_pk PRIMARY KEY (id),
        CONSTRAINT cuts_notice_on_ck CHECK (length(notice_on) = 10),
        CONSTRAINT cuts_ends_on_ck CHECK (length(ends_on) = 10),
        CONSTRAINT cuts_next_delivery_ck CHECK (length(next_delivery) = 10),
        CONSTRAINT cuts_regret_on_ck CHECK (length(regret_on) = 10),
        CONSTRAINT cuts_regret_ck CHECK (regret BETWEEN 1 AND 5),
        CONSTRAINT cuts_client_id_fk FOREIGN KEY(client_id) REFERENCES clients (id)
            DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX cuts_of_client ON cuts (client_id)",
    """
    CREATE TABLE intakes (
        id INTEGER NOT NULL,
        client_id INTEGER NOT NULL,
        asked_on TEXT NOT NULL,
        scores TEXT NOT NULL,
        reply TEXT,
        replied_on TEXT,
        note TEXT NOT NULL,
        CONSTRAINT intakes_pk PRIMARY KEY (id),
        CONSTRAINT intakes_asked_on_ck CHECK (length(asked_on) = 10),
        CONSTRAINT intakes_replied_on_ck CHECK (length(replied_on) = 10),
        CONSTRAINT intakes_reply_ck CHECK (reply IN ('accepted', 'conditions', 'declined')),
        CONSTRAINT intakes_client_id_fk FOREIGN KEY(client_id) REFERENCES clients (id)
            DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX intakes_of_client ON intakes (client_id)",
    "DROP INDEX fixes_of_client",
    "ALTER TABLE fixes RENAME TO fixes_before",
    """
    CREATE TABLE fixes (
        id INTEGER NOT NULL,
        client_id INTEGER NOT NULL,
        sign TEXT NOT NULL,
        opened_on TEXT NOT NULL,
        due_on TEXT NOT NULL,
        extended INTEGER NOT NULL,
        allowed INTEGER,
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
        CONSTRAINT fixes_allowed_ck CHECK (allowed >= 0),
        CONSTRAINT fixes_ending_ck CHECK (ending IN ('improved', 'failed', 'refused')),
        CONSTRAINT fixes_ended_ck CHECK ((ended_on IS NULL) = (ending IS NULL)),
        CONSTRAINT fixes_client_id_fk FOREIGN KEY(client_id) REFERENCES clients (id)
            DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    """
    INSERT INTO fixes (id, client_id, sign, opened_on, due_on, extended, talk_offered_on, terms_sent_on,
            accepted_on, ended_on, ending, note)
        SELECT id, client_id, sign, opened_on, due_on, extended, talk_offered_on, terms_sent_on,
            accepted_on, ended_on, ending, note
        FROM fixes_before
    """,
    "DROP TABLE fixes_before",
    "CREATE INDEX fixes_of_client ON fixes (client_id, opened_on)",
)


def upgrade() -> None:
    """Make the tables of the sessions, and let a fix have its steps beside it."""
    for statement in STATEMENTS:
        op.execute(statement)
