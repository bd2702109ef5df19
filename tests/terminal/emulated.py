"""A terminal for programs under test: a pseudo-terminal, and pyte as the screen at its other end.

It answers the questions that programs ask a terminal, as a real one does, and keeps every byte that
was written. Each wait has a deadline and fails with what stands on the screen. The program is the
leader of its own session and has the pseudo-terminal as its controlling terminal, so that closing it
hangs up as closing a window does.
"""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Protocol, Self

import pyte

TAKE_OVER = (
    "import fcntl,os,sys,termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execvp(sys.argv[1], sys.argv[1:])"
)
"""Run between: only the process itself can make the terminal its own."""
DEADLINE = 90.0
"""Seconds for what happens by itself, on a machine that has much else to do."""
QUESTIONS = {
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
    b"\x1b[?u": b"\x1b[?0u",
}
UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]+\$p|\x1b\[\?u|\x1b\]52;[^\x07]*\x07"
)
UNFINISHED = re.compile(rb"\x1b(?:\[[0-9;<>=?$]*|\][^\x07]*)?$")
MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")

ALTERNATE_SCREEN, CURSOR, PASTE = 1049, 25, 2004
MOUSE = frozenset({9, 1000, 1001, 1002, 1003, 1005, 1006, 1015, 1016})

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "f1": "\x1bOP",
    "ctrl+q": "\x11",
    "ctrl+s": "\x13",
}


class Process(Protocol):
    """The program at work, as `subprocess` has it."""

    pid: int
    returncode: Any

    def poll(self) -> int | None:
        """Its exit status, None while it runs."""

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; its exit status."""

    def kill(self) -> None:
        """End it at once."""

    def send_signal(self, sig: int) -> None:
        """Send it a signal."""


class Terminal:
    """A program in a terminal of so many columns and rows; `raw` is all it ever wrote."""

    def __init__(self, command: Sequence[object], size: tuple[int, int], env: Mapping[str, str]) -> None:
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self._rest = b""
        self.raw = b""
        self.master, slave = os.openpty()
        self._slave_name = os.ttyname(slave)
        self._set_size(size)
        self.settings_before = termios.tcgetattr(slave)
        self.process: Process = self._begin(command, slave, env)
        self._slave = slave  # kept open, so that its settings can be read after the program has left

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        self.close()

    # -- what stands there

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def modes(self) -> frozenset[int]:
        """The private modes that are switched on; the cursor is one."""
        on = {CURSOR}
        for numbers, switch in MODE.findall(self.raw):
            for number in map(int, numbers.split(b";")):
                (on.add if switch == b"h" else on.discard)(number)
        return frozenset(on)

    @property
    def settings(self) -> list[Any]:
        """The line settings of the terminal now."""
        return termios.tcgetattr(self._slave)

    # -- doing

    def type(self, keys: str) -> None:
        """Type these characters at once."""
        self.send(keys.encode())

    def send(self, data: bytes) -> None:
        """Send these bytes at once."""
        os.write(self.master, data)

    def press(self, *names: str) -> None:
        """Press keys by name or character, with the pause a person makes between them."""
        for name in names:
            self.type(KEYS.get(name, name))
            self.read_for(0.25)

    def paste(self, text: str) -> None:
        """Paste, as a terminal does that was asked to bracket what is pasted."""
        self.type(f"\x1b[200~{text}\x1b[201~")

    def resize(self, size: tuple[int, int]) -> None:
        """Another window size; the system sends SIGWINCH."""
        self._set_size(size)
        self.screen.resize(lines=size[1], columns=size[0])

    def tell(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self.process.send_signal(number)

    def stop_and_continue(self, stop: signal.Signals, seconds: float = DEADLINE) -> None:
        """Stop the program, let it go on, and wait until it has the screen again."""
        self.tell(stop)
        self._wait(self._is_stopped, "the program to stop", seconds)
        seen = len(self.raw)
        self.tell(signal.SIGCONT)
        self._wait(lambda: b"\x1b[?1049h" in self.raw[seen:], "the program to go on", seconds)
        self.read_for(0.3)

    # -- waiting

    def wait_for(self, *texts: str, seconds: float = DEADLINE) -> str:
        """Read until all of these stand on the screen; the screen."""
        self._wait(lambda: all(text in self.text for text in texts), f"{texts} to appear", seconds)
        return self.text

    def wait_until_gone(self, text: str, seconds: float = DEADLINE) -> str:
        """Read until this stands nowhere on the screen; the screen."""
        self._wait(lambda: text not in self.text, f"“{text}” to go", seconds)
        return self.text

    def wait_for_end(self, seconds: float = DEADLINE) -> int:
        """Read until the program has ended; its exit status, as a shell would tell it."""
        self._wait(lambda: self.process.poll() is not None, "the program to end", seconds)
        self.read_for(0.05)
        status = self.process.wait()
        return 128 - status if status < 0 else status

    def read_for(self, seconds: float, *, show: bool = True) -> str:
        """Read for that long; the screen. Not to show it is much quicker where it is large."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left, show=show)
        return self.text

    # -- ending

    def kill(self) -> None:
        """End the program at once, whatever it is doing."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(DEADLINE)

    def close(self) -> None:
        """Close the window: the program's terminal is gone."""
        for handle in (self.master, self._slave):
            if handle >= 0:
                os.close(handle)
        self.master = self._slave = -1

    # -- inside

    def _begin(self, command: Sequence[object], slave: int, env: Mapping[str, str]) -> Process:
        return subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", TAKE_OVER, *map(str, command)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=dict(env),
            start_new_session=True,
        )

    def _is_stopped(self) -> bool:
        pid, status = os.waitpid(self.process.pid, os.WUNTRACED | os.WNOHANG)
        return pid != 0 and os.WIFSTOPPED(status)

    def _set_size(self, size: tuple[int, int]) -> None:
        columns, rows = size
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _wait(self, reached: Any, what: str, seconds: float) -> None:  # noqa: ANN401  # a question without arguments
        end = time.monotonic() + seconds
        while not reached():
            if time.monotonic() > end:
                raise AssertionError(f"Waited {seconds} s for {what}; the screen says:\n{self.text}")
            self._read(0.1)

    def _read(self, seconds: float, *, show: bool = True) -> None:
        if self.master < 0 or not select.select([self.master], [], [], seconds)[0]:
            if self.master < 0:
                time.sleep(min(seconds, 0.02))
            return
        data = os.read(self.master, 1 << 16)
        self.raw += data
        self._answer(data)
        if show:
            self._show(data)

    def _answer(self, data: bytes) -> None:
        for question, answer in QUESTIONS.items():
            for _ in range(data.count(question)):
                os.write(self.master, answer)

    def _show(self, data: bytes) -> None:
        data = self._rest + data
        unfinished = UNFINISHED.search(data)
        cut = unfinished.start() if unfinished else len(data)
        self._rest = data[cut:]
        self._stream.feed(UNKNOWN_TO_PYTE.sub(b"", data[:cut]))
