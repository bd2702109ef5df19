"""What can be asked of a store: records as frozen values, sums of the ledger, the journal."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, exists, select

from pruner.core.accounts import Worked
from pruner.core.backups import Finding, Wrong
from pruner.core.changes import Entry
from pruner.core.errors import GardenDamaged
from pruner.core.models import Facts, Id, Record
from pruner.store import checking, journal, ledger, records, revisions
from pruner.store.held import Held
from pruner.store.packing import R
from pruner.store.tables import TABLES, clients


class Reading(Held):
    """Every question, each answered from one moment. Rows of a withdrawn import are never seen."""

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of a kind, ordered by id."""
        return self._find(kind)

    def of(self, kind: type[R], client_id: Id) -> tuple[R, ...]:
        """The client's records of a kind, ordered by id."""
        theirs = TABLES[kind].c.client_id == client_id
        return self._find(kind, theirs)

    def get(self, kind: type[R], record_id: Id) -> R | None:
        """The record of this kind and id, None where there is none."""
        this = TABLES[kind].c.id == record_id
        return next(iter(self._find(kind, this)), None)

    def facts(self) -> Facts:
        """Everything, as it was at one moment."""
        return self._read(records.read_all, Facts())

    def history(self, limit: int | None = None) -> tuple[Entry, ...]:
        """The journal, newest first."""
        return self._read(lambda connection: journal.read(connection, limit), ())

    def worked(self, *, since: date | None = None, until: date | None = None) -> dict[Id, tuple[Worked, ...]]:
        """What was worked for each client between two days, both included: one sum a day, oldest first."""
        return self._read(lambda connection: ledger.worked(connection, since, until), {})

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
        """The rows of one kind (of one client, between two days, both included), newest first.

        The day of an invoice is the one it was issued on.
        """
        chosen = tuple(ledger.within(kind, since, until))
        if client_id is not None:
            chosen += (TABLES[kind].c.client_id == client_id,)
        nothing: tuple[R, ...] = ()
        return self._read(lambda c: ledger.page(c, kind, chosen, limit, offset), nothing)

    def keys(self, kind: type[Record], source: str) -> frozenset[str]:
        """The identity of every row of a kind that came from this source."""
        return self._read(lambda connection: ledger.keys(connection, kind, source), frozenset())

    def ids(self, kind: type[Record]) -> frozenset[Id]:
        """The id of every row of a kind."""
        return self._read(lambda connection: ledger.ids(connection, kind), frozenset())

    def from_source(self, kind: type[R], source: str) -> tuple[R, ...]:
        """The rows of a kind that came from this source, ordered by id."""
        from_there = TABLES[kind].c.source == source
        return self._find(kind, from_there)

    def everything(self, kinds: Collection[type[Record]]) -> dict[type[Record], tuple[Record, ...]]:
        """Every record of these kinds, as it was at one moment, each tuple ordered by id."""
        return self._read(lambda c: {kind: records.read(c, kind) for kind in kinds}, {})

    def revision(self, *kinds: type[Record]) -> tuple[int, ...]:
        """Numbers that differ once anybody wrote, imported, withdrew or erased a record of these kinds.

        Ask before reading what is reckoned from: then nothing of anybody's is missed.
        """
        return self._read(lambda connection: revisions.read(connection, kinds), (0,) * len(kinds))

    def check(self) -> tuple[Finding, ...]:
        """Everything in the file that is not as it must be."""
        try:
            return self._read(lambda connection: checking.check(connection, self.scorer()), ())
        except GardenDamaged as damage:
            return (Finding(Wrong.FILE, damage.detail),)

    def holds_nothing(self) -> bool:
        """Whether no client is there."""
        return not self._read(lambda c: c.scalar(select(exists(select(clients.c.id)))), None)

    def _find(self, kind: type[R], *conditions: ColumnElement[bool]) -> tuple[R, ...]:
        nothing: tuple[R, ...] = ()
        return self._read(lambda connection: records.read(connection, kind, *conditions), nothing)
