"""The last row: the keys that matter here. What does not fit is left out whole, the last one first.

Textual's own footer hides what overflows without a word and takes every binding there is; this one
takes a list in the order of importance, at most nine.
"""

from collections.abc import Sequence
from itertools import accumulate

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from pruner.tui.widgets.cells import cut, width

MOST = 9
FEWEST, LONGEST = 4, 15
"""Where not even so many hints fit with whole labels, a label is cut to so many cells."""
Hint = tuple[str, str, str]
"""Key, label and action."""


class Hints(Widget):
    """Key and label of the most important commands; a click does what the key does."""

    DEFAULT_CLASSES = "hints"

    hints: reactive[tuple[Hint, ...]] = reactive(())

    class Pressed(Message):
        """Somebody clicked a hint."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def render(self) -> Content:
        """Each hint as key and label."""
        parts = []
        for key, label, _action in self._fitting():
            parts.append(Content.styled(key, "bold $accent"))
            parts.append(Content(f" {label}"))
        spaced = [part if index % 2 == 0 else part.append(Content("  ")) for index, part in enumerate(parts)]
        return Content("").join(spaced).rstrip()

    def on_click(self, event: events.Click) -> None:
        """Find the hint under the pointer."""
        at = 0
        for key, label, action in self._fitting():
            at += _width(key, label)
            if event.x < at:
                self.post_message(self.Pressed(action))
                return

    def _fitting(self) -> list[Hint]:
        """As many as the row takes: with whole labels, unless only few of those fit."""
        hints = self.hints[:MOST]
        whole = self._beginning(hints)
        if len(whole) >= min(FEWEST, len(hints)):
            return whole
        return self._beginning([(key, cut(label, LONGEST), action) for key, label, action in hints])

    def _beginning(self, hints: Sequence[Hint]) -> list[Hint]:
        """The hints up to the end of the row, without the two blanks behind the last one."""
        ends = accumulate(_width(key, label) for key, label, _action in hints)
        return [hint for hint, end in zip(hints, ends, strict=True) if end <= self.size.width + 2]


def _width(key: str, label: str) -> int:
    return width(key) + 1 + width(label) + 2
