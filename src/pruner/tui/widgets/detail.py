"""The chosen client beside a wide tree, or in a strip under a narrow one.

A key changes few of its lines, so the lines are kept and compared: only those that differ are painted.
"""

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Region
from textual.reactive import var
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from pruner.core.errors import Refusal
from pruner.core.models import Id
from pruner.garden import View
from pruner.tui.widgets.glyphs import Glyphs
from pruner.tui.widgets.names import namer
from pruner.tui.widgets.portrait import Lines, panel, strip
from pruner.wording import refusal as why

STRIP_ROWS = 3


class Detail(Widget):
    """Draws as a panel where it is high and as a strip where it is flat."""

    view: var[View | None] = var(None, init=False)
    chosen_id: var[Id | None] = var(None, init=False)
    masked = var(default=False, init=False)

    def __init__(self, glyphs: Glyphs, *, plain: bool) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._plain = plain
        self._strips: list[Strip] = []
        self._kept: dict[tuple[object, ...], list[Strip]] = {}
        self.auto_links = False  # no text here is a link; looking for one takes as long as drawing the line

    def render(self) -> RenderResult:
        """The client's portrait, as much of it as there is room for."""
        return Content("\n").join(self._lines())

    def _lines(self) -> Lines:
        view = self.view
        branch = view.branch(self.chosen_id) if view and self.chosen_id is not None else None
        if view is None or branch is None:
            return []
        name = namer(view.all_branches, masked=self.masked)(branch)
        draw = strip if self.size.height <= STRIP_ROWS else panel
        try:
            return draw(view, branch, name, self._glyphs, plain=self._plain, masked=self.masked)
        except Refusal as refusal:  # the incidents are read now, and somebody may hold the file
            return [Content.styled(name, "bold"), Content(why(refusal, view.rules))]

    def render_line(self, y: int) -> Strip:
        """One line of it; the first frame asks before the message of our size has come."""
        self._strips = self._strips or self._drawn()
        if y < len(self._strips):
            return self._strips[y]
        return Strip.blank(self.size.width, self.visual_style.rich_style)

    def watch_view(self) -> None:
        """Another garden."""
        self._redraw()

    def watch_chosen_id(self) -> None:
        """Another client."""
        self._redraw()

    def watch_masked(self) -> None:
        """Names appear or go."""
        self._redraw()

    def on_resize(self) -> None:
        """Another size: every line anew."""
        self._strips = self._drawn()
        self.refresh()

    def notify_style_update(self) -> None:
        """Other colours: every line anew."""
        super().notify_style_update()
        self._kept.clear()
        self._strips = self._drawn()

    def _redraw(self) -> None:
        """Paint the lines that are others now."""
        before, self._strips = self._strips, self._drawn()
        if len(before) != len(self._strips):
            self.refresh()
            return
        for y, (was, now) in enumerate(zip(before, self._strips, strict=True)):
            if was != now:
                self.refresh(Region(0, y, self.size.width, 1))

    def _drawn(self) -> list[Strip]:
        """The lines as they would be shown now; none before there is a size."""
        width, height = self.size
        if not self.size or not self.is_attached:
            return []
        kept, self._kept = self._kept, {}
        shown: list[Strip] = []
        for line in self._lines():
            about = (width, line.plain, tuple(line.spans))
            found = kept.get(about) or Visual.to_strips(self, line, width, None, self.visual_style)
            self._kept[about] = found
            shown += found
        blank = Strip.blank(width, self.visual_style.rich_style)
        return [*shown[:height], *([blank] * (height - len(shown)))]
