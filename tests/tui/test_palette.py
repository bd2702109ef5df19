"""The command palette reaches every action and every client."""

import pytest
from textual.widgets import OptionList

from pruner.garden import Garden
from pruner.i18n import _
from pruner.tui import bindings
from tests.tui.beds import plant, three
from tests.tui.configured import CONFIG
from tests.tui.hands import Hands, at


async def ask(hands: Hands, query: str, *, until: str) -> None:
    """Open the palette and type, until it offers something."""
    await hands.press(":")
    await hands.write(query)
    await hands.until(lambda: until in hands.text())


async def run_first(hands: Hands) -> None:
    await hands.press("enter")
    await hands.past("CommandPalette")


@pytest.mark.parametrize("key", [":", "ctrl+p"])
async def test_it_offers_actions_before_anything_is_typed(garden: Garden, key: str) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press(key)
        await hands.until(lambda: "Last minute" in hands.text())
        await hands.press("escape")
        assert hands.screen == "GardenScreen"


@pytest.mark.parametrize("keys", [[], ["enter"]])
async def test_every_action_of_a_screen_is_offered(garden: Garden, keys: list[str]) -> None:
    three(garden)
    async with at(garden, CONFIG, (120, 40)) as hands:
        await hands.press(*keys)
        everywhere = [c for c in bindings.COMMANDS if c.action.startswith("app.")]
        wanted = [*hands.app.screen.commands, *everywhere]  # type: ignore[attr-defined]
        await hands.press(":")
        offered = hands.app.screen.query_one(OptionList)
        await hands.until(lambda: offered.option_count > len(wanted))
        said = [str(offered.get_option_at_index(row).prompt) for row in range(offered.option_count)]
        assert [c.id for c in wanted if not any(_(c.tip) in line for line in said)] == []


async def test_an_action_is_done_for_the_chosen_client(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("g")
        await ask(hands, "Mark the client", until="✂: Mark")
        await run_first(hands)
        assert hands.client("Cedar").marked


async def test_every_client_is_reached_by_name(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        for name in ("Birch", "Cedar"):
            await ask(hands, name, until="Open the client")
            await run_first(hands)
            assert hands.screen == "ClientScreen"
            assert name in hands.lines()[1]


async def test_it_says_when_nothing_is_called_like_that(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await ask(hands, "zzzqqq", until="Nothing is called like that.")
        await hands.press("enter")
        await hands.press("escape", "escape")
        assert hands.screen == "GardenScreen"
        assert len(garden.clients()) == 1


async def test_a_theme_can_be_chosen(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await ask(hands, "Theme garden-light", until="garden-light")
        await run_first(hands)
        assert hands.app.theme == "garden-light"
        for theme in sorted(hands.app.available_themes):
            hands.app.theme = theme
            await hands.settle()
            assert "Acme" in hands.text()


async def test_the_palette_opens_over_a_client_and_a_dialog(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("enter", ":", "escape")
        assert hands.screen == "ClientScreen"
        await hands.press("i", "ctrl+p", "ctrl+p", "escape")
        assert hands.screen == "IncidentForm"
