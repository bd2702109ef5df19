"""Files that are still being written: whatever kills their program, the next erasing takes them away.

Each lies under a name of nobody's in the folder where the finished one shall lie, which may be anywhere. So a
note beside the garden tells of it; whoever wrote the note holds a lock on it, and a note without a lock
speaks of what a killed program left.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = ".pruner-"
"""How the name of a file begins that is still being written."""
NOTE = "unfinished"
OWN = os.O_CREAT | os.O_EXCL | os.O_WRONLY
PRIVATE = 0o600


@contextmanager
def unfinished(garden: Path, folder: Path, ending: str) -> Iterator[Path]:
    """An empty file of the owner's in this folder, gone afterwards unless it was renamed.

    Raises:
        OSError: it cannot be made there.
    """
    path = folder.absolute() / f"{PREFIX}{os.urandom(8).hex()}{ending}"
    with _noted(garden, path):
        try:
            os.close(_made(path))
            yield path
        finally:
            _take_away(path)


def sweep(garden: Path) -> None:
    """Take away what killed programs left of the files that they wrote for this garden, wherever it lies."""
    with suppress(OSError):
        for note in sorted(garden.parent.iterdir()):
            if note.name.startswith(_note(garden)):
                _follow(note)


def _follow(note: Path) -> None:
    """Do what a note is there for; one whose program lives is left alone."""
    import fcntl  # only sweeping and writing need it

    with suppress(OSError), note.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path = Path(os.fsdecode(file.read()))
        if path.name.startswith(PREFIX):
            _take_away(path)
            note.unlink()


@contextmanager
def _noted(garden: Path, path: Path) -> Iterator[None]:
    """Tell of the file as long as this goes on. What may only be read is not erased from: no note there."""
    note = garden.absolute().parent / f"{_note(garden)}{os.urandom(8).hex()}"
    try:
        handle = _made(note)
    except OSError:
        yield
        return
    try:
        _tell(handle, path)
        yield
    finally:
        note.unlink(missing_ok=True)
        os.close(handle)


def _tell(handle: int, path: Path) -> None:
    """Lock first: a note that says something and is not locked is one that was left."""
    import fcntl  # as above

    with suppress(OSError):  # a full disk hinders the file itself, and some file systems know no locks
        fcntl.flock(handle, fcntl.LOCK_EX)
        os.write(handle, os.fsencode(path))
        os.fsync(handle)


def _made(path: Path) -> int:
    """A new file, open; 0600 whatever the umask."""
    handle = os.open(path, OWN, PRIVATE)
    os.fchmod(handle, PRIVATE)
    return handle


def _note(garden: Path) -> str:
    return f".{garden.name}-{NOTE}-"


def _take_away(path: Path) -> None:
    for each in (path, Path(f"{path}-journal")):
        each.unlink(missing_ok=True)
