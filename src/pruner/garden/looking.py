"""Looking at the garden: the view of every branch on one day, and the daily review."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from pruner.core.accounts import Account
from pruner.core.changes import Entry, Standing
from pruner.core.courses import courses, running
from pruner.core.heat import Health, Level, health, rounds_of_running_job
from pruner.core.models import Client, Facts, Fix, Incident, Job
from pruner.core.plants import Branch, branch, tree_order
from pruner.core.rules import Rules
from pruner.core.standing import Exit, exits
from pruner.core.worth import Estate
from pruner.garden.ground import Clock, Ground
from pruner.garden.reckoning import Reckoning
from pruner.garden.view import View
from pruner.store.quick import QuickStore

RECENT = 200
"""So many entries of the journal are looked through for the daily review."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The daily review: what was done since yesterday, who heats up, who has been quiet."""

    since: date
    entries: tuple[Entry, ...]
    heating: tuple[Branch, ...]
    quiet: tuple[Branch, ...]


@dataclass(slots=True)
class Bed:
    """A client with everything recorded of it but money, and the rules as they hold for it."""

    client: Client
    rules: Rules
    incidents: list[Incident] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
    fixes: list[Fix] = field(default_factory=list)


class Looking(Ground):
    """What can be seen."""

    def __init__(self, store: QuickStore, rules: Rules, clock: Clock) -> None:
        super().__init__(store, rules, clock)
        self._reckoning = Reckoning(store)

    def view(self) -> View:
        """Every branch, and everybody's money, as it stands today."""
        facts = self._store.facts()
        beds = _beds(facts, self.rules)
        healths = {bed.client.id: self._health(bed, self.today) for bed in beds}
        gone = exits(facts, self.today)
        estate = self._reckoning.estate(facts, healths, self.rules, self.today, gone)
        branches = [
            self._branch(bed, healths[bed.client.id], estate, gone.get(bed.client.id)) for bed in beds
        ]
        return View(tree_order(branches), facts, estate, self.rules, self.day_of)

    def review(self, view: View) -> Review:
        """What changed since yesterday, who heats up, who has been quiet."""
        since = view.today - timedelta(days=1)
        return Review(
            since=since,
            entries=tuple(
                entry
                for entry in self._store.history(RECENT)
                if entry.standing is Standing.DONE and since <= self.day_of(entry.at) <= view.today
            ),
            heating=tuple(reversed([b for b in view.branches if b.heats_up])),
            quiet=tuple(b for b in view.branches if b.quiet_since),
        )

    def _health(self, bed: Bed, day: date) -> Health:
        return health(bed.client, bed.incidents, bed.jobs, bed.rules, day, self.day_of)

    def _branch(self, bed: Bed, now: Health, estate: Estate, exit_: Exit | None) -> Branch:
        begun = [job for job in bed.jobs if self.day_of(job.began_at) <= self.today]
        then = self.today - timedelta(days=self.rules.heats_up_days)
        client, account = bed.client, estate.accounts[bed.client.id]
        facts = [ember.day for ember in now.embers[:1]] + [self.day_of(job.began_at) for job in begun]
        worth = estate.worth(client.id)
        return branch(
            client,
            now,
            self.rules,
            self.today,
            before=self._health(bed, then).level if now.level > Level.HEALTHY else now.level,
            last_fact=max([client.planted_on, *facts, *_days(account)]),
            rounds=rounds_of_running_job((e.incident for e in now.embers), begun, bed.rules),
            share=None if worth.share is None else float(worth.share),
            exit_=exit_,
            mending=next(iter(running(courses(bed.fixes, now, self.today))), None),
        )


def _beds(facts: Facts, rules: Rules) -> list[Bed]:
    terms = {agreed.client_id: agreed for agreed in facts.terms}
    beds = {client.id: Bed(client, rules.agreed(terms.get(client.id))) for client in facts.clients}
    for incident in facts.incidents:
        beds[incident.client_id].incidents.append(incident)
    for job in facts.jobs:
        beds[job.client_id].jobs.append(job)
    for fix in facts.fixes:
        beds[fix.client_id].fixes.append(fix)
    return list(beds.values())


def _days(account: Account) -> Iterator[date]:
    """The latest day of each kind of row."""
    yield from (entry.day for entry in account.worked[-1:])
    yield from (invoice.issued for invoice in account.invoices)
    yield from (row.day for rows in (account.payments, account.costs) for row in rows)
