"""Kills the screen of the installed program while somebody logs, again and again.

`python -m tests.faults.screens GARDEN LIVES SEED [HOW]` prints a report as JSON. What the program
acknowledged is what stood on the screen: a toast that names another sign than the one before it, on the
screen built from the bytes that came through the terminal until the kill.
"""

import fcntl
import json
import os
import random
import re
import signal
import sys
import termios
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.faults import broken, forked, oracle
from tests.faults.forked import Forked
from tests.terminal.emulated import Process, Terminal

SIZE = (120, 30)
KEYS = {"r": ("rush", "Last minute"), "o": ("expert", "Knows better")}
"""The keys that are pressed in turn: what each logs, and how the toast calls it."""
GAP = 0.15
"""Seconds between two keys."""
LONGEST = 0.9
"""Seconds of logging after which the program is killed at the latest."""
TOAST = re.compile(r"Logged “([^”]+)” for Acme")


@dataclass
class Report:
    """What the killer did and saw."""

    kills: int = 0
    acknowledged: int = 0
    saved: int = 0
    faults: list[str] = field(default_factory=list)


class Fork:
    """A forked program, as `subprocess` would have it."""

    def __init__(self, slave: int, env: Mapping[str, str]) -> None:
        self.returncode: int | None = None
        self.pid = os.fork()
        if self.pid == 0:
            _take_over(slave)
            os.environ.clear()
            os.environ.update(env)
            forked.run()

    def poll(self) -> int | None:
        """Its exit status, None while it runs."""
        if self.returncode is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.returncode = os.waitstatus_to_exitcode(status) if pid else None
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end."""
        del timeout
        while (status := self.poll()) is None:
            time.sleep(0.001)
        return status

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def send_signal(self, sig: int) -> None:
        """Send it a signal."""
        os.kill(self.pid, sig)


class ForkedTerminal(Terminal):
    """A terminal with the forked program in it."""

    def _begin(self, command: Sequence[object], slave: int, env: Mapping[str, str]) -> Process:
        del command
        return Fork(slave, env)


def one_life(report: Report, path: Path, wait: float) -> None:
    """Open the garden, log until the kill, and hold what was said against the file."""
    before = oracle.look(path)
    env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    with ForkedTerminal((), SIZE, env) as terminal:
        terminal.wait_for("Acme", "Quit")
        pressed, painted = _log_until(terminal, time.monotonic() + wait)
        terminal.kill()
    after = oracle.look(path)
    report.kills += terminal.process.returncode == -signal.SIGKILL
    report.faults += oracle.complaints(path)
    for sign, name in KEYS.values():
        saved = after.count("incidents", sign=sign) - before.count("incidents", sign=sign)
        report.acknowledged += painted[name]
        report.saved += saved
        if not painted[name] <= saved <= pressed[name]:
            report.faults.append(f"{name}: {pressed[name]} keys, {painted[name]} said, {saved} saved")


def _log_until(terminal: Terminal, end: float) -> tuple[Counter[str], Counter[str]]:
    """How often each key was pressed, and how often its toast was painted."""
    pressed, painted = Counter[str](), Counter[str]()
    last = ""
    while (left := end - time.monotonic()) > 0:
        key = list(KEYS)[pressed.total() % len(KEYS)]
        terminal.type(key)
        pressed[KEYS[key][1]] += 1
        for name in TOAST.findall(terminal.read_for(min(GAP, left))):
            painted[name] += name != last
            last = name
    return pressed, painted


def _take_over(slave: int) -> None:
    os.setsid()
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    forked.wear(slave, slave, slave)
    os.closerange(3, 256)


def main(path: Path, lives: int, seed: int, how: str | None) -> Report:
    """Kill the screen so many times, at moments that the seed says."""
    chance = random.Random(seed)  # noqa: S311  # it decides when to kill, and is no secret
    forked.load("pruner.tui.app", "textual.drivers.linux_driver")
    Forked(lambda: forked.run("add", "Acme")).end()
    if how:
        broken.break_the_store(how)
    report = Report()
    while report.kills < lives and not (how and report.faults):
        one_life(report, path, chance.uniform(0, LONGEST))
    return report


if __name__ == "__main__":
    found = main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4] if sys.argv[4:] else None)
    sys.stdout.write(json.dumps(asdict(found)))
    sys.stdout.flush()
    os._exit(0)
