"""One client: what is recorded of it but money, how it stands by it, and what its branch shows.

How it stands follows from scores and from what happened lately; its incidents are read when somebody looks
at it closely.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from pruner.core import lately, scores
from pruner.core.accounts import Account, Losses, Lost, by_month, unpaid
from pruner.core.courses import courses, running
from pruner.core.fixes import Course
from pruner.core.heat import DayOf, Health, Level, health, level_on, rounds_of_running_job
from pruner.core.lately import Window
from pruner.core.lazily import dataclass
from pruner.core.ledger import Terms
from pruner.core.models import Client, Fix, Id, Incident, Job, Record
from pruner.core.months import Month
from pruner.core.plants import Branch, branch
from pruner.core.rules import Rules
from pruner.core.scores import Outline, Outlines, Score
from pruner.core.standing import Exit
from pruner.garden.unpaid import Unread
from pruner.store.quick_lately import Recent

LISTED: dict[str, type[Job | Fix]] = {"jobs": Job, "fixes": Fix}
"""Records of which a client may have several, by the name of their field."""

Read = Callable[[Id], tuple[Incident, ...]]
"""How the incidents of a client are read, ordered by id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is recorded of a client but money and incidents, each kind ordered by id."""

    client: Client
    terms: Terms | None = None
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
        listed: dict[str, Any] = {part: tuple(sorted([*others, *([after] if after else [])], key=by_id))}
        return replace(self, **listed)


def by_id(record: Record) -> Id:
    """What records are ordered by."""
    return record.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The day that everything is reckoned for, the rules of the house, and the last weeks up to this day."""

    today: date
    rules: Rules
    day_of: DayOf
    window: Window
    good: frozenset[str]
    outlines: Outlines = field(compare=False)

    @classmethod
    def of(cls, today: date, rules: Rules, day_of: DayOf) -> "Day":
        """This day; `good` are the signs that are blooms."""
        good = frozenset(rule.id for rule in rules.signs if rule.good)
        window = lately.window(rules, today, day_of)
        outlines = Outlines(rules, today)
        return cls(today=today, rules=rules, day_of=day_of, window=window, good=good, outlines=outlines)


class Bed:
    """A client as it stands today, and the rules as they hold for it: what is `Near` of its branch."""

    def __init__(
        self,
        told: Told,
        found: tuple[Score, ...],
        recent: Recent,
        on: Day,
        read: Read,
        unread: Unread | None = None,
    ) -> None:
        self.client = told.client
        self.terms = told.terms
        self.told = told
        self.scores = found
        self.recent = recent
        self._on = on
        self._read = read
        self._unread = unread
        self._latest = max((score.day for score in found), default=None)
        self._foretold = self._latest is not None and self._latest > on.today
        self._drawn: tuple[tuple[object, ...], Branch] | None = None

    # -- what everybody is looked at for

    def branch(self, account: Account, share: float | None, exit_: Exit | None) -> Branch:
        """The client's branch; the one drawn before where it would be the same."""
        last = self._last_fact(account)
        about = (last, share, exit_)
        if self._drawn is None or self._drawn[0] != about:
            on, outline = self._on, self._outline
            drawn = branch(
                self.client, on.rules, on.today, self, outline, last_fact=last, share=share, exit_=exit_
            )
            self._drawn = (about, drawn)
        return self._drawn[1]

    @property
    def _outline(self) -> Outline:
        """By the scores, unless one is of a day that has yet to come: then by the incidents until today."""
        if self._foretold:
            return scores.outline_of(self.health)
        return self._on.outlines.of(self.scores)

    def _last_fact(self, account: Account) -> date:
        days = [self.client.planted_on, *(self._on.day_of(job.began_at) for job in self._begun)]
        if self._foretold:
            days += [ember.day for ember in self.health.embers[:1]]
        elif self._latest:
            days.append(self._latest)
        return max([*days, *_last_days(account)])

    @property
    def _begun(self) -> list[Job]:
        return [job for job in self.told.jobs if self._on.day_of(job.began_at) <= self._on.today]

    @property
    def thorn_count(self) -> int:
        """As `Near` has it."""
        return self.recent.thorns

    @cached_property
    def thorns(self) -> tuple[str, ...]:
        """As `Near` has it."""
        return lately.thorns(self.recent, self._on.window, self._on.good)

    @cached_property
    def weeks(self) -> tuple[int, ...]:
        """As `Near` has it."""
        return lately.weeks(self.recent, self._on.window, self._on.good)

    @cached_property
    def heats(self) -> Mapping[str, float]:
        """As `Near` has it."""
        if self._foretold:
            return {state.rule.id: state.heat for state in self.health.signs}
        return self._on.outlines.heats(self.scores)

    @cached_property
    def mending(self) -> Course | None:
        """As `Near` has it."""
        if not self.told.fixes:
            return None
        return next(iter(running(courses(self.told.fixes, self.health, self._on.today))), None)

    # -- what is read when somebody looks closely

    @property
    def is_read(self) -> bool:
        """Whether the incidents have been read, or there are none."""
        return not self.scores or "incidents" in vars(self)

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """Every incident of the client, ordered by id."""
        return self._read(self.client.id) if self.scores else ()

    @cached_property
    def health(self) -> Health:
        """How the client stands today, with every incident."""
        rules, on = self._on.rules.agreed(self.terms), self._on
        return health(self.client, self.incidents, self.told.jobs, rules, on.today, on.day_of)

    @cached_property
    def before(self) -> Level:
        """As `Near` has it."""
        now, then = self.health.level, self._on.today - timedelta(days=self._on.rules.heats_up_days)
        return level_on(self.health, then, self._on.rules) if now > Level.HEALTHY else now

    @property
    def rounds(self) -> tuple[int, int]:
        """As `Near` has it."""
        rules = self._on.rules.agreed(self.terms)
        return rounds_of_running_job((e.incident for e in self.health.embers), self._begun, rules)

    @cached_property
    def losses(self) -> Sequence[Lost]:
        """The unpaid minutes of the client's incidents, oldest first."""
        return Losses(self._lost, self._lost_per_month) if self.scores else ()

    def _lost(self) -> tuple[Lost, ...]:
        return unpaid(self.health.embers, self._on.rules)

    def _lost_per_month(self, covered: AbstractSet[date]) -> Mapping[Month, int]:
        if self._unread is None or self.is_read:
            found = ((lost.day, lost.minutes) for lost in self._lost() if lost.day not in covered)
            return by_month(found)
        return self._unread.per_month(self.client.id, covered)


def _last_days(account: Account) -> Iterable[date]:
    """The latest day of each kind of row."""
    yield from (entry.day for entry in account.worked[-1:])
    if account.invoices:
        yield max(invoice.issued for invoice in account.invoices)
    for rows in (account.payments, account.costs):
        if rows:
            yield max(row.day for row in rows)
