"""Kills a logging process at a random moment, again and again.

`python -m tests.faults.killer GARDEN CLIENT ROUNDS SEED`

It forks a process that has logged once already, because starting anew for each round takes a hundred times
as long as the moment that matters; between two calls a garden holds no connection that a fork could
share. It prints the id of every incident that was acknowledged before a kill.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from pruner.garden import Garden
from tests.faults.logger import log_many, open_garden

COMMITS = 5
"""How many commits fit into the longest wait, so that a kill falls into every part of one."""


def one_round(garden: Garden, client: int, wait: float) -> bytes:
    """What a process acknowledged until it was killed after this wait."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        log_many(garden, client, 1_000_000, writes)
        os._exit(0)
    os.close(writes)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said = b""
    while chunk := os.read(reads, 65536):
        said += chunk
    os.close(reads)
    return said


if __name__ == "__main__":
    chance = random.Random(int(sys.argv[4]))  # noqa: S311  # it decides when to kill, and is no secret
    heard = sys.stdout.fileno()
    with open_garden(Path(sys.argv[1])) as opened:
        log_many(opened, int(sys.argv[2]), 1, heard)
        began = time.monotonic()
        log_many(opened, int(sys.argv[2]), COMMITS, heard)
        longest = time.monotonic() - began
        for _ in range(int(sys.argv[3])):
            os.write(heard, one_round(opened, int(sys.argv[2]), chance.uniform(0, longest)))
