"""Logs incidents from a process of its own: `python -m tests.faults.logger GARDEN CLIENT HOW_MANY`.

Each one that is saved is acknowledged by a line with its id, written at once.
"""

import os
import sys
from pathlib import Path

from pruner.cli.clock import clock
from pruner.config import load, places
from pruner.garden import Garden


def open_garden(path: Path) -> Garden:
    """The garden in this file, with the shipped rules."""
    rules = load(places({"PRUNER_CONFIG_DIR": os.devnull + "-none", "HOME": "/"}), {}).rules
    return Garden.open(path, rules, clock(None), create=True)


def log_many(garden: Garden, client: int, how_many: int, acknowledge: int) -> None:
    """Log so many, and acknowledge each on this descriptor."""
    for _ in range(how_many):
        done = garden.log(client, "rush")
        os.write(acknowledge, b"%d\n" % done.entry.change.edits[0].record.id)


if __name__ == "__main__":
    with open_garden(Path(sys.argv[1])) as opened:
        log_many(opened, int(sys.argv[2]), int(sys.argv[3]), sys.stdout.fileno())
