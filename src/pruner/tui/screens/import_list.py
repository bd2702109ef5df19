"""What the dialogs about a file share: one list to move in, and a line for what is wrong."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from pruner.i18n import _
from pruner.tui.screens.base import Answer, Dialog


class ListDialog(Dialog[Answer]):
    """A dialog around one list."""

    CSS_PATH: ClassVar = ["dialogs.tcss", "import.tcss"]
    command_ids: ClassVar[tuple[str, ...]] = (
        "back",
        "open",
        "up",
        "down",
        "first",
        "last",
        "page-up",
        "page-down",
    )

    @property
    def listing(self) -> OptionList:
        """The list."""
        return self.query_one(OptionList)

    def fill(self, lines: Sequence[Content | Option], *, at: int | None = None) -> None:
        """Show these lines, the cursor on the same place as before or `at` this one."""
        place = self.listing.highlighted if at is None else at
        self.listing.clear_options()
        self.listing.add_options(lines)
        self.listing.highlighted = min(place or 0, len(lines) - 1) if lines else None

    def say(self, words: str) -> None:
        """What is wrong, in the line beneath the list."""
        self.query_one("#refusal", Static).update(Content(words))

    def action_open(self) -> None:
        """Choose the line under the cursor."""
        self.listing.action_select()

    def action_up(self) -> None:
        """The line above."""
        self.listing.action_cursor_up()

    def action_down(self) -> None:
        """The line below."""
        self.listing.action_cursor_down()

    def action_first(self) -> None:
        """The first line."""
        self.listing.action_first()

    def action_last(self) -> None:
        """The last line."""
        self.listing.action_last()

    def action_page(self, direction: int) -> None:
        """A page up or down, as many lines as are seen."""
        lines = self.listing.option_count
        if lines:
            at = (self.listing.highlighted or 0) + direction * self.listing.size.height
            self.listing.highlighted = max(0, min(at, lines - 1))


class ChoiceScreen(ListDialog[int]):
    """One of several; answers its place, None for leaving all as it is."""

    def __init__(self, question: str, answers: Sequence[str], *, at: int = 0) -> None:
        super().__init__()
        self._question, self._answers, self._at = question, answers, at

    def compose(self) -> ComposeResult:
        """The question and its answers."""
        with Vertical(classes="box"):
            yield Static(Content(self._question), classes="question")
            yield OptionList(classes="few")
            yield Static(Content(self._offers()), classes="answers")

    def on_mount(self) -> None:
        """Show the answers."""
        self.fill([Content(answer) for answer in self._answers], at=self._at)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The answer."""
        self.dismiss(event.option_index)

    def _offers(self) -> str:
        key = self.gardener.key
        return _("{open} choose    {back} leave").format(open=key("open"), back=key("back"))
