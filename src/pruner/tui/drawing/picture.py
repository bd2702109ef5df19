"""The espalier as a picture in a file: the same rows as on the screen, in the colours of a theme."""

from collections.abc import Sequence

from pruner.config import Theme
from pruner.core.plants import Branch
from pruner.formats.svg import Span, picture
from pruner.tui.drawing.bough import Look, top_share
from pruner.tui.drawing.espalier import espalier
from pruner.tui.drawing.pieces import BLANK, THORN, Piece
from pruner.tui.widgets import cells
from pruner.tui.widgets.glyphs import UNICODE
from pruner.tui.widgets.names import namer

COLUMNS = 100
LEAST_ROWS, FRAME = 8, 3


def tree_picture(branches: Sequence[Branch], theme: Theme, title: str) -> str:
    """The tree with these branches, in the order given, as SVG."""
    look = Look(
        glyphs=UNICODE,
        plain=False,
        name_of=namer(branches, masked=False),
        top_share=top_share(branches),
    )
    drawn = espalier(branches, look, max(LEAST_ROWS, len(branches) + FRAME))
    rows = [_spans(drawn.row(number, COLUMNS, None), theme) for number in range(drawn.height)]
    return picture(rows, COLUMNS, title=title, ground=theme.background)


def _spans(pieces: Sequence[Piece], theme: Theme) -> list[Span]:
    return [Span(piece.text, _colour(piece.role, theme), cells.width(piece.text)) for piece in pieces]


def _colour(role: str, theme: Theme) -> str:
    if role == BLANK:
        return ""
    if role.startswith(THORN):
        return theme.sign(role.removeprefix(THORN))
    own = {
        "bloom": theme.bloom,
        "leaf": theme.leaf,
        "faded": theme.faded,
        "wilt": theme.wilt,
        "bark": theme.bark,
        "soil": theme.soil,
        "rest": theme.deadwood,
        "asleep": theme.deadwood,
        **dict.fromkeys(("red", "count", "mark", "thorn"), theme.thorn),
    }
    return own.get(role, theme.foreground)
