"""Lines of parts that are never broken inside, so that no number is parted from its day."""

from collections.abc import Iterable

from textual.content import Content


def flow(parts: Iterable[Content], room: int, *, indent: int = 2, gap: int = 1) -> Content:
    """The parts in rows of `room` cells, `gap` between them; a row that goes on begins `indent` cells in.

    A part that no row has room for has one of its own, and is broken by whoever shows it.
    """
    rows: list[Content] = []
    for part in parts:
        if rows and rows[-1].cell_length + gap + part.cell_length <= room:
            rows[-1] = rows[-1] + Content(" " * gap) + part
        else:
            rows.append(Content(" " * indent) + part if rows else part)
    return Content("\n").join(rows)


def words(text: str, style: str = "") -> list[Content]:
    """The words of a text as parts."""
    return [Content.styled(word, style) for word in text.split()]
