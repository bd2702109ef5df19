"""Step 1, the look back: the quarter against the one before, and how the last decisions turned out."""

from typing import ClassVar

from pruner.core.season import Stage
from pruner.tui.screens.session import SessionScreen
from pruner.tui.widgets.looking_back import LookingBack


class LookBackScreen(SessionScreen):
    """What the quarter brought."""

    stage = Stage.LOOK_BACK
    hints: ClassVar[tuple[str, ...]] = ("open", "undo", "help", "record", "page-down", "back")

    def draw(self) -> None:
        """The two quarters, who moved, and the last session."""
        view, season, app = self.view, self.season, self.gardener
        if view is None or season is None:
            return
        words = LookingBack(
            view=view, found=season.look_back, called=app.called, glyphs=app.glyphs, masked=app.masked
        )
        self.put("lines", *words.lines())
