"""Kills commands of the installed program, again and again, and asks the oracle after each.

`python -m tests.faults.commands GARDEN KILLS SEED [HOW]` prints a report as JSON. With HOW the store is a
broken one (see `broken.py`), and the report must tell of faults.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TypeAlias

from tests.faults import broken, forked, oracle
from tests.faults.forked import Ended, Forked
from tests.faults.oracle import Seen

Happened: TypeAlias = Callable[[Seen, Seen], bool]
NAMES = ("Acme", "Birch & Söhne", "Cedar")
SIGNS = ("rush", "expert", "bloom", "venting")
ROWS, REFUSED = 40, 1
AFTERWARDS = 0.012
"""Seconds after the first write within which a third of the kills fall: a commit, and the saying of it."""
AT_FIRST = 0.08
"""Seconds that a command is thought to take; each kind is watched and this is corrected."""
TRIES = 20
"""So many times as often as it shall be killed a command is begun at most; some end before."""


@dataclass(frozen=True)
class Step:
    """A command, and whether what it does is done."""

    args: tuple[str, ...]
    happened: Happened


@dataclass
class Report:
    """What the killer did and saw."""

    kills: int = 0
    acknowledged: int = 0
    saved_unsaid: int = 0
    undone_by_kill: int = 0
    faults: list[str] = field(default_factory=list)


class Killer:
    """Does one step after the other in one garden."""

    def __init__(self, path: Path, chance: random.Random) -> None:
        self.report = Report()
        self._path = path
        self._journal = path.with_name(path.name + "-journal")
        self._chance = chance
        self._longest: dict[str, float] = {}

    def plant(self) -> None:
        """The garden that the steps are about."""
        for name in NAMES:
            self._whole(("add", name))
        for sign in SIGNS:
            self._whole(("log", sign, NAMES[0]))

    def one_round(self, step: Step) -> None:
        """Begin a step, kill it, and see what became of it."""
        before = oracle.look(self._path)
        ended = self._killed(step)
        after = oracle.look(self._path)
        self.report.kills += ended.killed
        self.report.acknowledged += bool(ended.said)
        self.report.faults += [f"{step.args}: {fault}" for fault in self._faults(step, ended, before, after)]

    def _faults(self, step: Step, ended: Ended, before: Seen, after: Seen) -> Iterator[str]:
        yield from oracle.complaints(self._path)
        happened = step.happened(before, after)
        if ended.said and not happened:
            yield f"lost: it said {ended.said!r}"
        if not happened and after != before:
            yield "it happened by halves"
        if ended.status not in {0, REFUSED, -signal.SIGKILL}:
            yield f"status {ended.status}: {ended.complained}"
        self.report.saved_unsaid += happened and not ended.said
        self.report.undone_by_kill += ended.killed and not happened

    def _killed(self, step: Step) -> Ended:
        verb = step.args[0]
        self._longest.setdefault(verb, AT_FIRST)
        process = Forked(partial(forked.run, *step.args))
        self._chance.choice((self._anywhere, self._while_it_writes, self._as_it_speaks))(process, verb)
        ended = process.kill()
        self._longest[verb] *= 1.1 if ended.killed else 0.9
        return ended

    def _anywhere(self, _process: Forked, verb: str) -> None:
        time.sleep(self._chance.uniform(0, self._longest[verb]))

    def _while_it_writes(self, _process: Forked, verb: str) -> None:
        forked.wait_until(self._journal.exists, self._longest[verb])
        time.sleep(self._chance.uniform(0, AFTERWARDS))

    def _as_it_speaks(self, process: Forked, verb: str) -> None:
        process.wait_for_a_word(2 * self._longest[verb])

    def _whole(self, args: tuple[str, ...]) -> None:
        ended = Forked(partial(forked.run, *args)).end()
        if ended.status:
            raise SystemExit(f"{args}: {ended}")


def steps(folder: Path, chance: random.Random) -> Iterator[Step]:
    """Steps of every kind, for ever."""
    kinds: list[Callable[[int], Step]] = [_log, _log, _log, _mark, _edit, _job, _add, _undo, _undo, _redo]
    for number in range(sys.maxsize):
        if chance.random() < 1 / 8:
            yield _import(folder, number)
        else:
            yield chance.choice(kinds)(number)


def _log(number: int) -> Step:
    note = f"note {number}"
    done = partial(_more, "incidents", note=note)
    return Step(("log", SIGNS[number % len(SIGNS)], NAMES[number % len(NAMES)], "--note", note), done)


def _add(number: int) -> Step:
    name = f"Client {number}"
    return Step(("add", name), partial(_more, "clients", name=name))


def _edit(number: int) -> Step:
    note = f"edited {number}"
    return Step(("edit", NAMES[number % len(NAMES)], "--note", note), partial(_more, "clients", note=note))


def _mark(number: int) -> Step:
    verb = ("mark", "unmark")[number % 2]
    return Step((verb, NAMES[0]), _stepped)


def _job(number: int) -> Step:
    return Step(("job", NAMES[number % len(NAMES)]), partial(_more, "jobs"))


def _undo(_number: int) -> Step:
    return Step(("undo",), partial(_more, "journal", standing="undone"))


def _redo(_number: int) -> Step:
    return Step(("redo",), partial(_more, "journal", standing="done"))


def _import(folder: Path, number: int) -> Step:
    file = folder / f"hours-{number}.csv"
    first = date(2020, 1, 1) + timedelta(days=number * ROWS % 2_000)
    rows = (f"{NAMES[0]},{first + timedelta(days=row)},1.{number % 10},row {number}" for row in range(ROWS))
    file.write_text("\n".join(("Client,Day,Hours,Note", *rows)))
    columns = [f"--columns={ours}={ours.title()}" for ours in ("client", "day", "hours", "note")]
    done = partial(_all_rows, note=f"row {number}")
    return Step(("import", str(file), *columns), done)


def _more(table: str, before: Seen, after: Seen, **fitting: object) -> bool:
    """One such row more than before."""
    return after.count(table, **fitting) == before.count(table, **fitting) + 1


def _all_rows(before: Seen, after: Seen, **fitting: object) -> bool:
    return _more("imports", before, after) and after.count("hours", **fitting) == ROWS


def _stepped(before: Seen, after: Seen) -> bool:
    """The journal has a step more, and a client another mark."""
    return len(after.standing("done")) > len(before.standing("done")) and after.rows != before.rows


def main(path: Path, kills: int, seed: int, how: str | None) -> Report:
    """Kill so many commands, at moments that the seed says."""
    chance = random.Random(seed)  # noqa: S311  # it decides when to kill, and is no secret
    forked.load("sqlalchemy", "pruner.store.store", "pruner.garden", "pruner.status")
    killer = Killer(path, chance)
    killer.plant()
    if how:
        broken.break_the_store(how)
    coming = steps(path.parent, chance)
    for _try in range(kills * TRIES):
        if killer.report.kills == kills or (how and killer.report.faults):
            break
        killer.one_round(next(coming))
    return killer.report


if __name__ == "__main__":
    found = main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4] if sys.argv[4:] else None)
    sys.stdout.write(json.dumps(asdict(found)))
    sys.stdout.flush()
    os._exit(0)
