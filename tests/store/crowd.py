"""Programs that start and write at once, and programs that are killed while they write.

Run as `python -m tests.store.crowd VERB PATH NUMBER`; each program is a process of its own. What a
program says it saved goes through standard output, a line per incident, after the save.
"""

import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from pruner.store.store import Store
from tests.builders import NOW, a_client, adding, an_incident
from tests.ledger import an_import, from_file, some_hours

CLIENT = a_client(id=1)
FAR = 1_000_000
"""So far apart are the ids of two programs."""
BREATH = 0.003
"""Seconds between two saves: without any, on a busy machine, the other program may never get its turn."""


def a_program(work: Callable[[], None]) -> int:
    """A process that does this work and ends; forked, so that many start in the same instant."""
    process = os.fork()
    if process:
        return process
    try:
        work()
    except BaseException:  # noqa: BLE001  # the process says what went wrong and ends
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def all_end_well(processes: Iterable[int]) -> bool:
    """Wait for them all."""
    ends = [os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) for process in processes]
    return not any(ends)


def plant(path: Path) -> None:
    """Make the garden and its one client."""
    store = Store.open(path, create=True)
    store.apply(adding(CLIENT), entry_id=CLIENT.id, at=NOW)
    store.close()


def start(path: Path, number: int, gate: int) -> None:
    """One of many first starts: wait for the others, open, plant a client, close."""
    os.read(gate, 1)
    store = Store.open(path, create=True)
    client = a_client(f"Client {number}", id=number + 1)
    store.apply(adding(client), entry_id=client.id, at=NOW)
    store.close()


def log(path: Path, number: int, count: int) -> None:
    """Log incidents one after the other, each said only after it was saved."""
    store = Store.open(path, create=True)
    for nth in range(count):
        incident = replace(an_incident(CLIENT, note="x" * 200), id=(number + 1) * FAR + nth)
        store.apply(adding(incident, did="logged"), entry_id=incident.id, at=NOW)
        os.write(sys.stdout.fileno(), b"%d\n" % incident.id)
        time.sleep(BREATH)
    store.close()


def take(path: Path, number: int, gate: int) -> None:
    """One of many imports at once; each file shares half of its rows with the next."""
    os.read(gate, 1)
    store = Store.open(path, create=True)
    rows = (
        from_file(replace(some_hours(CLIENT), id=number * FAR + nth), f"row {number * 500 + nth}")
        for nth in range(1_000)
    )
    step = (number + 1) * FAR
    store.take_in(an_import(id=step), rows, entry_id=step, at=NOW, progress=lambda _seen: None)
    store.close()


def many_take(path: Path, count: int) -> bool:
    """So many programs take in files that overlap."""
    plant(path)
    gate, opener = os.pipe()
    processes = [a_program(partial(take, path, number, gate)) for number in range(count)]
    os.write(opener, b"x" * count)
    return all_end_well(processes)


def many_start(path: Path, count: int) -> bool:
    """So many programs start at once where nothing is yet."""
    gate, opener = os.pipe()
    processes = [a_program(partial(start, path, number, gate)) for number in range(count)]
    os.write(opener, b"x" * count)
    return all_end_well(processes)


def two_log(path: Path, count: int) -> bool:
    """Two programs log so many incidents each."""
    plant(path)
    return all_end_well([a_program(partial(log, path, number, count)) for number in range(2)])


def some_are_killed(path: Path, rounds: int) -> bool:
    """So many programs, one after the other, log until they are killed."""
    plant(path)
    for number in range(rounds):
        process = a_program(partial(log, path, number, FAR))
        time.sleep(random.uniform(0.02, 0.25))  # noqa: S311  # any moment will do
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    return True


VERBS = {"start": many_start, "log": two_log, "kill": some_are_killed, "take": many_take}

if __name__ == "__main__":
    sys.exit(0 if VERBS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3])) else 1)
