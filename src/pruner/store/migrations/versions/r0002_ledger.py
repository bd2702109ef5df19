"""Hours, money and terms, in SQLite's own words: frozen, whatever becomes of the tables since."""

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    """
    CREATE TABLE hours (
        id INTEGER NOT NULL,
        client_id INTEGER NOT NULL,
        day TEXT NOT NULL,
        minutes INTEGER NOT NULL,
        billable INTEGER NOT NULL,
        note TEXT NOT NULL,
        source TEXT NOT NULL,
        "key" TEXT NOT NULL,
        import_id INTEGER,
        CONSTRAINT hours_pk PRIMARY KEY (id),
        CONSTRAINT hours_day_ck CHECK (length(day) = 10),
        CONSTRAINT hours_minutes_ck CHECK (minutes >= 0),
        CONSTRAINT hours_billable_ck CHECK (billable IN (0, 1)),
        CONSTRAINT hours_key_ck CHECK (import_id IS NULL OR "key" <> '')
    ) STRICT
    """,
    'CREATE UNIQUE INDEX hours_identity ON hours (source, "key", import_id)',
    "CREATE INDEX hours_of_client ON hours (client_id, day, minutes, billable, import_id)",
    """
    CREATE TABLE invoices (
        id INTEGER NOT NULL,
        client_id INTEGER NOT NULL,
        number TEXT NOT NULL,
        issued TEXT NOT NULL,
        net_minor INTEGER NOT NULL,
        net_currency TEXT NOT NULL,
        due TEXT,
        paid_on TEXT,
        settled INTEGER NOT NULL,
        service_from TEXT,
        service_to TEXT,
        note TEXT NOT NULL,
        source TEXT NOT NULL,
        "key" TEXT NOT NULL,
        import_id INTEGER,
        CONSTRAINT invoices_pk PRIMARY KEY (id),
        CONSTRAINT invoices_issued_ck CHECK (length(issued) = 10),
        CONSTRAINT invoices_due_ck CHECK (length(due) = 10),
        CONSTRAINT invoices_paid_on_ck CHECK (length(paid_on) = 10),
        CONSTRAINT invoices_service_from_ck CHECK (length(service_from) = 10),
        CONSTRAINT invoices_service_to_ck CHECK (length(service_to) = 10),
        CONSTRAINT invoices_settled_ck CHECK (settled IN (0, 1)),
        CONSTRAINT invoices_key_ck CHECK (import_id IS NULL OR "key" <> '')
    ) STRICT
    """,
    'CREATE UNIQUE INDEX invoices_identity ON invoices (source, "key", import_id)',
    "CREATE INDEX invoices_of_client ON invoices (client_id, issued)",
    """
    CREATE TABLE payments (
        id INTEGER NOT NULL,
        client_id INTEGER NOT NULL,
        invoice_number TEXT NOT NULL,
        day TEXT NOT NULL,
        amount_minor INTEGER NOT NULL,
        amount_currency TEXT NOT NULL,
        note TEXT NOT NULL,
        source TEXT NOT NULL,
        "key" TEXT NOT NULL,
        import_id INTEGER,
        CONSTRAINT payments_pk PRIMARY KEY (id),
        CONSTRAINT payments_day_ck CHECK (length(day) = 10),
        CONSTRAINT payments_key_ck CHECK (import_id IS NULL OR "key" <> '')
    ) STRICT
    """,
    'CREATE UNIQUE INDEX payments_identity ON payments (source, "key", import_id)',
    "CREATE INDEX payments_of_client ON payments (client_id, day)",
    """
    CREATE TABLE costs (
        id INTEGER NOT NULL,
        client_id INTEGER NOT NULL,
        day TEXT NOT NULL,
        amount_minor INTEGER NOT NULL,
        amount_currency TEXT NOT NULL,
        note TEXT NOT NULL,
        source TEXT NOT NULL,
        "key" TEXT NOT NULL,
        import_id INTEGER,
        CONSTRAINT costs_pk PRIMARY KEY (id),
        CONSTRAINT costs_day_ck CHECK (length(day) = 10),
        CONSTRAINT costs_key_ck CHECK (import_id IS NULL OR "key" <> '')
    ) STRICT
    """,
    'CREATE UNIQUE INDEX costs_identity ON costs (source, "key", import_id)',
    "CREATE INDEX costs_of_client ON costs (client_id, day)",
    """
    CREATE TABLE terms (
        id INTEGER NOT NULL,
        client_id INTEGER NOT NULL,
        currency TEXT,
        rate TEXT,
        sold_hours TEXT,
        own_cost TEXT,
        included_rounds INTEGER,
        rush_surcharge TEXT,
        talk_fee TEXT,
        lead_days INTEGER,
        contract TEXT,
        pay_period TEXT,
        notice TEXT,
        income TEXT,
        hours TEXT,
        CONSTRAINT terms_pk PRIMARY KEY (id),
        CONSTRAINT terms_included_rounds_ck CHECK (included_rounds >= 0),
        CONSTRAINT terms_lead_days_ck CHECK (lead_days >= 0),
        CONSTRAINT terms_contract_ck CHECK (contract IN ('agreed', 'service', 'higher-trust', 'work')),
        CONSTRAINT terms_pay_period_ck CHECK (pay_period IN ('day', 'week', 'month', 'quarter', 'other')),
        CONSTRAINT terms_client_id_uq UNIQUE (client_id),
        CONSTRAINT terms_client_id_fk FOREIGN KEY(client_id) REFERENCES clients (id)
            DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    """
    CREATE TABLE imports (
        id INTEGER NOT NULL,
        at TEXT NOT NULL,
        format TEXT NOT NULL,
        rows INTEGER NOT NULL,
        CONSTRAINT imports_pk PRIMARY KEY (id),
        CONSTRAINT imports_at_ck CHECK (length(at) = 27),
        CONSTRAINT imports_rows_ck CHECK ("rows" > 0)
    ) STRICT
    """,
    """
    CREATE TABLE known_as (
        id INTEGER NOT NULL,
        theirs TEXT NOT NULL,
        client_id INTEGER,
        CONSTRAINT known_as_pk PRIMARY KEY (id),
        CONSTRAINT known_as_theirs_uq UNIQUE (theirs),
        CONSTRAINT known_as_client_id_fk FOREIGN KEY(client_id) REFERENCES clients (id)
            DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX known_as_of_client ON known_as (client_id)",
    """
    CREATE TABLE column_maps (
        id INTEGER NOT NULL,
        name TEXT NOT NULL,
        columns TEXT NOT NULL,
        CONSTRAINT column_maps_pk PRIMARY KEY (id),
        CONSTRAINT column_maps_name_uq UNIQUE (name)
    ) STRICT
    """,
    """
    CREATE TABLE revisions (
        kind TEXT NOT NULL,
        number INTEGER NOT NULL,
        CONSTRAINT revisions_pk PRIMARY KEY (kind)
    ) WITHOUT ROWID, STRICT
    """,
)


def upgrade() -> None:
    """Make the tables of the ledger beside those of the first release."""
    for statement in STATEMENTS:
        op.execute(statement)
