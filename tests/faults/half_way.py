"""Kills one command at chance moments, each time from the same beginning.

`python -m tests.faults.half_way GARDEN FRESH TARGET KILLS ARGS...`: FRESH is what lies there before each
round, TARGET what the command writes. The report tells for each kill what was said and what is in the files.
"""

import json
import os
import random
import sys
import time
from functools import partial
from pathlib import Path
from shutil import copyfile

from tests.faults import forked, oracle
from tests.faults.forked import Forked

LONGER = 1.1
"""So much longer than a whole command takes the longest wait for its end is."""


def one_round(garden: Path, fresh: Path, target: Path, args: list[str], wait: float) -> dict[str, object]:
    """Begin the command, kill it after so long, and look around."""
    for file in garden.parent.iterdir():
        if file.is_file():
            file.unlink()
    target.unlink(missing_ok=True)
    copyfile(fresh, garden)
    before = oracle.look(garden)
    process = Forked(partial(forked.run, *args))
    time.sleep(wait)
    ended = process.kill()
    after = oracle.look(garden)
    return {
        "killed": ended.killed,
        "said": ended.said,
        "before": before.version,
        "after": after.version,
        "same": after == before,
        "written": target.read_bytes().hex() if target.exists() else None,
        "complaints": oracle.complaints(garden),
    }


def main(garden: Path, fresh: Path, target: Path, kills: int, args: list[str]) -> list[dict[str, object]]:
    """So many kills, at chance moments."""
    chance = random.Random(kills)  # noqa: S311  # it decides when to kill, and is no secret
    forked.load("sqlalchemy", "alembic.command", "pruner.store.store", "pruner.garden", "pruner.status")
    copyfile(fresh, garden)
    began = time.monotonic()
    Forked(partial(forked.run, *args)).end()
    whole = (time.monotonic() - began) * LONGER
    return [one_round(garden, fresh, target, args, chance.uniform(0, whole)) for _ in range(kills)]


if __name__ == "__main__":
    lies, comes, goes = map(Path, sys.argv[1:4])
    found = main(lies, comes, goes, int(sys.argv[4]), sys.argv[5:])
    sys.stdout.write(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)
