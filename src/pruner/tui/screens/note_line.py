"""One line for a note to the last incident."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from pruner.core.models import Incident
from pruner.i18n import _
from pruner.tui.screens.base import Dialog


class NoteLine(Dialog[None]):
    """Enter keeps the note, escape leaves it as it was."""

    CSS_PATH = "dialogs.tcss"

    def compose(self) -> ComposeResult:
        """The line, filled with the note there is."""
        app = self.gardener
        last = app.last_logged
        record = last.entry.change.edits[0].after if last else None
        note = record.note if isinstance(record, Incident) else ""
        with Horizontal(classes="line"):
            yield Static(
                Content(_("Note for {name}:").format(name=app.named(last).name if last else "")),
                classes="prompt",
            )
            yield Input(note.replace("\n", " "), id="note")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the note; a refusal leaves the line open with what was typed."""
        if self.gardener.adjust_last(note=event.value):
            self.dismiss(None)
