"""Roles -> colours: the one place where a drawing meets the theme.

Fixed roles are component classes of the view. Warning signs are configured, so there may be any number of
them: a sign wears the theme variable `$sign-<id>`, and the colour of thorns where the theme has none.
"""

from rich.style import Style
from textual.color import Color
from textual.widget import Widget

from pruner.tui.drawing.pieces import THORN, Piece

COMPONENTS = frozenset(
    f"tree--{role}"
    for role in (
        *("bloom", "leaf", "faded", "wilt", "red", "deadwood", "bark", "soil", "rest", "asleep"),
        *(
            "thorn",
            "count",
            "mark",
            "mend",
            "late",
            "pointer",
            "limb",
            "heading",
            "name",
            "figure",
            "chosen",
            "cursor",
        ),
    )
)

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
    .tree--bloom { color: $bloom; }
    .tree--leaf { color: $leaf; }
    .tree--faded { color: $faded; }
    .tree--wilt { color: $wilt; }
    .tree--red { color: $thorn; text-style: bold; }
    .tree--deadwood { color: $deadwood; }
    .tree--bark { color: $bark; }
    .tree--soil { color: $soil; }
    .tree--rest { color: $deadwood; }
    .tree--asleep { color: $deadwood; }
    .tree--thorn { color: $thorn; }
    .tree--count { color: $thorn; text-style: bold; }
    .tree--mark { color: $thorn; text-style: bold; }
    .tree--mend { color: $bloom; text-style: bold; }
    .tree--late { color: $thorn; text-style: bold; }
    .tree--pointer { color: $thorn; }
    .tree--limb { color: $limb; text-style: bold; }
    .tree--heading { color: $limb; text-style: bold; }
    .tree--chosen { background: $selection; }
    .tree--cursor { text-style: reverse; }
}
"""


class Paint:
    """The styles of one view, looked up once per role and theme."""

    def __init__(self, widget: Widget, lit_by: str) -> None:
        self._widget = widget
        self._lit_by = lit_by
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
        return self._base(lit=piece.lit) + self._of_role(piece.role) + self._light(piece)

    def _base(self, *, lit: bool) -> Style:
        component = self._widget.get_component_rich_style(self._lit_by)
        background = component.bgcolor if lit else self._widget.rich_style.bgcolor
        return Style(color=self._widget.rich_style.color, bgcolor=background)

    def _of_role(self, role: str) -> Style:
        if role.startswith(THORN):
            return self._of_sign(role.removeprefix(THORN))
        component = f"tree--{role}"
        if component not in COMPONENTS:
            return Style.null()
        return self._widget.get_component_rich_style(component, partial=True)

    def _of_sign(self, sign: str) -> Style:
        value = self._widget.app.theme_variables.get(f"sign-{sign}")
        if value is None:
            return self._widget.get_component_rich_style("tree--thorn", partial=True)
        return Style(color=Color.parse(value).rich_color, bold=True)

    def _light(self, piece: Piece) -> Style:
        """What the cursor adds: its text style, and weight for a name."""
        if not piece.lit:
            return Style.null()
        light = self._widget.get_component_rich_style(self._lit_by, partial=True)
        return Style(bold=True if piece.role == "name" else None, reverse=light.reverse)
