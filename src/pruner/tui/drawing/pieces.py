"""Rows of a drawing as plain values: text, the role it plays, and whether the cursor's light falls on it.

A role is a name such as "leaf" or "thorn.rush"; which colour it wears is decided where it is painted.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pruner.tui.widgets import cells

BLANK = "sky"
THORN = "thorn."
"""How a thorn's role begins; the id of its sign follows."""


class Piece(NamedTuple):
    """Text in one role. `lit` under the cursor."""

    text: str
    role: str
    lit: bool = False


def blank(count: int) -> list[Piece]:
    """So many empty cells."""
    return [Piece(" " * count, BLANK)] if count > 0 else []


def width(pieces: Iterable[Piece]) -> int:
    """How many cells the pieces take together."""
    return sum(cells.width(piece.text) for piece in pieces)


def fitted(pieces: Iterable[Piece], size: int) -> list[Piece]:
    """The pieces in exactly `size` cells: what is too long is cropped, what is too short filled up."""
    kept: list[Piece] = []
    left = size
    for piece in pieces:
        if left <= 0:
            break
        taken = cells.width(piece.text)
        kept.append(piece if taken <= left else piece._replace(text=cells.crop(piece.text, left)))
        left -= taken
    return [*kept, *blank(left)]


def lit(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces under the cursor's light."""
    return [piece._replace(lit=True) for piece in pieces]


def runs(spots: Sequence[tuple[str, str]]) -> list[Piece]:
    """Single cells as (glyph, role), neighbours in the same role joined."""
    pieces: list[Piece] = []
    for glyph, role in spots:
        if pieces and pieces[-1].role == role:
            pieces[-1] = Piece(pieces[-1].text + glyph, role)
        else:
            pieces.append(Piece(glyph, role))
    return pieces


def text_of(pieces: Iterable[Piece]) -> str:
    """What a reader sees of the row."""
    return "".join(piece.text for piece in pieces)
