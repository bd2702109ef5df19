"""An import by the thousand, against the standard library putting the same rows into a table."""

import csv
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from benchmarks import beds
from benchmarks.places import ROOT, environment, installed
from benchmarks.rounds import ratio
from benchmarks.table import Line

HEADER = ("Project", "Date", "Hours", "Note")
COLUMNS = ("client=Project", "day=Date", "hours=Hours", "note=Note")
ROUNDS = 3
BETWEEN = (
    "import resource, subprocess, sys, time; began = time.perf_counter();"
    " subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True);"
    " print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


def measure(folder: Path, rows: int) -> list[Line]:
    """How long it takes, and how much memory above that of a command that imports nothing."""
    file = folder / "rows.csv"
    _write(file, rows)
    theirs = [
        _run([sys.executable, "-m", "benchmarks.references.rows", str(file)], folder) for _ in range(ROUNDS)
    ]
    ours = [_imported(folder / f"garden{number}", file) for number in range(ROUNDS)]
    bare = _run([installed("pruner"), "--version"], folder)
    took = f"{median(_seconds(ours)):.1f} s to {median(_seconds(theirs)):.1f}"
    above = (median(kib for _, kib in ours) - bare[1]) / 1024
    return [
        Line(
            what=f"import of {rows:,} rows",
            ratio=ratio(_seconds(ours), _seconds(theirs)),
            against="x executemany",
            goal=2.5,
            stretch=1.5,
            took=took,
        ),
        Line(what="its memory above the start", ratio=above, against="MiB", goal=64, stretch=48),
    ]


def _imported(folder: Path, file: Path) -> tuple[float, int]:
    folder.mkdir()
    beds.pruner(str(folder), "add", "Acme")
    columns = [word for column in COLUMNS for word in ("--columns", column)]
    return _run([installed("pruner"), "import", str(file), *columns, "--create"], folder)


def _run(command: Sequence[str], folder: Path) -> tuple[float, int]:
    """Seconds, and the peak of memory in KiB; between us and it stands a process that is small itself."""
    done = subprocess.run(
        [sys.executable, "-c", BETWEEN, *command],
        env=environment(str(folder)),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
        cwd=ROOT,
    )
    seconds, kib = done.stdout.split()[-2:]
    return float(seconds), int(kib)


def _seconds(found: Sequence[tuple[float, int]]) -> list[float]:
    return [seconds for seconds, _kib in found]


def _write(file: Path, rows: int) -> None:
    """Hours of many clients and days, none like another."""
    first = date(2020, 1, 1)
    with file.open("w", newline="", encoding="utf-8") as text:
        lines = csv.writer(text)
        lines.writerow(HEADER)
        for number in range(rows):
            day = first + timedelta(days=number % 2_000)
            lines.writerow((f"Client {number % 500}", day.isoformat(), "1.50", f"row {number}"))
