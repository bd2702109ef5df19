"""What the three views of the tree share: the cursor and its steps, messages, scrolling and painting.

Rows are drawn when a line is asked for and kept as strips, so that a step repaints two rows however
large the garden is. Lines are asked for before the first Resize tells the size: they are blank then.
"""

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from pruner.core.lazily import dataclass
from pruner.core.models import Id
from pruner.core.rules import Rules
from pruner.garden import View
from pruner.tui.drawing.bough import Look
from pruner.tui.drawing.cursor import Cursor
from pruner.tui.drawing.pieces import Piece, blank
from pruner.tui.drawing.places import Places
from pruner.tui.drawing.plan import Drawing
from pruner.tui.widgets.glyphs import UNICODE, Glyphs
from pruner.tui.widgets.names import namer
from pruner.tui.widgets.paint import STYLE, Light, Paint

STRIPS_KEPT = 1024


class TreeView(ScrollView, can_focus=True, inherit_bindings=False):
    """A view of the whole garden with a cursor on one client. Keys are bound by whoever holds it."""

    DEFAULT_CSS = STYLE
    HEADS: ClassVar[int] = 0
    LIGHT: ClassVar[Light] = Light.GROUND

    view: var[View | None] = var(None, init=False, always_update=True)
    chosen: var[Id | None] = var(None, init=False)
    masked: var[bool] = var(default=False, init=False)
    plain: var[bool] = var(default=False, init=False)

    @dataclass
    class Chosen(Message):
        """The cursor moved to this client."""

        tree: "TreeView"
        client_id: Id

        @property
        def control(self) -> "TreeView":
            """The view it happened in."""
            return self.tree

        def can_replace(self, message: Message) -> bool:
            """Where the cursor went on meanwhile, only the last place counts."""
            return isinstance(message, TreeView.Chosen) and message.control is self.control

    @dataclass
    class Opened(Message):
        """The user asks to see this client."""

        tree: "TreeView"
        client_id: Id

        @property
        def control(self) -> "TreeView":
            """The view it happened in."""
            return self.tree

    def __init__(
        self,
        glyphs: Glyphs = UNICODE,
        rules: Rules | None = None,  # noqa: ARG002  # for the views that need them
        *,
        plain: bool = False,
        id: str | None = None,  # noqa: A002  # Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self.set_reactive(TreeView.plain, plain)
        self._drawing: Drawing | None = None
        self._laid_out: object = None
        self._laid_out_for: Size | None = None
        self._sized: object = None
        self._cursor = Cursor()
        self._strips: LRUCache[tuple[int, int, Id | None], tuple[object, Strip]] = LRUCache(STRIPS_KEPT)
        self._paint = Paint(self, self.LIGHT)

    def drawing(self, view: View, look: Look, size: Size) -> Drawing:
        """The garden laid out for this size: each view's own."""
        raise NotImplementedError

    def head(self, size: int) -> list[Piece]:
        """The row that stays on top while the others scroll, where `HEADS` says that there is one."""
        return blank(size)

    # -- the cursor

    def move(self, dx: int, dy: int) -> None:
        """Step sideways within a line, or up and down keeping the side."""
        self._put(self._cursor.moved(dx, dy))

    def first(self) -> None:
        """The first client from the top."""
        self._put(self._cursor.first())

    def last(self) -> None:
        """The last client, at the ground."""
        self._put(self._cursor.last())

    def page(self, direction: int) -> None:
        """Half a page up or down."""
        self._put(self._cursor.paged(direction * max(1, self._page_rows // 2)))

    def trouble(self, direction: int) -> None:
        """The next or previous client who is wilting or red, round and round."""
        branches = self.view.branches if self.view else ()
        ill = (branch.client.id for branch in branches if branch.level.in_trouble)
        self._put(self._cursor.next_of(ill, direction))

    def choose(self, client_id: Id) -> None:
        """Put the cursor on this client, if the view shows it, and scroll there."""
        if client_id in self._cursor.places:
            self._put(client_id)
            self.reveal()

    def _put(self, client_id: Id | None) -> None:
        """The cursor goes to this client, by the view's own doing: it says so."""
        if client_id is not None and client_id != self.chosen:
            self.chosen = client_id
            self.post_message(self.Chosen(self, client_id))

    # -- what changes a drawing

    def watch_view(self) -> None:
        """Another garden: the rows in sight that are others now, the cursor on its client wherever it is."""
        before, laid_out = self._drawing, self._laid_out
        self._lay_out()
        if before is None or self._drawing is None or self.masked or laid_out != self._laid_out:
            self._strips.clear()
            self.refresh()
        else:
            self._repaint_changed(before, self._drawing)
        self.reveal()

    def watch_masked(self) -> None:
        """Names appear or go."""
        self.replant()

    def watch_plain(self) -> None:
        """Thorns become letters, or thorns again."""
        self.replant()

    def watch_chosen(self, new: Id | None) -> None:
        """Repaint the two rows it concerns and bring the new one into sight."""
        before = self._cursor.place
        self._cursor.stand(new)
        for place in (before, self._cursor.place):
            if place:
                self._repaint(place.row)
        self.reveal()

    def on_resize(self) -> None:
        """Another size: every row anew; where that brings a scrollbar, once more beside it."""
        for _time in range(2):
            if self._drawing is None or self._laid_out_for != self.scrollable_content_region.size:
                self.replant()
                self.reveal()

    def on_show(self) -> None:
        """What changed while the view was hidden is drawn when it appears."""
        self._lay_out()
        self.refresh()
        self.reveal()

    def _size_updated(
        self,
        size: Size,
        virtual_size: Size,
        container_size: Size,
        layout: bool = True,  # noqa: FBT001, FBT002  # Textual's own
    ) -> bool:
        """Measure the scrollbar where the size is another, and not whenever anything was laid out."""
        sized = (size, container_size, self.virtual_size)
        if sized == self._sized:
            return False
        self._sized = sized
        updated = super()._size_updated(size, virtual_size, container_size, layout)
        if self.is_running:  # else nobody would hear what we say
            self.on_resize()  # now, and not when the message comes: the first frame already shows the tree
        return updated

    def notify_style_update(self) -> None:
        """Another theme: the colours in the kept strips are stale."""
        super().notify_style_update()
        self._strips.clear()
        self._paint.forget()

    def replant(self) -> None:
        """Lay the rows out anew and draw each again."""
        self._strips.clear()
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        """Where everybody sits; out of sight nothing is laid out at all."""
        size = self.scrollable_content_region.size
        self._laid_out_for = size
        if self.view is None or not size:
            self._drawing = self._laid_out = None
            self._cursor.places = Places()
            return
        look = self._look(self.view)
        self._drawing = self.drawing(self.view, look, size - (0, self.HEADS))
        laid_out = (size, self._drawing.height, look.glyphs, look.plain, look.masked, look.top_share)
        if laid_out != self._laid_out:
            self._laid_out = laid_out
            self.virtual_size = Size(size.width, self._drawing.height + self.HEADS)
            self._scroll_update(self.virtual_size)  # else a bar that is needed no longer stays
        self._put(self._cursor.settled(self._drawing.places, self.view.branches))

    def _look(self, view: View) -> Look:
        return Look(
            glyphs=self.glyphs,
            plain=self.plain,
            name_of=namer(view.all_branches, masked=self.masked),
            top_share=view.growth.top_share,
            masked=self.masked,
        )

    # -- painting

    def render_line(self, y: int) -> Strip:
        """One line of what is in sight; blank until there is something to draw."""
        size = self.scrollable_content_region.width
        if y < self.HEADS:
            return self._painted(self.head(size), size)
        row = y - self.HEADS + self.scroll_offset.y
        if self._drawing is None or row >= self._drawing.height:
            return Strip.blank(size, self.rich_style)
        place = self._cursor.place
        key = (row, size, self.chosen if place is not None and place.row == row else None)
        about, kept = self._drawing.about(row), self._strips.get(key)
        if kept is None or kept[0] != about:
            kept = self._strips[key] = about, self._painted(self._drawing.row(row, size, self.chosen), size)
        return kept[1]

    def _painted(self, pieces: list[Piece], size: int) -> Strip:
        return Strip([Segment(piece.text, self._paint.style(piece)) for piece in pieces], size)

    def _repaint_changed(self, before: Drawing, now: Drawing) -> None:
        """Repaint the rows in sight that show something else than before; both drawings have one size."""
        top = self.scroll_offset.y
        for row in range(top, min(now.height, top + self._page_rows)):
            if now.about(row) != before.about(row):
                self._repaint(row)

    def _repaint(self, row: int) -> None:
        y = row - self.scroll_offset.y + self.HEADS
        self.refresh(Region(0, y, self.size.width, 1))

    @property
    def _page_rows(self) -> int:
        return max(1, self.scrollable_content_region.height - self.HEADS)

    def reveal(self) -> None:
        """Scroll until the cursor is in sight."""
        if self._drawing and self._cursor.place:
            y = self._cursor.in_sight(self.scroll_offset.y, self._page_rows, self._drawing.height)
            if y != self.scroll_offset.y:
                self.scroll_to(y=y, animate=False, force=True, immediate=True)

    # -- the mouse

    def on_click(self, event: events.Click) -> None:
        """The first click chooses a client, one on the chosen client opens it."""
        offset = event.get_content_offset(self)
        if offset is None or self._drawing is None:
            return
        size = self.scrollable_content_region.width
        row = offset.y - self.HEADS + self.scroll_offset.y
        found = self._drawing.client_at(offset.x, row, size) if offset.y >= self.HEADS else None
        if found is None:
            return
        event.stop()
        if found == self.chosen:
            self.post_message(self.Opened(self, found))
        else:
            self._put(found)
