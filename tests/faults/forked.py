"""The installed program, forked from a process that has loaded it: begun in milliseconds, killed anywhere.

Nothing is at stake while Python loads modules, and that takes ten times as long as a command. What is
forked is the program from its very first line on: its own `main`, with its arguments and its streams.
"""

import gc
import importlib
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Never

from pruner.cli.tree import LISTED

A_BLINK = 0.0002
"""Seconds between two looks: a transaction takes ten times as long."""


def load(*modules: str) -> None:
    """Load every command, and these modules: what a fork has it need not load."""
    for module in {module for module, _line in LISTED.values()} | {"pruner.__main__", *modules}:
        importlib.import_module(module)
    gc.collect()
    gc.freeze()  # a fork that looked through all of it for rubbish would copy all of it


def run(*args: str) -> Never:
    """Be the program with these arguments, from its first line to its last."""
    from pruner.__main__ import main  # as the installed script does

    sys.argv = ["pruner", *args]
    status: object = 1
    try:
        main()
    except SystemExit as end:
        status = end.code
    sys.stdout.flush()
    threading._shutdown()  # type: ignore[attr-defined]  # as Python does at its end: wait for threads
    os._exit(status if isinstance(status, int) else 1)


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of a process: what it said until then, and whether the kill came in time."""

    said: str
    complained: str
    killed: bool
    status: int


class Forked:
    """A process that does some work, with its output at the other end of two pipes."""

    def __init__(self, work: Callable[[], object]) -> None:
        (self._said, out), (self._complained, err) = os.pipe(), os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            wear(os.open(os.devnull, os.O_RDONLY), out, err)
            work()
            os._exit(0)
        os.close(out)
        os.close(err)

    def kill(self) -> Ended:
        """Kill it, wherever it is, and hear what it had said."""
        os.kill(self.pid, signal.SIGKILL)
        return self.end()

    def wait_for_a_word(self, at_most: float) -> None:
        """Until it has said something, or its end, and no longer than that."""
        select.select([self._said], [], [], at_most)

    def end(self) -> Ended:
        """Wait for its end."""
        said, complained = _heard(self._said), _heard(self._complained)
        status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return Ended(said, complained, killed=status == -signal.SIGKILL, status=status)


def wear(*handles: int) -> None:
    """Let these be the standard streams, and Python's own as new as those of a process just started."""
    for number, handle in enumerate(handles):
        os.dup2(handle, number)
    sys.stdin = sys.__stdin__ = open(0, closefd=False)  # type: ignore[misc]  # noqa: SIM115
    sys.stdout = sys.__stdout__ = open(1, "w", closefd=False)  # type: ignore[misc]  # noqa: SIM115
    sys.stderr = sys.__stderr__ = open(2, "w", 1, closefd=False)  # type: ignore[misc]  # noqa: SIM115


def wait_until(reached: Callable[[], bool], at_most: float) -> None:
    """Look again and again, without a pause in which it might be over, and leave the machine to the other."""
    end = time.monotonic() + at_most
    while not reached() and time.monotonic() < end:
        time.sleep(A_BLINK)


def _heard(pipe: int) -> str:
    heard = b""
    while chunk := os.read(pipe, 1 << 16):
        heard += chunk
    os.close(pipe)
    return heard.decode("utf-8", "replace")
