"""The garden as a file of the operating system: made 0600 in a folder 0700, whatever the umask.

The live file is never opened, read or copied here: closing a handle of it would drop the locks that
SQLite holds in this process. Looking at it and changing its rights go by the path.
"""

import errno
import os
import stat
from pathlib import Path

from pruner.core.errors import NoAccess, NotAGarden

NO_HARD_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})
OWNER_FILE = 0o600
OWNER_FOLDER = 0o700


def is_there(path: Path) -> bool:
    """Whether a regular file is there. Anything else of that name is refused and never opened.

    Raises:
        NotAGarden: a folder, a pipe, a socket, a device or a link to nothing.
        NoAccess: no path of this system.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if path.is_symlink():
            raise NotAGarden(str(path)) from None
        return False
    except ValueError as error:
        raise NoAccess(str(path), str(error)) from error
    if not stat.S_ISREG(mode):
        raise NotAGarden(str(path))
    return True


def may_write(path: Path) -> bool:
    """Whether the file may be written; the journal needs the folder to be writable too."""
    return os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK | os.X_OK)


def make_file(path: Path) -> None:
    """Make an empty file of the owner's, and its folder; one that is there stays as it is."""
    make_folder(path.parent)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_FILE)
    except FileExistsError:  # another program was quicker
        return
    try:
        os.fchmod(handle, OWNER_FILE)
    finally:
        os.close(handle)


def keep_private(path: Path) -> None:
    """Take everybody else's rights to the file away."""
    path.chmod(OWNER_FILE)


def make_folder(folder: Path) -> None:
    """Make a folder of the owner's, and those above it; one that is there stays as it is."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    try:
        folder.mkdir(OWNER_FOLDER)
    except FileExistsError:
        return
    folder.chmod(OWNER_FOLDER)
    sync(folder.parent)


def give_name(written: Path, path: Path, *, force: bool) -> None:
    """Give a written file its name for good; only with `force` in place of what is there.

    Raises:
        FileExistsError: something has the name, even a link that leads nowhere.
    """
    if force:
        written.replace(path)
    else:
        _take_free_name(written, path)
    sync(path.parent)


def make_durable(path: Path) -> None:
    """Hand a file that nobody else has open over to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _take_free_name(written: Path, path: Path) -> None:
    try:
        path.hardlink_to(written)  # the one way to take a name only where it is free
    except OSError as error:
        if error.errno not in NO_HARD_LINKS:
            raise
        if os.path.lexists(path):
            raise FileExistsError from error
        written.rename(path)


def sync(folder: Path) -> None:
    """Make a new name in this folder outlast a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
