"""Measure: `python -m benchmarks [--quick] [--peers FOLDER]`; two tables, and JSON beside them."""

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks import beds, growth, lines, table, taking_in
from benchmarks.places import ROOT
from benchmarks.sizes import FULL, QUICK


def main() -> None:
    """Measure and print."""
    asked = _asked()
    sizes = QUICK if asked.quick else FULL
    with tempfile.TemporaryDirectory(prefix="pruner-bench-") as folder:
        small, large = Path(folder, "small"), Path(folder, "large")
        for bed, (clients, incidents) in ((small, sizes.small), (large, sizes.large)):
            bed.mkdir()
            beds.fill(str(bed), clients, incidents)
        about = table.about()
        found = lines.measure(str(small), str(large), sizes, asked.peers)
        found += taking_in.measure(Path(folder), sizes.rows)
        sys.stdout.write(f"{table.printed(found)}\n")
        sys.stdout.flush()
        grown = growth.measure(Path(folder), sizes) if asked.growth else []
    if grown:
        sys.stdout.write(f"\n{table.grown(grown)}\n")
    table.keep(asked.to, found, grown, about | {"sizes": repr(sizes)})


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small gardens and few rounds")
    parser.add_argument("--growth", action="store_true", help="gardens of several sizes, which takes long")
    parser.add_argument("--peers", type=Path, metavar="FOLDER", help="where posting and others are")
    parser.add_argument("--to", type=Path, default=ROOT / "bench.json", metavar="FILE", help="the JSON")
    return parser.parse_args()


if __name__ == "__main__":
    main()
