"""Find as you type: the cursor of the garden follows the first client that fits."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from pruner.core.models import Id
from pruner.core.names import matching
from pruner.i18n import _
from pruner.tui.screens.base import Dialog


class FindLine(Dialog[bool]):
    """Answers True where a client was chosen; up and down go through the others that fit."""

    CSS_PATH = "dialogs.tcss"
    hints: ClassVar[tuple[str, ...]] = ("back",)

    def __init__(self, follow: Callable[[Id], None]) -> None:
        super().__init__()
        self._follow = follow
        self._found: list[Id] = []
        self._at = 0

    def compose(self) -> ComposeResult:
        """The line and, behind it, how many fit."""
        with Horizontal(classes="line"):
            yield Static(Content("/"), classes="prompt")
            yield Input(placeholder=_("a name, or a part of it"), id="find")
            yield Static(id="count")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find again with every key."""
        view = self.gardener.view
        clients = [branch.client for branch in view.branches] if view else []
        self._found = [client.id for client in matching(event.value, clients)] if event.value.strip() else []
        self._at = 0
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Up and down go through what was found."""
        step = {"down": 1, "up": -1}.get(event.key)
        if step and self._found:
            event.stop()
            self._at = (self._at + step) % len(self._found)
            self._show()

    def on_input_submitted(self) -> None:
        """Stay on the client that was found."""
        self.dismiss(bool(self._found))

    def _show(self) -> None:
        typed = self.query_one(Input).value.strip()
        found = f"{self._at + 1}/{len(self._found)}" if self._found else _("nothing") if typed else ""
        self.query_one("#count", Static).update(Content(found))
        if self._found:
            self._follow(self._found[self._at])
