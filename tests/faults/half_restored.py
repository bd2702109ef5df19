"""Kills `pruner restore` at chance moments, each time over the same garden.

`python -m tests.faults.half_restored GARDEN FRESH CANDIDATE KILLS`: FRESH is what lies at GARDEN before each
round, sound or damaged, and CANDIDATE the backup. The report tells for each kill what was said, which of both
the garden is, and which of both every backup is.
"""

import json
import os
import random
import shutil
import sqlite3
import sys
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.faults import forked, oracle
from tests.faults.forked import Forked

AFTERWARDS = 0.02
"""Seconds after the first write to the garden, or the first backup, within which most kills fall."""


@dataclass(frozen=True)
class Restoring:
    """The garden and what is put in its place."""

    garden: Path
    fresh: Path
    candidate: Path

    def lay_out(self) -> None:
        """As it is before each round."""
        for left in self.garden.parent.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        shutil.copyfile(self.fresh, self.garden)

    def begin(self) -> Forked:
        """The command."""
        return Forked(partial(forked.run, "restore", str(self.candidate), "--yes"))

    def keeps(self) -> bool:
        """Whether what was there is kept among the backups."""
        return any((self.garden.parent / "backups").glob("garden.db-*.db"))

    def writes(self) -> bool:
        """Whether the garden is being written."""
        return self.garden.with_name(f"{self.garden.name}-journal").exists()


def main(restoring: Restoring, kills: int) -> list[dict[str, object]]:
    """So many kills, at chance moments."""
    chance = random.Random(kills)  # noqa: S311  # it decides when to kill, and is no secret
    forked.load("sqlalchemy", "alembic.command", "pruner.store.restoring", "pruner.garden", "pruner.status")
    restoring.lay_out()
    began = time.monotonic()
    restoring.begin().end()
    whole = time.monotonic() - began
    restored = oracle.look(restoring.garden)
    found = []
    for _ in range(kills):
        restoring.lay_out()
        process = restoring.begin()
        reached = chance.choice((restoring.keeps, restoring.writes, None))
        if reached:
            forked.wait_until(reached, whole)
        time.sleep(
            chance.random() * chance.uniform(0, AFTERWARDS if reached else whole)
        )  # early rather than late
        ended = process.kill()
        found.append({"killed": ended.killed, "said": ended.said, **looked_at(restoring, restored)})
    return found


def looked_at(restoring: Restoring, restored: oracle.Seen) -> dict[str, object]:
    """Which of both the garden is, and which of both every backup."""
    backups = sorted((restoring.garden.parent / "backups").glob("garden.db-*.db"))
    return {
        "garden": which(restoring.garden, restoring.fresh, restored),
        "kept": [which(backup, restoring.fresh, restored) for backup in backups],
    }


def which(path: Path, fresh: Path, restored: oracle.Seen) -> str:
    """Whether this is the old garden or the restored one, else what is wrong with it."""
    if not path.exists():
        return "missing"
    if path.read_bytes() == fresh.read_bytes():
        return "old"
    try:
        wrong, seen = oracle.complaints(path), oracle.look(path)
        if wrong:
            return "; ".join(wrong)
        return "restored" if seen == restored else "old" if seen == oracle.look(fresh) else "neither"
    except sqlite3.DatabaseError as error:
        return str(error)


if __name__ == "__main__":
    found = main(Restoring(*map(Path, sys.argv[1:4])), int(sys.argv[4]))
    sys.stdout.write(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)
