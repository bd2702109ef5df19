"""Many writers in one garden at the same moment: `python -m tests.faults.crowd GARDEN WRITERS EACH [HOW]`.

Each writer runs commands of the installed program one after the other, logging and changing the same
client's note. The report says what was acknowledged, what was refused and what the oracle finds. With HOW
the store is a broken one.
"""

import json
import os
import sys
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

from tests.faults import broken, forked, oracle
from tests.faults.forked import Ended, Forked


@dataclass
class Report:
    """What the writers were told, and what is in the file."""

    acknowledged: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def one_writer(number: int, each: int) -> None:
    """Run so many commands, and pass on what each was answered."""
    for nth in range(each):
        note = f"{number}-{nth}"
        for args in (("log", "rush", "Acme", "--note", note), ("edit", "Acme", "--note", note)):
            ended = Forked(partial(forked.run, *args)).end()
            line = json.dumps([args[0], note, ended.status, ended.complained])
            os.write(1, f"{line}\n".encode())


def main(path: Path, writers: int, each: int, how: str | None) -> Report:
    """Let them all write, and look at the end."""
    forked.load("sqlalchemy", "pruner.store.store", "pruner.garden", "pruner.status")
    if how:
        broken.break_the_store(how)
    all_of_them = [Forked(partial(one_writer, number, each)) for number in range(writers)]
    report = Report(faults=oracle.complaints(path) if how is None else [])
    for ended in [process.end() for process in all_of_them]:
        _hear(report, ended)
    seen = oracle.look(path)
    report.faults += oracle.contradictions(seen)
    for note in report.acknowledged:
        if seen.count("incidents", note=note) != 1:
            report.faults.append(f"{note} is there {seen.count('incidents', note=note)} times")
    return report


def _hear(report: Report, ended: Ended) -> None:
    report.faults += [ended.complained] if ended.complained else []
    for line in ended.said.splitlines():
        verb, note, status, complained = json.loads(line)
        if status:
            report.refused.append(f"{verb}: {complained}")
        elif verb == "log":
            report.acknowledged.append(note)


if __name__ == "__main__":
    found = main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4] if sys.argv[4:] else None)
    sys.stdout.write(json.dumps(asdict(found)))
    sys.stdout.flush()
    os._exit(0)
