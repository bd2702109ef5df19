"""A box to tick that says yes or no: Textual's own shows the same X both times, in another colour."""

from textual.widgets import Checkbox

from pruner.i18n import _


class Tick(Checkbox):
    """Space or enter turns it."""

    def __init__(self, *, value: bool, id: str) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(_("yes") if value else _("no"), value, id=id, compact=True)
        self.BUTTON_INNER = "X" if value else " "

    def watch_value(self) -> None:
        """Say it in a word and in the box."""
        self.BUTTON_INNER = "X" if self.value else " "
        self.label = _("yes") if self.value else _("no")
        super().watch_value()
