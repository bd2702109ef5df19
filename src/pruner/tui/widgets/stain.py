"""Drawn pieces as content of a page: the same roles and colours as in the tree's own views (`paint`)."""

from collections.abc import Iterable

from textual.content import Content

from pruner.tui.drawing.pieces import THORN, Piece

STYLES = {
    "bloom": "$bloom",
    "leaf": "$leaf",
    "faded": "$faded",
    "wilt": "$wilt",
    "red": "bold $thorn",
    "deadwood": "$deadwood",
    "bark": "$bark",
    "soil": "$soil",
    "rest": "$deadwood",
    "asleep": "$deadwood",
    "thorn": "$thorn",
    "count": "bold $thorn",
    "mark": "bold $thorn",
    "limb": "bold $limb",
    "heading": "bold $limb",
}


def stained(pieces: Iterable[Piece]) -> Content:
    """One row of a drawing."""
    return Content.assemble(*((piece.text, _style(piece.role)) for piece in pieces))


def _style(role: str) -> str:
    if role.startswith(THORN):
        return f"$sign-{role.removeprefix(THORN)}"
    return STYLES.get(role, "")
