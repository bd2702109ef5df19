"""The mouse: choosing, opening, the hints, the wheel."""

import pytest

from pruner.garden import Garden
from tests.tui.beds import log, many, plant, three
from tests.tui.configured import CONFIG
from tests.tui.hands import at


@pytest.mark.parametrize("view", ["espalier", "tab", "z"])
async def test_a_click_chooses_a_client_and_a_second_one_opens_it(garden: Garden, view: str) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        if view != "espalier":
            await hands.press(view)
        place = "✿◐" if view == "z" else "Cedar"  # everybody is one leaf there
        await hands.click_on(place)
        assert hands.chosen == "Cedar"
        assert hands.screen == "GardenScreen"
        await hands.click_on(place)
        assert hands.screen == "ClientScreen"
        assert "Cedar" in hands.lines()[1]


async def test_a_click_beside_everything_does_nothing(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        for x, y in [(0, 2), (79, 2), (40, 3), (0, 0), (5, 21), (79, 23)]:
            await hands.click(x, y)
        assert hands.screen == "GardenScreen"
        assert hands.chosen == "Acme"


async def test_a_hint_does_what_its_key_does(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.click_on("r Last minute")
        assert len(hands.incidents("Acme")) == 3
        await hands.click_on("u Undo")
        assert len(hands.incidents("Acme")) == 2
        await hands.click_on("space ✂")
        assert hands.client("Acme").marked
        await hands.click_on("? Help")
        assert hands.screen == "HelpScreen"
        await hands.press("escape", "enter")
        await hands.click_on("esc Back")
        assert hands.screen == "GardenScreen"
        await hands.click_on("q Quit")
        assert not hands.app.is_running


async def test_a_click_on_a_title_sorts_the_list(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("tab")
        await hands.click_on("Name")
        names = [line for line in hands.lines()[2:-4] if line.strip()]
        assert [n for line in names for n in ("Acme", "Birch", "Cedar") if n in line] == [
            "Acme",
            "Birch",
            "Cedar",
        ]


async def test_the_wheel_scrolls_a_garden_that_is_too_high(garden: Garden) -> None:
    many(garden, 120)
    async with at(garden, CONFIG) as hands:
        await hands.press("g")
        top = hands.lines()[1]
        for _ in range(5):
            await hands.wheel(40, 10)
        assert hands.lines()[1] != top
        for _ in range(8):
            await hands.wheel(40, 10, down=False)
        assert hands.lines()[1] == top


async def test_a_click_on_an_incident_opens_it(garden: Garden) -> None:
    plant(garden, "Acme")
    log(garden, "Acme", "expert", 3, note="the second")
    log(garden, "Acme", "rush", 1, note="the first")
    async with at(garden, CONFIG, (120, 40)) as hands:
        await hands.press("enter")
        await hands.click_on("the second")
        assert hands.screen == "IncidentForm"
        assert hands.value("note") == "the second"


async def test_a_click_into_a_field_puts_the_focus_there(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("a")
        await hands.click_on("your own group")
        await hands.write("Legacy")
        assert hands.value("limb") == "Legacy"
