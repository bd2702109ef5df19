"""Quitting and going back, from wherever somebody is."""

import pytest

from pruner.garden import Garden
from pruner.tui.leaving import NO_KEY
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
        assert await hands.gone()
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


@pytest.mark.parametrize("word", ["quote", "queue", "quick question", "equinox", "unique", "rq"])
async def test_a_word_with_a_q_typed_in_the_wrong_window_does_not_quit(garden: Garden, word: str) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.hurry(*word, "down")
        await hands.pilot.pause(2 * NO_KEY)
        assert hands.app.is_running
        await hands.press("escape", "escape", "q")
        assert await hands.gone()


async def test_any_other_way_to_quit_is_done_at_once(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("ctrl+q")
        assert not hands.app.is_running


async def test_what_waited_for_the_first_picture_harms_nobody_who_has_left(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        hands.app.exit()
        hands.app.first_painted()
        hands.app.tell("Saved.")
        await hands.settle()
    assert hands.app._exception is None


async def test_escape_in_the_garden_does_not_quit(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("escape", "escape")
        assert hands.app.is_running


async def test_everything_is_there_tomorrow(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("a")
        await hands.write("Quince")
        await hands.press("enter", "r", "space", "q")
        assert await hands.gone()
    with Garden.open(garden.path, garden.rules, garden._clock, create=False) as again:
        async with at(again, CONFIG) as hands:
            assert hands.client("Quince").marked
            assert len(hands.incidents("Quince")) == 1
            await hands.press("u", "u")
            assert hands.incidents("Quince") == ()
