"""Which product a file is from, by its columns' names or the shape of its items, never by its own name."""

from collections.abc import Iterable
from typing import Final

from pruner.formats import (
    clockify,
    freshbooks,
    german,
    harvest,
    invoice_ninja,
    invoicely,
    kimai,
    timewarrior,
    toggl,
    watson,
)
from pruner.formats.documents import Document
from pruner.formats.header import Header, find, likely
from pruner.formats.layout import Layout
from pruner.formats.options import Format
from pruner.formats.refusals import ColumnsMissing, EmptyFile, UnknownFormat
from pruner.formats.text import Text

LAYOUTS: Final = (
    *toggl.LAYOUTS,
    *clockify.LAYOUTS,
    *harvest.LAYOUTS,
    *kimai.LAYOUTS,
    *watson.LAYOUTS,
    *freshbooks.LAYOUTS,
    *invoice_ninja.LAYOUTS,
    *invoicely.LAYOUTS,
    *german.LAYOUTS,
)
"""The first that fits is taken: the narrower stand before the wider."""
DOCUMENTS: Final = (*timewarrior.DOCUMENTS, *watson.DOCUMENTS)


def table(text: Text, layouts: Iterable[Layout], *, enough: int) -> tuple[Header, Layout]:
    """The header, and the first of these layouts that it fits.

    Raises:
        EmptyFile: nothing but blanks.
        UnknownFormat: there is no header of any of them.
    """
    layouts = tuple(layouts)
    known = frozenset().union(*(layout.names for layout in layouts))
    header = find(text.lines(), known, enough)
    fitting = next((layout for layout in layouts if header and layout.fits(header.names)), None)
    if header is None or fitting is None:
        raise _unknown(text)
    return header, fitting


def asked_for(text: Text, layouts: Iterable[Layout], *, enough: int) -> tuple[Header, Layout]:
    """The same for a format that the user names: what is missing is said.

    Raises:
        EmptyFile: nothing but blanks.
        ColumnsMissing: the table lacks columns of that format.
    """
    layouts = tuple(layouts)
    try:
        return table(text, layouts, enough=enough)
    except UnknownFormat as unknown:
        lacking = (layout.missing(unknown.header) for layout in layouts)
        raise ColumnsMissing(min(lacking, key=len, default=()), unknown.header) from unknown


def document(content: object, given: Format | None) -> tuple[Document, list[object]]:
    """The kind of JSON list this is, and its items.

    Raises:
        EmptyFile: the list is empty.
        UnknownFormat: no list, or a list of something else.
    """
    if not content:
        raise EmptyFile
    if isinstance(content, list):
        for kind in DOCUMENTS:
            if given in {None, kind.format} and any(map(kind.fits, content)):
                return kind, content
    keys = next((item for item in (content if isinstance(content, list) else [content]) if item), None)
    raise UnknownFormat(tuple(map(str, keys)) if isinstance(keys, dict) else ())


def _unknown(text: Text) -> EmptyFile | UnknownFormat:
    header, sample = likely(text.lines())
    return EmptyFile() if header is None else UnknownFormat(header.names, sample)
