"""How a garden's file is opened: safe against power cuts, quick to close, never made by accident.

A rollback journal with synchronous=EXTRA loses no commit when the power goes and needs no side files
in between; the driver stays in autocommit, and each transaction says itself how it begins, since the
default (read first, lock later) silently loses updates between two programs. The path goes in as a
URI that forbids making the file: a mistyped path must not become an empty garden.
"""

import os
import sqlite3
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:  # slow to import, and the hot verbs do without
    from sqlalchemy import Connection, Engine

BUSY_SECONDS = 5.0
"""How long another program may hold the file before we give up."""

PRAGMAS = (
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "synchronous=EXTRA",
    "fullfsync=ON",
)


class Access(StrEnum):
    """What a connection may do; the words are SQLite's URI parameters.

    `GLANCE` looks at the bytes as they lie, without locks and without finishing what a killed program
    began: the one way to ask a file of unknown origin who it belongs to and leave it as it is.
    """

    WRITE = "mode=rw"
    READ = "mode=ro"
    GLANCE = "mode=ro&immutable=1"


class Begin(StrEnum):
    """How a transaction begins. `NONE` is for the statements that may not stand inside one."""

    NONE = ""
    READ = "BEGIN"
    WRITE = "BEGIN IMMEDIATE"
    ALONE = "BEGIN EXCLUSIVE"


def connect(path: Path, access: Access) -> sqlite3.Connection:
    """A plain connection with our settings; usable from any one thread at a time."""
    connection = sqlite3.connect(
        f"file:{quote(os.fsencode(path.absolute()))}?{access}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
    )
    try:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:  # a damaged file answers so, and nobody else knows of this connection yet
        connection.close()
        raise
    return connection


def make_engine(path: Path, access: Access) -> "Engine":
    """SQLAlchemy over `connect`: a new connection for each transaction, none kept between user actions.

    What SQLite says comes out as it is, not wrapped, so that whoever words it need not know SQLAlchemy.
    """
    from sqlalchemy import create_engine, event  # as above
    from sqlalchemy.pool import NullPool

    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, access),
        poolclass=NullPool,
        hide_parameters=True,
        execution_options={"begin": Begin.READ},
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", lambda context: context.original_exception)
    return engine


def driver(connection: "Connection") -> sqlite3.Connection:
    """The connection of the standard library's driver below one of SQLAlchemy's."""
    below: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]  # ours
    return below


def begins(engine: "Engine", begin: Begin) -> "Engine":
    """The same engine, its transactions beginning so."""
    return engine.execution_options(begin=begin)


def keep_rollback_journal(path: Path) -> None:
    """Put the journal mode back where another tool changed it; it is a property of the file."""
    with closing(connect(path, Access.WRITE)) as connection:
        ((mode,),) = connection.execute("PRAGMA journal_mode").fetchall()
        if mode != "delete":
            connection.execute("PRAGMA journal_mode=DELETE").fetchall()


def _begin(connection: "Connection") -> None:
    begin = connection.get_execution_options()["begin"]
    if begin:
        connection.exec_driver_sql(begin)
