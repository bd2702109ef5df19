"""Other programs of the terminal, where they are installed."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

PEERS = {"posting": "", "harlequin": "", "watson": "status", "task": "list"}
"""Programs with a screen have no word; the others are measured with it."""


def found(venv: Path | None) -> Iterator[tuple[str, str | None]]:
    """Each peer, and where it is; None where it is not installed."""
    path = os.pathsep.join(filter(None, [str(venv / "bin") if venv else "", os.environ.get("PATH", "")]))
    for name in PEERS:
        yield name, shutil.which(name, path=path)
