from dataclasses import fields

import pytest
from wcwidth import wcwidth

from pruner.tui.widgets import cells
from pruner.tui.widgets.glyphs import ASCII, UNICODE, Glyphs, sparkline

ALL = [(name.name, getattr(style, name.name)) for style in (UNICODE, ASCII) for name in fields(Glyphs)]


@pytest.mark.parametrize(("name", "glyphs"), ALL)
def test_every_glyph_is_one_cell_wide(name: str, glyphs: str) -> None:
    assert [cells.width(glyph) for glyph in glyphs] == [1] * len(glyphs), name
    assert [wcwidth(glyph) for glyph in glyphs] == [1] * len(glyphs), name


def test_the_twin_is_ascii_and_has_the_same_shape() -> None:
    for field in fields(Glyphs):
        twin = getattr(ASCII, field.name)
        assert twin.isascii()
        assert field.name == "bars" or len(twin) == len(getattr(UNICODE, field.name))


def test_levels_differ_by_shape_in_both_styles() -> None:
    assert len(set(UNICODE.leaves)) == len(set(ASCII.leaves)) == 5


def test_a_sparkline_has_one_bar_a_week_of_the_same_height_for_the_same_count() -> None:
    assert sparkline([0, 1, 2, 3, 4, 50]) == "▁▃▅▇██"


def test_an_ascii_sparkline_counts() -> None:
    assert sparkline([0, 1, 2, 9, 50], ASCII) == ".1299"
