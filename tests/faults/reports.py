"""Starting the killers as processes of their own, and reading what they report."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any


def report(killer: str, garden: Path, kills: int, seed: int, how: str = "") -> dict[str, Any]:
    """What a killer found when it killed so often; with `how` the store is a broken one."""
    command = [
        sys.executable,
        "-m",
        f"tests.faults.{killer}",
        str(garden),
        str(kills),
        str(seed),
        *how.split(),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4_000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found
