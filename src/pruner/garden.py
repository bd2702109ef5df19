"""The garden: every verb a user has, one method each.

A verb finds what it is about or refuses, builds a Change, and lets the store write it whole or not
at all. The screen and the command line hold a Garden and nothing below it. What comes back is a
`Done`: facts, worded elsewhere. Nothing here reads the clock; `Clock` brings the day, the moment
and new ids in, so that `--as-of` and tests can say what day it is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self, TypedDict, Unpack

from pruner.core import names
from pruner.core.changes import Change, Edit, Entry, Standing
from pruner.core.errors import (
    AlreadyMarked,
    EmptyName,
    InTheFuture,
    NameTaken,
    NoSuchRecord,
    NotAnAmount,
    NothingChanged,
    NotMarked,
    OutOfRange,
    UnknownSign,
)
from pruner.core.heat import DayOf, Health, Level, health, rounds_of_running_job
from pruner.core.models import NAME_CAP, NOTE_CAP, Channel, Client, Facts, Id, Incident, Job, Money, State
from pruner.core.plants import Branch, branch, tree_order
from pruner.core.rules import Rules
from pruner.core.text import capped, clean, clean_note
from pruner.store.store import Store

MINUTES_CAP = 24 * 60
TOLERANCES = (0.1, 10.0)


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


class ClientFields(TypedDict, total=False):
    """What a user may say about a client; whatever is left out stays as it is."""

    name: str
    limb: str | None
    channel: Channel | None
    since: date | None
    state: State
    tolerance: float
    aliases: tuple[str, ...]
    email: str
    note: str


class Garden:
    """The client portfolio of one user, over a store that keeps it."""

    def __init__(self, store: Store, rules: Rules, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self.rules = rules

    @classmethod
    def open(cls, path: Path, rules: Rules, clock: Clock, *, create: bool, may_make: bool = True) -> Self:
        """The garden kept in this file.

        With `create` a missing file is made; else it is empty where `may_make` and missing otherwise.

        Raises:
            CannotOpen: the file cannot be used; it was left as it is.
        """
        return cls(Store.open(path, create=create, may_make=may_make), rules, clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    # -- reading

    @property
    def path(self) -> Path:
        """The file the garden is kept in."""
        return self._store.path

    @property
    def read_only(self) -> bool:
        """Whether the file may only be read."""
        return self._store.read_only

    @property
    def today(self) -> date:
        """The day everything is reckoned for."""
        return self._clock.today()

    def day_of(self, moment: datetime) -> date:
        """The user's local day of a moment."""
        return self._clock.day_of(moment)

    def now(self) -> datetime:
        """The moment written into new records."""
        return self._clock.now()

    def version(self) -> int:
        """A number that changes whenever another program wrote to the file."""
        return self._store.version()

    def check(self) -> str | None:
        """SQLite's own complaint about the file, None where it finds nothing."""
        return self._store.quick_check()

    def view(self) -> View:
        """Every branch as it stands today."""
        facts = self._store.facts()
        return View(self.today, tuple(tree_order(self._branches(facts))), facts)

    def clients(self) -> tuple[Client, ...]:
        """Every client, in the order of planting."""
        return self._store.all(Client)

    def find(self, query: str) -> Client:
        """The client somebody means by a name, an alias or a beginning (cli.md).

        Raises:
            UnknownClient: none fits.
            AmbiguousClient: several do.
        """
        return names.find(query, self.clients())

    def incidents(self, client_id: Id) -> tuple[Incident, ...]:
        """The client's incidents in the order of recording."""
        return self._store.of(Incident, client_id)

    def incident(self, incident_id: Id) -> Incident:
        """The incident with this id, or a refusal."""
        found = self._store.get(Incident, incident_id)
        if found is None:
            raise NoSuchRecord("incident", incident_id)
        return found

    def history(self, limit: int | None = None) -> tuple[Entry, ...]:
        """The journal, newest first."""
        return self._store.history(limit)

    def review(self, view: View) -> Review:
        """What changed since yesterday, who heats up, who has been quiet."""
        since = view.today - timedelta(days=1)
        return Review(
            since=since,
            entries=tuple(
                entry
                for entry in self.history(200)
                if entry.standing is Standing.DONE and since <= self.day_of(entry.at) <= view.today
            ),
            heating=tuple(reversed([b for b in view.branches if b.heats_up])),
            quiet=tuple(b for b in view.branches if b.quiet_since),
        )

    # -- clients

    def add(self, **said: Unpack[ClientFields]) -> Done:
        """Plant a client.

        Raises:
            EmptyName: without a name.
            NameTaken: the name or an alias already means another client.
            TooLong: a text is over its cap.
        """
        client = Client(id=self._clock.new_id(), name="", planted_on=self.today)
        planted = self._with(client, said)
        return self._do(Change("added", (Edit(None, planted),)), planted.name)

    def plant(self, change: Change) -> Done:
        """Apply a change that was prepared elsewhere, such as the demo garden."""
        return self._do(change, "")

    def edit(self, client_id: Id, **said: Unpack[ClientFields]) -> Done:
        """Change what is known of a client; only what is said changes.

        Raises:
            NothingChanged: everything is already so.
            EmptyName, NameTaken, TooLong, OutOfRange: as for `add`.
        """
        before = self._client(client_id)
        after = self._with(before, said)
        if after == before:
            raise NothingChanged(before.name)
        return self._do(Change("edited", (Edit(before, after),)), after.name)

    def mark(self, client_id: Id) -> Done:
        """Note that this one is up for pruning; nothing ends by it."""
        client = self._client(client_id)
        if client.marked:
            raise AlreadyMarked(client.name)
        return self._do(Change("marked", (Edit(client, replace(client, marked=True)),)), client.name)

    def unmark(self, client_id: Id) -> Done:
        """Take the mark off again."""
        client = self._client(client_id)
        if not client.marked:
            raise NotMarked(client.name)
        return self._do(Change("unmarked", (Edit(client, replace(client, marked=False)),)), client.name)

    def begin_job(self, client_id: Id) -> Done:
        """A new job begins; its correction rounds count from 1."""
        client = self._client(client_id)
        job = Job(id=self._clock.new_id(), client_id=client_id, began_at=self._clock.now())
        return self._do(Change("began-job", (Edit(None, job),)), client.name)

    def erase(self, client_id: Id) -> str:
        """Remove a client and every trace for good; there is no undo. Returns the name that was."""
        name = self._client(client_id).name
        self._store.erase(client_id)
        return name

    # -- incidents

    def log(
        self,
        client_id: Id,
        sign: str,
        *,
        at: datetime | None = None,
        minutes: int | None = None,
        paid: Money | None = None,
        note: str = "",
    ) -> Done:
        """Log one incident; what is not said comes from the house rules: now, the usual minutes, unpaid.

        Raises:
            UnknownSign: no such sign is configured.
            InTheFuture: `at` has not come yet.
        """
        client = self._client(client_id)
        incident = Incident(
            id=self._clock.new_id(),
            client_id=client_id,
            sign=sign,
            at=at or self._clock.now(),
            minutes=self._usual_minutes(sign) if minutes is None else minutes,
            paid=paid,
            note=note,
        )
        logged = self._sound(incident)
        done = self._do(Change("logged", (Edit(None, logged),)), client.name)
        return self._counted(done, logged)

    def edit_incident(self, incident: Incident) -> Done:
        """Keep the incident as given instead of as stored."""
        before = self.incident(incident.id)
        after = self._sound(incident, known_as=before.sign)
        name = self._client(after.client_id).name
        if after == before:
            raise NothingChanged(name)
        return self._do(Change("edited-incident", (Edit(before, after),)), name)

    def delete_incident(self, incident_id: Id) -> Done:
        """Take an incident out; undo brings it back."""
        incident = self.incident(incident_id)
        name = self._client(incident.client_id).name
        return self._do(Change("deleted-incident", (Edit(incident, None),)), name)

    def adjust(self, done: Done, *, minutes: int = 0, note: str | None = None) -> Done:
        """More or fewer minutes for, or a note to, the incident that `done` logged.

        The adjustment joins its undo step until another action follows. Minutes never fall below 0.
        """
        logged = done.entry.change.edits[0].record
        incident = self.incident(logged.id)
        said = incident.note if note is None else note
        lost = min(MINUTES_CAP, max(0, incident.minutes + minutes))
        after = self._sound(replace(incident, minutes=lost, note=said), known_as=incident.sign)
        if after == incident:
            raise NothingChanged(done.name)
        change = Change("adjusted", (Edit(incident, after),))
        entry = self._apply(change, join=done.entry.id)
        return replace(done, entry=entry)

    # -- the journal

    def undo(self) -> Done:
        """Take back the last step, whoever made it."""
        return self._named(self._store.undo(self._clock.real_now()))

    def redo(self) -> Done:
        """Do again what was taken back last."""
        return self._named(self._store.redo(self._clock.real_now()))

    def take_back(self, entries: Sequence[Id]) -> tuple[Entry, ...]:
        """Take back these steps as one, for good; those that no longer hold are passed over."""
        return self._store.take_back(entries)

    def repeat(self, entry: Entry) -> Entry:
        """Make the change of an entry once more, as a step of its own."""
        return self._apply(entry.change)

    def names(self) -> dict[Id, str]:
        """The name of every client that is, or that the journal still knows."""
        known: dict[Id, str] = {}
        for entry in reversed(self.history()):
            for edit in entry.change.edits:
                if isinstance(edit.record, Client):
                    known[edit.record.id] = edit.record.name
        known.update({client.id: client.name for client in self.clients()})
        return known

    # -- inside

    def _do(self, change: Change, name: str) -> Done:
        return Done(entry=self._apply(change), name=name)

    def _apply(self, change: Change, join: Id | None = None) -> Entry:
        return self._store.apply(change, entry_id=self._clock.new_id(), at=self._clock.real_now(), join=join)

    def _named(self, entry: Entry) -> Done:
        record = entry.change.edits[0].record
        if isinstance(record, Client):
            return Done(entry=entry, name=record.name)
        client = self._store.get(Client, record.client_id)
        return Done(entry=entry, name=client.name if client else "")

    def _client(self, client_id: Id) -> Client:
        client = self._store.get(Client, client_id)
        if client is None:
            raise NoSuchRecord("client", client_id)
        return client

    def _with(self, client: Client, said: ClientFields) -> Client:
        """The client with what was said, cleaned and held against the caps and the other names."""
        after = replace(client, **said)
        name = capped(clean(after.name), "name", NAME_CAP)
        if not name:
            raise EmptyName
        after = replace(
            after,
            name=name,
            limb=capped(clean(after.limb or ""), "limb", NAME_CAP) or None,
            email=capped(clean(after.email), "email", NAME_CAP),
            aliases=tuple(filter(None, (capped(clean(alias), "alias", NAME_CAP) for alias in after.aliases))),
            note=capped(clean_note(after.note), "note", NOTE_CAP),
        )
        low, high = TOLERANCES
        if not low <= after.tolerance <= high:
            raise OutOfRange("tolerance", after.tolerance, low, high)
        if after.since and after.since > self.today:
            raise InTheFuture(datetime.combine(after.since, datetime.min.time()), self.today)
        self._hold_unique(after)
        return after

    def _hold_unique(self, client: Client) -> None:
        for other in self.clients():
            if other.id == client.id:
                continue
            taken = {names.fold(name) for name in (other.name, *other.aliases)}
            for name in (client.name, *client.aliases):
                if names.fold(name) in taken:
                    raise NameTaken(name, other.name)

    def _usual_minutes(self, sign: str) -> int:
        return self.rules.sign(sign).minutes

    def _sound(self, incident: Incident, known_as: str = "") -> Incident:
        """The incident, its note cleaned, or a refusal. A sign it already had may stay, configured or not."""
        known = tuple(rule.id for rule in self.rules.signs)
        if incident.sign not in (*known, known_as):
            raise UnknownSign(incident.sign, known)
        if self.day_of(incident.at) > self.today:
            raise InTheFuture(incident.at, self.today)
        if not 0 <= incident.minutes <= MINUTES_CAP:
            raise OutOfRange("minutes", incident.minutes, 0, MINUTES_CAP)
        if incident.paid is not None and incident.paid.amount < 0:
            raise NotAnAmount(str(incident.paid.amount), incident.paid.currency)
        return replace(incident, note=capped(clean_note(incident.note), "note", NOTE_CAP))

    def _counted(self, done: Done, logged: Incident) -> Done:
        facts = self.incidents(logged.client_id)
        count = sum(i.sign == logged.sign for i in facts)
        if not self.rules.sign(logged.sign).counts_rounds:
            return replace(done, count=count)
        state = self._health(self._client(logged.client_id), facts, self._store.of(Job, logged.client_id))
        ember = next((e for e in state.embers if e.incident.id == logged.id), None)
        return replace(done, count=count, round=ember.round if ember else None)

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
