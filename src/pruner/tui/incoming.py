"""One file on its way into the garden, and what is decided about it.

Nothing here knows the screen, and everything that takes time is told how far it is, so that it can run
beside the screen and be stopped.
"""

import stat
from collections.abc import Callable, Iterable
from dataclasses import field, replace
from decimal import Decimal
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from pruner import saving
from pruner.core.errors import FileNotRead
from pruner.core.lazily import dataclass
from pruner.core.ledger import ColumnMap
from pruner.core.models import Id
from pruner.core.names import unaccented
from pruner.formats.generic import Mapping
from pruner.formats.options import DateOrder, DecimalSign
from pruner.formats.refusals import UnknownFormat
from pruner.formats.source import Progress, Source, open_source
from pruner.garden import Choices, Garden, Imported, Preview, UnknownName
from pruner.rejected import rejected_path, rejected_table

Tell = Callable[[float], None]
"""Told how much is done, from 0 to 1; whatever it raises ends the work without a trace."""


class Fate(Enum):
    """What becomes of a name that is no client's, where it is not mapped to one."""

    CREATE = "create"
    SKIP = "skip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the user said about the file; `fates` are by the name as it stands in the file.

    `columns` is a mapping of a table's columns that is kept under `name`. `gross` is the tax rate in the
    amounts, 0 for none, None as long as nobody said (`Choices.gross`). `keeps_rejected` asks for a table
    of the rows that cannot be taken in.
    """

    date_order: DateOrder | None = None
    decimal: DecimalSign | None = None
    columns: Mapping | None = None
    name: str = ""
    gross: Decimal | None = None
    fates: dict[str, Id | Fate] = field(default_factory=dict)
    keeps_rejected: bool = False

    @property
    def choices(self) -> Choices:
        """The same as the garden takes it."""
        return Choices(
            map={name: fate for name, fate in self.fates.items() if not isinstance(fate, Fate)},
            create=self._with(Fate.CREATE),
            skip=self._with(Fate.SKIP),
            gross=self.gross,
            mapping=self.name if self.columns else "",
            columns=self.columns.columns if self.columns else (),
        )

    def _with(self, wanted: Fate) -> frozenset[str]:
        return frozenset(name for name, fate in self.fates.items() if fate is wanted)


class Incoming:
    """An open file, the garden it shall come into, and what was said about it so far."""

    def __init__(self, garden: Garden, path: Path) -> None:
        self.path = path
        self.answers = Answers()
        self.amounts_unnamed = False
        self.table: str | None = None
        self._garden = garden
        self._source: Source | None = None
        self._stream = _opened(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()

    def look(self, tell: Tell) -> Preview:
        """What taking the file in would do, every unknown name left open; nothing is written.

        Raises:
            Refusal: it cannot be read, or it leaves a question open.
        """
        source = self._source = self._recognised(lambda size: tell(_share(size.done, size.total) / 2))
        self.amounts_unnamed = source.amounts_unnamed
        undecided = replace(self.answers, fates={}).choices
        return self._garden.preview(
            source, undecided, lambda rows: tell(0.5 + _share(rows, source.count) / 2)
        )

    def take_in(self, tell: Tell) -> Imported:
        """Take the file in as it was looked at.

        Raises:
            Refusal: it cannot be written; nothing was.
        """
        source = self._source or self._recognised(lambda _size: tell(0))
        taken = self._garden.take_in(
            source, self.answers.choices, lambda rows: tell(_share(rows, source.count))
        )
        if self.answers.keeps_rejected and taken.rejected_total:
            self.table = rejected_table(source, taken)
        return taken

    def write_rejected(self) -> Path | None:
        """Write the table beside the file, where it was asked for and there is one; the path it has.

        Raises:
            FileThere, FileNotWritten: nothing is written over.
        """
        if self.table is None:
            return None
        saving.write(self.beside, self.table, garden=self._garden.path, force=False)
        return self.beside

    @property
    def beside(self) -> Path:
        """Where the table of rejected rows would go."""
        return rejected_path(self.path)

    def decide(self, unknown: Iterable[UnknownName]) -> None:
        """Say what becomes of names that nothing was said about: the obvious client, else a new one."""
        by_name = {client.name: client.id for client in self._garden.clients()}
        said = {name.name: by_name.get(obvious(name) or "", Fate.CREATE) for name in unknown}
        self.answers = replace(self.answers, fates=said | self.answers.fates)

    def _recognised(self, look: Callable[[Progress], None]) -> Source:
        """The file as it is read by its own columns, by those that were said, or by kept ones that fit it."""
        try:
            return self._read(look)
        except UnknownFormat as unknown:
            kept = self._kept(unknown.header)
            if kept is None or self.answers.columns is not None:
                raise
            self.answers = replace(self.answers, columns=Mapping.of(kept.columns), name=kept.name)
            return self._read(look)

    def _read(self, look: Callable[[Progress], None]) -> Source:
        said = self.answers
        options = self._garden.options(date_order=said.date_order, decimal=said.decimal)
        return open_source(self._stream, options, mapping=said.columns, look=look)

    def _kept(self, header: tuple[str, ...]) -> ColumnMap | None:
        """The kept columns that this table has, those that say most about it first."""
        maps = sorted(self._garden.column_maps(), key=lambda kept: -len(kept.columns))
        return next((kept for kept in maps if Mapping.of(kept.columns).layout.fits(header)), None)


def obvious(unknown: UnknownName) -> str | None:
    """The client that is clearly meant: one name is the other with more words behind it ("Acme Ltd")."""
    words = unaccented(unknown.name).split()
    found = [near for near in unknown.nearest if _begins_alike(words, unaccented(near).split())]
    return found[0] if len(found) == 1 else None


def _begins_alike(one: list[str], other: list[str]) -> bool:
    shared = min(len(one), len(other))
    return shared > 0 and one[:shared] == other[:shared]


def _opened(path: Path) -> BinaryIO:
    """The file itself; a pipe or a device would keep us waiting for ever."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise FileNotRead(str(path), "")
        return path.open("rb")
    except (OSError, ValueError) as error:
        raise FileNotRead(str(path), getattr(error, "strerror", None) or str(error)) from error


def _share(done: int, total: int) -> float:
    return min(1.0, done / total) if total else 1.0
