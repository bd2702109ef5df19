import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from pruner.tui.widgets import cells
from tests.tui.gardens import HOSTILE


@pytest.mark.parametrize(
    ("text", "size", "shown"),
    [
        ("Oak Street Dental", 20, "Oak Street Dental"),
        ("Oak Street Dental", 15, "Oak Street Den…"),
        ("Oak Street Dental", 5, "Oak…"),
        ("山田太郎", 8, "山田太郎"),
        ("山田太郎", 7, "山田太…"),
        ("山田太郎", 6, "山田…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("Acme", 0, ""),
    ],
)
def test_a_name_is_cut_by_cells_and_says_so(text: str, size: int, shown: str) -> None:
    assert cells.cut(text, size) == shown


@given(st.text(max_size=60), st.integers(0, 30))
def test_no_cut_is_ever_wider_than_asked(text: str, size: int) -> None:
    shown = cells.plain(text)
    assert cells.width(cells.cut(shown, size)) <= size
    assert cells.width(cells.crop(shown, size)) <= size
    assert cells.width(cells.pad(cells.cut(shown, size), size)) == size
    assert cells.width(cells.pad_left(cells.cut(shown, size), size)) == size


@pytest.mark.parametrize("name", HOSTILE)
def test_terminals_agree_on_the_width_of_every_name_drawn(name: str) -> None:
    shown = cells.plain(name)
    assert shown
    assert wcswidth(shown) == cells.width(shown)


def test_joined_emoji_and_flags_are_drawn_in_their_plainest_form() -> None:
    assert cells.plain("👨‍👩‍👧‍👦 Family") == "👨 Family"
    assert cells.plain("🇩🇪 GmbH") == "DE GmbH"
    assert cells.plain("👍🏽 Yes") == "👍 Yes"
    assert cells.plain("🌵 Kaktus") == "🌵 Kaktus"


def test_nothing_in_a_name_steers_the_terminal() -> None:
    assert cells.plain("\x1b[31mred\x1b[0m") == "\ufffd[31mred\ufffd[0m"
