"""Rounds: every program once, then every program again, so that a busy machine is busy for all alike."""

import os
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks.places import environment

Times = dict[str, list[float]]


def interleaved(rounds: int, takes: Mapping[str, Callable[[], float]]) -> Times:
    """Take each of these so many times, in turns; seconds."""
    found: Times = defaultdict(list)
    for take in takes.values():
        take()  # once for the caches of the system
    for _ in range(rounds):
        for name, take in takes.items():
            found[name].append(take())
    return found


def command(folder: str, *words: str) -> Callable[[], float]:
    """How long a program takes from its start to its end."""

    def take() -> float:
        began = time.perf_counter()
        subprocess.run(
            words,
            env=environment(folder),
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )  # what is measured
        return time.perf_counter() - began

    return take


def synced(folder: str) -> Callable[[], float]:
    """A3: four KiB written, and on the disk."""

    def take() -> float:
        handle, name = tempfile.mkstemp(dir=folder)
        try:
            began = time.perf_counter()
            os.write(handle, b"x" * 4096)
            os.fdatasync(handle)
            return time.perf_counter() - began
        finally:
            os.close(handle)
            Path(name).unlink()

    return take


def ratio(these: Sequence[float], those: Sequence[float]) -> float:
    """Median to median."""
    return median(these) / median(those)


def worst_of_a_hundred(times: Sequence[float]) -> float:
    """The 99th percentile."""
    return sorted(times)[max(0, -(-len(times) * 99 // 100) - 1)]
