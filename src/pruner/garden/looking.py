"""Looking at the garden: the view of every branch on one day, and the daily review."""

from datetime import date, timedelta

from pruner.core.changes import Entry, Standing
from pruner.core.lazily import dataclass
from pruner.core.models import Id
from pruner.core.plants import Branch, tree_order
from pruner.core.rules import Rules
from pruner.core.standing import exits
from pruner.core.worth import Estate
from pruner.garden.beds import Beds, Day
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


class Looking(Ground):
    """What can be seen."""

    def __init__(self, store: QuickStore, rules: Rules, clock: Clock) -> None:
        super().__init__(store, rules, clock)
        self._reckoning = Reckoning(store)
        self._beds = Beds()

    def view(self) -> View:
        """Every branch, and everybody's money, as it stands today."""
        facts = self._store.facts()
        day = Day(today=self.today, rules=self.rules, day_of=self.day_of)
        beds = self._beds.follow(facts, self._store.touched(), day)
        gone = exits(facts, self.today)
        lost = {bed.client.id: bed.lost for bed in beds}
        estate = self._reckoning.estate(facts, lost, self.rules, self.today, gone)
        branches = [
            bed.branch(estate.accounts[bed.client.id], _share(estate, bed.client.id), gone.get(bed.client.id))
            for bed in beds
        ]
        return View(tree_order(branches), facts, estate, self.rules, self.day_of)

    def forget(self) -> None:
        """Read everything anew next time: another program wrote, and it may have been none of ours."""
        self._store.forget()

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


def _share(estate: Estate, client_id: Id) -> float | None:
    share = estate.worth(client_id).share
    return None if share is None else float(share)
