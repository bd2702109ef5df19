"""The garden as a table, for working through it: one row per client, sortable, with a heading that stays."""

from typing import ClassVar

from textual import events
from textual.geometry import Size
from textual.reactive import var

from pruner.core.rules import Rules, SignRule
from pruner.garden import View
from pruner.tui.drawing.bough import Look
from pruner.tui.drawing.cordon import (
    Column,
    Cordon,
    Sorting,
    column_at,
    columns,
    cordon,
    heading,
    mends,
    months_shown,
)
from pruner.tui.drawing.pieces import Piece
from pruner.tui.widgets.glyphs import UNICODE, Glyphs
from pruner.tui.widgets.tree import TreeView


class CordonView(TreeView):
    """The table. Every warning sign of the rules gets a column where there is room."""

    HEADS: ClassVar[int] = 1

    sorting: var[Sorting] = var(Sorting(), init=False)

    def __init__(
        self,
        glyphs: Glyphs = UNICODE,
        rules: Rules | None = None,
        *,
        plain: bool = False,
        id: str | None = None,  # noqa: A002  # Textual's own name for it
    ) -> None:
        super().__init__(glyphs, rules, plain=plain, id=id)
        self._signs: tuple[SignRule, ...] = (
            tuple(rule for rule in rules.signs if not rule.good) if rules else ()
        )

    def drawing(self, view: View, look: Look, size: Size) -> Cordon:  # noqa: ARG002  # a table has any height
        """One row per client, in the order asked for."""
        return cordon(view, look, self.sorting, self._signs)

    def head(self, size: int) -> list[Piece]:
        """The titles, with an arrow at the column that sorts."""
        shown = columns(size, self._signs, months_shown(self.view), mending=mends(self.view))
        return heading(shown, self.sorting, self._signs, self.glyphs, size)

    def sort(self, key: str) -> None:
        """Sort by this column; by the one that sorts already, the other way round."""
        self.sorting = Sorting(key, turned=key == self.sorting.key and not self.sorting.turned)

    def sort_by_next(self) -> None:
        """Sort by the next column in sight."""
        keys = [column.key for column in self._columns]
        here = keys.index(self.sorting.key) if self.sorting.key in keys else -1
        self.sorting = Sorting(keys[(here + 1) % len(keys)])

    def watch_sorting(self) -> None:
        """Another order: the cursor stays on its client and comes into sight."""
        self.replant()
        self.reveal()

    def on_click(self, event: events.Click) -> None:
        """A click on a title sorts by it; the rows are the business of every view."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < self.HEADS:
            event.stop()
            self.sort(column_at(offset.x, self._columns))

    @property
    def _columns(self) -> tuple[Column, ...]:
        return columns(
            self.scrollable_content_region.width,
            self._signs,
            months_shown(self.view),
            mending=mends(self.view),
        )
