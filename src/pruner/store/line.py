"""The connection that is kept from one transaction to the next.

To open one takes as long as a key does, since SQLite reads the whole schema again. Between transactions it
holds no lock, so no other program waits for it, and it sees what others wrote. It is given up as soon as the
path means another file: what was moved away must not be written any more.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import get_ident

from pruner.store.connections import Access, connect

Identity = tuple[int, int] | None
"""The device and number of a file, None where there is none."""


class Line:
    """Connections to one file; the thread that asks first has the one that is kept."""

    def __init__(self, path: Path, access: Access) -> None:
        self._path = path
        self._access = access
        self._thread = get_ident()
        self._busy = False
        self._kept: tuple[Identity, sqlite3.Connection] | None = None

    @contextmanager
    def taken(self, begin: str, *, aside: bool = False) -> Iterator[sqlite3.Connection]:
        """A connection inside a transaction that begins so; what is not committed inside is rolled back.

        `aside` it is one of its own, which is not kept.
        """
        if aside or self._busy or get_ident() != self._thread:
            with closing(connect(self._path, self._access)) as alone:
                alone.execute(begin)
                yield alone
            return
        self._busy = True
        try:
            kept = self._connection()
            kept.execute(begin)
            yield kept
            if kept.in_transaction:
                kept.execute("ROLLBACK")
        except BaseException:
            self.close()  # which rolls back; whatever it was, the next one begins anew
            raise
        finally:
            self._busy = False

    def close(self) -> None:
        """Let go of the connection."""
        if self._kept is not None:
            self._kept[1].close()
            self._kept = None

    def _connection(self) -> sqlite3.Connection:
        now = _identity(self._path)
        if self._kept is None or self._kept[0] != now:
            self.close()
            self._kept = now, connect(self._path, self._access)
        return self._kept[1]


def _identity(path: Path) -> Identity:
    try:
        found = os.stat(path)  # noqa: PTH116  # asked for with every key
    except OSError:
        return None
    return found.st_dev, found.st_ino
