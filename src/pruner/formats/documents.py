"""JSON files: read in one piece, since there are no lines to go by, and so only up to a size."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from pruner.core.lazily import dataclass
from pruner.core.models import NAME_CAP
from pruner.core.text import clean
from pruner.formats.cells import Unreadable
from pruner.formats.options import Format, Options
from pruner.formats.refusals import UnreadableDocument
from pruner.formats.rows import Entry, Reason, Rejected
from pruner.formats.text import Text

SIZE_CAP: Final = 32 * 2**20
"""Largest JSON file, in bytes: about 250,000 blocks of work. In memory it takes some ten times as much."""
BEGINS: Final = frozenset("[{")

Item = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One kind of JSON list of a product: `fits` tells it by an item, `read` makes rows of one (from 1)."""

    format: Format
    fits: Callable[[object], bool]
    read: Callable[[int, object, Options], Iterator[Entry]]


def load(text: Text) -> object:
    """What the file holds.

    Raises:
        FileTooLarge: it is over the cap.
        UnreadableDocument: it is no JSON.
    """
    try:
        return json.loads(text.whole(SIZE_CAP))
    except json.JSONDecodeError as error:
        raise UnreadableDocument(error.lineno, error.colno) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, thousands of brackets
        raise UnreadableDocument(0, 0) from error


def entries(items: list[object], document: Document, options: Options) -> Iterator[Entry]:
    """The rows of the list; an item that cannot be read is one rejected row."""
    for number, item in enumerate(items, start=1):
        try:
            yield from document.read(number, item, options)
        except Unreadable as error:
            shown = (clean(json.dumps(item, ensure_ascii=False))[:NAME_CAP],)
            yield Rejected(line=number, reason=error.reason, column=error.column, text=error.text, row=shown)


def word(item: Item, name: str, cap: int = NAME_CAP) -> str:
    """The text under this name, nothing where there is none.

    Raises:
        Unreadable: something else than text, or too much of it.
    """
    text = item.get(name)
    if text is None:
        return ""
    return one_line(text, name, cap)


def words(item: Item, name: str) -> tuple[str, ...]:
    """The texts under this name."""
    texts = item.get(name) or ()
    if not isinstance(texts, (list, tuple)):
        raise Unreadable(Reason.UNREADABLE, name)
    return tuple(one_line(text, name) for text in texts)


def one_line(text: object, name: str, cap: int = NAME_CAP) -> str:
    """One line of text, safe to keep."""
    if not isinstance(text, str):
        raise Unreadable(Reason.UNREADABLE, name, clean(str(text))[:NAME_CAP])
    if len(said := clean(text)) > cap:
        raise Unreadable(Reason.TOO_LONG, name, said[:NAME_CAP])
    return said


def client_among(names: tuple[str, ...], options: Options) -> str:
    """The name that stands for the client: the first known one, else the first."""
    named = [name for name in names if name]
    if not named:
        raise Unreadable(Reason.NO_CLIENT)
    return next(filter(options.knows, named), named[0])
