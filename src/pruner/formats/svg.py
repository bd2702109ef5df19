"""A drawing of characters as an SVG picture: rows of coloured texts on a grid of cells.

Every text says how wide it is, so that the grid holds in any font a viewer may have. Whatever a name holds
is text and nothing else, and what XML cannot hold is replaced.
"""

import re
from collections.abc import Iterable, Sequence

from pruner.core.lazily import dataclass

WIDE, HIGH = 8, 17
"""A cell in pixels."""
BASELINE = 13
MARGIN = 8
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


@dataclass(frozen=True, slots=True)
class Span:
    """A text in one colour, so many cells wide; without a colour only the room it takes."""

    text: str
    colour: str
    cells: int


def picture(rows: Sequence[Sequence[Span]], columns: int, *, title: str, ground: str) -> str:
    """The whole picture; `title` is what it shows, for those who do not see it."""
    width, height = columns * WIDE + 2 * MARGIN, len(rows) * HIGH + 2 * MARGIN
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
        f"<title>{_escaped(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="{ground}"/>',
        f'<g font-family="ui-monospace, Menlo, Consolas, monospace" font-size="{BASELINE}">',
        *(line for number, row in enumerate(rows) for line in _row(row, number)),
        "</g>",
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _row(row: Iterable[Span], number: int) -> Iterable[str]:
    column, y = 0, MARGIN + number * HIGH + BASELINE
    for span in row:
        if span.colour and span.text.strip():
            place = f'x="{MARGIN + column * WIDE}" y="{y}" fill="{span.colour}"'
            exactly = f'textLength="{span.cells * WIDE}" lengthAdjust="spacingAndGlyphs" xml:space="preserve"'
            yield f"<text {place} {exactly}>{_escaped(span.text)}</text>"
        column += span.cells


def _escaped(text: str) -> str:
    return "".join(ENTITIES.get(char, char) for char in NOT_XML.sub("\ufffd", text))
