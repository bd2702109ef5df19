"""What every verb stands on: the store, the rules and the clock, and how a Change is made.

Nothing here reads the clock; `Clock` brings the day, the moment and new ids in, so that `--as-of`
and tests can say what day it is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from pruner.core.changes import Change, Entry
from pruner.core.errors import NoSuchRecord
from pruner.core.heat import DayOf
from pruner.core.models import Client, Id
from pruner.core.rules import Rules
from pruner.store.store import Store


@dataclass(frozen=True, slots=True)
class Clock:
    """What time it is for the garden.

    `today` is the day everything is reckoned for (`--as-of`), `now` the aware moment written into new
    records, `real_now` the true one for the journal, `day_of` the user's local day of a moment, and
    `new_id` a 63-bit number that grows with every call.
    """

    today: Callable[[], date]
    now: Callable[[], datetime]
    real_now: Callable[[], datetime]
    day_of: DayOf
    new_id: Callable[[], Id]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a verb did. `name` is the client's, `count` the sign's incidents so far where one was logged.

    `round` is (n, included) where a correction round was logged.
    """

    entry: Entry
    name: str = ""
    count: int | None = None
    round: tuple[int, int] | None = None


class Ground:
    """The store, the rules and the clock, and the few steps that all verbs share."""

    def __init__(self, store: Store, rules: Rules, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self.rules = rules

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

    def _apply(self, change: Change, join: Id | None = None) -> Entry:
        return self._store.apply(change, entry_id=self._clock.new_id(), at=self._clock.real_now(), join=join)

    def _client(self, client_id: Id) -> Client:
        client = self._store.get(Client, client_id)
        if client is None:
            raise NoSuchRecord("client", client_id)
        return client
