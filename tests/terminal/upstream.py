"""The smallest app on Textual's own driver: `python -m tests.terminal.upstream`."""

from collections.abc import Iterator

from textual.app import App
from textual.widget import Widget
from textual.widgets import Label


class Smallest(App[None]):
    """Shows one word."""

    def compose(self) -> Iterator[Widget]:
        """The word."""
        yield Label("ready")


if __name__ == "__main__":
    app = Smallest()
    app.run()
    raise SystemExit(app.return_code or 0)
