"""The garden as a file of the operating system: made 0600 in a folder 0700, whatever the umask.

The live file is never opened, read or copied here: closing a handle of it would drop the locks that
SQLite holds in this process. Looking at it and changing its rights go by the path.
"""

import os
import stat
from pathlib import Path

from pruner.core.errors import NoAccess, NotAGarden

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
    _make_folder(path.parent)
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


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    try:
        folder.mkdir(OWNER_FOLDER)
    except FileExistsError:
        return
    folder.chmod(OWNER_FOLDER)
    _sync(folder.parent)


def _sync(folder: Path) -> None:
    """Make a new name in this folder outlast a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
