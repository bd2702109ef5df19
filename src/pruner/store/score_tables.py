"""The tables of what is summed up of the incidents; derived, and never part of a Change (`scores.py`)."""

from sqlalchemy import REAL, Column, Integer, Table, Text

from pruner.store.columns import DAY_LENGTH, metadata, wide

scores = Table(
    "scores",
    metadata,
    Column("client_id", Integer, primary_key=True),
    Column("sign", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("heat", REAL, nullable=False),
    wide("day", DAY_LENGTH),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""The heat of each sign on the day of its last incident."""

unscored = Table(
    "unscored",
    metadata,
    Column("client_id", Integer, primary_key=True, autoincrement=False),
    sqlite_strict=True,
)
"""The clients whose scores are not kept."""

scored_by = Table(
    "scored_by",
    metadata,
    Column("basis", Text, primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""What the scores that are kept depend on besides the facts; no row where none are."""
