"""The first schema, in SQLite's own words: frozen, whatever becomes of the tables since."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """
    CREATE TABLE clients (
        id INTEGER NOT NULL,
        name TEXT NOT NULL,
        planted_on TEXT NOT NULL,
        state TEXT NOT NULL,
        limb TEXT,
        channel TEXT,
        since TEXT,
        marked INTEGER NOT NULL,
        tolerance TEXT NOT NULL,
        aliases TEXT NOT NULL,
        email TEXT NOT NULL,
        note TEXT NOT NULL,
        CONSTRAINT clients_pk PRIMARY KEY (id),
        CONSTRAINT clients_name_ck CHECK (name <> ''),
        CONSTRAINT clients_planted_on_ck CHECK (length(planted_on) = 10),
        CONSTRAINT clients_since_ck CHECK (length(since) = 10),
        CONSTRAINT clients_state_ck CHECK (state IN ('seedling', 'declined', 'active', 'dormant')),
        CONSTRAINT clients_channel_ck CHECK (channel IN (
            'referral', 'research', 'website', 'social', 'chance'
        )),
        CONSTRAINT clients_marked_ck CHECK (marked IN (0, 1))
    ) STRICT
    """,
    """
    CREATE TABLE journal (
        seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        id INTEGER NOT NULL,
        at TEXT NOT NULL,
        did TEXT NOT NULL,
        edits TEXT NOT NULL,
        standing TEXT NOT NULL,
        CONSTRAINT journal_at_ck CHECK (length(at) = 27),
        CONSTRAINT journal_standing_ck CHECK (standing IN ('done', 'undone', 'dropped')),
        CONSTRAINT journal_id_uq UNIQUE (id)
    ) STRICT
    """,
    "CREATE INDEX journal_at ON journal (at)",
    "CREATE INDEX journal_undone ON journal (seq) WHERE standing = 'undone'",
    """
    CREATE TABLE client_names (
        "key" TEXT NOT NULL,
        client_id INTEGER NOT NULL,
        CONSTRAINT client_names_pk PRIMARY KEY ("key"),
        CONSTRAINT client_names_client_id_fk FOREIGN KEY(client_id) REFERENCES clients (id)
            DEFERRABLE INITIALLY DEFERRED
    ) WITHOUT ROWID, STRICT
    """,
    "CREATE INDEX client_names_of_client ON client_names (client_id)",
    """
    CREATE TABLE incidents (
        id INTEGER NOT NULL,
        client_id INTEGER NOT NULL,
        sign TEXT NOT NULL,
        at TEXT NOT NULL,
        minutes INTEGER NOT NULL,
        paid_minor INTEGER,
        paid_currency TEXT,
        note TEXT NOT NULL,
        CONSTRAINT incidents_pk PRIMARY KEY (id),
        CONSTRAINT incidents_sign_ck CHECK (sign <> ''),
        CONSTRAINT incidents_at_ck CHECK (length(at) = 27),
        CONSTRAINT incidents_minutes_ck CHECK (minutes >= 0),
        CONSTRAINT incidents_paid_ck CHECK ((paid_minor IS NULL) = (paid_currency IS NULL)),
        CONSTRAINT incidents_client_id_fk FOREIGN KEY(client_id) REFERENCES clients (id)
            DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX incidents_of_client ON incidents (client_id, at, sign, minutes, paid_minor)",
    """
    CREATE TABLE jobs (
        id INTEGER NOT NULL,
        client_id INTEGER NOT NULL,
        began_at TEXT NOT NULL,
        CONSTRAINT jobs_pk PRIMARY KEY (id),
        CONSTRAINT jobs_began_at_ck CHECK (length(began_at) = 27),
        CONSTRAINT jobs_client_id_fk FOREIGN KEY(client_id) REFERENCES clients (id)
            DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX jobs_of_client ON jobs (client_id, began_at)",
)


def upgrade() -> None:
    """Make the tables of the first release."""
    for statement in STATEMENTS:
        op.execute(statement)
