"""How long the harness goes on: a while in every run of the tests, and as long as wanted in `make soak`."""

import os

TIMES = int(os.environ.get("PRUNER_SOAK", "1"))
"""So many times as much as usual is tried; the number comes from `make soak N=...`."""


def times(usual: int) -> int:
    """As much as usual, or so many times as much."""
    return usual * TIMES
