"""Text measured, cut and padded by terminal cells, never by characters.

Names may hold wide characters, joined emoji, combining marks or Arabic. The measure is the one Textual
itself lays rows out with, so that what is cut to a width here has that width there. Where terminals
disagree with it, and with each other (emoji joined to one another, flags, skin tones), a name is drawn
in the plainest form that all of them measure alike: a trunk that jumps sideways in one row is worse.
"""

import re

from rich.cells import cell_len, split_graphemes

from pruner.core.text import clean

JOINED_EMOJI = re.compile("\u200d[\u2190-\u2bff\U0001f000-\U0001faff]")
SELECTORS = re.compile("[\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
"""Joiners that join no emoji, variation selectors, skin tones and the tags of regional flags."""
FLAGS = {0x1F1E6 + place: chr(ord("A") + place) for place in range(26)}
"""Regional indicators: what they stand for is two letters."""
CARRIER = "◌"
"""What a combining mark at the beginning of a name is drawn on, so that it leaves the cell before alone."""


def width(text: str) -> int:
    """How many cells the text takes."""
    return cell_len(text)


def plain(text: str) -> str:
    """A name as it may be drawn: nothing in it steers a terminal or is measured differently by some."""
    whole = SELECTORS.sub("", JOINED_EMOJI.sub("", clean(text))).translate(FLAGS).strip()
    return CARRIER + whole if text and width(whole[:1]) == 0 else whole


def cut(text: str, cells: int, ellipsis: str = "…") -> str:
    """The text in at most so many cells; where something is left out, the ellipsis says so."""
    if width(text) <= cells:
        return text
    if cells < width(ellipsis):
        return ""
    return _beginning(text, cells - width(ellipsis)).rstrip() + ellipsis


def pad(text: str, cells: int) -> str:
    """The text with blanks after it, up to so many cells."""
    return text + " " * (cells - width(text))


def pad_left(text: str, cells: int) -> str:
    """The text with blanks before it, up to so many cells."""
    return " " * (cells - width(text)) + text


def crop(text: str, cells: int) -> str:
    """The beginning of the text that fits; half of a wide character becomes a blank."""
    if width(text) <= cells:
        return text
    return pad(_beginning(text, cells), cells) if cells > 0 else ""


def _beginning(text: str, cells: int) -> str:
    """As many whole characters, as a reader sees them, as fit."""
    end = taken = 0
    for _, stop, size in split_graphemes(text)[0]:
        taken += size
        if taken > cells:
            break
        end = stop
    return text[:end]
