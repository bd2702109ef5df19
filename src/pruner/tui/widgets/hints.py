"""The last row: the keys that matter here. What does not fit is left out whole, the last one first.

Textual's own footer hides what overflows without a word and takes every binding there is; this one
takes a list in the order of importance, at most nine.
"""

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from pruner.tui.widgets.cells import cut, width

MOST = 9
LONGEST = 15
"""Cells of a label where not every hint fits."""
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
        """As many as the row takes, without the two blanks behind the last one."""
        fitting: list[Hint] = []
        hints, left = self.hints[:MOST], self.size.width + 2
        longest = left if sum(_width(key, label) for key, label, _ in hints) <= left else LONGEST
        for key, whole, action in hints:
            label = cut(whole, longest)
            left -= _width(key, label)
            if left < 0:
                break
            fitting.append((key, label, action))
        return fitting


def _width(key: str, label: str) -> int:
    return width(key) + 1 + width(label) + 2
