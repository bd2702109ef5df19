"""What was read of a garden, kept until somebody else writes.

Every transaction gives the kinds it wrote a new random number (`revisions`), so a kind whose number is the
one that was seen is as it was read. A change of our own is made to the facts that are kept as it is made to
the file, inside its transaction; what follows from incidents is read again of the clients it was about.
"""

import sqlite3
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from pruner.core.changes import Edit
from pruner.core.lately import Window
from pruner.core.lazily import dataclass
from pruner.core.models import Facts, Id, Incident, owner
from pruner.core.scores import Score, Scorer
from pruner.store import quick_lately, quick_ledger, scores
from pruner.store.quick_lately import Recent
from pruner.store.quick_records import PARTS, read


@dataclass(frozen=True, slots=True)
class Asked:
    """How incidents are looked at: scored so, and in this window; `good` are the signs that are blooms."""

    scorer: Scorer
    window: Window
    good: frozenset[str]

    @property
    def about(self) -> tuple[object, ...]:
        """What the answer depends on beside the file."""
        return self.scorer.basis, self.window, self.good


@dataclass(frozen=True, slots=True)
class Glance:
    """The garden at one moment, without its incidents: the facts, and by client what follows from incidents.

    Who has no incident (in the window) has no scores (no recent ones).
    """

    facts: Facts
    scores: Mapping[Id, tuple[Score, ...]]
    recent: Mapping[Id, Recent]


NOTHING = Glance(Facts(), {}, {})


class Remembered:
    """A glance with the revisions it was read at, and what was done to the facts since asked."""

    def __init__(self) -> None:
        self._facts: Facts | None = None
        self._seen: tuple[int, ...] = ()
        self._edits: tuple[Edit, ...] | None = None
        self._about: tuple[object, ...] = ()
        self._scores: dict[Id, tuple[Score, ...]] = {}
        self._recent: dict[Id, Recent] = {}
        self._stale: frozenset[Id] | None = None

    def facts(self, file: sqlite3.Connection) -> Facts:
        """The facts as they are now; only the kinds that somebody else wrote are read."""
        now = _revisions(file)
        if self._facts is None or now != self._seen:
            kept = dict(zip(PARTS, self._seen, strict=False)) if self._facts else {}
            stale = {part for part, number in zip(PARTS, now, strict=False) if kept.get(part) != number}
            found = {part: read(file, PARTS[part]) for part in stale}
            self._facts = replace(self._facts or Facts(), **found)
            self._seen, self._edits, self._stale = now, None, None
        return self._facts

    def glance(self, file: sqlite3.Connection, asked: Asked) -> Glance | None:
        """The garden as it is now; None where scores are not kept."""
        if scores.missing(file, asked.scorer):
            return None
        facts = self.facts(file)  # first: what somebody else wrote is told by it
        if self._stale is None or self._about != asked.about:
            self._scores, self._recent = scores.kept(file), quick_lately.read(file, asked.window, asked.good)
            self._about = asked.about
        elif self._stale:
            self._read_again(file, asked, self._stale)
        self._stale = frozenset()
        return Glance(facts, self._scores, self._recent)

    def reckoned(self, file: sqlite3.Connection, asked: Asked) -> Glance:
        """The same by the incidents themselves, where nothing can be kept; it is not remembered either."""
        self._stale = self._edits = None
        recent = quick_lately.read(file, asked.window, asked.good)
        return Glance(self.facts(file), scores.reckoned(file, asked.scorer), recent)

    def edits(self) -> tuple[Edit, ...] | None:
        """What was done since this was asked last; None is anything."""
        found, self._edits = self._edits, ()
        return found

    def still(self, file: sqlite3.Connection) -> bool:
        """Whether what is kept is what the file says; asked inside a transaction, before it writes."""
        return self._facts is not None and _revisions(file) == self._seen

    def follow(self, file: sqlite3.Connection, edits: Iterable[Edit]) -> None:
        """Make these edits, which the transaction has just made, to what is kept."""
        parts = {kind: part for part, kind in PARTS.items()}
        facts = self._facts or Facts()
        for edit in edits:
            part = parts.get(type(edit.record))
            if part:
                facts = replace(facts, **{part: _edited(getattr(facts, part), edit)})
            if self._edits is not None:
                self._edits = (*self._edits, edit)
            if self._stale is not None:
                self._stale |= {each for side in edit.sides if (each := owner(side)) is not None}
        self._facts, self._seen = facts, _revisions(file)

    def _read_again(self, file: sqlite3.Connection, asked: Asked, clients: Collection[Id]) -> None:
        found = scores.kept(file, clients)
        recent = quick_lately.read(file, asked.window, asked.good, clients)
        self._scores = _with(self._scores, clients, found)
        self._recent = _with(self._recent, clients, recent)


def _with(kept: Mapping[Id, Any], clients: Collection[Id], found: Mapping[Id, Any]) -> dict[Id, Any]:
    """What is kept, with what was found of these clients in its place."""
    now = {**kept, **found}
    for client_id in clients:
        if client_id not in found:
            now.pop(client_id, None)
    return now


def _revisions(file: sqlite3.Connection) -> tuple[int, ...]:
    return quick_ledger.revision(file, (*PARTS.values(), Incident))


def _edited(records: tuple[Any, ...], edit: Edit) -> tuple[Any, ...]:
    """The records with this edit made, still ordered by id."""
    at = bisect_left(records, edit.record.id, key=lambda record: record.id)
    there = at < len(records) and records[at].id == edit.record.id
    now = () if edit.after is None else (edit.after,)
    return records[:at] + now + records[at + there :]
