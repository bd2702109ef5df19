"""The quick path to a garden's file: what a key, a hot command and the first frame need.

Importing SQLAlchemy takes longer than all that such a command does, so these run on the standard
library's driver: over the same file, schema, journal and Change. Everything else is asked of the
`Store` behind it, which is imported when it is first needed.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from pruner.core.changes import Change, Entry, Standing
from pruner.core.errors import NothingToRedo, NothingToUndo
from pruner.core.ledger import LedgerRow
from pruner.core.models import Id
from pruner.store import quick_journal, quick_records, scores
from pruner.store.quick_journal import Elsewhere
from pruner.store.quick_reading import QuickReading

if TYPE_CHECKING:  # what this module is there to do without
    from pruner.core.backups import Finding
    from pruner.store.intake import Later, Progress, TakenIn

T = TypeVar("T")


class QuickStore(QuickReading):
    """One garden's file. What a method answers and raises is said at the `Store`'s of the same name."""

    def apply(self, change: Change, *, entry_id: Id, at: datetime, join: Id | None = None) -> Entry:
        """Carry out a change and journal it; it joins the newest entry where that is `join` and holds."""
        try:
            with self._quickly_writing() as file:
                quick_journal.hold_light(change)
                self._carry_out(file, change)
                quick_journal.trim(file, at)
                return quick_journal.record(file, Entry(entry_id, at, change), join)
        except Elsewhere:
            return self.whole.apply(change, entry_id=entry_id, at=at, join=join)

    def undo(self, at: datetime) -> Entry:
        """Take back the newest step that holds."""
        try:
            with self._quickly_writing() as file:
                quick_journal.trim(file, at)
                entry = quick_journal.last_done(file)
                if entry is None:
                    raise NothingToUndo
                quick_journal.hold_light(entry.change)
                self._carry_out(file, entry.change.reversed())
                return quick_journal.stand(file, entry, Standing.UNDONE)
        except Elsewhere:
            return self.whole.undo(at)

    def redo(self, at: datetime) -> Entry:
        """Do again the step that was undone last."""
        try:
            with self._quickly_writing() as file:
                quick_journal.trim(file, at)
                entry = quick_journal.last_undone(file)
                if entry is None:
                    raise NothingToRedo
                quick_journal.hold_light(entry.change)
                self._carry_out(file, entry.change)
                return quick_journal.stand(file, entry, Standing.DONE)
        except Elsewhere:
            return self.whole.redo(at)

    def take_in(
        self,
        change: Change,
        rows: Iterable[LedgerRow],
        *,
        entry_id: Id,
        at: datetime,
        progress: "Progress",
        later: "Later | None" = None,
    ) -> "TakenIn":
        """Carry out an import: its rows that are new, and the change that says so, in one step."""
        from pruner.store import intake, quick_intake  # as above

        step, later = Entry(entry_id, at, change), later or intake.nothing_later
        try:
            with self._quickly_writing(aside=True) as file:
                return quick_intake.take_in(file, step, rows, progress, later)
        except intake.NothingNew as answer:
            return intake.TakenIn(None, {}, answer.known)
        except Elsewhere:  # said before the first row was asked for
            return self.whole.take_in(change, rows, entry_id=entry_id, at=at, progress=progress, later=later)

    # -- asked of the other path

    def take_back(self, entry_ids: Sequence[Id]) -> tuple[Entry, ...]:
        """Take back those of these steps that hold, for good."""
        return self.whole.take_back(entry_ids)

    def erase(self, client_id: Id) -> None:
        """Remove a client and every trace."""
        self.whole.erase(client_id)

    def check(self) -> "tuple[Finding, ...]":
        """Everything in the file that is not as it must be."""
        return self.whole.check()

    def repair(self) -> None:
        """Build anew whatever in the file follows from the rest of it."""
        self.whole.repair()

    # -- inside

    def _carry_out(self, file: sqlite3.Connection, change: Change) -> None:
        kept = self._kept if self._kept is not None and self._kept.still(file) else None
        quick_records.carry_out(file, change)
        scores.let_go(file, change.edits)
        if kept is not None:
            kept.follow(file, change.edits)
