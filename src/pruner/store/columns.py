"""What the tables are made of: the naming of constraints, and the columns and checks that recur.

Nothing is declared twice: the form of a field (`kinds.FORMS`) says what its column holds, and the
checks repeat in SQL what must be true whoever writes.
"""

from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData

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


def record_id() -> Column[int]:
    """The id that a record brings along."""
    return Column("id", Integer, primary_key=True, autoincrement=False)


def of_client(*, nullable: bool = False, unique: bool = False) -> Column[int]:
    """The client a record belongs to; looked at when the transaction ends, so edits come in any order."""
    return Column(
        "client_id",
        Integer,
        ForeignKey("clients.id", deferrable=True, initially="DEFERRED"),
        nullable=nullable,
        unique=unique,
    )


def one_of(column: str, words: type[StrEnum]) -> CheckConstraint:
    """The column holds one of these words."""
    known = ", ".join(f"'{word.value}'" for word in words)
    return CheckConstraint(f"{column} IN ({known})", name=column)


def wide(column: str, length: int) -> CheckConstraint:
    """The column's text is so long: a day or a moment."""
    return CheckConstraint(f"length({column}) = {length}", name=column)


def not_negative(column: str) -> CheckConstraint:
    """The column's number is none below zero."""
    return CheckConstraint(f"{column} >= 0", name=column)


def yes_no(column: str) -> CheckConstraint:
    """The column holds 0 or 1."""
    return CheckConstraint(f"{column} IN (0, 1)", name=column)
