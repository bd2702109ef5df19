"""What is recorded of each client but money, and how it stands by it; kept while nothing of it changes.

A key changes one client: the others are not looked at again, however many there are and however much was
logged about them.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from pruner.core.accounts import Account, Lost, unpaid
from pruner.core.courses import courses, running
from pruner.core.heat import DayOf, Health, Level, health, rounds_of_running_job
from pruner.core.lazily import dataclass
from pruner.core.models import Client, Facts, Fix, Id, Incident, Job
from pruner.core.plants import Branch, branch
from pruner.core.rules import Rules
from pruner.core.standing import Exit

R = TypeVar("R", Incident, Job, Fix)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is recorded of a client but money."""

    client: Client
    incidents: Sequence[Incident]
    jobs: Sequence[Job]
    fixes: Sequence[Fix]


class Bed:
    """A client with its incidents and jobs, how it stands today, and the rules as they hold for it."""

    def __init__(self, told: Told, rules: Rules, on: "Day") -> None:
        self.client = told.client
        self.rules = rules
        self._told = told
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
        begun = [job for job in self._told.jobs if on.day_of(job.began_at) <= on.today]
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
            mending=next(iter(running(courses(self._told.fixes, now, on.today))), None),
        )

    def _health(self, day: date) -> Health:
        return health(self.client, self._told.incidents, self._told.jobs, self.rules, day, self._on.day_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The day that everything is reckoned for, and the rules of the house."""

    today: date
    rules: Rules
    day_of: DayOf


class Beds:
    """The bed of every client, in the order of planting."""

    def __init__(self) -> None:
        self._day: Day | None = None
        self._beds: dict[Id, Bed] = {}

    def follow(self, facts: Facts, touched: frozenset[Id] | None, day: Day) -> list[Bed]:
        """The beds as these facts say; those of clients who were not `touched` (None is all) stay."""
        anew = None if touched is None or day != self._day else touched
        kept = {} if anew is None else {i: bed for i, bed in self._beds.items() if i not in anew}
        fresh = _beds(facts, anew, day)
        self._day = day
        self._beds = {c.id: kept.get(c.id) or fresh[c.id] for c in facts.clients}
        return list(self._beds.values())


def _beds(facts: Facts, of: frozenset[Id] | None, day: Day) -> dict[Id, Bed]:
    """The beds of these clients, None of all."""
    terms = {agreed.client_id: agreed for agreed in facts.terms}
    clients = {c.id: c for c in facts.clients if of is None or c.id in of}
    incidents = _by_client(facts.incidents, clients)
    jobs = _by_client(facts.jobs, clients)
    fixes = _by_client(facts.fixes, clients)
    told = (
        Told(client=client, incidents=incidents[i], jobs=jobs[i], fixes=fixes[i])
        for i, client in clients.items()
    )
    return {each.client.id: Bed(each, day.rules.agreed(terms.get(each.client.id)), day) for each in told}


def _by_client(records: Iterable[R], clients: Iterable[Id]) -> dict[Id, list[R]]:
    found: dict[Id, list[R]] = {client_id: [] for client_id in clients}
    for record in records:
        if record.client_id in found:
            found[record.client_id].append(record)
    return found


def _last_days(account: Account) -> Iterable[date]:
    """The latest day of each kind of row."""
    yield from (entry.day for entry in account.worked[-1:])
    if account.invoices:
        yield max(invoice.issued for invoice in account.invoices)
    for rows in (account.payments, account.costs):
        if rows:
            yield max(row.day for row in rows)
