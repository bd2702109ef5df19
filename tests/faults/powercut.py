"""Says a transcript to an SQLite whose disk forgets, and cuts the power at every moment of it."""

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field

import apsw

from tests.faults.disk import Disk, Layer, Memory, Operation, Outcome, Sync, SyncNames, Write
from tests.faults.oracle import Seen, complaints_of
from tests.faults.transcript import Poured, Said, Saved, State, Transcript, state_of

GARDEN = "/garden.db"
NOTHING: State = (0, frozenset())
"""The state of a garden that is still to be made."""


@dataclass(frozen=True, slots=True)
class Played:
    """What the disk was told, and from which operation on how many states are held for saved."""

    log: tuple[Operation, ...]
    saved: tuple[int, ...]
    began: int
    """So much had been done before anything was said."""


@dataclass
class Verdict:
    """What was found after so many cuts: commits that are gone, and files that are no garden any more."""

    cuts: int = 0
    lost: int = 0
    damaged: list[str] = field(default_factory=list)


def play(transcript: Transcript, before: bytes, instead: Mapping[str, str]) -> Played:
    """Say it all, with some words replaced, to a disk on which this file lies safely."""
    disk = Disk()
    number = disk.make(GARDEN)
    if before:
        disk.do(Write(number, 0, before))
        disk.do(Sync(number))
        disk.do(SyncNames())
    began = len(disk.log)
    layer, saved = Layer("forgets", disk), list[int]()
    open_now: dict[int, apsw.Connection] = {}
    for line in transcript.lines:
        if isinstance(line, Saved):
            saved.append(len(disk.log))
        elif isinstance(line, Said) and line.sql is None:
            if line.connection in open_now:
                open_now.pop(line.connection).close()
        else:
            if line.connection not in open_now:
                open_now[line.connection] = _connection(layer)
            _say(open_now[line.connection], line, instead)
    for connection in open_now.values():
        connection.close()
    return Played(tuple(disk.log), tuple(saved), began)


def judge(
    played: Played, states: Sequence[State], outcomes: Mapping[str, Outcome], *, every: int = 1
) -> Verdict:
    """Cut the power at every moment, or every so many, with each outcome, and look.

    `states` begins with the one before anything was said. After a cut the file has to be in the state that
    was held for saved last, or already in the next.
    """
    verdict, known = Verdict(), dict[bytes, State | str]()
    memory = Memory()
    for cut, operation in enumerate(played.log, 1):
        memory.hear(operation)
        if cut < played.began or cut % every:
            continue
        held = sum(place <= cut for place in played.saved)
        for name, outcome in outcomes.items():
            verdict.cuts += 1
            found = _found(memory.after_the_cut(outcome), known)
            if isinstance(found, str):
                verdict.damaged.append(f"cut {cut}, {name}: {found}")
            elif found not in states[held : held + 2]:
                verdict.lost += 1
    return verdict


def _say(connection: apsw.Connection, line: Said | Poured, instead: Mapping[str, str]) -> None:
    if isinstance(line, Said):
        connection.execute(instead.get(line.sql or "", line.sql or "")).fetchall()
        return
    source = apsw.Connection(":memory:")
    source.deserialize("main", line.image)
    with connection.backup("main", source, "main") as copying:
        copying.step(-1)
    source.close()


def _connection(layer: Layer) -> apsw.Connection:
    flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
    return apsw.Connection(GARDEN, flags=flags, vfs=layer.name)


def _found(disk: Disk, known: dict[bytes, State | str]) -> State | str:
    """The state of the garden when the power is back, or what is wrong with it."""
    identity = _identity(disk)
    if identity not in known:
        known[identity] = _recovered(disk, known)
    return known[identity]


def _recovered(disk: Disk, known: dict[bytes, State | str]) -> State | str:
    if GARDEN not in disk.names:
        return NOTHING
    layer = Layer("found", disk)
    try:
        with closing(_connection(layer)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except apsw.Error as error:
        return f"{type(error).__name__}: {error}"
    recovered = _identity(disk)
    if recovered not in known:
        known[recovered] = _looked_at(bytes(disk.files[disk.names[GARDEN]]))
    return known[recovered]


def _looked_at(image: bytes) -> State | str:
    """What plain SQLite and the oracle say of a file with these bytes."""
    if not image:
        return NOTHING
    with closing(sqlite3.connect(":memory:")) as garden:
        garden.deserialize(image)
        try:
            return "; ".join(complaints_of(garden)) or state_of(Seen(garden))
        except sqlite3.DatabaseError as error:
            return str(error)


def _identity(disk: Disk) -> bytes:
    """Equal for disks that hold the same."""
    found = hashlib.sha256()
    for name, number in sorted(disk.names.items()):
        found.update(f"{name} {len(disk.files[number])}\n".encode())
        found.update(disk.files[number])
    return found.digest()
