"""What the store said to SQLite, word by word, and when it held something for saved.

It is heard in the driver, below whatever way the store takes to its file, and can be said once more to
another SQLite: the one whose disk loses its power.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote, urlsplit

from tests.faults.oracle import Seen, look

State: TypeAlias = tuple[int, frozenset[tuple[int, str]]]
"""The schema's number, and which steps of the journal hold: enough to tell one commit from the next."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement on the connection of this number; without one the connection was closed."""

    connection: int
    sql: str | None


@dataclass(frozen=True, slots=True)
class Poured:
    """A whole database that was copied into the one on the connection of this number."""

    connection: int
    image: bytes


@dataclass(frozen=True, slots=True)
class Saved:
    """The store came back from a call: from here on the file has to be in this state, or a later one."""

    state: State


@dataclass
class Transcript:
    """Everything in its order."""

    lines: list[Said | Poured | Saved] = field(default_factory=list)
    connections: int = 0

    def saved(self, path: Path) -> None:
        """The store came back from a call."""
        self.lines.append(Saved(state_of(look(path))))

    @property
    def states(self) -> list[State]:
        """The states that the file went through."""
        return [line.state for line in self.lines if isinstance(line, Saved)]


def state_of(seen: Seen) -> State:
    """The state of a file."""
    return seen.version, frozenset((row["id"], row["standing"]) for row in seen.rows.get("journal", []))


@contextmanager
def heard(path: Path) -> Iterator[Transcript]:
    """Hear every connection to this file."""
    transcript, connect = Transcript(), sqlite3.connect
    open_one: Callable[..., sqlite3.Connection] = connect

    class Other(sqlite3.Connection):
        """A connection to another file, from which that one may be filled."""

        def backup(self, target: sqlite3.Connection, **more: Any) -> None:  # noqa: ANN401  # whatever the driver takes
            """Copy this database into another one."""
            super().backup(target, **more)
            if isinstance(target, Heard):
                transcript.lines.append(Poured(target.number, self.serialize()))

    class Heard(sqlite3.Connection):
        """A connection that is listened to."""

        def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401  # whatever the driver takes
            super().__init__(*args, **more)
            transcript.connections += 1
            self.number = transcript.connections
            self.set_trace_callback(self._hear)

        def close(self) -> None:
            """Let go of it."""
            transcript.lines.append(Said(self.number, None))
            super().close()

        def _hear(self, sql: str) -> None:
            if not sql.startswith("--"):  # what a statement does inside
                transcript.lines.append(Said(self.number, sql))

    def listening(database: Any, *args: Any, **more: Any) -> sqlite3.Connection:  # noqa: ANN401  # the same
        ours = unquote(urlsplit(str(database)).path) == str(path)
        return open_one(database, *args, factory=Heard if ours else Other, **more)

    sqlite3.connect = listening  # type: ignore[assignment]  # all that anybody asks of it
    try:
        yield transcript
    finally:
        sqlite3.connect = connect
