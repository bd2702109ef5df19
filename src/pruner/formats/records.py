"""Lines as the records of a table, so that a quote nobody closed costs one row and not the file.

The reader of the standard library would swallow everything from such a quote to the end. So it gets a few
hundred lines at a time. Where it stumbles over them, the record at hand is read once more from a feed that
counts how many lines it has taken: a record that never ends, or that ends in the middle of a word, is given
up, its first line is reported, and reading goes on with the next.
"""

import csv
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from pruner.formats.rows import Reason

RECORD_LINES: Final = 2_000
"""More lines than one record has, notes included."""


AT_ONCE: Final = 100
"""So many lines are parted together, as long as nothing is wrong with them."""


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

    def ahead(self) -> list[str]:
        """The next few lines, not counted yet."""
        lines = [*self._again]
        self._again.clear()
        lines += islice(self._lines, max(0, AT_ONCE - len(lines)))
        return lines

    def put_back(self, lines: list[str]) -> None:
        """These lines come next, again."""
        self._again.extendleft(reversed(lines))

    def settle(self, lines: int) -> int:
        """The record has taken so many lines, the others are handed out again; where it began."""
        begun = self.line
        self.put_back(self.taken[lines:])
        self.line += lines
        self.taken = []
        return begun


def records(lines: Iterator[str], delimiter: str, line: int = 1) -> Iterator[Record]:
    """Every record that is not blank; `line` is the number of the first line."""
    feed, made = _Feed(lines, line), Record._make  # which is the quickest way to one
    while ahead := feed.ahead():
        first, done = feed.line, 0
        reader = csv.reader(ahead, delimiter=delimiter, strict=True)
        try:
            for fields in reader:
                begun, done = first + done, reader.line_num
                if (said := "".join(fields)) and not said.isspace():
                    yield made((begun, fields, None))
        except csv.Error:
            feed.put_back(ahead[done:])
        feed.line = first + done
        if done < len(ahead) and (record := _one(feed, delimiter)):
            yield record


def split(line: str, delimiter: str) -> list[str]:
    """The fields of one line, taken leniently: a quote in the wrong place is a character."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _one(feed: _Feed, delimiter: str) -> Record | None:
    """The next record, given up where something is wrong with it; None where it is blank."""
    try:
        fields = next(csv.reader(feed, delimiter=delimiter, strict=True))
    except (_NeverEnds, csv.Error) as error:
        return _given_up(feed, delimiter, open_quote=isinstance(error, _NeverEnds))
    begun = feed.settle(len(feed.taken))
    said = "".join(fields)
    return Record(begun, fields) if said and not said.isspace() else None


def _given_up(feed: _Feed, delimiter: str, *, open_quote: bool) -> Record:
    first, several = feed.taken[0], len(feed.taken) > 1
    begun = feed.settle(1)
    if open_quote or several:
        return Record(begun, [first], Reason.UNCLOSED_QUOTE)
    fields = split(first, delimiter)
    return Record(begun, fields or [first], None if fields else Reason.TOO_LONG)
