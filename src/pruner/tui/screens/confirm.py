"""A question about what is hard to reverse: y or n, never Enter, never the key that started it.

Nobody reads a question in an instant: a yes that comes at once is somebody typing in the wrong window.
"""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from pruner.i18n import _, language
from pruner.tui.guard import WINDOW
from pruner.tui.screens.base import Dialog

YES = {"en": "y", "de": "yj"}


class ConfirmScreen(Dialog[bool]):
    """Answers True for y (in German also j), False for n and escape; every other key is ignored."""

    CSS_PATH = "dialogs.tcss"
    command_ids: ClassVar[tuple[str, ...]] = ()
    alone = True
    hints: ClassVar[tuple[str, ...]] = ()

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question
        self._asked_at = self.gardener.moment

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        with Vertical(classes="box"):
            yield Static(Content(self._question), classes="question")
            yield Static(Content(_("y yes    n no")), classes="answers")

    def on_key(self, event: events.Key) -> None:
        """Take y or n."""
        event.stop()
        if event.key in YES[language()] and event.time - self._asked_at >= WINDOW:
            self.dismiss(result=True)
        elif event.key in {"n", "escape"}:
            self.dismiss(result=False)
