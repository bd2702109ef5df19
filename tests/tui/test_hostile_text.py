"""Text that would like to be markup, a link or a control sequence: everywhere it is nothing but text."""

import pytest
from rich.cells import cell_len

from pruner.core.text import CONTROLS
from pruner.garden import Garden
from tests.tui.configured import CONFIG
from tests.tui.hands import at
from tests.tui.hostile import HOSTILE, MARKUP, STEERING, STRANGE, harmless, infest, short

OF_THE_GARDEN = (["tab"], ["z"], ["escape", "d"], ["escape", "P"], ["P"], ["g", "space"], ["r"], ["?"])
OF_THE_SESSION = (["S"], ["enter"], ["4"], ["escape", "5"], [*"yes", "enter"], ["enter"], ["enter"], ["e"])


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=str)
async def test_a_garden_of_hostile_names_is_a_garden(garden: Garden, size: tuple[int, int]) -> None:
    infest(garden, *HOSTILE)
    async with at(garden, CONFIG, size) as hands:
        harmless(hands)
        for keys in OF_THE_GARDEN:
            await hands.press(*keys)
            harmless(hands)
        assert len(garden.clients()) == len(HOSTILE)


@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=str)
@pytest.mark.parametrize("name", [MARKUP[0], MARKUP[1], STRANGE[6], STEERING[3]], ids=short)
async def test_a_session_about_a_hostile_name_is_a_session(
    garden: Garden, name: str, size: tuple[int, int]
) -> None:
    infest(garden, name)
    async with at(garden, CONFIG, size) as hands:
        for keys in (*OF_THE_SESSION, ["ctrl+s"], ["L"], ["escape", "enter"], ["escape", "R"]):
            await hands.press(*keys)
            harmless(hands)
        assert len(garden.clients()) == 1


@pytest.mark.parametrize("name", MARKUP)
async def test_markup_is_read_as_it_is_written(garden: Garden, name: str) -> None:
    infest(garden, name)
    async with at(garden, CONFIG, (120, 40)) as hands:
        assert f"{name} " in hands.text()
        await hands.press("tab")
        assert f"{name} " in hands.text()
        await hands.press("r")
        assert f"for {name} ·" in hands.said
        assert f"for {name} ·" in hands.text()
        await hands.press("enter")
        text = hands.text()
        assert text.count(name) >= 4
        await hands.press("X")
        assert f"Erase {name} and" in hands.text()


@pytest.mark.parametrize("name", [*MARKUP, *STEERING], ids=short)
async def test_the_palette_offers_hostile_names_as_text(garden: Garden, name: str) -> None:
    infest(garden, name)
    async with at(garden, CONFIG) as hands:
        await hands.press(":")
        await hands.write("".join(char for char in name if char.isalpha())[:4] or "[/")
        await hands.until(lambda: "Open the client" in hands.text())
        harmless(hands)


async def test_clicking_on_a_name_never_runs_what_it_says(garden: Garden) -> None:
    infest(garden, "[@click=app.quit]pay[/]")
    async with at(garden, CONFIG, (120, 40)) as hands:
        for keys in ([], ["tab"], ["r"], ["enter"], ["d"]):
            await hands.press(*keys)
            await hands.click_on("pay")
            assert hands.app.is_running
            await hands.press("escape", "escape")


@pytest.mark.parametrize("text", STEERING, ids=short)
async def test_what_is_typed_or_pasted_into_a_form_is_kept_clean(garden: Garden, text: str) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("a")
        await hands.paste("A" + text)
        await hands.rewrite("note", text)
        harmless(hands)
        await hands.press("ctrl+s")
        (client,) = garden.clients()
        assert client.name.startswith("A")
        assert not CONTROLS.search(client.name)
        assert not CONTROLS.search(client.note.replace("\n", ""))
        harmless(hands)


@pytest.mark.parametrize("name", [*MARKUP, *STRANGE[:6]], ids=short)
async def test_a_strange_name_is_kept_as_it_was_typed(garden: Garden, name: str) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("a")
        await hands.paste(name)
        await hands.press("ctrl+s")
        assert [client.name for client in garden.clients()] == [name]


async def test_names_of_any_width_leave_the_trunk_in_its_column(garden: Garden) -> None:
    infest(garden, *HOSTILE)
    async with at(garden, CONFIG, (120, 60)) as hands:
        rows = [line for line in hands.lines() if "▐█▌" in line]
        assert len(rows) >= len(HOSTILE) // 2
        assert len({cell_len(row[: row.index("▐█▌")]) for row in rows}) == 1
