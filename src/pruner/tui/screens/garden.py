"""The garden itself: the tree in one of its three views, and beside or under it the chosen client."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import var
from textual.widgets import ContentSwitcher

from pruner.core.models import Client, Id
from pruner.core.plants import worst
from pruner.garden import View
from pruner.i18n import _
from pruner.tui import bindings, screens
from pruner.tui.bindings import Command
from pruner.tui.screens.tending import TendingScreen
from pruner.tui.widgets.cordon import CordonView
from pruner.tui.widgets.detail import Detail
from pruner.tui.widgets.espalier import EspalierView
from pruner.tui.widgets.header import Header
from pruner.tui.widgets.hints import Hints
from pruner.tui.widgets.overview import OverviewView
from pruner.tui.widgets.sapling import Sapling
from pruner.tui.widgets.tree import TreeView

IN_THE_GARDEN = (
    "up",
    "down",
    "left",
    "right",
    "first",
    "last",
    "page-up",
    "page-down",
    "next-trouble",
    "previous-trouble",
    "find",
    "cordon",
    "overview",
    "sort",
    "review",
    "session",
    "record",
    "add",
    "intake",
    "import",
    "demo",
)
HINTS = ("log-rush", "mark", "undo", "help", "incident", "find", "quit", "review", "fix", "add")
LIST_HINTS = ("log-rush", "sort", "undo", "help", "mark", "incident", "find", "back", "quit")
VIEWS: tuple[tuple[type[TreeView], str], ...] = (
    (EspalierView, "espalier"),
    (CordonView, "cordon"),
    (OverviewView, "overview"),
)
EMPTY_HINTS = ("add", "import", "demo", "undo", "help", "quit")
A_MOMENT = 0.1
"""Seconds until what can wait for the first frame begins: what Textual calls a refresh comes before it."""
WIDE = 110
"""From this width on the detail stands beside the tree."""


class GardenScreen(TendingScreen):
    """The main screen."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012  # Textual's own declaration

    view: var[View | None] = var(None)
    masked = var(default=False)
    chosen_id: var[Id | None] = var(None)
    _shown = "espalier"
    _switched: object = None

    def __init__(self, width: int) -> None:
        """In a terminal of this width, so that its first frame is laid out but once."""
        super().__init__()
        self.add_class("-tree", "-wide" if width >= WIDE else "-narrow")

    @property
    def commands(self) -> tuple[Command, ...]:
        """Everything that can be done here."""
        return (*super().commands, *bindings.of(*IN_THE_GARDEN))

    def compose(self) -> ComposeResult:
        """Header, tree, detail and hints."""
        app = self.gardener
        yield Header().data_bind(GardenScreen.view)
        with Horizontal(id="body"):
            with ContentSwitcher(initial="espalier", id="views"):
                for kind, name in VIEWS:
                    yield kind(app.glyphs, app.garden.rules, plain=app.plain, id=name).data_bind(
                        GardenScreen.view, GardenScreen.masked, chosen=GardenScreen.chosen_id
                    )
                yield Sapling(app.config.keys, app.glyphs, id="sapling")
            yield Detail(app.glyphs, plain=app.plain).data_bind(
                GardenScreen.view, GardenScreen.masked, GardenScreen.chosen_id
            )
        yield Hints()

    def on_mount(self) -> None:
        """Follow the app's one view; the cursor starts on the client with the worst level."""
        app = self.gardener
        self.watch(app, "view", self._follow)
        self.watch(app, "masked", self._mask)
        self.trained.focus()
        self.set_timer(A_MOMENT, app.first_painted)

    @property
    def trained(self) -> TreeView:
        """The view of the tree that is shown, or the one that will be once a client is planted."""
        return self.query_one(f"#{self._shown}", TreeView)

    @property
    def at_hand(self) -> Client | None:
        """The client under the cursor."""
        branch = self.view.branch(self.chosen_id) if self.view and self.chosen_id is not None else None
        return branch.client if branch else None

    def choose(self, client_id: Id) -> None:
        """Put the cursor on this client."""
        self.trained.choose(client_id)

    # -- events

    def on_tree_view_chosen(self, event: TreeView.Chosen) -> None:
        """The cursor moved; with quick keys the view is further than the message."""
        self.chosen_id = event.control.chosen

    def on_tree_view_opened(self, event: TreeView.Opened) -> None:
        """A client was opened with the mouse."""
        self.gardener.show_client(event.client_id)

    def on_hints_pressed(self, event: Hints.Pressed) -> None:
        """A hint was clicked."""
        self.call_later(self.run_action, event.action)

    # -- moving

    def action_up(self) -> None:
        """The branch above."""
        self.trained.move(0, -1)
        self._point()

    def action_down(self) -> None:
        """The branch below."""
        self.trained.move(0, 1)
        self._point()

    def action_left(self) -> None:
        """Left of the trunk."""
        self.trained.move(-1, 0)
        self._point()

    def action_right(self) -> None:
        """Right of the trunk."""
        self.trained.move(1, 0)
        self._point()

    def action_first(self) -> None:
        """The crown."""
        self.trained.first()
        self._point()

    def action_last(self) -> None:
        """The ground."""
        self.trained.last()
        self._point()

    def action_page(self, direction: int) -> None:
        """Half a page."""
        self.trained.page(direction)
        self._point()

    def action_trouble(self, direction: int) -> None:
        """The next client that is wilting or red."""
        if not any(b.level.in_trouble for b in (self.view.branches if self.view else ())):
            self.gardener.tell(_("No client is in trouble."))
        self.trained.trouble(direction)
        self._point()

    def _point(self) -> None:
        """Show in the same frame whom the cursor is on; the tree says so only after it has been painted."""
        self.chosen_id = self.trained.chosen

    # -- looking

    def action_show_as(self, name: str) -> None:
        """Another view of the tree; the same key again goes back to the espalier."""
        self._shown = "espalier" if self._shown == name else name
        self._switch()
        self.trained.focus()

    def action_sort(self) -> None:
        """Sort the list by its next column."""
        if self._shown != "cordon":
            self.action_show_as("cordon")
        self.query_one(CordonView).sort_by_next()

    def action_find(self) -> None:
        """Find as you type; escape puts the cursor back."""
        before = self.chosen_id

        def answer(found: object) -> None:
            if not found and before is not None:
                self.choose(before)

        self.gardener.open(screens.FindLine(self.choose), answer)

    def action_review(self) -> None:
        """The daily review."""
        self.gardener.open(screens.ReviewScreen())

    def action_session(self) -> None:
        """The pruning session: begin it, or go on with it."""
        screens.open_session(self.gardener)

    def action_record(self) -> None:
        """What became of the cuts."""
        self.gardener.open(screens.RecordScreen())

    def action_add(self) -> None:
        """Plant a client."""
        self.gardener.open(screens.ClientForm())

    def action_intake(self) -> None:
        """Ask ten questions about a prospect."""
        self.gardener.open(screens.IntakeForm(lambda who: self.gardener.open(screens.IntakeScreen(who))))

    def action_bring_in(self) -> None:
        """Bring in hours and invoices from a file."""
        self.gardener.open(screens.ImportFile())

    def action_demo(self) -> None:
        """Leave for the demo garden; only where there is nothing to look at yet."""
        if self.view and self.view.branches:
            self.gardener.tell(_("The demo opens from an empty garden here; otherwise call “pruner demo”."))
        else:
            self.gardener.exit("demo")

    def action_back(self) -> None:
        """From another view back to the espalier."""
        if self._shown != "espalier":
            self.action_show_as("espalier")

    # -- inside

    def _follow(self, view: View | None) -> None:
        if self is not self.gardener.garden_screen:
            return
        self.view = view
        if view is None:
            return
        first = worst(view.branches) if self.chosen_id is None else None
        if first is not None:
            self.chosen_id = first.client.id
        self.furnish_header()
        self._switch()

    def _mask(self, masked: bool) -> None:  # noqa: FBT001  # a watcher takes the value
        self.masked = masked

    def _switch(self) -> None:
        empty = not (self.view and self.view.branches)
        if self._switched == (empty, self._shown):
            return
        self._switched = (empty, self._shown)
        self.query_one("#views", ContentSwitcher).current = "sapling" if empty else self._shown
        self.query_one(Detail).display = not empty
        self.set_class(self._shown != "cordon", "-tree")  # a list takes the whole width
        hints = EMPTY_HINTS if empty else LIST_HINTS if self._shown == "cordon" else HINTS
        self.query_one(Hints).hints = self.gardener.hints(hints)
