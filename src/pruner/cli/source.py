"""The file that a command reads: opened, or taken from standard input, and why it cannot be."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from pruner.core.errors import FileNotRead

STDIN = Path("-")
HELD = 2**23
"""So many bytes of standard input stay in memory; more go into a file that has no name."""


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The bytes of this file, or of standard input for `-`; they can be read more than once.

    Raises:
        FileNotRead: there is no such file, it is a folder or a device, or the system does not let us.
    """
    try:
        with _stream(path) as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise FileNotRead(str(path), error.strerror or str(error)) from error


@contextmanager
def _stream(path: Path) -> Iterator[BinaryIO]:
    if path != STDIN:
        if path.exists() and not path.is_file():  # a pipe would wait for ever, and can be read once only
            raise OSError("no regular file")
        with path.open("rb") as file:
            yield file
        return
    with SpooledTemporaryFile(HELD) as held:
        copyfileobj(_stdin(), held)
        held.seek(0)
        yield cast("BinaryIO", held)


def _stdin() -> BinaryIO:
    if sys.stdin is None:
        return BytesIO()
    binary = getattr(sys.stdin, "buffer", None)
    return binary if binary is not None else BytesIO(sys.stdin.read().encode())
