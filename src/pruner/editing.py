"""The user's own editor, for a text that pruner drafted: in a file that the user alone can read."""

import os
import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile

from pruner.core.errors import EditorFailed, NoEditor


def edited(text: str, environ: Mapping[str, str]) -> str:
    """What the user made of the text in $VISUAL or $EDITOR; the file is gone afterwards.

    Raises:
        NoEditor: neither is set.
        EditorFailed: it could not be started, or did not end well.
    """
    said = environ.get("VISUAL") or environ.get("EDITOR")
    if not said:
        raise NoEditor
    path = _draft(text)
    try:
        subprocess.run([*shlex.split(said), str(path)], check=True)  # noqa: S603  # the user's own choice
        return path.read_text(encoding="utf-8", errors="replace")
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        raise EditorFailed(said) from error
    finally:
        path.unlink(missing_ok=True)


def _draft(text: str) -> Path:
    with NamedTemporaryFile("w", suffix=".txt", prefix="pruner-", encoding="utf-8", delete=False) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return Path(file.name)
