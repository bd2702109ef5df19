"""Files that a command writes for the user: readable by the owner alone, and never over another one unasked.

A link is never followed: without `force` it counts as something that is there, with it the file takes its
place. What could not be written whole leaves nothing behind.
"""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from pruner.core.errors import FileNotWritten, FileThere

OWNER_ONLY = 0o600


def write(path: Path, text: str, *, force: bool) -> None:
    """Write the text; with `force` over whatever file or link is there.

    Raises:
        FileThere: something is there, even a link that leads nowhere.
        FileNotWritten: the system does not let us.
    """
    data = text.encode("utf-8", "replace")
    try:
        if force:
            _replace(path, data)
        else:
            _make(path, data)
    except FileExistsError:
        raise FileThere(str(path)) from None
    except OSError as error:
        raise FileNotWritten(str(path), error.strerror or str(error)) from error


def _make(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _replace(path: Path, data: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        beside = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
