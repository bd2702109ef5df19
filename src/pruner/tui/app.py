"""The screen: owns the garden and the one view of it, and is the only place that catches a refusal.

A key runs as plain synchronous code: the screen asks the garden, the store commits, the view is
derived anew, the widgets redraw. Nothing is acknowledged before it is on disk.
"""

import gc
from collections.abc import Callable
from typing import Any, ClassVar

from textual import events
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.screen import Screen
from textual.timer import Timer

from pruner import status
from pruner.config import Config, Places
from pruner.core.errors import Refusal
from pruner.core.models import Client, Id
from pruner.garden import Done, Garden
from pruner.i18n import _
from pruner.tui import screens
from pruner.tui.acts import Acts, Kind
from pruner.tui.guard import Guard, Judgement, Press
from pruner.tui.house import Keep, Said
from pruner.tui.keeping import Keeping
from pruner.tui.palette import ActionsAndClients
from pruner.tui.screens.base import Dialog
from pruner.tui.screens.garden import GardenScreen

TEXT_FIELDS = frozenset({"Input", "TextArea"})
"""By name: a text area brings along parsers of languages, which only forms need."""
LOOK_AROUND = 1.0
"""Seconds between two looks for changes of another program, and for midnight."""
PAUSE = 0.2
"""Seconds after a key until what nobody waits for is done."""
OPENS_A_LINE = frozenset({"find", "palette", "note", "import"})
"""Commands that open a line for text: quick typing after them is meant."""
IN_TEXT_FIELDS = frozenset({"undo", "redo"})
"""Actions that a text field has itself."""


class GardenApp(Keeping):
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
        super().__init__(garden, config, keep)
        self.demo = demo
        self.last_logged: Done | None = None
        self._places = None if demo else places
        self._guard = Guard()
        self._acts = Acts()
        self._seen: tuple[object, ...] = ()
        self._catching_up: Timer | None = None
        self._wrote = False
        self._painted = False

    # -- starting

    def on_mount(self) -> None:
        """Bring in the garden, then look around once a second."""
        self.reload()
        self.push_screen(GardenScreen())
        self.set_interval(LOOK_AROUND, self._look_around)
        if self.garden.read_only:
            self.tell(_("This garden may only be read; nothing can be logged. Check the rights of its file."))
        self.tell_of_drafts()

    def first_painted(self) -> None:
        """The garden is there to be seen; now for what nobody waits for."""
        if not gc.isenabled():  # whoever started us kept it from looking through all that was just imported
            gc.freeze()
            gc.enable()
        self._painted = True
        self._later()
        self.prepare_to_tell()
        self.run_worker(self._check_the_file, thread=True)

    # -- the one view

    def reload(self) -> None:
        """Derive the view anew; where it cannot be read, the next look around tries again."""
        seen = (self.garden.version(), self.garden.today)
        self.view = self.garden.view()
        self._seen = seen
        self._later()

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
        """Make the screens anew where the language, the keys or the signs are others now."""
        if not self._stale:
            return
        self._stale = False
        chosen = self.garden_screen.chosen_id
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(GardenScreen())
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

    def exit(self, *args: Any, **said: Any) -> None:  # noqa: ANN401  # whatever Textual's own takes
        """End; what was put off is done first."""
        if self._catching_up is not None:
            self._catching_up.stop()
        if self._catching_up is not None or self._wrote or not self._painted:
            self._catch_up()
        super().exit(*args, **said)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A question or work on a file takes its own keys only; a text field has an undo of its own."""
        del parameters
        if isinstance(self.screen, Dialog) and self.screen.alone:
            return False
        return not (action in IN_TEXT_FIELDS and self._typing)

    def action_command_palette(self) -> None:
        """Every action and every client by name."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(id="--command-palette", placeholder=_("An action or a client")))

    # -- screens

    @property
    def garden_screen(self) -> GardenScreen:
        """The main screen, which is always there."""
        return next(screen for screen in self.screen_stack if isinstance(screen, GardenScreen))

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

    # -- keys nobody meant

    async def on_event(self, event: events.Event) -> None:
        """Judge each key before it does anything, and refuse a paste that no text field takes."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.stay()
            judgement = self._guard.judge(self._press(event))
            if judgement is Judgement.BURST:
                self._burst(self._guard.burst_began())
            if judgement is not Judgement.PASS:
                return
            self._acts.key(event.time)
        if isinstance(event, events.Paste) and not event.is_forwarded and not self._typing:
            self.tell(_("Something was pasted into the garden; nothing was logged."), warning=True)
            return
        await super().on_event(event)

    @property
    def moment(self) -> float:
        """When the key that is being handled was pressed."""
        return self._acts.now

    @property
    def _typing(self) -> bool:
        kinds = {} if self.focused is None else {kind.__name__ for kind in type(self.focused).__mro__}
        return not TEXT_FIELDS.isdisjoint(kinds)

    def _press(self, event: events.Key) -> Press:
        ids = frozenset(name for name, keys in self.config.keys.items() if event.key in keys)
        held_for = getattr(self.screen, "held_for", None)
        return Press(
            key=event.key,
            at=event.time,
            printable=event.is_printable,
            acts_for=held_for(ids) if held_for and not self._typing else None,
            typing=self._typing,
            opens_line=bool(OPENS_A_LINE & ids) and not self._typing,
        )

    def _burst(self, since: float) -> None:
        for screen in self._acts.screens_since(since):
            if screen is self.screen:
                self.forget(screen)
                self.pop_screen()
        try:
            taken = self._acts.take_back(self.garden, since)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.last_logged = None
        self.reload()
        said = _("That looked like typing in the wrong window.")
        self.tell(f"{said} {_('It was taken back.') if taken else _('Nothing was logged.')}", warning=True)

    # -- inside

    def _look_around(self) -> None:
        """Another program may have written, and a new day may have begun."""
        try:
            if self._seen != (self.garden.version(), self.garden.today):
                self.garden.forget()
                self.reload()
        except Refusal as refusal:
            self.tell(self.why(refusal), warning=True)

    def _later(self) -> None:
        """What nobody waits for is done once the keys pause: a prompt reads the status a moment later."""
        if self._catching_up is None and self._painted:
            self._catching_up = self.set_timer(PAUSE, self._catch_up)

    def _catch_up(self) -> None:
        self._catching_up = None
        self._write_status()
        if self._wrote:
            self._wrote = False
            self.back_up_today()

    def _write_status(self) -> None:
        if self._places is None or self.view is None:
            return
        try:
            status.write(self._places, status.status(self.view.counts, self.config, self.view.today))
        except OSError as error:
            said = _("The status files cannot be written: {why}").format(why=error.strerror or error)
            self.tell(said, warning=True)

    def _check_the_file(self) -> None:
        complaint = self.garden.look_over()
        if complaint:
            said = _("The garden's file is damaged ({what}). Copy it away before you go on.").format(
                what=complaint
            )
            self.call_from_thread(self.tell, said, warning=True)
