"""The guards of the screen against keys that nobody meant (product.md §2, "Guards").

A held key repeats: the same log key on the same client within 700 ms of its last event, with no
other key between, is one incident, and the same digit in the session is one decision. Four different
printable keys within 700 ms are somebody typing in the wrong window: what that burst did is taken back,
and what follows without a pause is dropped.

A form that a key opens takes text, so quick typing after `a` is no burst. But a form that was opened
in the middle of one (`h`, `e`, `l`, `l`, `o`: the `e` opens a form) keeps counting.
"""

from collections import deque
from dataclasses import field
from enum import Enum, auto

from pruner.core.lazily import dataclass

WINDOW = 0.7
"""Seconds."""
DIFFERENT = 4
"""So many different printable keys within the window are a burst."""


class Judgement(Enum):
    """What to do with a key press."""

    PASS = auto()
    DROP = auto()
    BURST = auto()


@dataclass(frozen=True, slots=True)
class Press:
    """A key event.

    `acts_for` is the client a log key is about to log for, or the session in which a digit decides; None
    for any other key. `typing` says that a text field has the focus; `opens_line` that the key opens a line
    for text, as `/`, `:` and `;` do, after which quick typing is what the user wants.
    """

    key: str
    at: float
    printable: bool
    acts_for: int | None = None
    typing: bool = False
    opens_line: bool = False


@dataclass(slots=True)
class Guard:
    """Judges one key after the other; keeps no more than the last 700 ms."""

    _recent: deque[Press] = field(default_factory=deque)
    _last: Press | None = None
    _bursting_since: float | None = None

    def judge(self, press: Press) -> Judgement:
        """Whether this key passes, is dropped, or reveals a burst."""
        last, self._last = self._last, press
        if self._goes_on_bursting(press):
            return Judgement.DROP
        if _is_held(press, last):
            return Judgement.DROP
        if press.opens_line:
            self._recent.clear()
        if press.opens_line or not press.printable:
            return Judgement.PASS
        self._forget_before(press.at - WINDOW)
        if press.typing and len({p.key for p in self._recent}) < 2:  # noqa: PLR2004  # opener and a key before it
            self._recent.clear()
            return Judgement.PASS
        self._recent.append(press)
        if len({p.key for p in self._recent}) < DIFFERENT:
            return Judgement.PASS
        self._bursting_since = press.at
        return Judgement.BURST

    def burst_began(self) -> float:
        """The moment of the first key of the burst that was just found."""
        return self._recent[0].at

    def _goes_on_bursting(self, press: Press) -> bool:
        """While the burst lasts, every key less than 700 ms after the one before belongs to it."""
        if self._bursting_since is None:
            return False
        if press.at - self._bursting_since < WINDOW:
            self._bursting_since = press.at
            return True
        self._bursting_since = None
        self._recent.clear()
        return False

    def _forget_before(self, moment: float) -> None:
        while self._recent and self._recent[0].at <= moment:
            self._recent.popleft()


def _is_held(press: Press, last: Press | None) -> bool:
    return (
        last is not None
        and press.acts_for is not None
        and press.key == last.key
        and press.acts_for == last.acts_for
        and press.at - last.at < WINDOW
    )
