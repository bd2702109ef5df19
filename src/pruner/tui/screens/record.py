"""What became of the cuts: the user's own record, and each cut after 30, 90 and 180 days (product.md §7)."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from pruner.core.regrowth import Regrowth
from pruner.i18n import _, day
from pruner.tui.discretion import without_figures
from pruner.tui.screens.regret import RegretScreen
from pruner.tui.screens.roster import Roster
from pruner.wording.looking_back import record, regrown


class RecordScreen(Roster):
    """A list of cuts, the latest first. Enter on one that is 90 days old asks about regret, once."""

    command_ids: ClassVar[tuple[str, ...]] = (*Roster.command_ids[:-1], "record")

    def __init__(self) -> None:
        super().__init__()
        self._cuts: tuple[Regrowth, ...] = ()

    def compose(self) -> ComposeResult:
        """The record, the cuts, and what can be done."""
        with Vertical(classes="box sheet"):
            yield Static(Content(_("What became of your cuts")), classes="heading")
            yield Static(id="record")
            yield OptionList(id="list")
            yield Static(Content(self._offers()), classes="answers")

    def on_mount(self) -> None:
        """Follow the app's one view."""
        self.watch(self.gardener, "view", self._fill)
        self.watch(self.gardener, "masked", self._fill, init=False)

    def action_record(self) -> None:
        """The key that opened it closes it."""
        self.dismiss(None)

    def action_open(self) -> None:
        """Ask about regret, where it is time to."""
        row, view = self.rows.highlighted, self.gardener.view
        if row is None or view is None:
            return
        found = self._cuts[row]
        if not found.asks_regret(view.today, view.rules.regret_days):
            self.gardener.do(lambda: self.gardener.garden.regret(found.cut.id, 1))  # refuses, and says why
            return
        self.gardener.open(RegretScreen(self._called(found)), lambda score: self._regret(found, score))

    def _regret(self, found: Regrowth, score: int | None) -> None:
        if score is not None:
            self.gardener.do(lambda: self.gardener.garden.regret(found.cut.id, score))

    def _fill(self) -> None:
        view = self.gardener.view
        if view is None:
            return
        season = self.gardener.garden.session_view(view)
        self._cuts = season.regrowths
        said = record(season.record) or _("Nobody has been pruned so far.")
        self.query_one("#record", Static).update(Content.styled(said, "bold"))
        self.show([Option(self._lines(found)) for found in self._cuts])

    def _lines(self, found: Regrowth) -> Content:
        """A cut with its checks."""
        view = self.gardener.view
        currency = view.worth(found.cut.client_id).currency if view else ""
        since = _("since {day}").format(day=day(found.cut.ends_on))
        lines = [Content.assemble((self._called(found), "bold"), f"  {since}")]
        for title, text in regrown(found, currency):
            shown = without_figures(text) if self.gardener.masked else text
            lines.append(Content.assemble((f"  {title}: ", "$text-muted"), shown))
        if view and found.asks_regret(view.today, view.rules.regret_days):
            asks = _("{key} says once how much you regret it").format(key=self.gardener.key("open"))
            lines.append(Content.styled(f"  {asks}", "$wilt"))
        return Content("\n").join(lines)

    def _called(self, found: Regrowth) -> str:
        branch = self.gardener.view.branch(found.cut.client_id) if self.gardener.view else None
        return self.gardener.called(branch.client) if branch else ""

    def _offers(self) -> str:
        return _("{back} leave").format(back=self.gardener.key("back"))
