"""Lines as the records of a table, so that a quote nobody closed costs one row and not the file.

The reader of the standard library would swallow everything from such a quote to the end. Here it gets
its lines from a feed that counts how many one record has taken: a record that never ends, or that ends
in the middle of a word, is given up, its first line is reported, and reading goes on with the next.
"""

import csv
from collections import deque
from collections.abc import Iterator
from typing import Final, NamedTuple

from pruner.formats.rows import Reason

RECORD_LINES: Final = 2_000
"""More lines than one record has, notes included."""


class Record(NamedTuple):
    """The fields of a row that begins at this line, or what is wrong with it."""

    line: int
    fields: list[str]
    fault: Reason | None = None


class _NeverEnds(Exception):  # noqa: N818  # a turn in the reading, told to nobody
    """The record is still open where it cannot be."""


class _Feed(Iterator[str]):
    """Hands out lines, remembers those of the present record, and can take them back."""

    def __init__(self, lines: Iterator[str], line: int) -> None:
        self._lines = lines
        self._again: deque[str] = deque()
        self.taken: list[str] = []
        self.line = line

    def __next__(self) -> str:
        if len(self.taken) >= RECORD_LINES:
            raise _NeverEnds
        line = self._again.popleft() if self._again else next(self._lines, None)
        if line is None:
            if self.taken:
                raise _NeverEnds
            raise StopIteration
        self.taken.append(line)
        return line

    def settle(self, lines: int) -> int:
        """The record has taken so many lines, the others are handed out again; where it began."""
        begun = self.line
        self._again.extendleft(reversed(self.taken[lines:]))
        self.line += lines
        self.taken = []
        return begun


def records(lines: Iterator[str], delimiter: str, line: int = 1) -> Iterator[Record]:
    """Every record that is not blank; `line` is the number of the first line."""
    feed = _Feed(lines, line)
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    while True:
        try:
            fields = next(reader)
        except StopIteration:
            return
        except (_NeverEnds, csv.Error) as error:
            reader = csv.reader(feed, delimiter=delimiter, strict=True)
            yield _given_up(feed, delimiter, open_quote=isinstance(error, _NeverEnds))
        else:
            begun = feed.settle(len(feed.taken))
            if any(field and not field.isspace() for field in fields):
                yield Record(begun, fields)


def split(line: str, delimiter: str) -> list[str]:
    """The fields of one line, taken leniently: a quote in the wrong place is a character."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _given_up(feed: _Feed, delimiter: str, *, open_quote: bool) -> Record:
    first, several = feed.taken[0], len(feed.taken) > 1
    begun = feed.settle(1)
    if open_quote or several:
        return Record(begun, [first], Reason.UNCLOSED_QUOTE)
    fields = split(first, delimiter)
    return Record(begun, fields or [first], None if fields else Reason.TOO_LONG)
