"""Step 2, the walk: one client a screen, the worst first, and a digit decides.

After a decision the next undecided client comes up, so that a walk is one key a client.
"""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from pruner.core.models import Client, Id
from pruner.core.plants import Branch
from pruner.core.season import Stage
from pruner.garden import View
from pruner.i18n import _
from pruner.tui.screens.session_deciding import DECIDE, DecidingScreen
from pruner.tui.widgets.choices import choices
from pruner.tui.widgets.evidence import Evidence

WIDE, BESIDE = 120, 72
"""From these widths on the page has two columns, and the plant stands beside the meters."""
PLANT, LEFT = 14, 70
"""Cells of the plant, and of the left one of two columns."""


class WalkScreen(DecidingScreen):
    """The walk."""

    stage = Stage.WALK
    own: ClassVar[tuple[str, ...]] = (*DECIDE.values(), "keep-rest", "next-trouble", "previous-trouble")
    hints: ClassVar[tuple[str, ...]] = (
        "keep-rest",
        "undo",
        "help",
        "open",
        "down",
        "left",
        "back",
        "page-down",
    )
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (BESIDE, "-beside"), (WIDE, "-wide")]  # noqa: RUF012  # Textual's own declaration

    def __init__(self) -> None:
        super().__init__()
        self._at: Id | None = None
        self._decided: frozenset[Id] = frozenset()

    def parts(self) -> ComposeResult:
        """Who it is; then what grows on the left, and why and what it brings on the right."""
        yield Static(id="who")
        with Horizontal(id="columns"):
            with Vertical(id="growing"):
                with Horizontal(id="portrait"):
                    yield Static(id="plant")
                    yield Static(id="signs")
                yield Static(id="chart")
            with Vertical(id="judged"):
                yield Static(id="why")
                yield Static(id="tried")
                yield Static(id="money")
                yield Static(id="note")

    def head(self) -> ComposeResult:
        """The digits, always in sight."""
        yield Static(id="choices")

    # -- where the walk is

    @property
    def order(self) -> tuple[Branch, ...]:
        """Everybody: who needs a decision, then the rest."""
        return (*self.season.walk, *self.season.rest) if self.season else ()

    @property
    def at_hand(self) -> Client | None:
        """The client on the screen."""
        branch = self._branch
        return branch.client if branch else None

    @property
    def _branch(self) -> Branch | None:
        return next((b for b in self.order if b.client.id == self._at), None)

    def _follow(self, view: View | None) -> None:
        """Stay with the client; where a decision was taken back, go to whom it was about."""
        before, self._decided = self._decided, frozenset()
        if view is not None:
            self._decided = frozenset(self.gardener.garden.session_view(view).decisions)
            undone = [client_id for client_id in before - self._decided if view.branch(client_id)]
            self._at = undone[0] if len(undone) == 1 else self._at
        super()._follow(view)

    def _next_undecided(self, direction: int) -> Id | None:
        """The next of the walk after this client about whom nothing is decided, round and round."""
        order = self.order[::direction]
        ids = [branch.client.id for branch in order]
        start = ids.index(self._at) + 1 if self._at in ids else 0
        walk = {branch.client.id for branch in (self.season.walk if self.season else ())}
        round_trip = (*ids[start:], *ids[:start])
        return next((i for i in round_trip if i in walk - self._decided and i != self._at), None)

    def _show_client(self, client_id: Id | None) -> None:
        if client_id is not None and client_id != self._at:
            self._at = client_id
            self.draw()
            self.page.scroll_home(animate=False)

    # -- drawing

    def draw(self) -> None:
        """The client with all that is known of it."""
        view, season = self.view, self.season
        if view is None or season is None:
            return
        if self._branch is None:
            self._at = self._next_undecided(1) or next((b.client.id for b in self.order), None)
        branch = self._branch
        self.query_one("#columns").display = branch is not None
        if branch is None:
            self.put("who", Content(_("There is nobody to decide about.")))
            return
        decision = season.decisions.get(branch.client.id)
        app = self.gardener
        known = Evidence(
            view=view, branch=branch, name=app.called(branch.client), glyphs=app.glyphs, masked=app.masked
        )
        self.put("who", *known.first_lines(decision, self._place(branch)))
        self._draw_growth(known)
        right = self.room - LEFT if self.size.width >= WIDE else self.room
        self.put("why", *known.why())
        self.put("tried", *known.tried(right))
        self.put("money", *known.money(right))
        self.put("note", *known.note())
        keys = {choice: app.key(command) for choice, command in DECIDE.items()}
        self.put("choices", choices(keys, decision.choice if decision else None, app.glyphs, self.size.width))

    def _draw_growth(self, known: Evidence) -> None:
        wide = self.size.width >= WIDE
        left = LEFT - 2 if wide else self.room
        beside = PLANT if self.size.width >= BESIDE else 0
        self.put("plant", known.plant())
        self.put("signs", *known.signs(left - beside))
        self.query_one("#chart").display = wide
        if wide:
            self.put("chart", known.chart(left))

    def _place(self, branch: Branch) -> str:
        """Where in the walk this client stands."""
        walk = self.season.walk if self.season else ()
        if branch not in walk:
            return _("needs no decision")
        return _("{n} of {all}").format(n=walk.index(branch) + 1, all=len(walk))

    # -- moving

    def go_on(self) -> None:
        """The next client about whom nothing is decided."""
        self._show_client(self._next_undecided(1))

    def action_up(self) -> None:
        """The client before."""
        self._step(-1)

    def action_down(self) -> None:
        """The next client."""
        self._step(1)

    def action_first(self) -> None:
        """The worst."""
        self._show_client(next((b.client.id for b in self.order), None))

    def action_last(self) -> None:
        """The last of the rest."""
        self._show_client(next((b.client.id for b in reversed(self.order)), None))

    def action_trouble(self, direction: int) -> None:
        """The next client about whom nothing is decided."""
        found = self._next_undecided(direction)
        if found is None:
            self.gardener.tell(_("Everybody else who needs a decision has one."))
        self._show_client(found)

    def _step(self, by: int) -> None:
        ids = [branch.client.id for branch in self.order]
        if self._at in ids:
            self._show_client(ids[max(0, min(len(ids) - 1, ids.index(self._at) + by))])
