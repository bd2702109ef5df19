"""Step 3, what if: all cuts and raises together before anything is final; each can be turned off to look."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from pruner.core.models import Decision, Id
from pruner.core.season import Choice, Stage
from pruner.core.whatif import Outlook
from pruner.i18n import _
from pruner.tui.discretion import without_figures
from pruner.tui.screens.session import SessionScreen
from pruner.tui.widgets.balance import balance, warnings
from pruner.tui.widgets.evidence import COLOURS, Evidence
from pruner.tui.widgets.glyphs import ASCII
from pruner.tui.widgets.names import namer
from pruner.tui.widgets.two_trees import after, two_trees


class WhatIfScreen(SessionScreen):
    """What all decisions together would bring."""

    stage = Stage.WHAT_IF
    own: ClassVar[tuple[str, ...]] = ("mark",)
    hints: ClassVar[tuple[str, ...]] = ("mark", "open", "undo", "help", "left", "back", "page-down")

    def __init__(self) -> None:
        super().__init__()
        self._off: set[Id] = set()

    def parts(self) -> ComposeResult:
        """The cuts and raises, the numbers, what they mean, and the two trees."""
        yield Static(Content(_("Cuts and raises")), classes="title")
        yield Static(id="none")
        yield OptionList(id="list")
        yield Static(id="balance")
        yield Static(id="warnings")
        yield Static(id="trees")

    def on_mount(self) -> None:
        """The list has the keys."""
        super().on_mount()
        self._list.focus(scroll_visible=False)

    @property
    def _list(self) -> OptionList:
        return self.query_one("#list", OptionList)

    @property
    def _changes(self) -> list[Decision]:
        """The decisions to prune and to raise, in the order of the walk."""
        season = self.season
        if season is None:
            return []
        order = [branch.client.id for branch in (*season.walk, *season.rest)]
        found = [d for d in season.decisions.values() if d.choice in {Choice.PRUNE, Choice.RAISE}]
        return sorted(found, key=lambda d: order.index(d.client_id) if d.client_id in order else len(order))

    # -- drawing

    def draw(self) -> None:
        """The list with its boxes, and what follows from those that are on."""
        view, season = self.view, self.season
        if view is None or season is None:
            return
        app, changes = self.gardener, self._changes
        on = [decision for decision in changes if decision.client_id not in self._off]
        cut = {decision.client_id for decision in on if decision.choice is Choice.PRUNE}
        prices = {d.client_id: d.price for d in on if d.choice is Choice.RAISE and d.price is not None}
        outlook = season.what_if(cut, prices)
        self._fill(changes)
        self.put("balance", *balance(outlook, app.glyphs, self.room, masked=app.masked))
        self._warn(outlook)
        names = namer(view.all_branches, masked=app.masked)
        then = after(view.branches, cut, outlook)
        self.put(
            "trees",
            *two_trees(view.branches, then, names, app.glyphs, self.room, plain=app.plain),
        )

    def _warn(self, outlook: Outlook) -> None:
        masked = self.gardener.masked
        said = [without_figures(words) if masked else words for words in warnings(outlook)]
        self.put("warnings", *map(Content, said))
        self.query_one("#warnings").display = bool(said)

    def _fill(self, changes: list[Decision]) -> None:
        row = self._list.highlighted or 0
        self._list.clear_options()
        self._list.add_options([Option(self._line(decision)) for decision in changes])
        self._list.highlighted = min(row, len(changes) - 1) if changes else None
        self._list.display = bool(changes)
        nothing = "" if changes else _("Nobody is pruned or raised; the numbers stay as they are.")
        self.put("none", Content(nothing))
        self.query_one("#none").display = bool(nothing)

    def _line(self, decision: Decision) -> Content:
        """A box, whose it is, and what was decided."""
        app, view = self.gardener, self.view
        branch = view.branch(decision.client_id) if view else None
        if branch is None or view is None:
            return Content("")
        full, empty = ("x", " ") if app.glyphs is ASCII else ("■", "□")
        box = empty if decision.client_id in self._off else full
        name = app.called(branch.client)
        known = Evidence(view=view, branch=branch, name=name, glyphs=app.glyphs, masked=app.masked)
        return Content.assemble(
            (f"[{box}] " if app.glyphs is ASCII else f"{box} ", COLOURS[decision.choice]),
            (name, "bold"),
            "  ",
            known.decided(decision),
        )

    # -- what can be done

    def action_mark(self) -> None:
        """Turn the cut or raise under the cursor off, or on again, to see what it does."""
        row, changes = self._list.highlighted, self._changes
        if row is None or row >= len(changes):
            self.gardener.tell(_("Nobody is pruned or raised; the numbers stay as they are."), warning=True)
            return
        self._off ^= {changes[row].client_id}
        self.draw()

    def on_option_list_option_selected(self) -> None:
        """A click turns it, as space does."""
        self.action_mark()

    def action_up(self) -> None:
        """The line above."""
        self._list.action_cursor_up()

    def action_down(self) -> None:
        """The line below."""
        self._list.action_cursor_down()

    def action_first(self) -> None:
        """The first line, and the beginning of the page."""
        self._list.action_first()
        super().action_first()

    def action_last(self) -> None:
        """The last line, and the end of the page."""
        self._list.action_last()
        super().action_last()
