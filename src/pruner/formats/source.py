"""A file that was looked at and can be read: the one way in to all formats."""

from collections.abc import Callable, Iterator
from dataclasses import field
from itertools import islice
from typing import BinaryIO, NamedTuple

from pruner.core.lazily import dataclass
from pruner.core.models import NAME_CAP, Record
from pruner.core.text import clean, clean_note
from pruner.formats import amounts, documents, own, recognise, sheets
from pruner.formats.cells import Cells, Reading, Unreadable
from pruner.formats.generic import Mapping, titles_of
from pruner.formats.header import ENOUGH, Header
from pruner.formats.invoices import netted
from pruner.formats.keys import counted
from pruner.formats.layout import MONEY, Layout
from pruner.formats.options import UNSAID, Format, Options
from pruner.formats.records import Record as Row
from pruner.formats.records import records as read_rows
from pruner.formats.refusals import ColumnsMissing
from pruner.formats.rows import Entry, Rejected
from pruner.formats.survey import Survey
from pruner.formats.text import Text

OwnRows = Iterator[tuple[int, Record | Rejected]]
"""The records of our own export, each with its line."""
Look = Callable[["Progress"], None]
LOOK_EVERY = 1_000
"""Rows between two looks at how far the first pass is."""


class Progress(NamedTuple):
    """So many bytes of all."""

    done: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A recognised file. `count` is how many rows it has, unreadable ones included.

    `header` are the names of its columns, none for JSON. `amounts_unnamed`: there are invoices, and
    neither their column nor the options say whether the amounts are net. `records` reads our own export,
    whose rows are records already; it is None for every other file.
    """

    format: Format
    count: int
    header: tuple[str, ...]
    amounts_unnamed: bool
    _entries: Callable[[], Iterator[Entry]] = field(repr=False)
    _progress: Callable[[], Progress] = field(repr=False)
    _raw: Callable[[], Iterator[Row]] = field(repr=False, default=lambda: iter(()))
    records: Callable[[], OwnRows] | None = field(repr=False, default=None)

    def rows(self) -> Iterator[Entry]:
        """Every row from the first on, each time anew; one reader at a time."""
        return self._entries()

    def raw(self) -> Iterator[Row]:
        """Every row of a table as it stands in the file, with its line; none of a JSON file."""
        return self._raw()

    @property
    def size(self) -> Progress:
        """How much of the file the present reader has read."""
        return self._progress()


def open_source(
    stream: BinaryIO,
    options: Options,
    *,
    given: Format | None = None,
    mapping: Mapping | None = None,
    look: Look | None = None,
) -> Source:
    """The rows of this stream of bytes, which must be seekable and stays open and the caller's.

    The format is recognised by the content, unless it is `given` or a `mapping` says what the columns
    are. The whole file is read once here; `look` is told from time to time how far that is, and
    whatever it raises ends it.

    Raises:
        Refusal: one of `refusals`; after this has returned, `Source.rows` raises none.
    """
    text = Text.of(stream)
    if mapping is None and given in {None, Format.OWN} and (ours := _own(text)):
        return ours
    if mapping is None and text.begins in documents.BEGINS:
        return _listed(text, given, options)
    return _tabled(text, *_recognised(text, given, mapping), options, look)


def _recognised(text: Text, given: Format | None, mapping: Mapping | None) -> tuple[Header, Layout]:
    if mapping is not None:
        enough = min(ENOUGH, len(mapping.layout.names))
        try:
            return recognise.asked_for(text, [mapping.layout], enough=enough)
        except ColumnsMissing as missing:
            raise ColumnsMissing(titles_of(mapping, missing.missing), missing.header) from missing
    if given is not None:
        layouts = [layout for layout in recognise.LAYOUTS if layout.format is given]
        return recognise.asked_for(text, layouts, enough=ENOUGH)
    return recognise.table(text, recognise.LAYOUTS, enough=ENOUGH)


def _tabled(text: Text, header: Header, layout: Layout, options: Options, look: Look | None) -> Source:
    at = layout.positions(header.names)
    survey = Survey.of(_looking(_records(text, header), text, look), at)
    money = next((name for name in MONEY if name in at), None)
    reading = Reading(
        format=layout.format,
        titles=header.names,
        at=at,
        styles=survey.styles(layout, {name: header.names[place] for name, place in at.items()}, options),
        order=survey.date_order(header.names, options),
        currency=amounts.currency(header.names[at[money]], options.currency) if money else None,
        options=options,
    )
    return Source(
        format=layout.format,
        count=survey.rows,
        header=header.names,
        amounts_unnamed=money == "amount" and "issued" in at and options.gross is UNSAID,
        _entries=lambda: _finished(
            layout.merge(_read(_records(text, header), layout, reading)), options, money=money is not None
        ),
        _progress=lambda: Progress(text.done, text.size),
        _raw=lambda: _records(text, header),
    )


def _own(text: Text) -> Source | None:
    """Our own export, where it is one and lies as we laid it out."""
    if text.begins in documents.BEGINS:
        count = own.laid_out(text) if text.begins == "{" and own.begins(text) else None
        return None if count is None else _of_ours(count, lambda: own.items(text), text)
    if table := sheets.recognised(text):
        count = sum(1 for _ in sheets.items(text, *table))
        return _of_ours(count, lambda: sheets.items(text, *table), text)
    return None


def _of_ours(count: int, items: Callable[[], Iterator[own.Item]], text: Text) -> Source:
    return Source(
        format=Format.OWN,
        count=count,
        header=(),
        amounts_unnamed=False,
        _entries=lambda: iter(()),
        _progress=lambda: Progress(text.done, text.size),
        records=lambda: ((item.line, own.record(item)) for item in items()),
    )


def _listed(text: Text, given: Format | None, options: Options) -> Source:
    content = documents.load(text)
    if given in {None, Format.OWN} and (ours := own.items_of(content)):
        return _of_ours(len(ours), lambda: iter(ours), text)
    kind, items = recognise.document(content, given)
    return Source(
        format=kind.format,
        count=len(items),
        header=(),
        amounts_unnamed=False,
        _entries=lambda: _finished(documents.entries(items, kind, options), options, money=True),
        _progress=lambda: Progress(text.size, text.size),
    )


def _records(text: Text, header: Header) -> Iterator[Row]:
    """The rows below the header."""
    return read_rows(islice(text.lines(), header.line, None), header.delimiter, header.line + 1)


def _looking(rows: Iterator[Row], text: Text, look: Look | None) -> Iterator[Row]:
    for number, row in enumerate(rows):
        if look and number % LOOK_EVERY == 0:
            look(Progress(text.done, text.size))
        yield row


def _read(rows: Iterator[Row], layout: Layout, reading: Reading) -> Iterator[Entry]:
    usual = layout.usual(reading)
    for row in rows:
        if row.fault is not None:
            yield _rejected(row, Unreadable(row.fault))
        elif usual and (entry := usual(row.line, row.fields)):
            yield entry
        else:
            yield from _made_out(row, layout, reading)


def _made_out(row: Row, layout: Layout, reading: Reading) -> Iterator[Entry]:
    try:
        yield from layout.read(Cells(row.line, row.fields, reading))
    except Unreadable as error:
        yield _rejected(row, error)


def _rejected(row: Row, error: Unreadable) -> Rejected:
    return Rejected(
        line=row.line,
        reason=error.reason,
        column=error.column,
        text=error.text or (clean(row.fields[0])[:NAME_CAP] if row.fault else ""),
        row=tuple(map(clean_note, row.fields)),
    )


def _finished(entries: Iterator[Entry], options: Options, *, money: bool) -> Iterator[Entry]:
    """The entries with their last touch: net where that is known, and keys that tell equal rows apart."""
    return counted((netted(entry, options) for entry in entries) if money else entries)
