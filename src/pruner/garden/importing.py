"""The verbs about files: look at one, take it in, and keep what the user says about its columns.

A preview reads the file row by row and writes nothing. Taking it in reads it once more in the same way, and
what comes out is written as it goes by, from the first row on that is new. What is written is one step,
which undo takes out as a whole.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from pruner.core import names
from pruner.core.backups import Why
from pruner.core.changes import Change, Edit, Entry
from pruner.core.ledger import ColumnMap, Import, KnownAs, LedgerRow
from pruner.core.models import NAME_CAP, Client
from pruner.core.text import capped, clean
from pruner.formats.options import DateOrder, DecimalSign, Format, Options
from pruner.garden.ground import Backing, Done, Ground
from pruner.garden.preview import Choices, Found, Imported, Preview, Progress, unwatched
from pruner.garden.tally import Tally
from pruner.garden.whose import Whose

if TYPE_CHECKING:  # the readers of all products are for those who import
    from pruner.formats.generic import Mapping
    from pruner.formats.source import Source

UNDECIDED = Choices()
"""Nothing was said about a file."""


class Reader(Protocol):
    """A file on its way into the garden."""

    def sift(self, tally: Tally) -> Iterator[LedgerRow]:
        """The rows to take in."""
        ...

    def preview(self, tally: Tally) -> Preview:
        """What the tally says after the last row."""
        ...

    def with_rows(self) -> tuple[Edit, ...]:
        """What is written only where a row is."""
        ...

    def anyway(self) -> tuple[Edit, ...]:
        """What is written even without a new row."""
        ...


class Importing(Ground):
    """What can be done with a file that holds hours, invoices, payments or costs."""

    def options(
        self,
        *,
        date_order: DateOrder | None = None,
        decimal: DecimalSign | None = None,
        choices: Choices = UNDECIDED,
    ) -> Options:
        """How this garden reads a file: for `formats.source.open_source`.

        `date_order` and `decimal` count only where the whole file leaves them open. The names that the
        `choices` map are known as those of clients are: of several tags a known one is the client's.
        """
        whose = self._whose(choices)
        return Options(
            today=self.today,
            zone=self.day_of,
            instant=_local,
            date_order=date_order,
            decimal=decimal,
            currency=self.rules.money.currency,
            knows=whose.knows,
        )

    def column_maps(self) -> tuple[ColumnMap, ...]:
        """Every mapping of columns that was kept."""
        return self._store.all(ColumnMap)

    def mapping(self, name: str) -> "Mapping | None":
        """The mapping kept under this name, None where there is none."""
        from pruner.formats.generic import Mapping  # as above

        kept = self._column_map(name)
        return Mapping.of(kept.columns) if kept else None

    def preview(
        self, source: "Source", choices: Choices = UNDECIDED, progress: Progress = unwatched
    ) -> Preview:
        """What taking this file in would do; nothing is written."""
        reader, tally = self._reader(source, choices), Tally(progress)
        for _row in reader.sift(tally):
            pass
        return reader.preview(tally)

    def take_in(
        self, source: "Source", choices: Choices = UNDECIDED, progress: Progress = unwatched
    ) -> Imported:
        """Take this file in: what is new of it, the clients and names that come with it, as one step.

        `progress` is told how many rows are done.

        Raises:
            ChangedElsewhere, NameTaken: another program said otherwise meanwhile.
            ReadOnlyGarden, GardenLocked, DiskFull: it could not be written; nothing was.
            Refusal: the file changed while it was read, and can no longer be.
        """
        reader, tally = self._reader(source, choices), Tally(progress)
        rows, kept = reader.sift(tally), self._kept_columns(choices)
        first = next(rows, None)
        if first is None and not reader.anyway() and not kept:
            return _imported(reader.preview(tally), None)
        if self.backing is not Backing.NEVER and not self._store.holds_nothing():
            self.back_up_first(Why.IMPORT)
        done = self._written(source.format, reader, kept, () if first is None else chain([first], rows))
        return _imported(reader.preview(tally), done)

    def _written(
        self, of: Format, reader: Reader, kept: tuple[Edit, ...], rows: Iterable[LedgerRow]
    ) -> Done | None:
        """The one step that the file is; without a new row it only says what was said about it."""
        entry = self._taken(of, reader, kept, rows) if rows else None
        if entry is not None:
            return Done(entry=entry)
        anyway = (*reader.anyway(), *kept)
        return self._do(Change("imported", anyway), "") if anyway else None

    def _taken(
        self, of: Format, reader: Reader, kept: tuple[Edit, ...], rows: Iterable[LedgerRow]
    ) -> Entry | None:
        """The entry of the new rows and what comes with them, None where another program took them in."""
        file = Import(id=self._clock.new_id(), at=self._clock.now(), format=of, rows=0)
        taken = self._store.take_in(
            Change("imported", (Edit(None, file),)),
            rows,
            entry_id=self._clock.new_id(),
            at=self._clock.real_now(),
            progress=unwatched,
            later=lambda: (*reader.with_rows(), *reader.anyway(), *kept),
        )
        return taken.entry

    def _reader(self, source: "Source", choices: Choices) -> Reader:
        from pruner.garden.replanting import Replanting  # as above
        from pruner.garden.sieve import Sieve  # as above

        if source.records is not None:
            return Replanting(source, source.records, self._store)
        return Sieve(
            source,
            self._store,
            self._whose(choices),
            gross=choices.gross,
            currency=self.rules.money.currency,
            new_id=self._clock.new_id,
        )

    def _whose(self, choices: Choices) -> Whose:
        return Whose(self.clients(), self._store.all(KnownAs), choices, self._seedling_of, self._clock.new_id)

    def _seedling_of(self, name: str) -> Client:
        return Client(id=self._clock.new_id(), name=name, planted_on=self.today)

    def _column_map(self, name: str) -> ColumnMap | None:
        wanted = names.fold(clean(name))
        return next((kept for kept in self.column_maps() if names.fold(kept.name) == wanted), None)

    def _kept_columns(self, choices: Choices) -> tuple[Edit, ...]:
        """The edit that keeps the columns under their name; none where nothing is to be kept."""
        name = capped(clean(choices.mapping), "name", NAME_CAP)
        if not name or not choices.columns:
            return ()
        before = self._column_map(name)
        columns = tuple(map(clean, choices.columns))
        after = ColumnMap(
            id=before.id if before else self._clock.new_id(),
            name=before.name if before else name,
            columns=columns,
        )
        return () if before == after else (Edit(before, after),)


def _imported(found: Found, done: Done | None) -> Imported:
    return Imported(done=done, **{name: getattr(found, name) for name in Found.__dataclass_fields__})


def _local(moment: datetime) -> datetime:
    """The instant of a local moment, by the zone of the operating system."""
    return moment.astimezone(UTC)
