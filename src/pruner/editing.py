"""The user's own editor, for a text that pruner drafted: in a file that the user alone can read."""

import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import gettempdir

from pruner.core.errors import EditorFailed, NoEditor
from pruner.garden.unfinished import unfinished


def edited(text: str, garden: Path, environ: Mapping[str, str]) -> str:
    """What the user made of the text in $VISUAL or $EDITOR; the file is gone afterwards.

    Raises:
        NoEditor: neither is set.
        EditorFailed: it could not be started, or did not end well.
    """
    said = environ.get("VISUAL") or environ.get("EDITOR")
    if not said:
        raise NoEditor
    try:
        with unfinished(garden, Path(gettempdir()), ".txt") as path:
            path.write_text(text, encoding="utf-8")
            subprocess.run([*shlex.split(said), str(path)], check=True)  # noqa: S603  # the user's own choice
            return path.read_text(encoding="utf-8", errors="replace")
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        raise EditorFailed(said) from error
