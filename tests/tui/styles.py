"""What apps that come one after the other need not find out again about their styles.

Reading the sheets takes a third of the time in which an app starts, and finding out which of their rules hold
for a node takes half of what is left. Both come out alike as long as nothing they depend on differs.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, NamedTuple
from weakref import WeakKeyDictionary

import pytest
from textual.app import App
from textual.css.model import RuleSet
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widget import Widget

READ: Final = Stylesheet._parse_rules
APPLY: Final = Stylesheet.apply

Key = tuple[object, ...]
Matches = dict[Key, "Match"]
FLAGS: Final = ("_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even")


class Match(NamedTuple):
    """What the rules of a sheet say of a node, and what it has to look out for."""

    rules: RulesMap
    flags: tuple[bool, ...]


@contextmanager
def styles_found_once() -> Iterator[None]:
    """Let all apps share what they read out of the same sheets, and what the same rules say of like nodes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", _reading())
        patch.setattr(Stylesheet, "apply", _applying())
        yield


def _reading() -> Any:  # noqa: ANN401  # a method of Textual's
    known: dict[object, list[RuleSet]] = {}

    def read(sheet: Stylesheet, *css: object, **how: object) -> list[RuleSet]:
        asked = (css, tuple(how.items()), frozenset(sheet._variables.items()))
        if asked not in known:
            known[asked] = READ(sheet, *css, **how)  # type: ignore[arg-type]
        return known[asked]

    return read


def _applying() -> Any:  # noqa: ANN401  # a method of Textual's
    of_rules: dict[Key, Matches] = {}
    of_sheets: WeakKeyDictionary[Stylesheet, tuple[list[RuleSet], Matches]] = WeakKeyDictionary()
    worn: WeakKeyDictionary[DOMNode, Match] = WeakKeyDictionary()

    def matches(sheet: Stylesheet) -> Matches:
        there = of_sheets.get(sheet)
        if there is None or there[0] is not sheet.rules:
            there = of_sheets[sheet] = (sheet.rules, of_rules.setdefault(tuple(sheet.rules), {}))
        return there[1]

    def apply(sheet: Stylesheet, node: DOMNode, *, animate: bool = False, **_group: object) -> None:
        known, key = matches(sheet), tuple(map(_looks, node.css_path_nodes))
        match = known.get(key)
        if match is None:
            found: dict[Key, RulesMap] = {}
            APPLY(sheet, node, animate=animate, cache=found)
            for rules in found.values():  # none where it matters which child of its parent a node is
                match = known[key] = Match(rules, tuple(getattr(node, flag) for flag in FLAGS))
        elif worn.get(node) is match:
            node.notify_style_update()
        else:
            _dress(sheet, node, match, animate=animate)
        if match:
            worn[node] = match
        else:
            worn.pop(node, None)

    return apply


def _looks(node: DOMNode) -> Key:
    """All of a node that a rule can ask for, besides its place among other nodes."""
    named = (type(node), node._id, node.classes)
    if isinstance(node, Widget):
        return (*named, node.mouse_hover, node.has_focus, node.disabled, node.allow_focus())
    if isinstance(node, App):
        theme = (node.current_theme.dark, node.native_ansi_color, node.no_color, node.is_inline)
        return (*named, node.app_focus, *theme)
    return named


def _dress(sheet: Stylesheet, node: DOMNode, match: Match, *, animate: bool) -> None:
    """What Textual does once it knows which rules hold."""
    for flag, value in zip(FLAGS, match.flags, strict=True):
        setattr(node, flag, value)
    sheet.replace_rules(node, match.rules, animate=animate)
    sheet._process_component_classes(node)
