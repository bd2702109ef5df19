"""A disk that forgets: what SQLite writes is kept operation by operation, and a power cut may fall anywhere.

What a file was given is safe once the file is synced; a name that was made or taken away, once its folder
is. Everything else may be there after the cut, or not, or in part: that is for `Outcome` to say. The folder
is synced as SQLite's own layer for Unix does it: with the first sync of a journal that was just made, and
when a name is taken away on request.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeAlias

import apsw

SECTOR = 512
FLAGS: TypeAlias = list[int]


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes for a file."""

    file: int
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A file made that short."""

    file: int
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    """Everything that a file was given is safe."""

    file: int


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the folder means this file, or none."""

    name: str
    file: int | None


@dataclass(frozen=True, slots=True)
class SyncNames:
    """Every name is safe."""


Operation: TypeAlias = Write | Cut | Sync | Named | SyncNames


class Fate(Enum):
    """What becomes of an operation that was not synced when the power went."""

    LOST = "lost"
    KEPT = "kept"
    TORN = "torn"


Outcome: TypeAlias = Callable[[Operation], Fate]


def all_lost(_operation: Operation) -> Fate:
    """Nothing that was not synced arrived."""
    return Fate.LOST


def all_kept(_operation: Operation) -> Fate:
    """Everything arrived."""
    return Fate.KEPT


def names_only(operation: Operation) -> Fate:
    """The folder arrived and the contents did not, as on a file system that keeps a log of names."""
    return Fate.KEPT if isinstance(operation, Named) else Fate.LOST


def contents_only(operation: Operation) -> Fate:
    """The contents arrived and the folder did not."""
    return Fate.LOST if isinstance(operation, Named) else Fate.KEPT


def by_chance(seed: int) -> Outcome:
    """Each on its own: lost, kept or torn."""
    chance = random.Random(seed)  # noqa: S311  # any order will do, the same each time
    return lambda _operation: chance.choice(tuple(Fate))


OUTCOMES: dict[str, Outcome] = {
    "all lost": all_lost,
    "all kept": all_kept,
    "names only": names_only,
    "contents only": contents_only,
}


@dataclass
class Disk:
    """Files by number, names for them, and everything that ever happened."""

    files: dict[int, bytearray] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    log: list[Operation] = field(default_factory=list)

    def do(self, operation: Operation) -> None:
        """Let something happen, and keep it."""
        self.log.append(operation)
        carry_out(operation, self.files, self.names)

    def make(self, name: str) -> int:
        """A new file of this name."""
        number = max(self.files, default=0) + 1
        self.do(Named(name, number))
        return number


def carry_out(operation: Operation, files: dict[int, bytearray], names: dict[str, int]) -> None:
    """Do to files and names what an operation does to them."""
    match operation:
        case Write(file, offset, data):
            content = files.setdefault(file, bytearray())
            content.extend(bytes(max(0, offset - len(content))))
            content[offset : offset + len(data)] = data
        case Cut(file, size):
            del files.setdefault(file, bytearray())[size:]
        case Named(name, None):
            names.pop(name, None)
        case Named(name, int(number)):
            names[name] = number
            files.setdefault(number, bytearray())
        case Sync() | SyncNames():
            pass


class Memory:
    """What a disk is sure of, and what it was told since; walked through operation by operation."""

    def __init__(self) -> None:
        self._sure = Disk()
        self._since: list[Operation] = []

    def hear(self, operation: Operation) -> None:
        """One operation more; a sync makes what it is about sure."""
        if not isinstance(operation, Sync | SyncNames):
            self._since.append(operation)
            return
        for sure in [told for told in self._since if _object(told) == _object(operation)]:
            carry_out(sure, self._sure.files, self._sure.names)
        self._since = [told for told in self._since if _object(told) != _object(operation)]
        self._forget_the_nameless()

    def after_the_cut(self, outcome: Outcome) -> Disk:
        """The disk as it is found when the power is back."""
        files = {number: bytearray(content) for number, content in self._sure.files.items()}
        disk = Disk(files, dict(self._sure.names))
        for told in self._since:
            fate = outcome(told)
            if fate is Fate.KEPT:
                carry_out(told, disk.files, disk.names)
            elif fate is Fate.TORN and isinstance(told, Write):
                carry_out(_half(told), disk.files, disk.names)
        return disk

    def _forget_the_nameless(self) -> None:
        """Files that no name means any more, whatever becomes of the names since."""
        named = {*self._sure.names.values()}
        named |= {told.file for told in self._since if isinstance(told, Named) and told.file is not None}
        self._since = [told for told in self._since if _object(told) in {None, *named}]
        self._sure.files = {number: data for number, data in self._sure.files.items() if number in named}


def _object(operation: Operation) -> int | None:
    return None if isinstance(operation, Named | SyncNames) else operation.file


def _half(write: Write) -> Write:
    """As many whole sectors of a write as make its first half; of less than a sector the first half."""
    half = len(write.data) // 2
    return Write(write.file, write.offset, write.data[: half - half % SECTOR or half])


class Layer(apsw.VFS):
    """What SQLite believes to be the system; every file lies on the disk."""

    def __init__(self, name: str, disk: Disk) -> None:
        super().__init__(name=name, base="")
        self.name = name
        self.disk = disk

    def xOpen(self, name: Any, flags: FLAGS) -> "File":  # type: ignore[override]  # noqa: ANN401, N802  # as SQLite calls it
        """Open, or make."""
        called = name.filename() if isinstance(name, apsw.URIFilename) else name or "temporary"
        new = called not in self.disk.names
        if new and not flags[0] & apsw.SQLITE_OPEN_CREATE:
            raise apsw.CantOpenError
        number = self.disk.make(called) if new else self.disk.names[called]
        flags[1] = flags[0]
        return File(self.disk, number, new=new and not flags[0] & apsw.SQLITE_OPEN_MAIN_DB)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: FBT001, N802  # the same
        """Take a name away."""
        if filename not in self.disk.names:
            raise apsw.IOError
        self.disk.do(Named(filename, None))
        if syncdir:
            self.disk.do(SyncNames())

    def xAccess(self, pathname: str, flags: int) -> bool:  # noqa: N802  # the same
        """Whether a name is there."""
        del flags
        return pathname in self.disk.names

    def xFullPathname(self, name: str) -> str:  # noqa: N802  # the same
        """Names are whole already."""
        return name


class File:
    """One open file. Nobody else is there, so that locks mean nothing."""

    def __init__(self, disk: Disk, number: int, *, new: bool) -> None:
        self._disk = disk
        self._number = number
        self._new = new

    @property
    def _content(self) -> bytearray:
        return self._disk.files[self._number]

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802  # the same
        """Read; what is not there SQLite fills up itself."""
        return bytes(self._content[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802  # the same
        """Write."""
        self._disk.do(Write(self._number, offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802  # the same
        """Cut."""
        self._disk.do(Cut(self._number, newsize))

    def xSync(self, flags: int) -> None:  # noqa: N802  # the same
        """Sync; a journal that is new brings its name along."""
        del flags
        self._disk.do(Sync(self._number))
        if self._new:
            self._disk.do(SyncNames())
            self._new = False

    def xFileSize(self) -> int:  # noqa: N802  # the same
        """How long it is."""
        return len(self._content)

    def xLock(self, level: int) -> None:  # noqa: N802  # the same
        """Nobody else is there."""

    def xUnlock(self, level: int) -> None:  # noqa: N802  # the same
        """Nobody else is there."""

    def xCheckReservedLock(self) -> bool:  # noqa: N802  # the same
        """Nobody else is there."""
        return False

    def xSectorSize(self) -> int:  # noqa: N802  # the same
        """What SQLite assumes on Unix."""
        return 4096

    def xDeviceCharacteristics(self) -> int:  # noqa: N802  # the same
        """What SQLite assumes on Unix: a write that is torn leaves its neighbours alone."""
        return apsw.SQLITE_IOCAP_POWERSAFE_OVERWRITE

    def xFileControl(self, op: int, ptr: int) -> bool:  # noqa: N802  # the same
        """Nothing to control."""
        del op, ptr
        return False

    def xClose(self) -> None:  # noqa: N802  # the same
        """Nothing to let go of."""
