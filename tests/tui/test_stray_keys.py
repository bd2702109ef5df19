"""Held keys, typing in the wrong window and pastes (product.md §2, "Guards"), on the real screen."""

import pytest

from pruner.core.changes import Standing
from pruner.garden import Garden
from tests.tui.beds import log, plant, three
from tests.tui.configured import CONFIG
from tests.tui.hands import Hands, at


def steps(garden: Garden) -> int:
    """How many steps of the journal hold."""
    return sum(entry.standing is Standing.DONE for entry in garden.history())


async def test_a_held_key_is_one_incident(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.hurry(*"r" * 20)
        assert len(hands.incidents("Acme")) == 1


async def test_a_key_held_for_seconds_is_one_incident(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.hurry(*"r" * 10, gap=0.6)
        assert len(hands.incidents("Acme")) == 1


async def test_the_same_key_pressed_twice_on_purpose_is_two_incidents(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.hurry("r", "r", gap=0.7)
        assert len(hands.incidents("Acme")) == 2


def _logged(garden: Garden) -> int:
    return sum(len(branch.health.embers) for branch in garden.view().branches)


async def test_two_clients_in_a_row_get_one_each(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        before = _logged(garden)
        await hands.hurry("r", "k", "r", gap=0.1)
        assert _logged(garden) == before + 2


async def test_a_held_key_on_the_clients_own_screen_is_one_incident_too(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("enter")
        await hands.hurry(*"r" * 8)
        assert len(hands.incidents("Acme")) == 1


@pytest.mark.parametrize(
    "word",
    ["rose", "crow", "hello", "write the invoice", "1234", "raise", "space wood", "Acme", "oxen", "vow b"],
)
async def test_a_word_typed_into_the_garden_leaves_no_trace(garden: Garden, word: str) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        before = garden.view(), steps(garden), hands.lines()[:-4]
        await hands.hurry(*word)
        assert hands.screen == "GardenScreen"
        assert garden.view().facts == before[0].facts
        assert steps(garden) == before[1]
        assert "typing in the wrong window" in hands.said


async def test_a_burst_that_logged_says_that_it_was_taken_back(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.hurry(*"rose")
        assert "It was taken back." in hands.said
        assert steps(garden) == 7


async def test_a_burst_is_taken_back_as_one_and_not_done_again(garden: Garden) -> None:
    plant(garden, "Acme")
    log(garden, "Acme", "expert")
    async with at(garden, CONFIG) as hands:
        await hands.hurry(*"rwvc")
        await hands.press("u")
        assert hands.incidents("Acme") == ()  # the step before the burst
        await hands.press("U", "U")
        assert [incident.sign for incident in hands.incidents("Acme")] == ["expert"]


async def test_undo_typed_as_a_word_brings_back_what_it_undid(garden: Garden) -> None:
    plant(garden, "Acme")
    log(garden, "Acme", "rush")
    async with at(garden, CONFIG) as hands:
        await hands.hurry(*"undo")
        assert hands.screen == "GardenScreen"
        assert [incident.sign for incident in hands.incidents("Acme")] == ["rush"]
        assert "wrong window" in hands.said


async def test_a_view_or_a_form_that_a_burst_opened_is_closed(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.hurry(*"dwarfing")
        assert hands.screen == "GardenScreen"
        await hands.press("down")
        await hands.hurry(*"hello")
        assert hands.screen == "GardenScreen"


async def test_after_a_pause_keys_work_again(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.hurry(*"roses")
        await hands.press("r")
        assert len(hands.incidents("Acme")) == 1


async def test_three_quick_keys_are_somebody_quick(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.hurry("r", "w", "o")
        assert len(hands.incidents("Acme")) == 3


async def form_of_quince(hands: Hands) -> None:
    assert hands.screen == "ClientForm"
    assert hands.value("name") == "Quince & Sons"


async def test_a_name_typed_fast_after_the_key_for_planting_is_meant(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.hurry("a", *"Quince & Sons")
        await form_of_quince(hands)


async def test_fast_typing_in_an_open_form_is_meant(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("a")
        await hands.hurry(*"Quince & Sons", gap=0.01)
        await form_of_quince(hands)


async def test_a_note_typed_at_once_after_a_log_is_kept(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.hurry("r", ";", *"late", "enter")
        assert hands.incidents("Acme")[0].note == "late"


async def test_finding_somebody_fast_is_meant(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.hurry("/", *"cedar", "enter")
        assert hands.chosen == "Cedar"
        assert hands.screen == "GardenScreen"


async def test_asking_the_palette_fast_is_meant(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.hurry(":", *"cedar")
        assert hands.screen == "CommandPalette"
        assert not hands.said


async def test_searching_the_help_fast_is_meant(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.hurry("?", *"undo")
        assert hands.screen == "HelpScreen"
        assert hands.value("search") == "undo"


@pytest.mark.parametrize("text", ["r", "rrrr", "invoice\n42", "\x1b[31mred"])
async def test_a_paste_into_the_garden_does_nothing_and_says_so(garden: Garden, text: str) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        before = steps(garden)
        await hands.paste(text)
        assert steps(garden) == before
        assert "pasted" in hands.said
        await hands.press("enter")
        await hands.paste(text)
        assert steps(garden) == before


async def test_a_paste_into_a_field_is_taken(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("a")
        await hands.paste("Quince & Sons")
        await form_of_quince(hands)
        assert not hands.said


@pytest.mark.parametrize("word", ["Xylophone", "Xy", "Xj"])
async def test_a_question_is_not_answered_by_a_word_typed_in_the_wrong_window(
    garden: Garden, word: str
) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.hurry(*word)
        assert len(garden.clients()) == 3
