"""The row of digits under the walk: what each decides, and what is decided now."""

from collections.abc import Mapping

from textual.content import Content

from pruner.core.season import Choice
from pruner.tui.widgets.cells import width
from pruner.tui.widgets.evidence import COLOURS, choice_words
from pruner.tui.widgets.flow import flow
from pruner.tui.widgets.glyphs import Glyphs
from pruner.wording.seasons import choice as choice_word


def choices(keys: Mapping[Choice, str], now: Choice | None, glyphs: Glyphs, room: int) -> Content:
    """Key and word of each decision, the one that holds turned round; signs only where a row has room."""
    signed = [(choice, f"{keys[choice]} {choice_words(choice, glyphs)}") for choice in Choice]
    if sum(width(words) + 2 for _choice, words in signed) > room:
        signed = [(choice, f"{keys[choice]} {choice_word(choice)}") for choice in Choice]
    parts = [
        Content.styled(f" {words} ", f"bold reverse {COLOURS[choice]}" if choice is now else COLOURS[choice])
        for choice, words in signed
    ]
    return flow(parts, room, indent=0, gap=0)
