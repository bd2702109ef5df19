"""Where a measured program finds its files, and how large its terminal is."""

import os
import sys
from pathlib import Path

SIZE = (120, 40)
ROOT = Path(__file__).parent.parent


def environment(folder: str) -> dict[str, str]:
    """The environment of a measured program: its own folders, English, many colours."""
    ours = {name: os.environ[name] for name in ("PATH", "HOME", "TZ") if name in os.environ}
    named = {f"PRUNER_{kind}_DIR": str(Path(folder, kind.lower())) for kind in ("DATA", "STATE", "CONFIG")}
    return ours | named | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}


def garden(folder: str) -> Path:
    """The garden's file in such a folder."""
    return Path(folder, "data", "garden.db")


def installed(program: str) -> str:
    """A program beside this Python."""
    return str(Path(sys.executable).parent / program)
