"""Step 4, leave well: for each client to be pruned until when it stays, and what is to be done by then."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from pruner.core.errors import UnreadableNotice
from pruner.core.models import Client
from pruner.core.plants import Branch
from pruner.core.season import Stage
from pruner.i18n import _, day
from pruner.letters.kinds import Kind
from pruner.tui.screens.exit_form import ExitForm
from pruner.tui.screens.letter import LetterScreen
from pruner.tui.screens.session import SessionScreen
from pruner.tui.widgets.parting import Parting


class ExitScreen(SessionScreen):
    """The ways out."""

    stage = Stage.EXIT
    own: ClassVar[tuple[str, ...]] = ("edit", "letter")
    hints: ClassVar[tuple[str, ...]] = ("edit", "letter", "undo", "help", "open", "down", "left", "back")

    def parts(self) -> ComposeResult:
        """Who leaves, and the plan of the one under the cursor."""
        yield Static(Content(_("Who leaves")), classes="title")
        yield Static(id="none")
        yield OptionList(id="list")
        yield Static(id="plan")

    def on_mount(self) -> None:
        """The list has the keys."""
        super().on_mount()
        self._list.focus(scroll_visible=False)

    @property
    def _list(self) -> OptionList:
        return self.query_one("#list", OptionList)

    @property
    def leaving(self) -> tuple[Branch, ...]:
        """Who is to be pruned, in the order of the decisions."""
        view, season = self.view, self.season
        if view is None or season is None:
            return ()
        found = (view.branch(decision.client_id) for decision in season.to_prune)
        return tuple(branch for branch in found if branch is not None)

    @property
    def at_hand(self) -> Client | None:
        """The client under the cursor."""
        row, leaving = self._list.highlighted, self.leaving
        return leaving[row].client if row is not None and row < len(leaving) else None

    # -- drawing

    def draw(self) -> None:
        """The list, and the plan."""
        leaving = self.leaving
        row = self._list.highlighted or 0
        self._list.clear_options()
        self._list.add_options([Option(self._line(branch)) for branch in leaving])
        self._list.highlighted = min(row, len(leaving) - 1) if leaving else None
        self._list.display = bool(leaving)
        self.put("none", Content("" if leaving else _("Nobody leaves; go on to the close.")))
        self.query_one("#none").display = not leaving
        self._draw_plan()

    def on_option_list_option_highlighted(self) -> None:
        """Another client under the cursor: its plan."""
        self._draw_plan()

    def _draw_plan(self) -> None:
        client, season, view = self.at_hand, self.season, self.view
        if client is None or season is None or view is None:
            self.put("plan")
            return
        cut = season.cuts.get(client.id)
        app = self.gardener
        plan = Parting(view=view, client=client, key=app.key("edit"), glyphs=app.glyphs, room=self.room)
        try:
            lines = list(plan.lines(cut, season.steps(cut) if cut else ()))
        except UnreadableNotice as refusal:
            lines = [Content.styled(self.gardener.why(refusal), "$thorn")]
        self.put("plan", *lines)

    def _line(self, branch: Branch) -> Content:
        """Who, and until when."""
        cut = self.season.cuts.get(branch.client.id) if self.season else None
        said = _("stays until {day}").format(day=day(cut.ends_on)) if cut else _("not planned yet")
        return Content.assemble(
            (self.gardener.called(branch.client), "bold"), "  ", (said, "" if cut else "$thorn")
        )

    # -- what can be done

    def action_edit(self) -> None:
        """Plan the way out of the client under the cursor."""
        client, view, season = self.at_hand, self.view, self.season
        if client is None or view is None or season is None:
            self.gardener.tell(_("Nobody leaves; go on to the close."), warning=True)
            return
        cut = season.cuts.get(client.id)
        try:
            view.deal(client.id)
        except UnreadableNotice as refusal:
            self.gardener.refuse(refusal)
        else:
            self.gardener.open(ExitForm(client, view, cut, season.steps(cut) if cut else ()))

    def action_letter(self) -> None:
        """The farewell letter to the client under the cursor."""
        if client := self.at_hand:
            self.gardener.open(LetterScreen(client.id, Kind.FAREWELL))
        else:
            self.gardener.tell(_("Nobody leaves; go on to the close."), warning=True)

    def go(self, by: int) -> None:
        """The plan that is proposed counts as looked at only once it was saved: the first one comes up."""
        season = self.season
        if by > 0 and season is not None and season.unplanned:
            ids = [branch.client.id for branch in self.leaving]
            self._list.highlighted = ids.index(season.unplanned[0].client.id)
            self.action_edit()
            return
        super().go(by)

    def on_option_list_option_selected(self) -> None:
        """A click opens the plan."""
        self.action_edit()

    def action_up(self) -> None:
        """The client above."""
        self._list.action_cursor_up()

    def action_down(self) -> None:
        """The client below."""
        self._list.action_cursor_down()

    def action_first(self) -> None:
        """The first line, and the beginning of the page."""
        self._list.action_first()
        super().action_first()

    def action_last(self) -> None:
        """The last line, and the end of the page."""
        self._list.action_last()
        super().action_last()
