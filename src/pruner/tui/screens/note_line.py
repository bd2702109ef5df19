"""One line for a note to the last incident."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from pruner.core.models import Id, Incident
from pruner.i18n import _
from pruner.tui.screens.drafting import Drafting


class NoteLine(Drafting):
    """Enter keeps the note, escape leaves it as it was."""

    CSS_PATH = "dialogs.tcss"

    def compose(self) -> ComposeResult:
        """The line, filled with the note there is."""
        note = self._incident.note if self._incident else ""
        with Horizontal(classes="line"):
            yield Static(
                Content(self.heading),
                classes="prompt",
            )
            yield Input(note.replace("\n", " "), id="note")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the note; a refusal leaves the line open with what was typed."""
        if self.gardener.adjust_last(note=event.value):
            self.forget_draft()
            self.dismiss(None)

    def action_back(self) -> None:
        """Leave the note as it was."""
        self.forget_draft()
        super().action_back()

    @property
    def heading(self) -> str:
        """Whose note it is."""
        last = self.gardener.last_logged
        return _("Note for {name}:").format(name=self.gardener.named(last).name if last else "")

    @property
    def draft_name(self) -> str:
        """That of the incident's own form: the line is gone with the run that logged it."""
        last = self._incident
        return f"IncidentForm-{last.client_id}-{last.id}" if last else super().draft_name

    @property
    def about_clients(self) -> tuple[Id, ...]:
        """The client of the last incident."""
        return (self._incident.client_id,) if self._incident else ()

    @property
    def _incident(self) -> Incident | None:
        last = self.gardener.last_logged
        record = last.entry.change.edits[0].after if last else None
        return record if isinstance(record, Incident) else None
