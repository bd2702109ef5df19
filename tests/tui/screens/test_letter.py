"""The letter on the screen: three forms, saved where the user says, never sent."""

from pathlib import Path

import pytest
from textual.widgets import Input

from pruner.core.ledger import Contract
from pruner.core.models import State
from pruner.garden import Garden
from tests.tui.beds import plant
from tests.tui.configured import CONFIG
from tests.tui.hands import at


async def test_a_letter_speaks_in_three_forms(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG, (120, 40)) as hands:
        await hands.press("L")
        assert "Working together from" in hands.text()
        await hands.press("F")
        assert "Guten Tag" in hands.text()
        await hands.press("F")
        assert "Hallo" in hands.text()
        await hands.press("escape")
        assert "Hallo" not in hands.text()


async def test_a_letter_is_saved_and_never_over_another_file(garden: Garden, tmp_path: Path) -> None:
    plant(garden, "Acme")
    path = tmp_path / "fix.eml"
    async with at(garden, CONFIG, (120, 40)) as hands:
        await hands.press("L", "ctrl+s")
        hands.app.screen.query_one("#path", Input).value = str(path)
        await hands.press("ctrl+s")
        assert b"X-Unsent: 1" in path.read_bytes()
        await hands.press("ctrl+s")
        hands.app.screen.query_one("#path", Input).value = str(path)
        await hands.press("ctrl+s")
        assert "is there already" in hands.text()


async def test_a_prospect_gets_an_answer_and_hidden_names_stay_hidden(garden: Garden) -> None:
    garden.add(name="Quince [/]", state=State.SEEDLING)
    async with at(garden, CONFIG, (120, 40)) as hands:
        await hands.press("L")
        assert "Hello Quince [/]," in hands.text()
        await hands.press("P")
        assert "Quince" not in hands.text()


async def test_every_kind_of_letter_is_one_key_away(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG, (120, 40)) as hands:
        await hands.press("L", "right")
        assert "The end of our work together" in hands.text()
        await hands.press("left", "left")
        assert "I am not the right choice" in hands.text()


async def test_a_letter_that_cannot_be_written_says_why(garden: Garden) -> None:
    plant(garden, "Acme")
    garden.set_terms(garden.find("acme").id, contract=Contract.AGREED, notice="whenever")
    async with at(garden, CONFIG, (120, 40)) as hands:
        await hands.press("L", "right")
        assert "“whenever” is not understood" in hands.text()
        await hands.press("ctrl+s")
        assert "Save the letter" not in hands.text()


async def test_a_letter_is_copied_whole(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG, (120, 40)) as hands:
        await hands.press("L", "y")
        assert hands.app.clipboard.startswith("Working together from")
        assert hands.app.clipboard.endswith("Kind regards\n")


async def test_hidden_names_are_neither_copied_nor_saved(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG, (120, 40)) as hands:
        await hands.press("L", "P", "y")
        assert not hands.app.clipboard
        await hands.press("ctrl+s")
        assert "Save the letter" not in hands.text()


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_a_letter_can_be_read_to_its_end(garden: Garden, size: tuple[int, int]) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG, size) as hands:
        await hands.press("L", "G")
        assert "Kind regards" in hands.text()
