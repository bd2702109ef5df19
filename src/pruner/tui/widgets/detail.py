"""The chosen client beside a wide tree, or in a strip under a narrow one."""

from textual.app import RenderResult
from textual.reactive import reactive
from textual.widget import Widget

from pruner.core.models import Id
from pruner.garden import View
from pruner.tui.widgets.glyphs import Glyphs
from pruner.tui.widgets.names import namer
from pruner.tui.widgets.portrait import panel, strip

STRIP_ROWS = 3


class Detail(Widget):
    """Draws as a panel where it is high and as a strip where it is flat."""

    view: reactive[View | None] = reactive(None)
    chosen_id: reactive[Id | None] = reactive(None)
    masked = reactive(default=False)

    def __init__(self, glyphs: Glyphs, *, plain: bool) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._plain = plain

    def render(self) -> RenderResult:
        """The client's portrait, as much of it as there is room for."""
        view = self.view
        branch = view.branch(self.chosen_id) if view and self.chosen_id is not None else None
        if view is None or branch is None:
            return ""
        name = namer(view.all_branches, masked=self.masked)(branch)
        draw = strip if self.size.height <= STRIP_ROWS else panel
        return draw(view, branch, name, self._glyphs, plain=self._plain, masked=self.masked)
