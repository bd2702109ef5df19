"""How everything grows with the garden: the same few things in gardens of several sizes."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks import beds
from benchmarks.places import garden, installed
from benchmarks.rounds import command, interleaved, ratio
from benchmarks.screens import Garden, Label
from benchmarks.sizes import Sizes

KEYS, MOVES = 8, 8


def measure(folder: Path, sizes: Sizes) -> list[Mapping[str, str]]:
    """A row for each garden, as ratios to the references that run in between."""
    return [_row(folder, clients, incidents, sizes.rounds) for clients, incidents in sizes.growth]


def _row(folder: Path, clients: int, incidents: int, rounds: int) -> Mapping[str, str]:
    bed = folder / f"grown-{clients}"
    bed.mkdir()
    beds.fill(str(bed), clients, incidents)
    size = garden(str(bed)).stat().st_size
    return {
        "Clients / incidents": f"{clients:,} / {incidents:,}",
        **_of_commands(str(bed), rounds),
        **_of_screens(str(bed), rounds),
        "file": f"{size / 2**20:.1f} MiB",
        "file, an incident": f"{size / incidents:.0f} B",
    }


def _of_commands(bed: str, rounds: int) -> Mapping[str, str]:
    ours = installed("pruner")
    times = interleaved(
        rounds,
        {
            "A0": command(bed, sys.executable, "-c", "pass"),
            "status": command(bed, ours, "status"),
            "log": command(bed, ours, "log", "expert", "acme"),
        },
    )
    return {name: _to(times[name], times["A0"], "A0") for name in ("status", "log")}


def _of_screens(bed: str, rounds: int) -> Mapping[str, str]:
    label, screen = Label(bed), Garden(bed)
    for _ in range(rounds):
        label.visit(KEYS)
        screen.visit(KEYS, MOVES)
    bare, seen = label.seen, screen.seen
    return {
        "first frame": _to(seen.first, bare.first, "A1"),
        "key, p50": _to(seen.keys, bare.keys, "A2"),
        "cursor": _to(seen.moves, bare.keys, "A2"),
        "peak memory": f"{ratio(seen.peaks, bare.peaks):.2f} x A1 ({median(seen.peaks) / 1024:.0f} MiB)",
    }


def _to(these: Sequence[float], those: Sequence[float], against: str) -> str:
    return f"{ratio(these, those):.2f} x {against} ({median(these) * 1000:.0f} ms)"
