"""The smallest Textual app: one label, which says how often a key was pressed (A1 and A2)."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static


class Label(App[None]):
    """Press r to count, q to leave."""

    BINDINGS: ClassVar[list[BindingType]] = [("r", "count"), ("q", "quit")]
    pressed = 0

    def compose(self) -> ComposeResult:
        """The label."""
        yield Static("pressed 0 times.")

    def action_count(self) -> None:
        """One more."""
        self.pressed += 1
        self.query_one(Static).update(f"pressed {self.pressed} times.")


if __name__ == "__main__":
    Label().run()
