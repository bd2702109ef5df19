"""The boundary for text: what a person typed stays, what drives a terminal does not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pruner.core.errors import TooLong
from pruner.core.text import REPLACEMENT, capped, clean, clean_note

ANY_TEXT = st.text(st.characters(exclude_categories=()))
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    "control", ["\x00", "\x07", "\x08", "\x1b", "\x1f", "\x7f", "\x80", "\x9b", "\x9f", *BIDI]
)
def test_what_drives_a_terminal_is_replaced_and_not_stripped(control: str) -> None:
    assert clean(f"Ac{control}me") == clean_note(f"Ac{control}me") == f"Ac{REPLACEMENT}me"
    assert clean(control) == REPLACEMENT


def test_an_escape_sequence_stays_visible_as_text() -> None:
    assert clean("\x1b[31mAcme\x1b]0;pwned\x07") == "\ufffd[31mAcme\ufffd]0;pwned\ufffd"


def test_half_a_surrogate_pair_cannot_reach_the_file() -> None:
    assert clean("Ac\ud83dme") == f"Ac{REPLACEMENT}me"
    clean("\udcff\ud800").encode()


@pytest.mark.parametrize(
    "name",
    [
        "Müller & Söhne",
        "👩\u200d🎨 Studio",
        "❤\ufe0f Bakery",
        "می\u200cخواهم",
        "שלום",
        "柚子屋",
        "[/] [red] [@click=app.quit]pay[/]",
        "a\u0301",
    ],
)
def test_names_of_all_kinds_stay_as_they_were_typed(name: str) -> None:
    assert clean(name) == clean_note(name) == name


@pytest.mark.parametrize("gap", ["\t", "\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_in_a_one_line_field_every_break_is_one_space(gap: str) -> None:
    assert clean(f"Acme{gap}Nord") == "Acme Nord"


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_a_note_keeps_its_lines(gap: str) -> None:
    assert clean_note(f"one{gap}two\tthree") == "one\ntwo three"


def test_blanks_at_both_ends_go() -> None:
    assert clean(" \t Acme \n") == "Acme"
    assert clean_note("\n one\n\n two \n") == "one\n\n two"


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_note(clean_note(text)) == clean_note(text)


@given(ANY_TEXT)
def test_nothing_unprintable_passes(text: str) -> None:
    for line in (clean(text), clean_note(text).replace("\n", "")):
        assert not {unicodedata.category(char) for char in line} & {"Cc", "Cs", "Zl", "Zp"}
        assert not set(line) & set(BIDI)
        line.encode()


def test_a_text_over_its_cap_is_refused_and_never_cut() -> None:
    assert capped("x" * 200, "name", 200) == "x" * 200
    with pytest.raises(TooLong) as refusal:
        capped("x" * 201, "name", 200)
    assert (refusal.value.field, refusal.value.length, refusal.value.cap) == ("name", 201, 200)
