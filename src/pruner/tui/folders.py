"""What lies in a folder, as the file picker shows it while somebody types a path."""

from pathlib import Path

from pruner.core.lazily import dataclass
from pruner.core.text import clean

MOST = 500
"""So many entries are listed; typing a letter brings up the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lying:
    """A file or folder; `name` is safe to show, a folder's ends in a slash."""

    name: str
    path: Path
    is_folder: bool


def folder_of(typed: str) -> tuple[Path, str]:
    """The folder that the path leads to, and the beginning of a name behind it."""
    head, slash, rest = typed.rpartition("/")
    return expanded(head + slash) if slash else Path(), rest


def expanded(typed: str) -> Path:
    """The path, `~` as the home folder; quotation marks around it, as terminals paste them, go."""
    stripped = typed.strip()
    if len(stripped) > 1 and stripped[0] == stripped[-1] and stripped[0] in "'\"":
        stripped = stripped[1:-1]
    try:
        return Path(stripped).expanduser()
    except RuntimeError:  # no such user
        return Path(stripped)


def lying_in(folder: Path, beginning: str = "") -> list[Lying]:
    """Folders, then files whose names begin so; hidden ones only where a dot was typed.

    Raises:
        OSError, ValueError: the folder cannot be read.
    """
    wanted = beginning.casefold()
    names = [
        entry
        for entry in folder.iterdir()
        if entry.name.casefold().startswith(wanted) and (wanted or not entry.name.startswith("."))
    ]
    found = [_lying(path) for path in sorted(names, key=lambda path: path.name.casefold())[:MOST]]
    return sorted(found, key=lambda lying: not lying.is_folder)


def _lying(path: Path) -> Lying:
    is_folder = _is_folder(path)
    return Lying(name=clean(path.name) + ("/" if is_folder else ""), path=path, is_folder=is_folder)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
