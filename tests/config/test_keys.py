import pytest
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.keys import _character_to_key

from pruner.config.keys import NAMED, DeadKey, character_name, clash, letter, normalise

PRINTABLE = [
    chr(code) for code in (*range(33, 127), *range(161, 0x250), 0x20AC, 0x3042) if chr(code).isprintable()
]


def pressed(sequence: str) -> list[str]:
    """What Textual reports when a terminal sends this."""
    parser = XTermParser()
    tokens = [token for part in (sequence, "") for token in parser.feed(part)]
    return [token.key for token in tokens if isinstance(token, Key)]


def test_every_character_has_the_name_under_which_textual_reports_it() -> None:
    assert {c: character_name(c) for c in PRINTABLE} == {c: _character_to_key(c) for c in PRINTABLE}


def test_a_character_and_its_name_are_the_same_key() -> None:
    keyboard = [c for c in PRINTABLE if c.isascii()]
    assert [normalise(character_name(c)) for c in keyboard] == [normalise(c) for c in keyboard]


def test_every_named_key_is_one_that_textual_reports() -> None:
    reported = {key.value for keys in ANSI_SEQUENCES_KEYS.values() if isinstance(keys, tuple) for key in keys}
    assert reported | set(FUNCTIONAL_KEYS.values()) >= NAMED


@pytest.mark.parametrize(
    ("spelling", "sent"),
    [
        ("?", "?"),
        ("G", "G"),
        ("ö", "ö"),
        ("comma", ","),
        ("ctrl+q", "\x11"),
        ("alt+x", "\x1bx"),
        ("alt+shift+x", "\x1bX"),
        ("shift+tab", "\x1b[Z"),
        ("shift+up", "\x1b[1;2A"),
        ("ctrl+shift+left", "\x1b[1;6D"),
        ("f1", "\x1bOP"),
        ("space", " "),
        ("enter", "\r"),
        ("delete", "\x1b[3~"),
        ("pageup", "\x1b[5~"),
    ],
)
def test_a_key_is_named_as_textual_reports_it_when_it_is_pressed(spelling: str, sent: str) -> None:
    assert pressed(sent) == [normalise(spelling)]


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        (";", "semicolon"),
        ("hyphen_minus", "minus"),
        ("solidus", "slash"),
        ("latin_small_letter_g", "g"),
        ("section_sign", "section_sign"),
        ("ctrl+alt+x", "alt+ctrl+x"),
        ("ctrl+/", "ctrl+slash"),
        ("ctrl++", "ctrl+plus"),
        ("escape", "escape"),
    ],
)
def test_spellings_are_brought_to_one_name(spelling: str, name: str) -> None:
    assert normalise(spelling) == name


@pytest.mark.parametrize(
    ("spelling", "instead"),
    [
        ("shift+g", ("G",)),
        ("shift+G", ("shift+g",)),
        ("upper_g", ("G",)),
        (" ", ("space",)),
        ("shift+space", ()),
        ("shift+1", ()),
        ("ctrl+shift+x", ("ctrl+x",)),
        ("ctrl+X", ("ctrl+x",)),
        ("ctrl+i", ("tab",)),
        ("ctrl+m", ("enter",)),
        ("return", ("enter",)),
        ("Enter", ("enter",)),
        ("Ctrl+Q", ("ctrl+q",)),
        ("F1", ("f1",)),
        ("", ()),
        ("\t", ()),
        ("ctrl+", ()),
        ("strg+x", ()),
        ("ctrl+ctrl+x", ()),
        ("gg", ()),
        ("\x1b", ()),
    ],
)
def test_what_never_fires_is_refused_with_what_does(spelling: str, instead: tuple[str, ...]) -> None:
    with pytest.raises(DeadKey) as refused:
        normalise(spelling)
    assert refused.value.instead == instead


@pytest.mark.parametrize(
    ("spelling", "near"), [("esc", "escape"), ("pgdn", "pagedown"), ("questionmark", "question_mark")]
)
def test_a_name_that_nothing_has_is_answered_with_the_nearest(spelling: str, near: str) -> None:
    with pytest.raises(DeadKey) as refused:
        normalise(spelling)
    assert near in refused.value.instead


def test_the_way_out_works_where_one_is_offered() -> None:
    for spelling in ("shift+g", "upper_x", " ", "ctrl+shift+x", "esc", "pgdn", "Ctrl+Q", "return"):
        with pytest.raises(DeadKey) as refused:
            normalise(spelling)
        assert [normalise(way) for way in refused.value.instead]


def test_two_commands_on_one_key_are_both_named() -> None:
    assert clash({"add": ("a",), "edit": ("e", "a")}) == ("add", "edit", "a")


def test_a_command_may_have_a_key_twice() -> None:
    assert clash({"add": ("a", "a")}) is None


@pytest.mark.parametrize(
    ("keys", "sign", "expected"),
    [
        (("r",), "rush", "r"),
        (("f5", "semicolon"), "rush", ";"),
        ((), "ghosting", "g"),
        (("space",), "ghosting", "g"),
        (("字",), "ghosting", "g"),
        (("ctrl+x",), "ghosting", "g"),
    ],
)
def test_a_sign_is_always_written_in_one_cell(keys: tuple[str, ...], sign: str, expected: str) -> None:
    assert letter(keys, sign) == expected
