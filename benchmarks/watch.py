"""A stopwatch at the other end of a pseudo-terminal.

Bytes are read as they come and stamped; the screen is rebuilt from them only when what is waited for may
be there, or when nothing comes any more, so that rebuilding it slows nobody down. A frame counts as painted
at the moment of the bytes that complete its text on the rebuilt screen.
"""

import codecs
import os
import re
import select
import time
from collections.abc import Callable, Sequence
from typing import Self

from tests.terminal.emulated import Terminal

from benchmarks.places import SIZE, environment

ESCAPES = re.compile(r"\x1b(?:\[[0-9;:<=>?$]*[ -/]*[@-~]|\][^\x07]*\x07|[()][0-9A-B]|[=>78])")
DEADLINE = 120.0
SILENCE = 0.04
"""Seconds without a byte after which a reaction is taken to be over."""


class Watched(Terminal):
    """A program in a terminal, timed; seconds are those of `time.perf_counter`."""

    def __init__(self, command: Sequence[object], folder: str) -> None:
        self.began = time.perf_counter()
        super().__init__(command, SIZE, environment(folder))
        self._unseen: list[tuple[float, bytes]] = []
        self._heard = ""
        self._letters = codecs.getincrementaldecoder("utf-8")(errors="replace")  # one may come in two reads

    def __enter__(self) -> Self:
        return self

    def painted(self, *texts: str) -> float:
        """When these texts stood on the screen, in seconds of the stopwatch."""
        at = self.painted_or_gone(*texts)
        if at is None:
            raise AssertionError(f"waited in vain; the screen says:\n{self.text}")
        return at

    def painted_or_gone(self, *texts: str) -> float | None:
        """When these texts stood on the screen; None where the program ended before."""
        end = time.perf_counter() + DEADLINE
        while self.process.poll() is None and time.perf_counter() < end:
            if self._hear(SILENCE) is None or all(text in self._heard for text in texts):
                at = self._rebuilt(lambda: all(text in self.text for text in texts))
                if at is not None:
                    return at
        return None

    def pressed(self, key: str, *texts: str) -> float:
        """Seconds from this key to these texts on the screen."""
        began = self._strike(key)
        return self.painted(*texts) - began

    def settled(self, key: str) -> float:
        """Seconds from this key to the last byte of what it brought about."""
        began = last = self._strike(key)
        while (now := self._hear(SILENCE if last > began else 1.0)) is not None:
            last = now
        self._show_all()
        return last - began

    def left(self, key: str) -> float:
        """Seconds from this key to the end of the program."""
        began = self._strike(key)
        while self.process.poll() is None:
            self._hear(0.002)
        return time.perf_counter() - began

    def rest(self, seconds: float) -> None:
        """Let it come to rest."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self._hear(0.01)
        self._show_all()

    def peak_kib(self) -> int:
        """The most memory it ever had at once."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as lines:  # noqa: PTH123  # no file of a folder
            return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))

    def _strike(self, key: str) -> float:
        self._show_all()
        began = time.perf_counter()
        self.type(key)
        return began

    def _hear(self, seconds: float) -> float | None:
        """Read once; when it was, None where nothing came."""
        if not select.select([self.master], [], [], seconds)[0]:
            return None
        try:
            data = os.read(self.master, 1 << 16)
        except OSError:  # the program has gone
            return None
        now = time.perf_counter()
        self.raw += data
        self._answer(data)
        self._unseen.append((now, data))
        self._heard = ESCAPES.sub("", (self._heard + self._letters.decode(data))[-20_000:])
        return now

    def _rebuilt(self, reached: Callable[[], bool]) -> float | None:
        while self._unseen:
            at, data = self._unseen.pop(0)
            self._show(data)
            if reached():
                return at
        return None

    def _show_all(self) -> None:
        self._rebuilt(lambda: False)
        self._heard = ""
