"""The screen: owns the garden and the one view of it, and is the only place that catches a refusal.

A key runs as plain synchronous code: the screen asks the garden, the store commits, the view is
derived anew, the widgets redraw. Nothing is acknowledged before it is on disk.
"""

from collections.abc import Callable
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.command import CommandPalette
from textual.screen import Screen

from pruner.config import Config, Places
from pruner.core.errors import Refusal
from pruner.core.models import Client, Id
from pruner.garden import Done, Garden
from pruner.i18n import _
from pruner.tui import screens
from pruner.tui.acts import Kind
from pruner.tui.house import Keep, Said
from pruner.tui.judging import Judging
from pruner.tui.palette import ActionsAndClients
from pruner.tui.screens.base import Dialog
from pruner.tui.screens.garden import GardenScreen

LOOK_AROUND = 1.0
"""Seconds between two looks for changes of another program, and for midnight."""
IN_TEXT_FIELDS = frozenset({"undo", "redo"})
"""Actions that a text field has itself."""


class GardenApp(Judging):
    """The garden on the screen. Returns "demo" where the user asked for the demo garden."""

    TITLE = "pruner"
    CSS_PATH: ClassVar = ["app.tcss", "screens/garden.tcss"]  # read once, before the first screen
    COMMANDS: ClassVar = {ActionsAndClients}
    BINDINGS: ClassVar[list[BindingType]] = []
    COMMAND_PALETTE_BINDING = "f24"  # ours stands in the configuration

    def __init__(
        self,
        garden: Garden,
        config: Config,
        places: Places | None = None,
        *,
        demo: bool = False,
        keep: Keep | None = None,
    ) -> None:
        super().__init__(garden, config, None if demo else places, keep)
        self.demo = demo
        self._seen: tuple[object, ...] = ()

    # -- starting

    def on_load(self) -> None:
        """Bring in the garden."""
        self.reload()

    def get_default_screen(self) -> GardenScreen:
        """The garden; below it lies nothing."""
        return GardenScreen(self.size.width)

    def on_mount(self) -> None:
        """Look around once a second."""
        self.set_interval(LOOK_AROUND, self._look_around)
        if self.garden.read_only:
            self.tell(_("This garden may only be read; nothing can be logged. Check the rights of its file."))
        self.tell_of_drafts()

    # -- the one view

    def reload(self) -> None:
        """Derive the view anew; where it cannot be read, the next look around tries again."""
        seen = (self.garden.version(), self.garden.today)
        self.view = self.garden.view()
        self._seen = seen
        self.later()

    def do(
        self, verb: Callable[[], Done], say: Callable[[Done], str] | None = None, kind: Kind = Kind.WROTE
    ) -> Done | None:
        """Let the garden do something, show it and say what it did; None where it refused."""
        try:
            done = verb()
        except Refusal as refusal:
            self.refuse(refusal)
            return None
        self._acts.wrote(done.entry, kind)
        self.reload()
        self.tell((say or self.worded)(self.named(done)))
        self._wrote = True
        return done

    def did(self, done: Done) -> None:
        """Something was done in a form: show it, say so, and put the cursor on a client that is new."""
        self.do(lambda: done)
        record = done.entry.change.edits[0].after
        if isinstance(record, Client) and done.entry.change.did == "added":
            self.garden_screen.choose(record.id)

    def erase(self, client: Client) -> None:
        """Erase a client for good."""
        holding = self.garden.backups_holding(client.id)
        try:
            self.garden.erase(client.id)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.last_logged = None
        self.reload()
        self.tell(_("Erased, with every trace."))
        self.offer_to_delete(holding)

    def refuse(self, refusal: Refusal) -> None:
        """Say why something was not done, and show what there is now."""
        self.reload()
        self.tell(self.why(refusal), warning=True)

    # -- settings

    def keep(self, said: Said) -> None:
        """Keep these settings and reckon everything anew."""
        super().keep(said)
        self.reload()

    def replant(self) -> None:
        """Make the screens anew where the language, the keys or the signs are others now.

        The first garden cannot be taken off: it stays below the new one, and follows no more.
        """
        if not self._stale:
            return
        self._stale = False
        chosen = self.garden_screen.chosen_id
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(GardenScreen(self.size.width))
        if chosen is not None:
            self.garden_screen.chosen_id = chosen

    # -- the last incident

    def log_incident(self, client: Client, sign: str) -> None:
        """Log one incident with the house defaults; `+`, `-` and `;` are about it from now on."""
        self.remember(self.do(lambda: self.garden.log(client.id, sign), self.logged))

    def remember(self, done: Done | None) -> None:
        """The last incident logged on this screen, wherever the cursor is."""
        self.last_logged = done or self.last_logged

    def adjust_last(self, *, minutes: int = 0, note: str | None = None) -> Done | None:
        """More or fewer minutes for the last incident, or a note to it."""
        last = self.last_logged
        if last is None:
            self.tell(_("Nothing was logged yet; log an incident first."), warning=True)
            return None
        done = self.do(lambda: self.garden.adjust(last, minutes=minutes, note=note), self.adjusted)
        self.remember(done)
        return done

    # -- what every screen can do

    def action_undo(self) -> None:
        """Take back the last step."""
        self.do(self.garden.undo, self.taken_back, Kind.TOOK_BACK)
        self.last_logged = None

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.do(self.garden.redo, self.done_again)
        self.last_logged = None

    def action_mask(self) -> None:
        """Hide or show names and amounts."""
        self.masked = not self.masked
        self.tell(_("Names are hidden.") if self.masked else _("Names are shown."))

    def action_help(self) -> None:
        """Every key, searchable."""
        if not isinstance(self.screen, screens.HelpScreen):
            self.open(screens.HelpScreen())

    def action_backups(self) -> None:
        """Every backup; the key that opened them closes them."""
        if isinstance(self.screen, screens.BackupsScreen):
            self.screen.dismiss(None)
        else:
            self.open(screens.BackupsScreen())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A question or work on a file takes its own keys only; a text field has an undo of its own."""
        del parameters
        if isinstance(self.screen, Dialog) and self.screen.alone:
            return False
        return not (action in IN_TEXT_FIELDS and self.typing)

    def action_command_palette(self) -> None:
        """Every action and every client by name."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(id="--command-palette", placeholder=_("An action or a client")))

    # -- screens

    @property
    def garden_screen(self) -> GardenScreen:
        """The main screen, which is always there."""
        return next(screen for screen in reversed(self.screen_stack) if isinstance(screen, GardenScreen))

    def open(self, screen: Screen[Any], answer: Callable[[Any], None] | None = None) -> None:
        """Open a screen; a burst of stray keys closes it again."""
        self._acts.opened(screen)
        self.push_screen(screen, answer)

    def show_client(self, client_id: Id) -> None:
        """Open the client's own screen."""
        if isinstance(self.screen, screens.ClientScreen):
            self.pop_screen()
        self.garden_screen.choose(client_id)
        self.open(screens.ClientScreen(client_id))

    def show_money(self, client_id: Id) -> None:
        """Open the client's money, in place of another client's."""
        if isinstance(self.screen, screens.MoneyScreen):
            self.pop_screen()
        self.garden_screen.choose(client_id)
        self.open(screens.MoneyScreen(client_id))

    # -- inside

    def _look_around(self) -> None:
        """Another program may have written, and a new day may have begun."""
        try:
            if self._seen != (self.garden.version(), self.garden.today):
                self.garden.forget()
                self.reload()
        except Refusal as refusal:
            self.tell(self.why(refusal), warning=True)
