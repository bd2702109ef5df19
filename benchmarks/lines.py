"""Every line of the table, measured."""

import sys
from pathlib import Path
from statistics import median

from benchmarks import peers
from benchmarks.places import garden, installed
from benchmarks.rounds import Times, command, interleaved, ratio, synced, worst_of_a_hundred
from benchmarks.screens import Garden, Label, Other, Seen
from benchmarks.sizes import Sizes
from benchmarks.table import Line

MS = 1000


def measure(small: str, large: str, sizes: Sizes, venv: Path | None) -> list[Line]:
    """All of them but the import."""
    return [*_commands(small, large, sizes, venv), *_screens(small, large, sizes, venv), _size(large, sizes)]


def _commands(small: str, large: str, sizes: Sizes, venv: Path | None) -> list[Line]:
    ours = installed("pruner")
    takes = {
        "A0": command(small, sys.executable, "-c", "pass"),
        "A3": synced(small),
        "--help": command(small, ours, "--help"),
        "--version": command(small, ours, "--version"),
        "status": command(large, ours, "status"),
        "status of the small garden": command(small, ours, "status"),
        "log": command(large, ours, "log", "expert", "acme"),
        "log in the small garden": command(small, ours, "log", "expert", "acme"),
        "undo": command(small, ours, "undo"),
    }
    others = {peer.name: (peer, path) for peer, path in peers.found(venv) if peer.words}
    for name, (peer, path) in others.items():
        if path:
            takes[name] = command(small, path, *peer.words)
    times = interleaved(sizes.rounds, takes)
    goals = {"--help": (5, 4), "--version": (5, 4), "status": (5, 3.5), "log": (5.5, 4), "undo": (5.5, 4)}
    found = [_of(f"pruner {name}", name, times, *goals[name]) for name in goals]
    for name in ("status", "log"):
        other = f"{name} {'of' if name == 'status' else 'in'} the small garden"
        found.append(_grown(f"pruner {name}, large over small", times[name], times[other], 1.2, 1.1))
    for name, (_peer, path) in others.items():
        found.append(_of(f"pruner status beside {name}", "status", times, 1, 0.5, name if path else None))
    found.append(_of("4 KiB on the disk (A3), for scale", "A3", times, None, None))
    return found


def _screens(small: str, large: str, sizes: Sizes, venv: Path | None) -> list[Line]:
    label, here, there = Label(small), Garden(small), Garden(large)
    others = {peer.name: Other(path, peer.shows) for peer, path in peers.found(venv) if peer.shows and path}
    for _ in range(sizes.rounds):
        label.visit(sizes.keys)
        here.visit(sizes.keys, sizes.moves)
        there.visit(sizes.keys, sizes.moves)
        for other in others.values():
            other.visit()
    a, s, b = label.seen, here.seen, there.seen
    return [
        _to("first frame, large garden", b.first, a.first, "x A1", (1.6, 1.3)),
        _grown("first frame, large over small", b.first, s.first, 1.4, 1.15),
        *(
            _to(f"first frame beside {name}", b.first, other.first, f"x {name}", (0.5, 0.4))
            for name, other in others.items()
            if other.first
        ),
        _to("key to committed and painted, p50", b.keys, a.keys, "x A2", (2.5, 1.6)),
        _worst(b, a),
        _grown("key, large over small", b.keys, s.keys, 1.2, 1.1),
        _to("cursor move, large garden", b.moves, a.keys, "x A2", (3, 2)),
        _to("quit (ctrl+q)", b.left, a.left, "x A1", (1.3, 0.8)),
        _memory(b, a),
    ]


def _size(large: str, sizes: Sizes) -> Line:
    each = garden(large).stat().st_size / sizes.large[1]
    return Line(what="file, for each incident", ratio=each, against="B", goal=75, stretch=62)


def _of(  # a line of the table
    what: str, name: str, times: Times, goal: float | None, stretch: float | None, against: str | None = "A0"
) -> Line:
    if against is None:
        return Line(what=what, ratio=None, against="", goal=goal, stretch=stretch)
    return _to(what, times[name], times[against], f"x {against}", (goal, stretch))


def _to(
    what: str,
    these: list[float],
    those: list[float],
    against: str,
    goals: tuple[float | None, float | None],
) -> Line:
    took = f"{median(these) * MS:.1f} ms to {median(those) * MS:.1f}"
    goal, stretch = goals
    return Line(what=what, ratio=ratio(these, those), against=against, goal=goal, stretch=stretch, took=took)


def _grown(what: str, large: list[float], small: list[float], goal: float, stretch: float) -> Line:
    return _to(what, large, small, "x small", (goal, stretch))


def _worst(seen: Seen, label: Seen) -> Line:
    ours, theirs = worst_of_a_hundred(seen.keys), worst_of_a_hundred(label.keys)
    return _to("the same, p99", [ours], [theirs], "x A2", (3, 2))


def _memory(seen: Seen, label: Seen) -> Line:
    share = ratio(seen.peaks, label.peaks)
    took = f"{median(seen.peaks) / 1024:.0f} MiB to {median(label.peaks) / 1024:.0f}"
    return Line(
        what="peak memory, large garden", ratio=share, against="x A1", goal=2.1, stretch=1.9, took=took
    )
