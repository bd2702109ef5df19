"""Looking at the garden: the view of every branch on one day, and the daily review."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pruner.core.changes import Entry, Standing
from pruner.core.heat import Health, Level, health, rounds_of_running_job
from pruner.core.models import Client, Facts, Id, Incident, Job
from pruner.core.plants import Branch, branch, tree_order
from pruner.garden.ground import Ground

RECENT = 200
"""So many entries of the journal are looked through for the daily review."""


@dataclass(frozen=True, slots=True)
class View:
    """The garden on one day: every client's branch in the order of the tree, derived anew on each change."""

    today: date
    branches: tuple[Branch, ...]
    facts: Facts

    def branch(self, client_id: Id) -> Branch | None:
        """The branch of this client, None where it is gone."""
        return next((b for b in self.branches if b.client.id == client_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The daily review: what was done since yesterday, who heats up, who has been quiet."""

    since: date
    entries: tuple[Entry, ...]
    heating: tuple[Branch, ...]
    quiet: tuple[Branch, ...]


class Looking(Ground):
    """What can be seen."""

    def view(self) -> View:
        """Every branch as it stands today."""
        facts = self._store.facts()
        return View(self.today, tuple(tree_order(self._branches(facts))), facts)

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

    def _health(
        self, client: Client, incidents: Sequence[Incident], jobs: Sequence[Job], day: date | None = None
    ) -> Health:
        return health(client, incidents, jobs, self.rules, day or self.today, self.day_of)

    def _branches(self, facts: Facts) -> list[Branch]:
        incidents: dict[Id, list[Incident]] = {client.id: [] for client in facts.clients}
        jobs: dict[Id, list[Job]] = {client.id: [] for client in facts.clients}
        for incident in facts.incidents:
            incidents[incident.client_id].append(incident)
        for job in facts.jobs:
            jobs[job.client_id].append(job)
        return [self._branch(client, incidents[client.id], jobs[client.id]) for client in facts.clients]

    def _branch(self, client: Client, incidents: Sequence[Incident], jobs: Sequence[Job]) -> Branch:
        jobs = [job for job in jobs if self.day_of(job.began_at) <= self.today]
        now = self._health(client, incidents, jobs)
        then = self.today - timedelta(days=self.rules.heats_up_days)
        before = self._health(client, incidents, jobs, then).level if now.level > Level.HEALTHY else now.level
        past = [ember.day for ember in now.embers[:1]] + [self.day_of(job.began_at) for job in jobs]
        return branch(
            client,
            now,
            self.rules,
            self.today,
            before=before,
            last_fact=max([client.planted_on, *past]),
            rounds=rounds_of_running_job((e.incident for e in now.embers), jobs, self.rules),
        )
