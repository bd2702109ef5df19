"""What is recorded of each client but money, and how it stands by it; kept while nothing of it changes.

A key changes one client: the others are not looked at again, however many there are and however much was
logged about them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from pruner.core.accounts import Account, Lost, unpaid
from pruner.core.changes import Edit
from pruner.core.courses import courses, running
from pruner.core.heat import DayOf, Health, Level, health, rounds_of_running_job
from pruner.core.lazily import dataclass
from pruner.core.ledger import Terms
from pruner.core.models import Client, Facts, Fix, Id, Incident, Job, Record, owner
from pruner.core.plants import Branch, branch
from pruner.core.rules import Rules
from pruner.core.standing import Exit

R = TypeVar("R", Incident, Job, Fix)
LISTED: dict[str, type[Incident | Job | Fix]] = {"incidents": Incident, "jobs": Job, "fixes": Fix}
"""Records of which a client may have several, by the name of their field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is recorded of a client but money, each kind ordered by id."""

    client: Client
    terms: Terms | None = None
    incidents: tuple[Incident, ...] = ()
    jobs: tuple[Job, ...] = ()
    fixes: tuple[Fix, ...] = ()

    def edited(self, before: Record | None, after: Record | None) -> "Told | None":
        """The same after one of this client's records became another one; None where the client is gone."""
        record = after or before
        if isinstance(record, Client):
            return replace(self, client=record) if after else None
        if isinstance(record, Terms):
            return replace(self, terms=record if after else None)
        part = next((name for name, kind in LISTED.items() if isinstance(record, kind)), None)
        if part is None or record is None:
            return self
        others = [kept for kept in getattr(self, part) if kept.id != record.id]
        listed: dict[str, Any] = {part: tuple(sorted([*others, *([after] if after else [])], key=_by_id))}
        return replace(self, **listed)


def _by_id(record: Record) -> Id:
    return record.id


class Bed:
    """A client with its incidents and jobs, how it stands today, and the rules as they hold for it."""

    def __init__(self, told: Told, on: "Day") -> None:
        self.client = told.client
        self.terms = told.terms
        self.rules = on.rules.agreed(told.terms)
        self.told = told
        self._on = on
        self.health = self._health(on.today)
        self.lost: tuple[Lost, ...] = unpaid(self.health.embers, on.rules)
        self._drawn: tuple[tuple[object, ...], Branch] | None = None

    def branch(self, account: Account, share: float | None, exit_: Exit | None) -> Branch:
        """The client's branch; the one drawn before where it would be the same."""
        days = tuple(_last_days(account))
        about = (days, share, exit_)
        if self._drawn is None or self._drawn[0] != about:
            self._drawn = (about, self._branch(days, share, exit_))
        return self._drawn[1]

    def _branch(self, days: tuple[date, ...], share: float | None, exit_: Exit | None) -> Branch:
        on, now = self._on, self.health
        begun = [job for job in self.told.jobs if on.day_of(job.began_at) <= on.today]
        then = on.today - timedelta(days=on.rules.heats_up_days)
        facts = [ember.day for ember in now.embers[:1]] + [on.day_of(job.began_at) for job in begun]
        return branch(
            self.client,
            now,
            on.rules,
            on.today,
            before=self._health(then).level if now.level > Level.HEALTHY else now.level,
            last_fact=max([self.client.planted_on, *facts, *days]),
            rounds=rounds_of_running_job((e.incident for e in now.embers), begun, self.rules),
            share=share,
            exit_=exit_,
            mending=next(iter(running(courses(self.told.fixes, now, on.today))), None),
        )

    def _health(self, day: date) -> Health:
        return health(self.client, self.told.incidents, self.told.jobs, self.rules, day, self._on.day_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The day that everything is reckoned for, and the rules of the house."""

    today: date
    rules: Rules
    day_of: DayOf


class Beds:
    """The bed of every client; `clients` has them by id, in the order of planting once all are made anew."""

    def __init__(self) -> None:
        self._day: Day | None = None
        self.clients: dict[Id, Bed] = {}

    def follow(self, facts: Facts, edits: Iterable[Edit] | None, day: Day) -> frozenset[Id] | None:
        """Make the beds what these facts say; whose are others now, None for anybody's.

        `edits` are what was done to the facts since, None for anything.
        """
        if edits is None or day != self._day:
            self._day, self.clients = day, {told.client.id: Bed(told, day) for told in _told(facts)}
            return None
        told = self._edited(edits)
        for client_id, now in told.items():
            if now is None:
                self.clients.pop(client_id, None)
            elif client_id not in self.clients or now is not self.clients[client_id].told:
                self.clients[client_id] = Bed(now, day)
        return frozenset(told)

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


def _last_days(account: Account) -> Iterable[date]:
    """The latest day of each kind of row."""
    yield from (entry.day for entry in account.worked[-1:])
    if account.invoices:
        yield max(invoice.issued for invoice in account.invoices)
    for rows in (account.payments, account.costs):
        if rows:
            yield max(row.day for row in rows)
