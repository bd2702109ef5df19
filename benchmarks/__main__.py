"""Measure: `python -m benchmarks [--quick] [--growth] [--peers FOLDER]`; a table, and JSON beside it."""

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks import beds, growth, lines, table, taking_in
from benchmarks.places import ROOT
from benchmarks.sizes import FULL, QUICK, Sizes


def main() -> None:
    """Measure and print."""
    asked = _asked()
    sizes = QUICK if asked.quick else FULL
    about = table.about()
    with tempfile.TemporaryDirectory(prefix="pruner-bench-") as folder:
        grown = growth.measure(Path(folder), sizes) if asked.growth else []
        found = [] if asked.growth else _lines(Path(folder), sizes, asked.peers)
    sys.stdout.write(f"{table.grown(grown) if asked.growth else table.printed(found)}\n")
    table.keep(asked.to, found, grown, about | {"sizes": repr(sizes)})


def _lines(folder: Path, sizes: Sizes, peers: Path | None) -> list[table.Line]:
    small, large = folder / "small", folder / "large"
    for bed, (clients, incidents) in ((small, sizes.small), (large, sizes.large)):
        bed.mkdir()
        beds.fill(str(bed), clients, incidents)
    return lines.measure(str(small), str(large), sizes, peers) + taking_in.measure(folder, sizes.rows)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small gardens and few rounds")
    parser.add_argument("--growth", action="store_true", help="gardens of several sizes instead")
    parser.add_argument("--peers", type=Path, metavar="FOLDER", help="where posting and others are")
    parser.add_argument("--to", type=Path, default=ROOT / "bench.json", metavar="FILE", help="the JSON")
    return parser.parse_args()


if __name__ == "__main__":
    main()
