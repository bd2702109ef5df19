"""Quitting and going back, from wherever somebody is."""

import pytest

from pruner.garden import Garden
from tests.tui.beds import three
from tests.tui.configured import CONFIG
from tests.tui.hands import at

PLACES = [[], ["tab"], ["z"], ["enter"], ["d"], ["enter", "n"], ["i", "tab", "shift+tab"]]
FIELDS = [["a"], ["e"], ["/"], [":"], ["?"], ["r", ";"], ["enter", "e"]]


@pytest.mark.parametrize("way", PLACES, ids=" ".join)
@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_q_quits_wherever_nothing_is_typed(garden: Garden, way: list[str], key: str) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press(*way)
        await hands.press(key)
        assert not hands.app.is_running
        assert hands.app.return_value is None


@pytest.mark.parametrize("way", FIELDS, ids=" ".join)
async def test_q_is_a_letter_where_text_is_typed_and_ctrl_q_still_quits(
    garden: Garden, way: list[str]
) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press(*way, "q")
        assert hands.app.is_running
        await hands.press("ctrl+q")
        assert not hands.app.is_running


@pytest.mark.parametrize("way", [*PLACES, *FIELDS, ["X"]], ids=" ".join)
async def test_escape_leads_back_to_the_garden(garden: Garden, way: list[str]) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press(*way)
        await hands.press("escape", "escape", "escape")
        assert hands.screen == "GardenScreen"
        assert "▐█▌" in hands.lines()[-6]


async def test_escape_in_the_garden_does_not_quit(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("escape", "escape")
        assert hands.app.is_running


async def test_everything_is_there_tomorrow(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("a")
        await hands.write("Quince")
        await hands.press("enter", "r", "space", "q")
    with Garden.open(garden.path, garden.rules, garden._clock, create=False) as again:
        async with at(again, CONFIG) as hands:
            assert hands.client("Quince").marked
            assert len(hands.incidents("Quince")) == 1
            await hands.press("u", "u")
            assert hands.incidents("Quince") == ()
