"""Roles -> colours: the one place where a drawing meets the theme.

A role wears a theme variable, read from the theme itself: a component class for each would be styled anew
with every view, which takes longer than drawing the tree. Warning signs are configured, so there may be any
number of them: a sign wears `$sign-<id>`, and the colour of thorns where the theme has none.
"""

from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from rich.style import Style
from textual.color import Color
from textual.widget import Widget

from pruner.tui.drawing.pieces import THORN, Piece

COLOURS: Final[Mapping[str, str]] = {
    "bloom": "bloom",
    "leaf": "leaf",
    "faded": "faded",
    "wilt": "wilt",
    "red": "thorn",
    "deadwood": "deadwood",
    "bark": "bark",
    "soil": "soil",
    "rest": "deadwood",
    "asleep": "deadwood",
    "thorn": "thorn",
    "count": "thorn",
    "mark": "thorn",
    "mend": "bloom",
    "late": "thorn",
    "pointer": "thorn",
    "limb": "limb",
    "heading": "limb",
}
"""The theme variable of each role; what is not here wears the colour of the text."""
BOLD: Final = frozenset({"red", "count", "mark", "mend", "late", "limb", "heading"})

STYLE = """
TreeView {
    background: $background;
    color: $foreground;
    overflow-x: hidden;
    scrollbar-size-vertical: 1;
    scrollbar-color: $soil;
    scrollbar-color-hover: $bark;
    scrollbar-color-active: $bark;
    scrollbar-background: $background;
    scrollbar-background-hover: $background;
    scrollbar-background-active: $background;
}
"""


class Light(Enum):
    """What falls on the branch under the cursor: another ground, or everything is turned round."""

    GROUND = auto()
    TURNED = auto()


class Paint:
    """The styles of one view, looked up once per role and theme."""

    def __init__(self, widget: Widget, light: Light) -> None:
        self._widget = widget
        self._light = light
        self._styles: dict[tuple[str, bool], Style] = {}

    def forget(self) -> None:
        """Another theme holds."""
        self._styles.clear()

    def style(self, piece: Piece) -> Style:
        """The style of a piece."""
        key = (piece.role, piece.lit)
        if key not in self._styles:
            self._styles[key] = self._mixed(piece)
        return self._styles[key]

    def _mixed(self, piece: Piece) -> Style:
        """Ground, role and light; without colours of our own the light is the whole branch turned round."""
        app = self._widget.app
        if piece.lit and (app.no_color or app.current_theme.ansi):
            return self._base(lit=False) + Style(reverse=True, bold=piece.role == "name")
        return self._base(lit=piece.lit) + self._of_role(piece.role) + self._shed(piece)

    def _base(self, *, lit: bool) -> Style:
        own = self._widget.rich_style
        on_ground = lit and self._light is Light.GROUND
        ground = self._colour("selection").rich_color if on_ground else own.bgcolor
        return Style(color=own.color, bgcolor=ground)

    def _of_role(self, role: str) -> Style:
        variable, bold = COLOURS.get(role), role in BOLD
        if role.startswith(THORN):
            sign = f"sign-{role.removeprefix(THORN)}"
            bold = sign in self._widget.app.theme_variables
            variable = sign if bold else "thorn"
        if variable is None:
            return Style.null()
        return Style(color=self._colour(variable).rich_color, bold=bold or None)

    def _shed(self, piece: Piece) -> Style:
        """What the light adds: the turning round, and weight for a name."""
        if not piece.lit:
            return Style.null()
        turned = True if self._light is Light.TURNED else None
        return Style(bold=True if piece.role == "name" else None, reverse=turned)

    def _colour(self, variable: str) -> Color:
        return Color.parse(self._widget.app.theme_variables[variable])
