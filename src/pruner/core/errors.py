"""Every refusal, a type that carries its facts. What is said about it stands in `wording.py`."""

from datetime import date, datetime

from pruner.core.lazily import dataclass
from pruner.core.refusal import Refusal as Refusal  # noqa: PLC0414  # its kinds and it are asked for here


@dataclass(eq=False)
class UnknownClient(Refusal):
    """No client is found by `query`; `nearest` are the most similar names."""

    query: str
    nearest: tuple[str, ...]


@dataclass(eq=False)
class AmbiguousClient(Refusal):
    """`query` fits several clients."""

    query: str
    candidates: tuple[str, ...]


@dataclass(eq=False)
class NameTaken(Refusal):
    """`name` already means the client called `owner`."""

    name: str
    owner: str


@dataclass(eq=False)
class EmptyName(Refusal):
    """A name of nothing but blanks."""


@dataclass(eq=False)
class UnknownSign(Refusal):
    """No warning sign has this id."""

    sign: str
    known: tuple[str, ...]


@dataclass(eq=False)
class TooLong(Refusal):
    """A text over its cap; lengths in characters."""

    field: str
    length: int
    cap: int


@dataclass(eq=False)
class NotAnAmount(Refusal):
    """Text that is no amount of money in this currency."""

    text: str
    currency: str


@dataclass(eq=False)
class NotACurrency(Refusal):
    """Text that is no code of a currency (ISO 4217)."""

    text: str


@dataclass(eq=False)
class NotASpan(Refusal):
    """Text that does not say how long something took."""

    text: str


@dataclass(eq=False)
class NotADate(Refusal):
    """Text that is no day and no moment."""

    text: str


@dataclass(eq=False)
class UnreadableNotice(Refusal):
    """The agreed notice is not read as a period; "" where none was noted."""

    text: str


@dataclass(eq=False)
class NotANumber(Refusal):
    """Text that is no number."""

    text: str


@dataclass(eq=False)
class OutOfRange(Refusal):
    """A number outside what its field takes."""

    field: str
    value: float
    low: float
    high: float


@dataclass(eq=False)
class InTheFuture(Refusal):
    """A moment that has not come yet."""

    at: datetime
    today: date


@dataclass(eq=False)
class AlreadyMarked(Refusal):
    """The client carries the mark already."""

    name: str


@dataclass(eq=False)
class NotMarked(Refusal):
    """The client carries no mark."""

    name: str


@dataclass(eq=False)
class NothingChanged(Refusal):
    """An edit that leaves everything as it was."""

    name: str


@dataclass(eq=False)
class NothingToUndo(Refusal):
    """The journal has no step left to take back."""


@dataclass(eq=False)
class NothingToRedo(Refusal):
    """No step was taken back, or something else was done since."""


@dataclass(eq=False)
class ChangedElsewhere(Refusal):
    """The stored record is no longer what this change set out from."""

    kind: str
    id: int


@dataclass(eq=False)
class NoSuchRecord(Refusal):
    """A record of this kind and id is not there (any more)."""

    kind: str
    id: int


@dataclass(eq=False)
class Unanswered(Refusal):
    """Questions of an intake, by their ids, that have no answer."""

    questions: tuple[str, ...]


@dataclass(eq=False)
class NotAnAnswer(Refusal):
    """An answer of an intake is 0, 1 or 2."""

    question: str
    text: str


@dataclass(eq=False)
class NoIntake(Refusal):
    """The ten questions were never asked about this client."""

    name: str


@dataclass(eq=False)
class NoEditor(Refusal):
    """No editor is named in the environment."""


@dataclass(eq=False)
class EditorFailed(Refusal):
    """The user's editor could not be started, or did not end well."""

    editor: str


class CannotOpen(Refusal):
    """The garden's file cannot be used; it was left as it is."""


@dataclass(eq=False)
class GardenMissing(CannotOpen):
    """No file at this path, and the command only reads or the path was named by the user."""

    path: str


@dataclass(eq=False)
class NotAGarden(CannotOpen):
    """A database of another program, or no regular file."""

    path: str


@dataclass(eq=False)
class GardenDamaged(CannotOpen):
    """SQLite cannot read the file; `detail` is its own sentence, `backup` the newest one there is, or ""."""

    path: str
    detail: str
    backup: str = ""


@dataclass(eq=False)
class GardenEmptied(CannotOpen):
    """An empty file where a garden was: there are backups of it, and `backup` is the newest."""

    path: str
    backup: str


@dataclass(eq=False)
class GardenNewer(CannotOpen):
    """Written by a newer pruner; `version` is its schema, `known` ours."""

    path: str
    version: int
    known: int


@dataclass(eq=False)
class GardenLocked(CannotOpen):
    """Another program held the file for longer than we wait."""

    path: str


@dataclass(eq=False)
class NoAccess(CannotOpen):
    """The operating system denies reading or making the file; `detail` is its own sentence."""

    path: str
    detail: str


@dataclass(eq=False)
class ReadOnlyGarden(Refusal):
    """The file may be read but not written."""

    path: str


@dataclass(eq=False)
class DiskFull(Refusal):
    """The save did not happen: no space left."""

    path: str


@dataclass(eq=False)
class FileThere(Refusal):
    """Something is at the path that was to be written; nothing is overwritten unasked."""

    path: str


@dataclass(eq=False)
class FileNotWritten(Refusal):
    """A file the user asked for could not be made; `detail` is the system's own sentence."""

    path: str
    detail: str


@dataclass(eq=False)
class FileNotRead(Refusal):
    """A file the user named cannot be read; `detail` is the system's own sentence, "" where it is no file."""

    path: str
    detail: str


@dataclass(eq=False)
class BackupUnfit(Refusal):
    """A file that no garden can be restored from; `cause` says what it is, None where it is empty."""

    path: str
    cause: Refusal | None


@dataclass(eq=False)
class UnknownMapping(Refusal):
    """No mapping of columns is kept under this name."""

    name: str
    known: tuple[str, ...]
