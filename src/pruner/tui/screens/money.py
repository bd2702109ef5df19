"""A client's money on one page: the rate by month, the verdict with its reasons, and every number.

Enter on a number lists the rows behind it. The window can be turned from 3 over 6 to 12 months; the
verdict keeps to the window of the house rules.
"""

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.reactive import var
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from pruner.core.models import Client, Id
from pruner.garden import View
from pruner.i18n import _
from pruner.tui import bindings
from pruner.tui.bindings import Command
from pruner.tui.screens.numbers_form import NumbersForm
from pruner.tui.screens.rows import RowsScreen
from pruner.tui.screens.tending import TendingScreen
from pruner.tui.screens.terms_form import TermsForm
from pruner.tui.widgets.figures import Behind, Figure, figures
from pruner.tui.widgets.glyphs import ASCII
from pruner.tui.widgets.header import Header
from pruner.tui.widgets.hints import Hints
from pruner.tui.widgets.money_words import MoneyWords
from pruner.tui.widgets.rates import rates

WINDOWS = (3, 6, 12)
HINTS = ("open", "window", "undo", "help", "back", "hours", "invoice", "payment", "terms")
MOVING = ("up", "down", "left", "right", "first", "last", "page-up", "page-down")
WIDE, CHART = 110, 76
"""From this width on the chart takes so many cells, and the verdict stands beside it."""
MARGIN = 4
"""Cells beside the chart: what the page leaves free, and its scrollbar."""
LOW, HIGH = 8, 14
"""Rows of the chart on a low and on a high screen."""
HIGH_FROM = 34


class MoneyScreen(TendingScreen):
    """The money of one client."""

    CSS_PATH = "money.tcss"
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012  # Textual's own declaration

    view: var[View | None] = var(None)

    def __init__(self, client_id: Id) -> None:
        super().__init__()
        self._client_id = client_id
        self._months = self.gardener.garden.rules.money.window_months
        self._figures: tuple[Figure, ...] = ()
        self._heights: list[int] = []

    @property
    def commands(self) -> tuple[Command, ...]:
        """What can be done to the client, and the window."""
        return (*super().commands, *bindings.of("window", *MOVING))

    def compose(self) -> ComposeResult:
        """Name and verdict, the chart, the numbers, and why."""
        yield Header().data_bind(MoneyScreen.view)
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="name")
            with Horizontal(id="top"):
                yield Static(id="chart")
                yield Static(id="beside")
            yield OptionList(id="figures")
            yield Static(id="under")
        yield Hints()

    def on_mount(self) -> None:
        """Follow the app's one view."""
        self.query_one(Hints).hints = self.gardener.hints(HINTS)
        self.watch(self.gardener, "view", self._follow)
        self.watch(self.gardener, "masked", self._show, init=False)
        self._list.focus(scroll_visible=False)

    def on_resize(self) -> None:
        """Another size draws another chart."""
        self._show()

    @property
    def at_hand(self) -> Client | None:
        """The client of this page."""
        branch = self.view.branch(self._client_id) if self.view else None
        return branch.client if branch else None

    @property
    def _list(self) -> OptionList:
        return self.query_one("#figures", OptionList)

    # -- drawing

    def _follow(self, view: View | None) -> None:
        self.view = view
        if self.at_hand is not None:
            self.furnish_header()
            self._show()
        elif view is not None and self.is_active:
            self._leave_what_is_gone()

    def on_screen_resume(self) -> None:
        """A form over this page was closed; the client may have gone meanwhile."""
        if self.view and self.at_hand is None:
            self._leave_what_is_gone()

    def _leave_what_is_gone(self) -> None:
        self.gardener.tell(_("This client is not there any more."), warning=True)
        self.dismiss()

    def _show(self) -> None:
        view, client = self.view, self.at_hand
        if view is None or client is None:
            return
        app = self.gardener
        worth = view.estate.over(self._months).worth(client.id)
        verdict, words = view.verdict(client.id), MoneyWords(rules=view.rules, masked=app.masked)
        far_below = view.rules.verdict.prune_baseline
        room = max(1, self.size.width - MARGIN)
        self._put("name", words.title(app.called(client), verdict, worth.months, room))
        beside = CHART if self.size.width >= WIDE else room
        size = (beside, HIGH if self.size.height >= HIGH_FROM else LOW)
        self._put("chart", rates(worth, far_below, size, plain=app.glyphs is ASCII, masked=app.masked))
        for place in ("beside", "under"):
            self._put(place, Content("\n").join(words.why(verdict, self._months)))
        self._fill(figures(worth), words, room)

    def _put(self, part: str, content: Content) -> None:
        self.query_one(f"#{part}", Static).update(content)

    def _fill(self, found: tuple[Figure, ...], words: MoneyWords, room: int) -> None:
        row = self._list.highlighted or 0
        self._figures = found
        lines = words.lines(found, room)
        self._heights = [line.plain.count("\n") + 1 for line in lines]
        self._list.clear_options()
        self._list.add_options(map(Option, lines))
        self._list.highlighted = min(row, len(found) - 1)

    # -- what can be done

    def action_open(self) -> None:
        """The rows behind the number under the cursor, or the form that sets it."""
        row, client = self._list.highlighted, self.chosen()
        if row is None or client is None:
            return
        figure = self._figures[row]
        if figure.behind in {Behind.NUMBERS, Behind.TERMS}:
            if not self.hidden():
                form = NumbersForm() if figure.behind is Behind.NUMBERS else TermsForm(client)
                self.gardener.open(form)
            return
        titles = [each.title for each in self._figures[: row + 1] if each.title]
        self.gardener.open(RowsScreen(client, figure.behind, titles[-1], self._months))

    def on_option_list_option_selected(self) -> None:
        """A click on a number opens it, as enter does."""
        self.action_open()

    def action_window(self, step: int = 1) -> None:
        """The next longer window, and from the longest back to the shortest."""
        place = WINDOWS.index(self._months) if self._months in WINDOWS else 0
        self._months = WINDOWS[(place + step) % len(WINDOWS)]
        self._show()

    def action_left(self) -> None:
        """A shorter window."""
        self.action_window(-1)

    def action_right(self) -> None:
        """A longer window."""
        self.action_window(1)

    def action_money(self) -> None:
        """The key that opened it closes it."""
        self.dismiss()

    def action_up(self) -> None:
        """The number above."""
        self._list.action_cursor_up()
        self._bring()

    def action_down(self) -> None:
        """The number below."""
        self._list.action_cursor_down()
        self._bring()

    def action_first(self) -> None:
        """The first number, and the top of the page."""
        self._list.action_first()
        self.query_one("#page").scroll_home(animate=False)

    def action_last(self) -> None:
        """The last number, and the end of the page."""
        self._list.action_last()
        self.query_one("#page").scroll_end(animate=False)

    def action_page(self, direction: int) -> None:
        """Half a page."""
        self.query_one("#page").scroll_relative(y=direction * self.size.height // 2, animate=False)

    def on_hints_pressed(self, event: Hints.Pressed) -> None:
        """A hint was clicked."""
        self.call_later(self.run_action, event.action)

    def _bring(self) -> None:
        """Scroll so far that the number under the cursor is in sight."""
        row = self._list.highlighted
        if row is not None:
            top = sum(self._heights[:row])
            region = Region(0, top, self._list.size.width, self._heights[row]).translate(
                self._list.virtual_region.offset
            )
            self.query_one("#page").scroll_to_region(region, animate=False, force=True)
