"""An import over the standard library's driver: what `Store.take_in` does, without waiting for SQLAlchemy."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from pruner.core.changes import Entry
from pruner.core.ledger import LedgerRow
from pruner.store import intake, quick_journal, quick_records, scores
from pruner.store.intake import Later, Progress, TakenIn


def take_in(
    file: sqlite3.Connection, step: Entry, rows: Iterable[LedgerRow], progress: Progress, later: Later
) -> TakenIn:
    """Write the rows that are new, and the step that says so with what `later` adds to it.

    Raises:
        Elsewhere: with this step withdrawn rows go for good; said before a row is asked for.
        NothingNew: no row was written.
        ChangedElsewhere, NameTaken: as for `Store.take_in`.
    """
    import_id = intake.import_of(step.change).id
    quick_journal.trim(file, step.at)
    quick_journal.drop_undone(file)
    new, known = intake.take(file, import_id, rows, progress)
    change = intake.counted(step.change, later(), new.total())
    quick_records.carry_out(file, change)
    scores.let_go(file, change.edits)
    return TakenIn(quick_journal.record(file, replace(step, change=change), None), new, known)
