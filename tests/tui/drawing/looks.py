"""How tests look at a drawing."""

from collections.abc import Sequence

from pruner.core.plants import Branch
from pruner.tui.drawing.bough import Look, top_share
from pruner.tui.drawing.pieces import Piece, text_of, width
from pruner.tui.drawing.plan import Drawing
from pruner.tui.widgets.glyphs import ASCII, UNICODE
from pruner.tui.widgets.names import namer


def a_look(branches: Sequence[Branch] = (), *, ascii_only: bool = False, plain: bool = False) -> Look:
    return Look(
        glyphs=ASCII if ascii_only else UNICODE,
        plain=plain or ascii_only,
        name_of=namer(branches, masked=False),
        top_share=top_share(branches),
    )


def lines(drawing: Drawing, size: int, chosen: int | None = None) -> list[str]:
    """What a reader sees, row by row."""
    return [text_of(drawing.row(number, size, chosen)) for number in range(drawing.height)]


def widths(drawing: Drawing, size: int) -> set[int]:
    """Every width in cells that a row has."""
    return {width(drawing.row(number, size, None)) for number in range(drawing.height)}


def roles(pieces: Sequence[Piece], text: str) -> set[str]:
    """The roles of the pieces with exactly this text."""
    return {piece.role for piece in pieces if piece.text.strip() == text}
