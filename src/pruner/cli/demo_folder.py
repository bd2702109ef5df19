"""The folder of a demo, which goes when the demo is closed; that of a killed one goes with the next start.

Whoever plays holds a lock on a file in it. The file gets its name only once it is locked: a folder in which
it lies and is free belongs to nobody any more.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = "pruner-demo-"
LOCK = "played"


@contextmanager
def demo_folder() -> Iterator[Path]:
    """A new folder; before, those that killed demos left are taken away."""
    _sweep(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=PREFIX) as name:
        folder = Path(name)
        beginning = folder / f"{LOCK}.new"
        with beginning.open("wb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            beginning.rename(folder / LOCK)
            yield folder


def _sweep(temporary: Path) -> None:
    with suppress(OSError), os.scandir(temporary) as entries:
        for entry in entries:
            if entry.name.startswith(PREFIX) and _is_ours(entry):
                _take_away_where_left(Path(entry.path))


def _is_ours(entry: "os.DirEntry[str]") -> bool:
    return entry.is_dir(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_uid == os.getuid()


def _take_away_where_left(folder: Path) -> None:
    with suppress(OSError), (folder / LOCK).open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # an error where somebody plays
        shutil.rmtree(folder, ignore_errors=True)
