"""A list over the screen that is walked through with the garden's own keys: enter opens, x deletes."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from pruner.tui.screens.base import Dialog


class Roster(Dialog[None]):
    """A dialog around one list with the id `list`."""

    CSS_PATH = "dialogs.tcss"
    command_ids: ClassVar[tuple[str, ...]] = (
        "back",
        "up",
        "down",
        "page-up",
        "page-down",
        "first",
        "last",
        "open",
        "delete-incident",
    )

    @property
    def rows(self) -> OptionList:
        """The list."""
        return self.query_one("#list", OptionList)

    def show(self, options: Sequence[Option], first: int = 0) -> None:
        """Fill the list; the cursor stays on its row, at the beginning it is on the `first`."""
        before = self.rows.highlighted
        self.rows.clear_options()
        self.rows.add_options(options)
        row = first if before is None else before
        self.rows.highlighted = min(row, len(options) - 1) if options else None

    def action_open(self) -> None:
        """Open what is under the cursor."""
        raise NotImplementedError

    def on_option_list_option_selected(self) -> None:
        """A click on a row opens it, as enter does."""
        self.action_open()

    def action_up(self) -> None:
        """The row above."""
        self.rows.action_cursor_up()

    def action_down(self) -> None:
        """The row below."""
        self.rows.action_cursor_down()

    def action_first(self) -> None:
        """The first row."""
        self.rows.action_first()

    def action_last(self) -> None:
        """The last row."""
        self.rows.action_last()

    def action_page(self, direction: int) -> None:
        """A page."""
        moves: dict[bool, Callable[[], None]] = {
            True: self.rows.action_page_down,
            False: self.rows.action_page_up,
        }
        moves[direction > 0]()
