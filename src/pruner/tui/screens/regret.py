"""The question that is asked once about a cut: how much it is regretted, from 1 to 5."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from pruner.i18n import _
from pruner.tui.screens.base import Dialog

SCORES = "12345"


class RegretScreen(Dialog[int]):
    """Answers 1 to 5, None for escape; every other key is ignored."""

    CSS_PATH = "dialogs.tcss"
    command_ids: ClassVar[tuple[str, ...]] = ()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name_shown = name

    def compose(self) -> ComposeResult:
        """The question and its answers."""
        asked = _("Do you regret that {name} is gone? It is asked once.").format(name=self._name_shown)
        with Vertical(classes="box"):
            yield Static(Content(asked), classes="question")
            yield Static(Content(_("1 not at all … 5 very much    esc later")), classes="answers")

    def on_key(self, event: events.Key) -> None:
        """Take a digit."""
        event.stop()
        if event.key in SCORES:
            self.dismiss(int(event.key))
        elif event.key == "escape":
            self.dismiss(None)
