"""The bed of every client, kept while nothing of the client changes.

A key changes one client: the others are not looked at again, however many there are and however much was
logged about them.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from pruner.core.changes import Edit
from pruner.core.models import Client, Facts, Fix, Id, Incident, Job, Record, owner
from pruner.garden.bed import LISTED, Bed, Day, Told, by_id
from pruner.garden.unpaid import Unread
from pruner.store.quick import QuickStore
from pruner.store.quick_lately import NOTHING
from pruner.store.remembered import Glance

R = TypeVar("R", Incident, Job, Fix)
FEW = 4
"""The incidents of so many clients are read client by client."""


class Beds:
    """The bed of every client; `clients` has them by id, in the order of planting once all are made anew."""

    def __init__(self, store: QuickStore) -> None:
        self._store = store
        self._day: Day | None = None
        self.clients: dict[Id, Bed] = {}

    def follow(self, found: Glance, edits: Sequence[Edit] | None, day: Day) -> frozenset[Id] | None:
        """Make the beds what a glance says; whose are others now, None for anybody's.

        `edits` are what was done since, None for anything.
        """
        if edits is None or day != self._day:
            self._day = day
            unread = Unread(
                lambda since, until: self._store.unpaid(since, until, day.good), day.today, day.day_of
            )
            beds = (self._bed(told, found, day, unread) for told in _told(found.facts))
            self.clients = {bed.client.id: bed for bed in beds}
            return None
        told = self._edited(edits)
        self.clients = {**self.clients}
        for client_id, now in told.items():
            if now is None:
                self.clients.pop(client_id, None)
            else:
                bed = self._bed(now, found, day)
                was = self.clients.get(client_id)
                if was is not None and was.is_read:
                    bed.incidents = _edited(was.incidents, edits, client_id)
                self.clients[client_id] = bed
        return frozenset(told)

    def gather(self) -> None:
        """Read the incidents of everybody whose are not read yet, all at once."""
        unread = [bed for bed in self.clients.values() if not bed.is_read]
        if len(unread) > FEW:
            found = _by_client(self._store.all(Incident))
            for bed in unread:
                bed.incidents = tuple(found.get(bed.client.id, ()))

    def _bed(self, told: Told, found: Glance, day: Day, unread: Unread | None = None) -> Bed:
        client_id = told.client.id
        scored, recent = found.scores.get(client_id, ()), found.recent.get(client_id, NOTHING)
        return Bed(told, scored, recent, day, self._incidents, unread)

    def _incidents(self, client_id: Id) -> tuple[Incident, ...]:
        return self._store.of(Incident, client_id)

    def _edited(self, edits: Iterable[Edit]) -> dict[Id, Told | None]:
        """What is recorded of each client whom these edits are about; None where the client is gone."""
        found: dict[Id, Told | None] = {}
        for edit in edits:
            before, after = edit.before, edit.after
            theirs, ours = (None if side is None else owner(side) for side in (before, after))
            moves = (
                [(theirs, before, None), (ours, None, after)] if theirs != ours else [(ours, before, after)]
            )
            for client_id, was, now in moves:
                if client_id is not None:
                    found[client_id] = self._after(found, client_id, was, now)
        return found

    def _after(
        self, found: dict[Id, Told | None], client_id: Id, was: Record | None, now: Record | None
    ) -> Told | None:
        bed = self.clients.get(client_id)
        told = found.get(client_id, bed.told if bed else None)
        if told is None:
            return Told(client=now) if isinstance(now, Client) else None
        return told.edited(was, now)


def _edited(incidents: tuple[Incident, ...], edits: Iterable[Edit], client_id: Id) -> tuple[Incident, ...]:
    """A client's incidents after these edits."""
    found = {incident.id: incident for incident in incidents}
    for edit in edits:
        if isinstance(edit.before, Incident):
            found.pop(edit.before.id, None)
        if isinstance(edit.after, Incident) and edit.after.client_id == client_id:
            found[edit.after.id] = edit.after
    return tuple(sorted(found.values(), key=by_id))


def _told(facts: Facts) -> Iterator[Told]:
    """What is recorded of everybody."""
    terms = {agreed.client_id: agreed for agreed in facts.terms}
    listed = {part: _by_client(getattr(facts, part)) for part in LISTED}
    for client in facts.clients:
        theirs = {part: tuple(of.get(client.id, ())) for part, of in listed.items()}
        yield Told(client=client, terms=terms.get(client.id), **theirs)


def _by_client(records: Iterable[R]) -> dict[Id, list[R]]:
    found: dict[Id, list[R]] = {}
    for record in records:
        found.setdefault(record.client_id, []).append(record)
    return found
