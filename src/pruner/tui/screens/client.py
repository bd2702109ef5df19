"""One client close up: the plant, the sign meters, why this colour, the timeline, the job and the notes."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from pruner.core.heat import Ember
from pruner.core.models import Client, Id
from pruner.core.plants import Branch
from pruner.core.text import clean_note
from pruner.garden import View
from pruner.i18n import _, n_
from pruner.tui import bindings
from pruner.tui.bindings import Command
from pruner.tui.screens.incident_form import IncidentForm
from pruner.tui.screens.tending import TendingScreen
from pruner.tui.widgets import portrait
from pruner.tui.widgets.header import Header
from pruner.tui.widgets.hints import Hints
from pruner.tui.widgets.meters import meters

HINTS = ("log-rush", "mark", "undo", "help", "incident", "back", "fix", "edit", "delete-incident", "quit")
MARGIN, BAR = 4, 2
"""Cells that the page leaves free, and its scrollbar; the timeline has a bar of its own."""
MOVING = ("up", "down", "first", "last", "page-up", "page-down", "next-trouble", "previous-trouble", "find")


class ClientScreen(TendingScreen):
    """A client's own screen; log keys, mark, forms and undo work here as in the garden."""

    CSS_PATH = "client.tcss"
    AUTO_FOCUS = ""  # focusing would scroll past the portrait
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012  # Textual's own declaration

    view: var[View | None] = var(None)

    def __init__(self, client_id: Id) -> None:
        super().__init__()
        self._client_id = client_id

    @property
    def commands(self) -> tuple[Command, ...]:
        """What can be done to the client, and to the incident under the cursor."""
        return (*super().commands, *bindings.of("delete-incident", *MOVING))

    def compose(self) -> ComposeResult:
        """Portrait and meters, why this colour, timeline, notes."""
        yield Header().data_bind(ClientScreen.view)
        with VerticalScroll(id="page", can_focus=False):
            with Horizontal(id="portrait"):
                yield Static(id="plant")
                with Vertical(id="words"):
                    yield Static(id="name")
                    yield Static(id="facts")
                    yield Static(id="meters")
            yield Static(Content(_("Why this colour")), classes="title")
            yield Static(id="why")
            yield Static(Content(_("Fix (SOS plan)")), classes="title", id="fix-title")
            yield Static(id="fix")
            yield Static(id="timeline-title", classes="title")
            yield OptionList(id="timeline")
            yield Static(Content(_("Notes")), classes="title", id="note-title")
            yield Static(id="note")
        yield Hints()

    def on_mount(self) -> None:
        """Follow the app's one view."""
        self.query_one(Hints).hints = self.gardener.hints(HINTS)
        self.watch(self.gardener, "view", self._follow)
        self.watch(self.gardener, "masked", self._show, init=False)
        self.query_one(OptionList).focus(scroll_visible=False)

    @property
    def at_hand(self) -> Client | None:
        """The client of this screen."""
        branch = self._branch
        return branch.client if branch else None

    @property
    def _branch(self) -> Branch | None:
        return self.view.branch(self._client_id) if self.view else None

    @property
    def _timeline(self) -> OptionList:
        return self.query_one(OptionList)

    # -- drawing

    def _follow(self, view: View | None) -> None:
        self.view = view
        if self._branch is None:
            self._leave_what_is_gone()
        else:
            self.furnish_header()
            self._show()

    def on_screen_resume(self) -> None:
        """A form over this screen was closed; the client may have gone meanwhile."""
        self._leave_what_is_gone()

    def _leave_what_is_gone(self) -> None:
        """Back to the garden where the client was erased; a form that is still open stays."""
        if self.view and self._branch is None and self.is_active:
            self.gardener.tell(_("This client is not there any more."), warning=True)
            self.dismiss()

    def on_resize(self) -> None:
        """Another width may have room for more."""
        self._show()

    def _show(self) -> None:
        app, branch, view = self.gardener, self._branch, self.view
        if branch is None or view is None:
            return
        name = Content.styled(app.called(branch.client), "bold")
        self._put("name", name + Content("   ") + portrait.standing(branch, app.glyphs))
        self._put("plant", portrait.plant(branch, app.glyphs))
        self._put("facts", Content(" · ".join([*portrait.facts(branch, view.today), *self._contact(branch)])))
        self._put("meters", meters(branch, app.garden.rules, app.glyphs, self.size.width - 2))
        self._put("why", Content("\n").join(portrait.why(branch, self.size.width - MARGIN)))
        mended = portrait.mending_lines(view, branch, app.glyphs)
        self._put("fix", Content("\n").join(mended))
        for part in ("#fix", "#fix-title"):
            self.query_one(part).display = bool(mended)
        note = "" if app.masked else clean_note(branch.client.note)
        self._put("note", Content(note))
        for part in ("#note", "#note-title"):
            self.query_one(part).display = bool(note)
        self._fill_timeline(branch)

    def _contact(self, branch: Branch) -> Iterator[str]:
        if self.gardener.masked:
            return
        if branch.client.aliases:
            yield _("also called {names}").format(names=", ".join(branch.client.aliases))
        if branch.client.email:
            yield branch.client.email

    def _put(self, part: str, content: Content) -> None:
        self.query_one(f"#{part}", Static).update(content)

    def _fill_timeline(self, branch: Branch) -> None:
        embers, timeline = branch.health.embers, self._timeline
        row = timeline.highlighted or 0
        title = n_("{n} incident", "{n} incidents", len(embers)).format(n=len(embers))
        self._put("timeline-title", Content(_("Timeline") + f" · {title}"))
        timeline.clear_options()
        timeline.add_options([Option(self._line(ember), str(ember.incident.id)) for ember in embers])
        timeline.display = bool(embers)
        timeline.highlighted = min(row, len(embers) - 1) if embers else None

    def _line(self, ember: Ember) -> Content:
        rule = self.gardener.garden.rules.sign(ember.incident.sign)
        app, room = self.gardener, self.size.width - MARGIN - BAR
        return portrait.timeline_line(ember, rule, app.glyphs, room, masked=app.masked)

    # -- the timeline

    @property
    def _chosen_ember(self) -> Ember | None:
        row, branch = self._timeline.highlighted, self._branch
        if row is None or branch is None or row >= len(branch.health.embers):
            self.gardener.tell(_("There is no incident under the cursor."), warning=True)
            return None
        return branch.health.embers[row]

    def action_open(self) -> None:
        """Change the incident under the cursor."""
        if (ember := self._chosen_ember) and (client := self.at_hand):
            self.gardener.open(IncidentForm(client, ember.incident))

    def action_delete_incident(self) -> None:
        """Take the incident under the cursor out; undo brings it back."""
        if ember := self._chosen_ember:
            garden = self.gardener.garden
            self.gardener.do(lambda: garden.delete_incident(ember.incident.id))

    def on_option_list_option_selected(self) -> None:
        """A click on a line opens it, as enter does."""
        self.action_open()

    def action_up(self) -> None:
        """The line above."""
        self._timeline.action_cursor_up()
        self._bring_timeline()

    def action_down(self) -> None:
        """The line below."""
        self._timeline.action_cursor_down()
        self._bring_timeline()

    def action_first(self) -> None:
        """The newest incident."""
        self._timeline.action_first()
        self.query_one("#page").scroll_home(animate=False)

    def action_last(self) -> None:
        """The oldest incident."""
        self._timeline.action_last()
        self._bring_timeline()

    def _bring_timeline(self) -> None:
        """The page scrolls to the timeline once the cursor moves in it."""
        self.query_one("#page").scroll_to_widget(self._timeline, animate=False)

    def action_page(self, direction: int) -> None:
        """Half a page."""
        self.query_one("#page").scroll_relative(y=direction * self.size.height // 2, animate=False)

    def action_trouble(self, direction: int) -> None:
        """The next client that is wilting or red, close up."""
        branches = [b for b in (self.view.branches if self.view else ()) if b.level.in_trouble]
        ids = [branch.client.id for branch in branches]
        if not ids:
            self.gardener.tell(_("No client is in trouble."))
            return
        at = ids.index(self._client_id) if self._client_id in ids else -direction
        self._client_id = ids[(at + direction) % len(ids)]
        self.gardener.garden_screen.choose(self._client_id)
        self._show()

    def action_find(self) -> None:
        """Back to the garden, to find another client."""
        self.dismiss()
        self.gardener.call_after_refresh(self.gardener.garden_screen.action_find)

    def on_hints_pressed(self, event: Hints.Pressed) -> None:
        """A hint was clicked."""
        self.call_later(self.run_action, event.action)
