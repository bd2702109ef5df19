"""Looking at the garden: the view of every branch on one day, and the daily review."""

from datetime import date, timedelta

from pruner.core.changes import Entry, Standing
from pruner.core.growth import Growth
from pruner.core.lazily import dataclass
from pruner.core.models import Id
from pruner.core.plants import Branch
from pruner.core.rules import Rules
from pruner.core.standing import Exit, exits
from pruner.core.worth import Estate
from pruner.garden.bed import Day
from pruner.garden.beds import Beds
from pruner.garden.ground import Clock, Ground
from pruner.garden.reckoning import Reckoning
from pruner.garden.view import View
from pruner.store.quick import QuickStore
from pruner.store.remembered import Asked

RECENT = 200
"""So many entries of the journal are looked through for the daily review."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The daily review: what was done since yesterday, who heats up, who has been quiet."""

    since: date
    entries: tuple[Entry, ...]
    heating: tuple[Branch, ...]
    quiet: tuple[Branch, ...]


class Looking(Ground):
    """What can be seen."""

    def __init__(self, store: QuickStore, rules: Rules, clock: Clock) -> None:
        super().__init__(store, rules, clock)
        self._reckoning = Reckoning(store)
        self._beds = Beds(store)
        self._today: tuple[tuple[date, Rules], Day] | None = None
        self._view: View | None = None
        self._gone: dict[Id, Exit] = {}

    def view(self) -> View:
        """Every branch, and everybody's money, as it stands today.

        What bears on one client alone is reckoned again for that one alone.
        """
        day = self._day()
        found = self._store.glance(Asked(self._scorer(), day.window, day.good))
        facts = found.facts
        kept, self._view = self._view, None  # whatever stops us here, the next look begins anew
        changed = self._beds.follow(found, self._store.edits(), day)
        gone = exits(facts, self.today)
        if changed is not None:
            changed |= {of for of in gone.keys() | self._gone.keys() if gone.get(of) != self._gone.get(of)}
        self._gone = gone
        estate = self._reckoning.estate(self._beds, self.rules.money, self.today, gone, changed)
        growth = self._growth(kept, estate, changed)
        self._view = View(growth, facts, estate, self.rules, self._beds.gather)
        return self._view

    def _day(self) -> Day:
        """Today; made once, since where its weeks begin is looked for."""
        about = (self.today, self.rules)
        if self._today is None or self._today[0] != about:
            self._today = (about, Day.of(self.today, self.rules, self.day_of))
        return self._today[1]

    def _growth(self, kept: View | None, estate: Estate, changed: frozenset[Id] | None) -> Growth:
        """The branches; where nobody's share of the income is another, those of the others stay."""
        if kept is None or changed is None or not estate.shared_as(kept.estate):
            return Growth(self._branch(client_id, estate) for client_id in self._beds.clients)
        there = self._beds.clients
        return kept.growth.changed({i: self._branch(i, estate) if i in there else None for i in changed})

    def _branch(self, client_id: Id, estate: Estate) -> Branch:
        share = estate.share(client_id)
        return self._beds.clients[client_id].branch(
            estate.accounts[client_id],
            None if share is None else float(share),
            self._gone.get(client_id),
        )

    def forget(self) -> None:
        """Read everything anew next time: another program wrote, and it may have been none of ours."""
        self._store.forget()

    def review(self, view: View) -> Review:
        """What changed since yesterday, who heats up, who has been quiet."""
        view.gather()
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
