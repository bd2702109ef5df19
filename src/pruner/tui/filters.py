"""The second wall for text: what reaches the terminal, whoever drew it, is looked at once more.

Names and notes are cleaned when they come in and drawn as plain text; should one slip through all
the same, its control characters end here. In ASCII the marks of our own sentences get their twins;
names keep their letters.
"""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from pruner.core.text import CONTROLS, REPLACEMENT

TWINS = {
    ord(char): twin
    for twin, chars in {
        "X": "✂",
        '"': "“”„",
        "'": "’‘",
        "~": "…",
        "-": "·–─▔━",
        "x": "×",
        "^": "↑▲",
        "v": "↓▼",
        "<": "←",
        ">": "→",
        "|": "▉▊▋▌▍▎▏▐│",
        "_": "▁▂▃▄▅▆▇",
        "#": "█",
        ".": "░",
        "+": "╭╮╰╯",
        "*": "•",
    }.items()
    for char in chars
}
"""Our own typography, and the marks of Textual's widgets."""


class NoControls(LineFilter):
    """Control characters and bidirectional overrides become U+FFFD."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments, safe to write."""
        del background
        return [_with_text(segment, CONTROLS.sub(REPLACEMENT, segment.text)) for segment in segments]


class Ascii(LineFilter):
    """Typographic marks and borders become their ASCII twins."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments, as a plain terminal can show them."""
        del background
        return [_with_text(segment, segment.text.translate(TWINS)) for segment in segments]


def _with_text(segment: Segment, text: str) -> Segment:
    """The segment saying this; segments that steer the terminal are Textual's own and stay."""
    if segment.control or text == segment.text:
        return segment
    return Segment(text, segment.style)
