"""The file picker: a line for the path, and beneath it what lies in that folder."""

from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from pruner.core.errors import FileNotRead, Refusal
from pruner.i18n import _
from pruner.tui.folders import Lying, expanded, folder_of, lying_in
from pruner.tui.incoming import Incoming
from pruner.tui.screens import import_flow
from pruner.tui.screens.import_list import ListDialog

START = "~/"


class ImportFile(ListDialog[None]):
    """Typing narrows the list, up and down move in it, tab completes, Enter opens a folder or the file."""

    command_ids: ClassVar[tuple[str, ...]] = ("back",)

    def __init__(self) -> None:
        super().__init__()
        self._lying: list[Lying] = []

    def compose(self) -> ComposeResult:
        """The path and the folder."""
        with Vertical(classes="box book"):
            yield Static(Content(_("Bring in hours and invoices")), classes="heading")
            yield Input(
                START,
                placeholder=_("a path, such as ~/Downloads/hours.csv"),
                select_on_focus=False,
                id="path",
            )
            yield OptionList()
            yield Static(id="refusal")
            yield Static(Content(self._offers()), classes="answers")

    def on_mount(self) -> None:
        """The list is for looking; keys go to the line."""
        self.listing.can_focus = False
        self.query_one(Input).focus()

    def on_input_changed(self) -> None:
        """Another path: what lies there now."""
        folder, beginning = folder_of(self._path.value)
        self.say("")
        try:
            self._lying = lying_in(folder, beginning)
        except (OSError, ValueError) as error:
            self._lying = []
            why = FileNotRead(str(folder), getattr(error, "strerror", None) or str(error))
            self.say(self.gardener.why(why))
        self.fill([Content(lying.name) for lying in self._lying], at=0)

    def on_key(self, event: events.Key) -> None:
        """Move in the list or complete the name while the line has the focus."""
        listing = self.listing
        moves = {
            "up": listing.action_cursor_up,
            "down": listing.action_cursor_down,
            "pageup": listing.action_page_up,
            "pagedown": listing.action_page_down,
            "tab": self._complete,
        }
        if move := moves.get(event.key):
            event.stop()
            event.prevent_default()
            move()

    def on_input_submitted(self) -> None:
        """Open the file that is written out, else what the list has under its cursor."""
        written = expanded(self._path.value)
        at_hand = self._at_hand
        if at_hand and not _is_file(written):
            self._open(at_hand)
        else:
            self._bring_in(written)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click opens too."""
        self._open(self._lying[event.option_index])

    @property
    def _path(self) -> Input:
        return self.query_one(Input)

    @property
    def _at_hand(self) -> Lying | None:
        place = self.listing.highlighted
        return None if place is None else self._lying[place]

    def _open(self, lying: Lying) -> None:
        if lying.is_folder:
            self._write(lying)
        else:
            self._bring_in(lying.path)

    def _complete(self) -> None:
        if self._at_hand:
            self._write(self._at_hand)

    def _write(self, lying: Lying) -> None:
        """The name behind the folder as it is written; one that cannot be written is only opened."""
        head, slash, _rest = self._path.value.rpartition("/")
        if lying.name.rstrip("/") != lying.path.name:
            self.say(_("This name has signs that cannot be typed; press enter on the file itself."))
            return
        self._path.value = head + slash + lying.name
        self._path.cursor_position = len(self._path.value)

    def _bring_in(self, path: Path) -> None:
        self.say("")
        self.run_worker(self._steps(path), exclusive=True)

    async def _steps(self, path: Path) -> None:
        """All steps with this file; a refusal is said here, where another one can be chosen."""
        try:
            with Incoming(self.gardener.garden, path) as file:
                is_over = await import_flow.bring_in(self.gardener, file)
        except Refusal as refusal:
            self.say(self.gardener.why(refusal))
            return
        if is_over:
            self.dismiss(None)

    def _offers(self) -> str:
        return _("enter open    tab complete    {back} leave").format(back=self.gardener.key("back"))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
