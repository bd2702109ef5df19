"""Help: every key that does something, from the bindings themselves, searchable."""

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from pruner.i18n import _
from pruner.tui import bindings
from pruner.tui.bindings import Command, Where
from pruner.tui.screens.base import Dialog
from pruner.tui.widgets.cells import pad, width

KEYS = 16


class HelpScreen(Dialog[None]):
    """Typing narrows the list; escape closes it."""

    CSS_PATH = "dialogs.tcss"
    command_ids: ClassVar[tuple[str, ...]] = ("back",)

    def compose(self) -> ComposeResult:
        """A line to search in, and the list."""
        with Vertical(classes="box book"):
            yield Input(placeholder=_("Search the keys"), id="search")
            with VerticalScroll(can_focus=False):
                yield Static(id="keys")

    def on_resize(self) -> None:
        """Wrap again, once the list has its new width."""
        self.call_after_refresh(self._wrap)

    def _wrap(self) -> None:
        self._show(self.query_one(Input).value.strip().casefold())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self._show(event.value.strip().casefold())

    def on_key(self, event: events.Key) -> None:
        """The list scrolls while the search line has the focus."""
        scroll = self.query_one(VerticalScroll)
        page = max(1, scroll.size.height - 1)
        step = {"up": -1, "down": 1, "pageup": -page, "pagedown": page}.get(event.key)
        if step:
            event.stop()
            scroll.scroll_relative(y=step, animate=False)

    def _show(self, query: str) -> None:
        lines = list(self._lines(query))
        nothing = Content(_("No key does that."))
        self.query_one("#keys", Static).update(Content("\n").join(lines) if lines else nothing)

    def _lines(self, query: str) -> Iterator[Content]:
        commands = (*bindings.log_commands(self.gardener.garden.rules), *bindings.COMMANDS)
        for where in Where:
            found = [c for c in commands if c.where is where and query in self._text(c).casefold()]
            if not found:
                continue
            yield Content.styled(_(where.value), "bold $accent")
            for command in found:
                yield from self._line(command)
            yield Content("")

    def _line(self, command: Command) -> Iterator[Content]:
        """The keys and what they do; what does not fit goes on under its beginning."""
        room = self.query_one(VerticalScroll).scrollable_content_region.width
        beside = _column(self._keys(command), KEYS)
        for part in Content(_sentence(command)).wrap(max(KEYS, room - width(beside))):
            yield Content.assemble((beside, "bold"), part)
            beside = " " * KEYS

    def _keys(self, command: Command) -> str:
        return " ".join(map(bindings.key_name, self.gardener.config.keys.get(command.id, ())))

    def _text(self, command: Command) -> str:
        return f"{self._keys(command)} {bindings.label(command)} {_(command.tip)} {command.id}"


def _sentence(command: Command) -> str:
    """What a key does; a sign is named too, since all of them do the same."""
    if command.id.startswith("log-"):
        return f"{bindings.label(command)}: {_(command.tip)}"
    return _(command.tip)


def _column(text: str, cells: int) -> str:
    """The text in a column, at least one blank behind it."""
    return pad(text, max(cells, width(text) + 1))
