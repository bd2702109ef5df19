"""The help and the daily review: what they tell, and how they are read and left."""

import re
from datetime import timedelta

import pytest

from pruner.garden import Garden
from pruner.tui import bindings
from tests.tui.beds import log, plant, three
from tests.tui.configured import CONFIG
from tests.tui.hands import Almanac, Hands, at

FRAME = re.compile("[│▁-█]")
"""What stands beside the words: the border, and the bar of the list."""


async def whole_help(hands: Hands) -> str:
    """The whole list, however long."""
    seen = ""
    for _ in range(12):
        seen += hands.text()
        await hands.press("pagedown")
    return " ".join(FRAME.sub(" ", seen).split())


@pytest.mark.parametrize("key", ["?", "f1"])
async def test_help_names_every_command(garden: Garden, key: str) -> None:
    async with at(garden, CONFIG, (120, 40)) as hands:
        await hands.press(key)
        text = await whole_help(hands)
        missing = [command.id for command in bindings.COMMANDS if command.tip not in text]
        assert not missing
        for rule in garden.rules.signs:
            assert rule.en in text


async def test_help_narrows_by_key_label_and_meaning(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        for query, tip in [
            ("minutes more", "15 minutes more"),
            ("^z", "Take back"),
            ("plant", "Plant a new"),
        ]:
            await hands.press("?")
            await hands.write(query)
            assert tip in hands.text()
            assert "Erase the client" not in hands.text()
            await hands.press("escape")


async def test_help_says_when_no_key_does_that(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("?")
        await hands.write("teleport")
        assert "No key does that." in hands.text()
        await hands.press("enter", "escape")
        assert hands.screen == "GardenScreen"


async def test_help_opens_once_and_scrolls(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("f1")
        top = hands.text()
        await hands.press("f1", "down", "pagedown")
        assert hands.text() != top
        await hands.press("pageup", "up", "up")
        assert hands.text() == top
        await hands.press("escape")
        assert hands.screen == "GardenScreen"


async def test_help_opens_over_a_client_and_goes_back_there(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("enter", "?", "escape")
        assert hands.screen == "ClientScreen"


async def test_the_review_tells_what_changed_who_heats_up_and_who_is_quiet(garden: Garden) -> None:
    plant(garden, "Acme", "Birch")
    log(garden, "Acme", "rush", 1, 2)
    log(garden, "Birch", "expert", 200)
    async with at(garden, CONFIG) as hands:
        await hands.press("d")
        text = hands.text()
        assert "Since 22 Nov 2026" in text
        assert "Planted Acme" in text
        assert "Logged “Last minute” for Acme" in text
        heating = text.index("Heating up")
        assert "Acme" in text[heating:]


async def test_the_review_of_a_quiet_garden_says_so(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("d")
        assert "Nothing was logged." in hands.text()
        assert "No client stands worse than a week ago." in hands.text()


async def test_who_has_been_quiet_is_named_with_the_days(garden: Garden, almanac: Almanac) -> None:
    plant(garden, "Acme")
    almanac.today += timedelta(days=100)
    almanac.now += timedelta(days=100)
    async with at(garden, CONFIG) as hands:
        await hands.press("d")
        text = hands.text()
        assert "Acme" in text[text.index("uiet") :]


async def test_what_was_taken_back_is_no_news(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("r", "u", "d")
        assert "Logged" not in hands.text().replace(hands.said, "")


async def test_a_long_review_scrolls_and_counts_the_rest(garden: Garden) -> None:
    plant(garden, *(f"Client {number:02}" for number in range(30)))
    async with at(garden, CONFIG) as hands:
        await hands.press("d")
        top = hands.text()
        assert "and 18 more" in top
        for down, up in [("j", "k"), ("down", "up"), ("G", "g"), ("end", "home"), ("ctrl+d", "ctrl+u")]:
            await hands.press(down)
            await hands.press(up)
            assert hands.text() == top


@pytest.mark.parametrize("key", ["d", "escape"])
async def test_the_review_closes_with_its_key_or_escape(garden: Garden, key: str) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("d", key)
        assert hands.screen == "GardenScreen"


async def test_undo_in_the_review_keeps_it_true(garden: Garden) -> None:
    plant(garden, "Acme")
    log(garden, "Acme", "rush")
    async with at(garden, CONFIG) as hands:
        await hands.press("d")
        assert "Logged “Last minute” for Acme" in hands.text()
        await hands.press("u")
        assert "  Logged “Last minute” for Acme" not in hands.text()
