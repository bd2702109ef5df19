"""Files that the user asked for: readable by the owner alone, and never over another one unasked.

Each is written whole into a temporary file beside its place, made durable, and only then given its name; of
several files all get theirs or none. A link is never followed: without `force` it counts as something that
is there, with it the file takes its place. What could not be written leaves nothing behind.
"""

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from pruner.core.errors import FileNotWritten, FileThere
from pruner.garden.unfinished import unfinished

FOLDER = 0o700
NO_HARD_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})


def write(path: Path, text: str | bytes, *, garden: Path, force: bool) -> None:
    """Write the text, which tells of this garden; with `force` over whatever file or link is there.

    Raises:
        FileThere: something is there, even a link that leads nowhere.
        FileNotWritten: the system does not let us.
    """
    write_all({path: text}, garden=garden, force=force)


def write_all(texts: Mapping[Path, str | bytes], *, garden: Path, force: bool) -> None:
    """Write each text into its file: all of them, or none where one of them cannot be.

    Raises:
        FileThere, FileNotWritten: as for one.
    """
    if not force:
        for path in texts:
            hold_free(path)
    with ExitStack() as unnamed:
        beside: dict[Path, Path] = {}
        for path, text in texts.items():
            with _refused(path):
                beside[path] = unnamed.enter_context(unfinished(garden, path.parent, ""))
                _fill(beside[path], _encoded(text))
        _place_all(beside, force=force)


def make_folder(folder: Path, *, force: bool) -> None:
    """Make the folder that files go into, where it is not there yet; the one above it has to be.

    Raises:
        FileThere: a link is there, or something else than a folder.
        FileNotWritten: the system does not let us.
    """
    if folder.is_symlink() and not force:
        raise FileThere(str(folder))
    with _refused(folder):
        if not folder.is_dir():
            folder.mkdir(FOLDER)
            folder.chmod(FOLDER)


def hold_free(path: Path) -> None:
    """Refuse where something is at the path already.

    Raises:
        FileThere: even a link that leads nowhere.
    """
    if os.path.lexists(path):
        raise FileThere(str(path))


def _encoded(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "replace")


def _fill(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _place_all(beside: Mapping[Path, Path], *, force: bool) -> None:
    """Give every file its name, or take back those that had it already."""
    placed: list[Path] = []
    try:
        for path, temporary in beside.items():
            with _refused(path):
                _place(temporary, path, force=force)
                placed += [] if force else [path]
    except BaseException:
        _remove(placed)
        raise


def _place(beside: Path, path: Path, *, force: bool) -> None:
    if force:
        beside.replace(path)
        return
    try:
        path.hardlink_to(beside)  # the one way to take a name only where it is free
    except OSError as error:
        if error.errno not in NO_HARD_LINKS:
            raise
        hold_free(path)
        beside.rename(path)


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


@contextmanager
def _refused(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        raise FileThere(str(path)) from None
    except OSError as error:
        raise FileNotWritten(str(path), error.strerror or str(error)) from error
