"""The real terminal: Textual's driver, made to outlive what happens to terminals.

Textual 8.2 leaves the alternate screen on after SIGTERM and SIGHUP, ends with status 0 when a byte
comes in that is not UTF-8, spoils the terminal once it was stopped and continued from outside, and keeps a
process that reads the end of a closed terminal for ever, or waits for a writer that died of it. Here
a signal and a terminal that is gone both become a message, and the app ends as it does after `q`.
`tests/terminal/test_upstream.py` says when Textual has learnt it.
"""

import asyncio
import os
import selectors
import signal
import sys
from codecs import getincrementaldecoder
from collections.abc import Iterator
from typing import TextIO

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
CHUNK = 4096
TICK = 0.1
"""Seconds without input after which a lone escape is the escape key."""


class Terminal(LinuxDriver):
    """The driver of the garden's screen."""

    class Ended(Message):
        """The program was told to end by this signal, or its terminal is gone, which is SIGHUP."""

        def __init__(self, by: signal.Signals) -> None:
            super().__init__()
            self.by = by

    def start_application_mode(self) -> None:
        """Take the terminal over; signals that end the program are heard before anything is changed."""
        for number in ENDING:
            if signal.getsignal(number) is not signal.SIG_IGN:  # nohup wants it ignored
                asyncio.get_running_loop().add_signal_handler(number, self._end, number)
        if sys.__stderr__ is not None:
            self._file = Lasting(sys.__stderr__)  # type: ignore[assignment]  # all that its writer asks for
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's own

    def run_input_thread(self) -> None:
        """Read keys until the screen closes or the terminal is gone."""
        keys = Keys(debug=self._debug)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                data = self._read() if selector.select(TICK) else b""
                if data is None:
                    self._end(signal.SIGHUP)
                    return
                for message in keys.messages(data):
                    self.process_message(message)

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal over again. After SIGSTOP, which nobody hears, it has to be let go of first.

        Otherwise two threads read the keys, and the settings to restore are those of the screen. The
        signal comes with a hangup too, and then there may be nothing to go back to.
        """
        if self._key_thread is not None and self._key_thread.is_alive():
            self.suspend_application_mode()
            self._must_signal_resume = True
        if self._must_signal_resume:
            super()._sigcont_application()

    def _read(self) -> bytes | None:
        """What was typed; None at the end of a terminal that is gone."""
        try:
            return os.read(self.fileno, CHUNK) or None
        except OSError:
            return None

    def _end(self, by: signal.Signals) -> None:
        self.send_message(self.Ended(by))


class Keys:
    """Bytes in, messages out. Bytes that are not UTF-8 become U+FFFD, as in every text that comes in."""

    def __init__(self, *, debug: bool = False) -> None:
        self._debug = debug
        self._decoder = getincrementaldecoder("utf-8")(errors="replace")
        self._parser = XTermParser(debug)

    def messages(self, data: bytes) -> Iterator[Message]:
        """The messages that these bytes complete; without bytes, those that waited long enough for more."""
        text = self._decoder.decode(data)
        try:
            if text:
                yield from self._parser.feed(text)
            yield from self._parser.tick()
        except (ValueError, OverflowError):  # a sequence with a number that is none, or too great
            self._parser = XTermParser(self._debug)


class Lasting:
    """Standard error as the driver's writer sees it. Once the terminal is gone, the rest goes nowhere."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Write, as long as anybody reads it."""
        try:
            self._file.write(text)
        except OSError:
            self._send_nowhere()

    def flush(self) -> None:
        """Hand over what was written."""
        try:
            self._file.flush()
        except OSError:
            self._send_nowhere()

    def fileno(self) -> int:
        """The descriptor."""
        return self._file.fileno()

    def _send_nowhere(self) -> None:
        """A stream that fails again when the interpreter ends would change the exit status."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._file.fileno())
        os.close(nowhere)
