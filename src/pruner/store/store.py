"""The store: facts come out as frozen values, a Change goes in whole or not at all.

Each call is one transaction that begins and ends here (see `held.py`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from pruner.core.changes import Change, Entry, Standing
from pruner.core.errors import NothingToRedo, NothingToUndo
from pruner.core.ledger import LedgerRow
from pruner.core.models import Id
from pruner.store import checking, erasing, intake, journal, records
from pruner.store.connections import Begin, begins, driver
from pruner.store.intake import Later, NothingNew, Progress, TakenIn, nothing_later
from pruner.store.reading import Reading
from pruner.store.refusals import refusals


class Store(Reading):
    """One garden's file, read and written."""

    def apply(self, change: Change, *, entry_id: Id, at: datetime, join: Id | None = None) -> Entry:
        """Carry out a change and journal it; it joins the newest entry where that is `join` and holds.

        Raises:
            ChangedElsewhere: a record is not what the change sets out from.
            NameTaken: a name or alias already means another client.
            ReadOnlyGarden, GardenLocked, DiskFull: it could not be written; nothing was.
        """
        with self._writing() as connection:
            records.carry_out(connection, change)
            journal.trim(connection, at)
            return journal.record(connection, Entry(entry_id, at, change), join)

    def take_in(
        self,
        change: Change,
        rows: Iterable[LedgerRow],
        *,
        entry_id: Id,
        at: datetime,
        progress: Progress,
        later: Later = nothing_later,
    ) -> TakenIn:
        """Carry out an import: its rows that are new, and the change that says so, in one step.

        The change holds one Import record, which gets the number of rows, and the clients and names that
        come with it; every row gets the import's id. `later` is asked after the last row for what only the
        rows tell of that. `progress` is told after each chunk how many rows were looked at. What it raises,
        or what the rows raise while they are read, comes out as it is.

        Raises:
            ChangedElsewhere: a client whom a row belongs to is gone, or somebody said the same meanwhile.
            NameTaken: a name or alias already means another client.
            ReadOnlyGarden, GardenLocked, DiskFull: it could not be written; nothing was.
        """
        import_id = intake.import_of(change).id
        try:
            with self._writing() as connection:
                journal.trim(connection, at)
                journal.drop_undone(connection)
                new, known = intake.take(driver(connection), import_id, rows, progress)
                counted = intake.counted(change, later(), new.total())
                records.carry_out(connection, counted)
                return TakenIn(journal.record(connection, Entry(entry_id, at, counted), None), new, known)
        except NothingNew as answer:
            return TakenIn(None, {}, answer.known)

    def undo(self, at: datetime) -> Entry:
        """Take back the newest step that holds; `at` is now, to know which steps are too old for it."""
        with self._writing() as connection:
            journal.trim(connection, at)
            entry = journal.last_done(connection)
            if entry is None:
                raise NothingToUndo
            records.carry_out(connection, entry.change.reversed())
            return journal.stand(connection, entry, Standing.UNDONE)

    def redo(self, at: datetime) -> Entry:
        """Do again the step that was undone last."""
        with self._writing() as connection:
            journal.trim(connection, at)
            entry = journal.last_undone(connection)
            if entry is None:
                raise NothingToRedo
            records.carry_out(connection, entry.change)
            return journal.stand(connection, entry, Standing.DONE)

    def take_back(self, entry_ids: Sequence[Id]) -> tuple[Entry, ...]:
        """Take back those of these steps that hold, newest first, for good and all or none."""
        with self._writing() as connection:
            taken = journal.done_among(connection, tuple(entry_ids))
            for entry in taken:
                records.carry_out(connection, entry.change.reversed())
                journal.stand(connection, entry, Standing.DROPPED)
        return tuple(replace(entry, standing=Standing.DROPPED) for entry in taken)

    def erase(self, client_id: Id) -> None:
        """Remove a client and every trace; the file is written anew so that no old bytes stay in it."""
        with self._writing() as connection:
            erasing.erase(connection, client_id)
        with refusals(self._path), begins(self._made().engine, Begin.NONE).connect() as connection:
            connection.exec_driver_sql("VACUUM")

    def repair(self) -> None:
        """Build anew whatever in the file follows from the rest of it."""
        with self._writing() as connection:
            checking.repair(connection)
