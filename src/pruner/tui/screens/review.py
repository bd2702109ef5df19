"""The daily review: what changed since yesterday, who heats up, who has been quiet."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from pruner import wording
from pruner.core.due import DueKind
from pruner.core.plants import Branch
from pruner.garden import Review
from pruner.i18n import _, day
from pruner.tui.discretion import HIDDEN
from pruner.tui.screens.base import Dialog
from pruner.tui.widgets.flow import flow
from pruner.tui.widgets.portrait import heat_words, level_words
from pruner.wording import mending

MOST_ENTRIES = 12
BOOK, MARGIN = 72, 6
"""Cells of the page at most, and those that its border and scrollbar take."""


class ReviewScreen(Dialog[None]):
    """Half a minute a day."""

    CSS_PATH = "dialogs.tcss"
    command_ids: ClassVar[tuple[str, ...]] = (
        "back",
        "review",
        "up",
        "down",
        "page-up",
        "page-down",
        "first",
        "last",
    )

    def compose(self) -> ComposeResult:
        """The three questions of the day."""
        with Vertical(classes="box book"):
            yield Static(Content(_("Daily review")), classes="heading")
            with VerticalScroll():
                yield Static(id="lines")

    def on_mount(self) -> None:
        """Follow the app's one view: undo works here too, and another program may write."""
        self.watch(self.gardener, "view", self._show)
        self.watch(self.gardener, "masked", self._show, init=False)

    def on_resize(self) -> None:
        """Another width has room for more, or for less."""
        self._show()

    def action_review(self) -> None:
        """The key that opened it closes it."""
        self.dismiss(None)

    def action_up(self) -> None:
        """Scroll a line up."""
        self._scroll.scroll_up(animate=False)

    def action_down(self) -> None:
        """Scroll a line down."""
        self._scroll.scroll_down(animate=False)

    def action_page(self, direction: int) -> None:
        """Scroll half a page."""
        self._scroll.scroll_relative(y=direction * self._scroll.size.height // 2, animate=False)

    def action_first(self) -> None:
        """To the beginning."""
        self._scroll.scroll_home(animate=False)

    def action_last(self) -> None:
        """To the end."""
        self._scroll.scroll_end(animate=False)

    @property
    def _scroll(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)

    def _show(self) -> None:
        view = self.gardener.view
        lines = self._lines(self.gardener.garden.review(view)) if view else ()
        self.query_one("#lines", Static).update(Content("\n").join(lines))

    def _lines(self, review: Review) -> Iterator[Content]:
        yield Content.styled(_("Since {day}").format(day=day(review.since)), "bold $accent")
        for entry in review.entries[:MOST_ENTRIES]:
            yield Content("  " + self.gardener.summary(entry))
        more = len(review.entries) - MOST_ENTRIES
        if more > 0:
            yield Content("  " + _("and {n} more").format(n=more))
        if not review.entries:
            yield Content("  " + _("Nothing was logged."))
        yield Content("")
        yield Content.styled(_("Due"), "bold $accent")
        yield from self._due()
        yield Content("")
        yield Content.styled(_("Heating up"), "bold $accent")
        yield from self._clients(review.heating, _("No client stands worse than a week ago."), heat_words)
        yield Content("")
        yield Content.styled(_("Gone quiet"), "bold $accent")
        yield from self._clients(review.quiet, _("Nobody has been quiet for long."), self._quiet)

    def _due(self) -> Iterator[Content]:
        """What is due within the next days and what is overdue, that first."""
        app, view = self.gardener, self.gardener.view
        for what in view.due if view else ():
            branch = view.branch(what.client_id) if view else None
            name = app.called(branch.client) if branch else ""
            said = HIDDEN if app.masked and what.kind is DueKind.STEP else mending.due(what, app.garden.rules)
            when = mending.due_on(what, view.today) if view else ""
            parts = [Content.styled(name, "bold"), Content(said)]
            parts.append(Content.styled(when, "$thorn" if what.overdue else ""))
            yield self._row(parts)
        if not (view and view.due):
            yield Content("  " + _("Nothing is due."))

    def _quiet(self, branch: Branch) -> str:
        view = self.gardener.view
        return wording.quiet(branch, view.today) if view else ""

    def _clients(
        self, branches: tuple[Branch, ...], nobody: str, words: Callable[[Branch], str]
    ) -> Iterator[Content]:
        """One line each, short enough for 60 columns: name, level, and why the client is named here."""
        app = self.gardener
        if not branches:
            yield Content("  " + nobody)
        for branch in branches:
            name = Content.styled(app.called(branch.client), "bold")
            parts = [name, level_words(branch, app.glyphs), Content(words(branch))]
            yield self._row(parts)

    def _row(self, parts: Sequence[Content]) -> Content:
        """A line of its list; what has no room goes on further in."""
        first, *rest = parts
        room = min(self.size.width, BOOK) - MARGIN
        return flow([Content("  ") + first, *rest], room, indent=4, gap=2)
