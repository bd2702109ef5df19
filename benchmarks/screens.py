"""What is measured of a screen: its first frame, its keys, its memory and its end."""

import sys
import tempfile
from dataclasses import dataclass, field

from benchmarks.places import installed
from benchmarks.watch import Watched

LABEL = (sys.executable, "-m", "benchmarks.references.label")
PAUSE = 0.05
CALM = 1.0
QUIT = "\x11"
"""ctrl+q. The letter q does the same once no other key follows, since many a word begins with it."""


@dataclass(slots=True)
class Seen:
    """Seconds of each first frame, key, step of the cursor and end; the peaks of memory in KiB."""

    first: list[float] = field(default_factory=list)
    keys: list[float] = field(default_factory=list)
    moves: list[float] = field(default_factory=list)
    left: list[float] = field(default_factory=list)
    peaks: list[int] = field(default_factory=list)


class Label:
    """A1 and A2: the smallest app."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.seen = Seen()

    def visit(self, keys: int) -> None:
        """Open it, press so many keys, leave it."""
        with Watched(LABEL, self.folder) as screen:
            self.seen.first.append(screen.painted("pressed 0 times.") - screen.began)
            screen.rest(0.5)
            for number in range(1, keys + 1):
                self.seen.keys.append(screen.pressed("r", f"pressed {number} times."))
                screen.rest(PAUSE)
            self.seen.peaks.append(screen.peak_kib())
            self.seen.left.append(screen.left("q"))


class Other:
    """Another program's screen: its first frame, as far as it shows one here."""

    def __init__(self, path: str, shows: str) -> None:
        self.path = path
        self.shows = shows
        self.first: list[float] = []

    def visit(self) -> None:
        """Open it, and end it."""
        with tempfile.TemporaryDirectory() as folder, Watched([self.path], folder) as screen:
            at = screen.painted_or_gone(self.shows)
            if at is not None:
                self.first.append(at - screen.began)


class Garden:
    """Our own screen over a garden; the keys log with Acme, two signs in turns, as no held key would."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.seen = Seen()
        self.logged = {"r": 0, "v": 0}
        self.names = {"r": "Last minute", "v": "Agony aunt"}

    def visit(self, keys: int, moves: int = 0) -> None:
        """Open it, press so many keys, walk a little, leave it."""
        with Watched([installed("pruner")], self.folder) as screen:
            self.seen.first.append(screen.painted("Client 0") - screen.began)
            screen.rest(1.0)
            self._log(screen, keys)
            screen.rest(CALM)  # else these keys and the next look like a word typed in the wrong window
            for number in range(moves):
                self.seen.moves.append(screen.settled("k" if number % 2 else "j"))
            self.seen.peaks.append(screen.peak_kib())
            self.seen.left.append(screen.left(QUIT))

    def _log(self, screen: Watched, keys: int) -> None:
        for letter in ["/", *"Acme", "\r"] if keys else []:
            screen.type(letter)
            screen.rest(0.15)
        screen.rest(0.8)
        for number in range(keys):
            key = "rv"[number % 2]
            self.logged[key] += 1
            said = f"“{self.names[key]}” for Acme", f"{self.logged[key]}×"  # its lines may break in between
            self.seen.keys.append(screen.pressed(key, *said))
            screen.rest(PAUSE)
