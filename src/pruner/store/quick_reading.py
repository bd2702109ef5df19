"""What is read of a garden's file on the quick path, over one connection kept from question to question.

How a transaction writes stands here too: scores that nobody kept are kept by whoever reads them first.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from copy import copy
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pruner.core.accounts import Worked
from pruner.core.changes import Edit, Entry
from pruner.core.errors import ReadOnlyGarden
from pruner.core.models import Client, Facts, Id, Record
from pruner.core.scores import Scorer
from pruner.store import quick_journal, quick_ledger, quick_records, quick_standings, scores
from pruner.store.connections import Begin
from pruner.store.gate import Opened
from pruner.store.held import Held
from pruner.store.line import Line
from pruner.store.packing import R
from pruner.store.quick_standings import Standings
from pruner.store.refusals import database_refusals, refusals

if TYPE_CHECKING:  # what this module is there to do without
    from pruner.store.quick_unpaid import Unpaid
    from pruner.store.remembered import Asked, Glance, Remembered
    from pruner.store.store import Store

T = TypeVar("T")


class QuickReading(Held):
    """One garden's file, read. What a method answers and raises is said at the `Store`'s of the same name."""

    def __init__(self, path: Path, opened: Opened | None) -> None:
        super().__init__(path, opened)
        self._kept: Remembered | None = None
        self._open_line: Line | None = None

    @cached_property
    def whole(self) -> "Store":
        """The other path, over the same file."""
        from pruner.store.store import Store  # slow to import, as said above

        whole = Store(self._path, self._opened)
        whole.scorer = self.scorer
        return whole

    def close(self) -> None:
        """Let go of the file."""
        if "whole" in self.__dict__:
            self.whole.close()
        if self._open_line is not None:
            self._open_line.close()
        super().close()

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of a kind, ordered by id."""
        nothing: tuple[R, ...] = ()
        return self._ask(lambda file: quick_records.read(file, kind), nothing)

    def of(self, kind: type[R], client_id: Id) -> tuple[R, ...]:
        """The client's records of a kind, ordered by id."""
        nothing: tuple[R, ...] = ()
        return self._ask(lambda file: quick_records.read(file, kind, "client_id = ?", client_id), nothing)

    def get(self, kind: type[R], record_id: Id) -> R | None:
        """The record of this kind and id, None where there is none."""
        nothing: tuple[R, ...] = ()
        found = self._ask(lambda file: quick_records.read(file, kind, "id = ?", record_id), nothing)
        return next(iter(found), None)

    def named(self, key: str) -> Client | None:
        """The client with this folded name or alias, None where nobody has it."""
        nothing: tuple[Client, ...] = ()
        theirs = "id = (SELECT client_id FROM client_names WHERE key = ?)"
        found = self._ask(lambda file: quick_records.read(file, Client, theirs, key), nothing)
        return next(iter(found), None)

    def facts(self) -> Facts:
        """Everything, as it was at one moment; what nobody else wrote since is not read again."""
        return self._ask(self._remembered.facts, Facts())

    def glance(self, asked: "Asked") -> "Glance":
        """The garden at one moment, read without its incidents.

        Scores that are not kept are reckoned now, and kept where we may write.
        """
        from pruner.store.remembered import NOTHING  # as above

        remembered = self._remembered
        nothing: Glance | None = NOTHING
        found = self._ask(lambda file: remembered.glance(file, asked), nothing)
        if found is None and self.read_only:
            return self._ask(lambda file: remembered.reckoned(file, asked), NOTHING)
        if found is None:
            with self._quickly_writing() as file:
                scores.bring_up(file, asked.scorer)
                found = remembered.glance(file, asked)
        return found or NOTHING

    def standings(self, scorer: Scorer) -> Standings:
        """How everybody stands; scores that are not kept are reckoned now, and kept where we may write."""
        found = self._ask(lambda file: quick_standings.read(file, scorer), quick_standings.NOTHING)
        if found.whole:
            return found
        if self.read_only:
            return self._ask(lambda file: quick_standings.reckoned(file, scorer), quick_standings.NOTHING)
        with self._quickly_writing() as file:
            scores.bring_up(file, scorer)
            return quick_standings.read(file, scorer)

    def edits(self) -> tuple[Edit, ...] | None:
        """What was done since this was asked last, after reading; None is anything."""
        return self._remembered.edits()

    def forget(self) -> None:
        """Read everything anew: somebody wrote who may not have said what."""
        self._kept = None

    def history(self, limit: int | None = None) -> tuple[Entry, ...]:
        """The journal, newest first."""
        return self._ask(lambda file: quick_journal.read(file, limit), ())

    def revision(self, *kinds: type[Record]) -> tuple[int, ...]:
        """Numbers that differ once anybody wrote a record of these kinds."""
        return self._ask(lambda file: quick_ledger.revision(file, kinds), (0,) * len(kinds))

    def worked(self, *, since: date | None = None, until: date | None = None) -> dict[Id, tuple[Worked, ...]]:
        """What was worked for each client between two days."""
        return self._ask(lambda file: quick_ledger.worked(file, since, until), {})

    def ledger(
        self,
        kind: type[R],
        client_id: Id | None = None,
        *,
        since: date | None = None,
        until: date | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[R, ...]:
        """The rows of one kind, newest first."""
        if client_id is None and limit is None and not offset:
            nothing: tuple[R, ...] = ()
            return self._ask(lambda file: quick_ledger.rows(file, kind, since, until), nothing)
        return self.whole.ledger(kind, client_id, since=since, until=until, limit=limit, offset=offset)

    def unpaid(self, since: datetime, until: datetime, good: Collection[str]) -> "dict[Id, Unpaid]":
        """The unpaid minutes of everybody's incidents between two moments; `good` are blooms."""
        from pruner.store import quick_unpaid  # as above

        return self._ask(lambda file: quick_unpaid.read(file, since, until, good), {})

    def keys(self, kind: type[Record], source: str) -> frozenset[str]:
        """The identity of every row of a kind that came from this source."""
        return self._ask(lambda file: quick_ledger.keys(file, kind, source), frozenset())

    def ids(self, kind: type[Record]) -> frozenset[Id]:
        """The id of every row of a kind."""
        return self._ask(lambda file: quick_ledger.ids(file, kind), frozenset())

    def from_source(self, kind: type[R], source: str) -> tuple[R, ...]:
        """The rows of a kind that came from this source."""
        nothing: tuple[R, ...] = ()
        return self._ask(lambda file: quick_records.read(file, kind, "source = ?", source), nothing)

    def everything(self, kinds: Collection[type[Record]]) -> dict[type[Record], tuple[Record, ...]]:
        """Every record of these kinds, as it was at one moment."""
        return self._ask(lambda file: {kind: quick_records.read(file, kind) for kind in kinds}, {})

    def logged(self, client_id: Id, sign: str) -> int:
        """How many incidents of a sign the client has."""
        asked = "SELECT count(*) FROM incidents WHERE client_id = ? AND sign = ?"
        return self._ask(lambda file: int(file.execute(asked, (client_id, sign)).fetchone()[0]), 0)

    def holds_nothing(self) -> bool:
        """Whether no client is there."""
        found = self._ask(lambda file: file.execute("SELECT id FROM clients LIMIT 1").fetchone(), None)
        return found is None

    # -- inside

    @property
    def _remembered(self) -> "Remembered":
        """What was read of the garden; a command that looks at one client alone does without."""
        if self._kept is None:
            from pruner.store.remembered import Remembered  # as above

            self._kept = Remembered()
        return self._kept

    def _line(self, opened: Opened) -> Line:
        if self._open_line is None:
            self._open_line = Line(self._path, opened.access)
        return self._open_line

    def _ask(self, question: Callable[[sqlite3.Connection], T], nothing: T) -> T:
        opened = self._look()
        if opened is None:
            return nothing
        with refusals(self._path), self._line(opened).taken(Begin.READ) as file:
            return question(file)

    @contextmanager
    def _quickly_writing(self, *, aside: bool = False) -> Iterator[sqlite3.Connection]:
        """One transaction; whatever is raised inside leaves the file, and what is kept of it, as it was.

        One that takes memory for thousands of rows runs `aside`, over a connection that goes with it.
        """
        opened = self._made()
        if opened.read_only:
            raise ReadOnlyGarden(str(self._path))
        with database_refusals(self._path), self._line(opened).taken(Begin.WRITE, aside=aside) as file:
            kept = copy(self._kept)
            try:
                yield file
                scores.follow(file, self.scorer())
                file.execute("COMMIT")
            except BaseException:
                self._kept = kept
                raise
