"""How many terminal cells a text takes, and cutting by cells: names may hold anything."""

import unicodedata

ELLIPSIS = "…"


def width(text: str) -> int:
    """The cells of a text without control characters: wide characters count two, combining ones none."""
    return sum(map(_cells, text))


def cut(text: str, most: int, ellipsis: str = ELLIPSIS) -> str:
    """The text, or as much of it as fits into so many cells before an ellipsis."""
    if width(text) <= most:
        return text
    kept, room = "", most - width(ellipsis)
    for char in text:
        room -= _cells(char)
        if room < 0:
            break
        kept += char
    return kept + ellipsis


def _cells(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
