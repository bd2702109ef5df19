"""Our own export on its way back into a garden.

What is there by its id stays as it is. A client whose name is taken here is that client: what belongs to
the one in the file then belongs to the one in the garden. Everything else is added, with the ids it had.
A row that was typed in keeps its id for an identity, since it comes as a row of an import.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from pruner.core.changes import Edit
from pruner.core.ledger import ColumnMap, Cost, Hours, Invoice, KnownAs, LedgerRow, Payment, Terms
from pruner.core.models import (
    Client,
    Cut,
    Decision,
    Fix,
    Id,
    Incident,
    Intake,
    Job,
    Record,
    Session,
    Step,
)
from pruner.core.names import fold
from pruner.formats.rows import Reason, Rejected
from pruner.formats.source import OwnRows, Source
from pruner.garden.preview import Preview
from pruner.garden.tally import Tally
from pruner.garden.whose import client_names
from pruner.store.quick import QuickStore

Bed = Client | Incident | Job | Fix | Step | Session | Decision | Cut | Intake | Terms | KnownAs | ColumnMap
BEDS: Final = (
    Client,
    Incident,
    Job,
    Fix,
    Step,
    Session,
    Decision,
    Cut,
    Intake,
    Terms,
    KnownAs,
    ColumnMap,
)
"""Kinds of which a garden has few enough to be held at once."""


class Replanting:
    """One export, one garden."""

    def __init__(self, source: Source, rows: Callable[[], OwnRows], store: QuickStore) -> None:
        self._source, self._read, self._store = source, rows, store
        here = [record for found in store.everything(BEDS).values() for record in found]
        clients = [record for record in here if isinstance(record, Client)]
        self._ids = {(type(record), record.id) for record in here}
        self._single = {_single(record) for record in here}
        self._names = client_names(clients)
        self._clients: dict[Id | None, Id] = {client.id: client.id for client in clients}
        self._edits: tuple[Edit, ...] | None = None
        self._sources: set[tuple[type[LedgerRow], str]] = set()

    def sift(self, tally: Tally) -> Iterator[LedgerRow]:
        """The rows to take in, under the clients they have here.

        What the ledger has is asked before the first row: later on the rows may be being written.
        """
        if self._edits is None:
            self._edits = tuple(self._planted(tally))
        known = _Known(self._store, self._sources)
        for line, row in self._read():
            if isinstance(row, Hours | Invoice | Payment | Cost):
                yield from self._sifted(line, row, known, tally)

    def preview(self, tally: Tally) -> Preview:
        """What the tally says after the last row."""
        created = tuple(edit.record.name for edit in self.anyway() if isinstance(edit.record, Client))
        return tally.preview(self._source.format, created=created, unknown=(), paid=0)

    def with_rows(self) -> tuple[Edit, ...]:
        """Nothing waits for a row."""
        return ()

    def anyway(self) -> tuple[Edit, ...]:
        """Everything that is no row of the ledger."""
        return self._edits or ()

    def _sifted(self, line: int, row: LedgerRow, known: "_Known", tally: Tally) -> Iterator[LedgerRow]:
        tally.see(row)
        if known.has(row):
            tally.known += 1
        elif row.client_id not in self._clients:
            tally.turn_away(_orphan(line, row))
        else:
            tally.new[type(row)] += 1
            yield replace(row, client_id=self._clients[row.client_id], key=row.key or str(row.id))

    def _planted(self, tally: Tally) -> Iterator[Edit]:
        """Clients first, whatever the order of the file: all others belong to one."""
        found: list[tuple[int, Bed]] = []
        for line, record in self._read():
            if isinstance(record, Rejected):
                tally.reject(record)
            elif isinstance(record, BEDS):
                tally.see(record)
                found.append((line, record))
            elif isinstance(record, Hours | Invoice | Payment | Cost):
                self._sources.add((type(record), record.source))
        for line, record in sorted(found, key=lambda each: not isinstance(each[1], Client)):
            yield from self._bed(line, record, tally)

    def _bed(self, line: int, record: Bed, tally: Tally) -> Iterator[Edit]:
        if isinstance(record, Client):
            new = self._is_new_client(record)
        elif isinstance(record, ColumnMap | Session) or record.client_id is None:
            new = self._is_new(record)
        elif record.client_id not in self._clients:
            tally.turn_away(_orphan(line, record))
            return
        else:
            record = replace(record, client_id=self._clients[record.client_id])
            new = self._is_new(record)
        tally.known += not new
        if new:
            tally.new[type(record)] += 1
            yield Edit(None, record)

    def _is_new_client(self, client: Client) -> bool:
        """Whether neither the id nor the name is here; from now on both are."""
        if client.id in self._clients:
            return False
        same = self._names.get(fold(client.name))
        self._clients[client.id] = client.id if same is None else same
        if same is None:
            self._names |= client_names([client])
        return same is None

    def _is_new(self, record: Bed) -> bool:
        if (type(record), record.id) in self._ids or _single(record) in self._single:
            return False
        self._ids.add((type(record), record.id))
        self._single.add(_single(record))
        return True


class _Known:
    """The rows that the ledger has, or that already went by."""

    def __init__(self, store: QuickStore, sources: Iterable[tuple[type[LedgerRow], str]]) -> None:
        self._keys = {of: store.keys(*of) for of in sources}
        self._ids = {kind: set(store.ids(kind)) for kind, _source in self._keys}

    def has(self, row: LedgerRow) -> bool:
        """Whether it is known by its id or by its identity; from now on it is."""
        ids, keys = self._ids[type(row)], self._keys[type(row), row.source]
        known = row.id in ids or (row.key or str(row.id)) in keys
        ids.add(row.id)
        return known


def _single(record: Record) -> tuple[type[Record], object]:
    """What there is one record of: terms of a client, what a name means, a mapping of a name."""
    if isinstance(record, Terms):
        return Terms, record.client_id
    if isinstance(record, KnownAs):
        return KnownAs, record.theirs
    return (ColumnMap, record.name) if isinstance(record, ColumnMap) else (type(record), -record.id)


def _orphan(line: int, record: Record) -> Rejected:
    """A record whose client is neither in the file nor here."""
    return Rejected(line=line, reason=Reason.NO_CLIENT, column="client_id", text=str(record.id))
