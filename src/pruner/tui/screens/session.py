"""What the five steps of the pruning session share: its first row, going on and back, and leaving it open.

The session is kept in the garden with every key, so a screen shows the step at which the kept session
stands: undo, another window and a killed program all lead to the right one.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from pruner.core.season import Stage
from pruner.garden import SeasonView, View
from pruner.i18n import N_, _
from pruner.tui import bindings
from pruner.tui.bindings import Command
from pruner.tui.screens.base import GardenerScreen
from pruner.tui.screens.record import RecordScreen
from pruner.tui.widgets.hints import Hints
from pruner.tui.widgets.progress import Progress

if TYPE_CHECKING:
    from pruner.tui.app import GardenApp

STEPS = tuple(Stage)
MOVING = ("open", "up", "down", "left", "right", "first", "last", "page-up", "page-down")
LABELS = {"open": N_("Go on"), "left": N_("Step back"), "back": N_("Leave"), "down": N_("Next client")}
"""What keys of the garden do here, by their action, in the last row."""
MARGIN = 4
"""Cells that a page leaves free, and its scrollbar."""


class SessionScreen(GardenerScreen):
    """One step of the session. The log keys are off here, and say so."""

    CSS_PATH = "session.tcss"
    AUTO_FOCUS = ""
    stage: ClassVar[Stage]
    own: ClassVar[tuple[str, ...]] = ()
    """The ids of the commands that only this step has."""

    view: var[View | None] = var(None)

    def __init__(self) -> None:
        super().__init__()
        self._season: SeasonView | None = None

    @property
    def commands(self) -> tuple[Command, ...]:
        """The step's own, those of every step, and the log keys that no other command here has."""
        app = self.gardener
        ours = bindings.of(*self.own, *MOVING, "record")
        taken = {key for command in ours for key in app.config.keys.get(command.id, ())}
        logs = bindings.log_commands(app.garden.rules)
        off = (command for command in logs if taken.isdisjoint(app.config.keys.get(command.id, ())))
        return (*ours, *off)

    def compose(self) -> ComposeResult:
        """The first row, what the step keeps in sight under it, and the page."""
        yield Progress()
        yield from self.head()
        with VerticalScroll(id="page", can_focus=False):
            yield from self.parts()
        yield Hints()

    def parts(self) -> ComposeResult:
        """What the page consists of."""
        yield Static(id="lines")

    def head(self) -> ComposeResult:
        """What stays in sight above the page; under it toasts would hide it."""
        yield from ()

    def on_mount(self) -> None:
        """Follow the app's one view."""
        progress = self.query_one(Progress)
        progress.stage, progress.demo = self.stage, self.gardener.demo
        self.query_one(Hints).hints = tuple(
            (key, _(LABELS.get(action, label)), action)
            for key, label, action in self.gardener.hints(self.hints)
        )
        self.watch(self.gardener, "view", self._follow)
        self.watch(self.gardener, "masked", self.draw, init=False)

    def on_resize(self) -> None:
        """Another size may have room for more."""
        self.draw()

    # -- what is shown

    @property
    def season(self) -> SeasonView | None:
        """The session as it stands; None before the garden was read."""
        return self._season

    @property
    def room(self) -> int:
        """Cells of a row of the page."""
        return max(1, self.size.width - MARGIN)

    def draw(self) -> None:
        """Show everything anew; the session's first row is shown already."""
        raise NotImplementedError

    def put(self, part: str, *lines: Content) -> None:
        """Show these lines in a part of the page."""
        self.query_one(f"#{part}", Static).update(Content("\n").join(lines))

    def _follow(self, view: View | None) -> None:
        self.view = view
        if view is None:
            return
        self._season = season = self.gardener.garden.session_view(view)
        decided = sum(branch.client.id in season.decisions for branch in season.walk)
        self.query_one(Progress).decided = (decided, len(season.walk))
        self.draw()
        self._stand_where_it_stands()

    def on_screen_resume(self) -> None:
        """What lay over this step is gone; meanwhile the session may stand elsewhere."""
        self._stand_where_it_stands()

    def _stand_where_it_stands(self) -> None:
        """Leave where the session is over, change over where it stands at another step."""
        season = self._season
        if season is None or not self.is_current:
            return
        if season.session is None:
            self.is_over()
        elif season.session.stage is not self.stage:
            self.app.switch_screen(STEP_SCREENS[season.session.stage]())

    def is_over(self) -> None:
        """The session was closed, or its beginning was taken back."""
        self.dismiss()

    # -- what every step can do

    def action_back(self) -> None:
        """Leave; the session stays open."""
        key = self.gardener.key("session")
        said = _("The session stays open; {key} goes on with it here.").format(key=key)
        self.dismiss()
        self.gardener.tell(said if key else _("The session stays open."))

    def action_open(self) -> None:
        """Go on to the next step."""
        self.go(1)

    def action_right(self) -> None:
        """Go on to the next step."""
        self.go(1)

    def action_left(self) -> None:
        """Back to the step before."""
        self.go(-1)

    def go(self, by: int) -> None:
        """To another step; there is none before the first and none after the last."""
        place = STEPS.index(self.stage) + by
        if 0 <= place < len(STEPS):
            self.gardener.do(lambda: self.gardener.garden.go_to(STEPS[place]), lambda _done: "")

    def action_record(self) -> None:
        """What became of the cuts."""
        self.gardener.open(RecordScreen())

    def action_log(self, sign: str) -> None:
        """A log key: it is off here."""
        del sign
        back = self.gardener.key("back")
        said = _("In the session the log keys are off; {back} leaves it.").format(back=back)
        self.gardener.tell(said, warning=True)

    def action_up(self) -> None:
        """A line up."""
        self.page.scroll_up(animate=False)

    def action_down(self) -> None:
        """A line down."""
        self.page.scroll_down(animate=False)

    def action_first(self) -> None:
        """To the beginning."""
        self.page.scroll_home(animate=False)

    def action_last(self) -> None:
        """To the end."""
        self.page.scroll_end(animate=False)

    def action_page(self, direction: int) -> None:
        """Half a page."""
        self.page.scroll_relative(y=direction * self.size.height // 2, animate=False)

    @property
    def page(self) -> VerticalScroll:
        """What scrolls."""
        return self.query_one("#page", VerticalScroll)

    def on_hints_pressed(self, event: Hints.Pressed) -> None:
        """A hint was clicked."""
        self.call_later(self.run_action, event.action)


STEP_SCREENS: dict[Stage, Callable[[], SessionScreen]] = {}
"""The screen of each step, entered by `session_steps`."""


def open_session(app: "GardenApp") -> None:
    """Begin a session, or go on with the one that is open, at the step where it stands."""
    running = app.garden.running_session()
    if running is None and app.do(app.garden.begin_session) is None:
        return
    stage = running.stage if running else Stage.LOOK_BACK
    app.open(STEP_SCREENS[stage]())
