"""Parts behind each other that are never broken inside."""

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from pruner.tui.widgets.flow import flow, words


def rows(*parts: str, room: int, indent: int = 2, gap: int = 1) -> list[str]:
    return flow(map(Content, parts), room, indent=indent, gap=gap).plain.split("\n")


def test_what_fits_stands_in_one_row() -> None:
    assert rows("one", "two", "three", room=13) == ["one two three"]
    assert rows("one", "two", room=8, gap=2) == ["one  two"]


def test_what_has_no_room_goes_on_further_in() -> None:
    assert rows("one", "two", "three", room=12, indent=4) == ["one two", "    three"]


def test_a_part_is_never_broken() -> None:
    assert rows("0.93 (17 Nov 2026)", "0.82 (31 Oct 2026)", room=30) == [
        "0.93 (17 Nov 2026)",
        "  0.82 (31 Oct 2026)",
    ]


def test_nothing_is_an_empty_line() -> None:
    assert rows(room=10) == [""]
    assert words("  ") == []


@given(st.lists(st.text("ab漢", min_size=1, max_size=9), min_size=1), st.integers(20, 60), st.integers(0, 4))
def test_every_part_is_there_in_its_order_and_no_row_is_too_long(
    parts: list[str], room: int, indent: int
) -> None:
    shown = flow(map(Content, parts), room, indent=indent)
    assert shown.plain.split() == parts
    assert max(row.cell_length for row in shown.split("\n")) <= room + indent
