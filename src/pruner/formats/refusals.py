"""Why a file as a whole is not read: types with facts. Nothing was written when one is raised."""

from pruner.core.errors import Refusal
from pruner.core.lazily import dataclass


@dataclass(eq=False)
class EmptyFile(Refusal):
    """There is nothing in the file but blanks."""


@dataclass(eq=False)
class NotText(Refusal):
    """Bytes that are no text; `looks_like` is "xlsx", "xls", "pdf" and the like where that can be told."""

    looks_like: str | None
    line: int | None = None


@dataclass(eq=False)
class LineTooLong(Refusal):
    """A line of more than `cap` characters: no table of rows."""

    line: int
    cap: int


@dataclass(eq=False)
class FileTooLarge(Refusal):
    """A JSON file of more than `cap` bytes; it is read in one piece, since it has no lines to go by."""

    size: int
    cap: int


@dataclass(eq=False)
class UnreadableDocument(Refusal):
    """A file that begins like JSON and is none; `line` and `column` where it breaks off, 0 where unknown."""

    line: int
    column: int


@dataclass(eq=False)
class NewerExport(Refusal):
    """Our own export, written by a newer pruner; `version` is the file's, `known` the newest one here."""

    version: int
    known: int


@dataclass(eq=False)
class UnknownFormat(Refusal):
    """No format is recognised. `header` and the first rows are what a mapping can be made from."""

    header: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...] = ()


@dataclass(eq=False)
class ColumnsMissing(Refusal):
    """The file is not of the format that was asked for: these columns are not in its header."""

    missing: tuple[str, ...]
    header: tuple[str, ...]


@dataclass(eq=False)
class DateOrderUnknown(Refusal):
    """No date in the file tells day from month; `example` could be read both ways."""

    column: str
    example: str


@dataclass(eq=False)
class NumberStyleUnknown(Refusal):
    """No number in the column tells the decimal sign; `example` could be read both ways."""

    column: str
    example: str
