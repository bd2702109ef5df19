import pytest
from hypothesis import given
from hypothesis import strategies as st

from pruner.cli.cells import cut, width


@pytest.mark.parametrize(
    ("text", "cells"), [("Acme", 4), ("中文", 4), ("Mu\u0308ller", 6), ("ｱ", 1), ("Ａ", 2), ("", 0)]
)
def test_a_text_takes_the_cells_a_terminal_gives_it(text: str, cells: int) -> None:
    assert width(text) == cells


def test_what_is_too_wide_ends_in_an_ellipsis() -> None:
    assert cut("中文公司", 5) == "中文…"
    assert cut("Acme", 4) == "Acme"


@given(st.text(max_size=40), st.integers(min_value=1, max_value=30))
def test_a_cut_text_always_fits(text: str, most: int) -> None:
    assert width(cut(text, most)) <= most
