"""What was read of a garden's facts, kept until somebody else writes.

Every transaction gives the kinds it wrote a new random number (`revisions`), so a kind whose number is the
one that was seen is as it was read. A change of our own is made to what is kept as it is made to the file,
inside its transaction, so that a key reads nothing anew.
"""

import sqlite3
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pruner.core.changes import Edit
from pruner.core.models import Facts
from pruner.store import quick_ledger, quick_records
from pruner.store.quick_records import PARTS


class Remembered:
    """Facts with the revisions they were read at, and what was done to them since asked."""

    def __init__(self) -> None:
        self._facts: Facts | None = None
        self._seen: tuple[int, ...] = ()
        self._edits: tuple[Edit, ...] | None = None

    def facts(self, connection: sqlite3.Connection) -> Facts:
        """The facts as they are now; only the kinds that somebody else wrote are read."""
        now = _revisions(connection)
        if self._facts is None or now != self._seen:
            kept = dict(zip(PARTS, self._seen, strict=True)) if self._facts else {}
            stale = {part for part, number in zip(PARTS, now, strict=True) if kept.get(part) != number}
            read = {part: quick_records.read(connection, PARTS[part]) for part in stale}
            self._facts = replace(self._facts or Facts(), **read)
            self._seen, self._edits = now, None
        return self._facts

    def edits(self) -> tuple[Edit, ...] | None:
        """What was done to the facts since this was asked last; None is anything."""
        found, self._edits = self._edits, ()
        return found

    def still(self, connection: sqlite3.Connection) -> bool:
        """Whether what is kept is what the file says; asked inside a transaction, before it writes."""
        return self._facts is not None and _revisions(connection) == self._seen

    def follow(self, connection: sqlite3.Connection, edits: Iterable[Edit]) -> None:
        """Make these edits, which the transaction has just made, to what is kept."""
        parts = {kind: part for part, kind in PARTS.items()}
        facts = self._facts or Facts()
        for edit in edits:
            part = parts.get(type(edit.record))
            if part:
                facts = replace(facts, **{part: _edited(getattr(facts, part), edit)})
            if self._edits is not None:
                self._edits = (*self._edits, edit)
        self._facts, self._seen = facts, _revisions(connection)


def _revisions(connection: sqlite3.Connection) -> tuple[int, ...]:
    return quick_ledger.revision(connection, tuple(PARTS.values()))


def _edited(records: tuple[Any, ...], edit: Edit) -> tuple[Any, ...]:
    """The records with this edit made, still ordered by id."""
    at = bisect_left(records, edit.record.id, key=lambda record: record.id)
    there = at < len(records) and records[at].id == edit.record.id
    now = () if edit.after is None else (edit.after,)
    return records[:at] + now + records[at + there :]
