"""One line for the folder that the report of a session is written into."""

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from pruner.i18n import _
from pruner.tui.folders import expanded
from pruner.tui.screens.base import Dialog

USUAL = "~/pruner"


class ReportLine(Dialog[Path]):
    """Enter answers with the folder, escape with nothing."""

    CSS_PATH = "dialogs.tcss"

    def compose(self) -> ComposeResult:
        """The question, and the line with the usual folder."""
        with Vertical(classes="box"):
            yield Static(Content(_("Into which folder shall the report go?")), classes="question")
            yield Input(USUAL, id="path", select_on_focus=False)
            yield Static(id="refusal")
            yield Static(Content(self._offers()), classes="answers")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """This folder."""
        if event.value.strip():
            self.dismiss(expanded(event.value))
        else:
            self.query_one("#refusal", Static).update(Content(_("Write the path of a folder.")))

    def _offers(self) -> str:
        return _("enter goes on    {back} leave").format(back=self.gardener.key("back"))
