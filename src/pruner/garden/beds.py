"""What is recorded of each client but money, and how it stands by it; kept while nothing of it changes.

A key changes one client: the others are not looked at again. How everybody stands follows from scores and
from what happened lately; the incidents of a client are read when somebody looks at it closely.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any, TypeVar

from pruner.core import lately, scores
from pruner.core.accounts import Account, Losses, Lost, by_month, unpaid
from pruner.core.changes import Edit
from pruner.core.courses import courses, running
from pruner.core.fixes import Course
from pruner.core.heat import DayOf, Health, Level, health, level_on, rounds_of_running_job
from pruner.core.lately import Window
from pruner.core.lazily import dataclass
from pruner.core.ledger import Terms
from pruner.core.models import Client, Facts, Fix, Id, Incident, Job, Record, owner
from pruner.core.months import Month
from pruner.core.plants import Branch, branch
from pruner.core.rules import Rules
from pruner.core.scores import Outline, Score
from pruner.core.standing import Exit
from pruner.garden.unpaid import Unread
from pruner.store.quick import QuickStore
from pruner.store.quick_lately import NOTHING, Recent
from pruner.store.remembered import Glance

R = TypeVar("R", Incident, Job, Fix)
FEW = 4
"""The incidents of so many clients are read client by client."""
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
        listed: dict[str, Any] = {part: tuple(sorted([*others, *([after] if after else [])], key=_by_id))}
        return replace(self, **listed)


def _by_id(record: Record) -> Id:
    return record.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The day that everything is reckoned for, the rules of the house, and the last weeks up to this day."""

    today: date
    rules: Rules
    day_of: DayOf
    window: Window
    good: frozenset[str]

    @classmethod
    def of(cls, today: date, rules: Rules, day_of: DayOf) -> "Day":
        """This day; `good` are the signs that are blooms."""
        good = frozenset(rule.id for rule in rules.signs if rule.good)
        window = lately.window(rules, today, day_of)
        return cls(today=today, rules=rules, day_of=day_of, window=window, good=good)


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
        return scores.outline(self.scores, self._on.rules, self._on.today)

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
        return scores.heats(self.scores, self._on.rules, self._on.today)

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
    return tuple(sorted(found.values(), key=_by_id))


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
