"""What the main views look like, as pictures.

After a change that is meant: `pytest tests/tui/test_pictures.py --snapshot-update`, and look at each one.
"""

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from pruner import i18n
from pruner.config import Config
from pruner.garden import Garden
from pruner.tui.app import GardenApp
from tests.tui.beds import demonstration, many
from tests.tui.configured import CONFIG, configured
from tests.tui.hands import Hands

Compare = Callable[..., bool]
SIZES = {"60x20": (60, 20), "80x24": (80, 24), "120x40": (120, 40), "200x60": (200, 60)}
VIEWS = {
    "list": "tab",
    "overview": "z",
    "client": "enter",
    "client-form": "e",
    "incident-form": "i",
    "help": "?",
    "review": "d",
    "finding": "/ a",
    "question": "X",
    "logged": "r",
    "masked": "P",
    "look-back": "S",
    "walk": "S enter",
    "what-if": "S enter 5 enter",
    "way-out": "S enter 5 enter enter",
    "close": "S enter 5 1 2 right right right ctrl+s right",
    "record": "R",
}


def looks(
    compare: Compare, garden: Garden, keys: str = "", size: str = "80x24", config: Config = CONFIG
) -> bool:
    """Whether the screen looks as it did once these keys were pressed."""
    app = GardenApp(garden, config)
    app.animation_level = "none"

    async def play(pilot: Pilot[Any]) -> None:
        hands = Hands(app, pilot)
        await hands.press(*keys.split())
        await hands.app.workers.wait_for_complete()
        for field in (*app.screen.query(Input), *app.screen.query(TextArea)):
            field.cursor_blink = False
        await hands.settle()

    return compare(app, terminal_size=SIZES[size], run_before=play)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("clients", [8, 25, 120])
def test_the_tree(snap_compare: Compare, garden: Garden, clients: int, size: str) -> None:
    many(garden, clients)
    assert looks(snap_compare, garden, size=size)


@pytest.mark.parametrize("theme", ["garden-dark", "garden-light", "garden-colourblind", "nord"])
def test_the_themes(snap_compare: Compare, garden: Garden, theme: str) -> None:
    demonstration(garden)
    assert looks(snap_compare, garden, config=configured(f'theme = "{theme}"'))


def test_plain_ascii(snap_compare: Compare, garden: Garden) -> None:
    demonstration(garden)
    assert looks(snap_compare, garden, config=configured('ascii = "always"'))


def test_no_colour(snap_compare: Compare, garden: Garden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    demonstration(garden)
    assert looks(snap_compare, garden, config=configured(NO_COLOR="1"))


@pytest.mark.parametrize("view", VIEWS)
def test_a_view(snap_compare: Compare, garden: Garden, view: str) -> None:
    demonstration(garden)
    assert looks(snap_compare, garden, VIEWS[view])


@pytest.mark.parametrize("view", ["", "list", "client", "walk", "what-if"])
def test_a_wide_view(snap_compare: Compare, garden: Garden, view: str) -> None:
    demonstration(garden)
    assert looks(snap_compare, garden, VIEWS.get(view, ""), "120x40")


def test_the_palette(snap_compare: Compare, garden: Garden) -> None:
    demonstration(garden)
    assert looks(snap_compare, garden, ": u n d o")


@pytest.mark.parametrize("view", ["", "client"])
def test_german(snap_compare: Compare, garden: Garden, view: str) -> None:
    i18n.use("de")
    demonstration(garden)
    assert looks(snap_compare, garden, VIEWS.get(view, ""))


def test_an_empty_garden(snap_compare: Compare, garden: Garden) -> None:
    assert looks(snap_compare, garden)
