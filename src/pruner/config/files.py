"""Reading and writing TOML. The user's own file is only ever read."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pruner.config.errors import ConfigError, Problem
from pruner.core.lazily import pattern

PACKAGE: Final = Path(__file__).parent.parent
LOCATION: Final = pattern(r" \(at (?:line (\d+), column \d+|end of document)\)$")
HEADER: Final = "# Kept by pruner (`pruner config set`). What you write yourself belongs into config.toml.\n"


def shipped(name: str) -> str:
    """The text of a file of `config/`: inside an installed package, else beside the sources of a checkout.

    Plain paths, since `importlib.resources` takes longer to load than the files; pruner is never run zipped.
    """
    inside = PACKAGE / "defaults" / name
    found = inside if inside.is_file() else PACKAGE.parent.parent / "config" / name
    return found.read_text(encoding="utf-8")


def read(path: Path) -> dict[str, object]:
    """The tables of a user's file, empty where it is missing.

    Raises:
        ConfigError: it cannot be read, or is no TOML.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise ConfigError(file=str(path), problem=Problem.UNREADABLE, detail=_said(error)) from error
    try:
        text = data.decode("utf-8-sig")  # some editors begin a file with a mark
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(file=str(path), problem=Problem.NOT_UTF8, line=line) from error
    return parse(text, str(path))


def parse(text: str, file: str) -> dict[str, object]:
    """The tables of this text, which came from `file`."""
    import tomllib  # only what loads the configuration needs it

    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ConfigError(file=file, problem=Problem.TOO_DEEP) from error
    except ValueError as error:  # the parser's own kind, or a number of thousands of digits
        message = str(error)
        place = LOCATION.search(message)
        at_end = text.count("\n") + 1
        line = (int(place[1]) if place[1] else at_end) if place else 0
        detail = LOCATION.sub("", message)
        raise ConfigError(file=file, problem=Problem.NOT_TOML, line=line, detail=detail) from error


def write(path: Path, table: Mapping[str, object]) -> None:
    """Replace the file by this table: wholly or, whatever happens, not at all; readable by its owner only.

    Raises:
        ConfigError: the system does not let us.
    """
    import tomli_w  # only writing needs it

    text = HEADER + tomli_w.dumps(table)
    try:
        replace_file(Path(os.path.realpath(path)), text.encode())
    except OSError as error:
        raise ConfigError(file=str(path), problem=Problem.UNWRITABLE, detail=_said(error)) from error


def replace_file(path: Path, data: bytes) -> None:
    """Put a new file in the place of the old one, readable by its owner only, and wait for the disk."""
    from tempfile import NamedTemporaryFile  # as above

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last through a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _said(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
