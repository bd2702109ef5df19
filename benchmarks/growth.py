"""How everything grows with the garden: the same few things in gardens of several sizes."""

from collections.abc import Mapping
from pathlib import Path
from statistics import median

from benchmarks import beds
from benchmarks.places import garden, installed
from benchmarks.rounds import command, interleaved
from benchmarks.screens import Garden, Label
from benchmarks.sizes import Sizes

ROUNDS = 3
KEYS, MOVES = 8, 8


def measure(folder: Path, sizes: Sizes) -> list[Mapping[str, str]]:
    """A row for each garden."""
    label = Label(str(folder))
    label.visit(KEYS)
    bare = median(label.seen.first), median(label.seen.keys)
    return [_row(folder, clients, incidents, bare) for clients, incidents in sizes.growth]


def _row(folder: Path, clients: int, incidents: int, bare: tuple[float, float]) -> Mapping[str, str]:
    bed = folder / f"grown-{clients}"
    bed.mkdir()
    beds.fill(str(bed), clients, incidents)
    size = garden(str(bed)).stat().st_size / incidents
    ours = installed("pruner")
    words = {"status": ("status",), "log": ("log", "expert", "acme")}
    times = interleaved(ROUNDS, {name: command(str(bed), ours, *said) for name, said in words.items()})
    screen = Garden(str(bed))
    for _ in range(ROUNDS):
        screen.visit(KEYS, MOVES)
    seen = screen.seen
    return {
        "Clients / incidents": f"{clients:,} / {incidents:,}",
        "status": f"{median(times['status']) * 1000:.0f} ms",
        "log": f"{median(times['log']) * 1000:.0f} ms",
        "first frame": f"{median(seen.first) / bare[0]:.1f} x A1",
        "key, p50": f"{median(seen.keys) / bare[1]:.1f} x A2",
        "cursor": f"{median(seen.moves) / bare[1]:.1f} x A2",
        "peak memory": f"{median(seen.peaks) / 1024:.0f} MiB",
        "file, an incident": f"{size:.0f} B",
    }
