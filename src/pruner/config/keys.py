"""Spellings of keys -> the names under which Textual 8.2 reports them, and who has which key.

A spelling that never fires would silently leave a command without its key, and two commands on one key
would silently lose one of them: both are refused when the configuration is read.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from pruner.config.near import nearest
from pruner.core.lazily import dataclass, pattern

FRIENDLY: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Textual's own names for characters whose Unicode name nobody says."""
MODIFIERS: Final = frozenset(("alt", "ctrl", "hyper", "meta", "shift", "super"))
ARROWS: Final = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete")
NAMED: Final = frozenset(
    (*ARROWS, "backspace", "enter", "escape", "space", "tab", *(f"f{n}" for n in range(1, 25)))
)
SAME_IN_A_TERMINAL: Final = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
    "return": "enter",
}
DECIDES, LOGS = "decide-", "log-"
"""How the ids of two kinds of bindings begin that may share a key: in the session the log keys are off."""
UPPER: Final = pattern(r"upper_([a-z])", re.ASCII)


@dataclass(eq=False)
class DeadKey(Exception):  # noqa: N818  # it is a fact about a spelling, made an error with its place
    """A spelling that never fires; `instead` are those that do."""

    spelling: str
    instead: tuple[str, ...] = ()


def character_name(character: str) -> str:
    """The name under which Textual reports a character: `question_mark`; a letter or digit is its own."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return FRIENDLY.get(name, name)


def normalise(spelling: str) -> str:
    """The one name of a key however it is spelled: `?` and `question_mark` are the same.

    Raises:
        DeadKey: it never fires in a terminal.
    """
    if spelling in SAME_IN_A_TERMINAL:
        raise DeadKey(spelling, (SAME_IN_A_TERMINAL[spelling],))
    if len(spelling) == 1:
        return _typed(spelling)
    if "+" in spelling:
        return _combined(spelling)
    return _named(spelling)


def clash(keys: Mapping[str, Sequence[str]]) -> tuple[str, str, str] | None:
    """The first key that two bindings share, as (id, other id, key), unless never both are at work."""
    owners: dict[str, list[str]] = {}
    for binding, names in keys.items():
        for name in names:
            for owner in owners.setdefault(name, []):
                if owner != binding and not _apart(owner, binding):
                    return owner, binding, name
            owners[name].append(binding)
    return None


def letter(keys: Sequence[str], sign_id: str) -> str:
    """What stands for a sign where colour does not: the first key of one cell, else its id's first letter."""
    characters = (_character(name) for name in keys)
    narrow = (c for c in characters if c and unicodedata.east_asian_width(c) not in "WF")
    return next(narrow, sign_id[0])


def _apart(binding: str, other: str) -> bool:
    """Whether one decides in the session and the other logs, which is off there."""
    pair = (binding, other)
    return any(one.startswith(DECIDES) for one in pair) and any(one.startswith(LOGS) for one in pair)


def _typed(character: str) -> str:
    if character == " ":
        raise DeadKey(character, ("space",))
    if not character.isprintable() or unicodedata.combining(character):
        raise DeadKey(character)
    return character_name(character)


def _named(name: str) -> str:
    if name in NAMED:
        return name
    character = _character(name)
    if character is None:
        raise DeadKey(name, _instead_of(name))
    return character_name(character)


def _combined(spelling: str) -> str:
    start, key = (spelling[:-2], "+") if spelling.endswith("++") else spelling.rsplit("+", 1)
    modifiers = start.split("+")
    if not MODIFIERS.issuperset(modifiers) or len(set(modifiers)) < len(modifiers):
        raise DeadKey(spelling, _in_small_letters(spelling))
    return _with(frozenset(modifiers), _typed(key) if len(key) == 1 else _named(key))


def _with(modifiers: frozenset[str], key: str) -> str:
    """The name of a key under modifiers.

    A terminal reports shift with a character by sending the other character, and most report ctrl and
    shift together as ctrl alone.
    """
    spelling = "+".join((*sorted(modifiers), key))
    if spelling in SAME_IN_A_TERMINAL:
        raise DeadKey(spelling, (SAME_IN_A_TERMINAL[spelling],))
    if key in NAMED and key != "space":
        return spelling
    if len(key) == 1 and key != key.lower():
        raise DeadKey(spelling, ("+".join((*sorted(modifiers), key.lower())),))
    if modifiers == {"shift"}:
        raise DeadKey(spelling, (key.upper(),) if len(key) == 1 and key.isalpha() else ())
    if "shift" in modifiers and (modifiers != {"alt", "shift"} or not key.isalpha() or len(key) > 1):
        raise DeadKey(spelling, ("+".join((*sorted(modifiers - {"shift"}), key)),))
    return spelling


def _character(name: str) -> str | None:
    """The one printable character with this name, Textual's or Unicode's, or None."""
    if len(name) == 1:
        return name
    known = _ascii_names().get(name)
    if known is not None:
        return known
    try:
        found = unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return None
    return found if len(found) == 1 and found.isprintable() and found != " " else None


@lru_cache(maxsize=1)
def _ascii_names() -> dict[str, str]:
    """Names of the punctuation on a keyboard: what Unicode calls it, and what Textual does."""
    marks = [chr(code) for code in range(33, 127) if not chr(code).isalnum()]
    plain = {unicodedata.name(mark).lower().replace("-", "_").replace(" ", "_"): mark for mark in marks}
    return plain | {character_name(mark): mark for mark in marks}


def _instead_of(name: str) -> tuple[str, ...]:
    upper = UPPER.fullmatch(name)
    if upper:
        return (upper[1].upper(),)
    return _in_small_letters(name) or tuple(nearest(name.lower(), sorted(NAMED | _ascii_names().keys()), n=2))


def _in_small_letters(spelling: str) -> tuple[str, ...]:
    small = spelling.lower()
    if small == spelling:
        return ()
    try:
        normalise(small)
    except DeadKey:
        return ()
    return (small,)
