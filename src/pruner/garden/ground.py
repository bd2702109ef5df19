"""What every verb stands on: the store, the rules and the clock, and how a Change is made.

Nothing here reads the clock; `Clock` brings the day, the moment and new ids in, so that `--as-of`
and tests can say what day it is.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from pruner.core.changes import Change, Entry
from pruner.core.errors import NoSuchRecord, Refusal
from pruner.core.heat import DayOf, Health, health
from pruner.core.lazily import dataclass
from pruner.core.ledger import Terms
from pruner.core.models import Client, Id, Incident, Job
from pruner.core.rules import Rules
from pruner.core.scores import Score, Scorer, basis, scores
from pruner.store.quick import QuickStore

if TYPE_CHECKING:  # a hot command makes no backups
    from pruner.core.backups import Why


@dataclass(frozen=True, slots=True)
class Clock:
    """What time it is for the garden.

    `today` is the day everything is reckoned for (`--as-of`), `now` the aware moment written into new
    records, `real_now` the true one for the journal, `day_of` the user's local day of a moment, `new_id` a
    63-bit number that grows with every call, and `zone` says by which zone `day_of` reckons.
    """

    today: Callable[[], date]
    now: Callable[[], datetime]
    real_now: Callable[[], datetime]
    day_of: DayOf
    new_id: Callable[[], Id]
    zone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a verb did. `name` is the client's, `count` the sign's incidents so far where one was logged.

    `round` is (n, included) where a correction round was logged.
    """

    entry: Entry
    name: str = ""
    count: int | None = None
    round: tuple[int, int] | None = None


class Backing(Enum):
    """When the backup of the day is made. `LATER`: whoever holds the garden asks for it after a change."""

    NEVER = auto()
    AT_ONCE = auto()
    LATER = auto()


class Ground:
    """The store, the rules and the clock, and the few steps that all verbs share.

    `backing` is said by whoever opens the garden: a command that has to be quick makes no backups.
    `not_backed_up` is why one that was due could not be made; no change waits for that.
    """

    def __init__(self, store: QuickStore, rules: Rules, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self.rules = rules
        self.backing = Backing.NEVER
        self.not_backed_up: Refusal | None = None
        self._backed_up_on: date | None = None
        store.scorer = self._scorer

    @property
    def today(self) -> date:
        """The day everything is reckoned for."""
        return self._clock.today()

    @property
    def as_of(self) -> bool:
        """Whether another day than the true one is taken as today."""
        return self.today != self.day_of(self._clock.real_now())

    def day_of(self, moment: datetime) -> date:
        """The user's local day of a moment."""
        return self._clock.day_of(moment)

    def now(self) -> datetime:
        """The moment written into new records."""
        return self._clock.now()

    def clients(self) -> tuple[Client, ...]:
        """Every client, in the order of planting."""
        return self._store.all(Client)

    def _do(self, change: Change, name: str) -> Done:
        return Done(entry=self._apply(change), name=name)

    @property
    def backup_due(self) -> bool:
        """Whether today has no backup yet, and there is something to lose."""
        today = self.day_of(self._clock.real_now())
        if self.backing is Backing.NEVER or self._backed_up_on == today or self._store.holds_nothing():
            return False
        from pruner.store import backup_files  # as above

        latest = backup_files.listed(self._store.path)[:1]
        if latest and self.day_of(latest[0].at) >= today:
            self._backed_up_on = today
            return False
        return True

    def back_up_first(self, why: "Why") -> None:
        """Make a backup before something happens; what hinders it is kept in `not_backed_up`."""
        from pruner.garden.backing import backup_of  # as above

        self._backed_up_on = self.day_of(self._clock.real_now())  # once a day, come of it what may
        try:
            backup_of(self._store.path, why, self._clock)
        except Refusal as refusal:
            self.not_backed_up = refusal

    def _apply(self, change: Change, join: Id | None = None) -> Entry:
        if self.backing is Backing.AT_ONCE and self.backup_due:
            from pruner.core.backups import Why  # as above

            self.back_up_first(Why.DAILY)
        return self._store.apply(change, entry_id=self._clock.new_id(), at=self._clock.real_now(), join=join)

    def _scorer(self) -> Scorer:
        """How incidents are scored by the rules as they are now."""
        return Scorer(basis(self.rules, self._clock.zone), self._scores)

    def _scores(
        self, client: Client, incidents: Sequence[Incident], jobs: Sequence[Job], rounds: int | None
    ) -> tuple[Score, ...]:
        rules = self.rules if rounds is None else replace(self.rules, included_rounds=rounds)
        return scores(client, incidents, jobs, rules, self.day_of)

    def _health(self, client_id: Id) -> Health:
        """How the client stands today by the incidents, under the rules as agreed with it."""
        store = self._store
        agreed = next(iter(store.of(Terms, client_id)), None)
        incidents, jobs = store.of(Incident, client_id), store.of(Job, client_id)
        rules = self.rules.agreed(agreed)
        return health(self._client(client_id), incidents, jobs, rules, self.today, self.day_of)

    def _client(self, client_id: Id) -> Client:
        client = self._store.get(Client, client_id)
        if client is None:
            raise NoSuchRecord("client", client_id)
        return client
