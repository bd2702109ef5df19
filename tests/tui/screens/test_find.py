"""Find as you type."""

from pruner.garden import Garden
from tests.tui.beds import demonstration, plant, three
from tests.tui.configured import CONFIG
from tests.tui.hands import at


async def test_the_cursor_follows_what_is_typed(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("/")
        await hands.write("ce")
        assert hands.chosen == "Cedar"
        assert "1/1" in hands.lines()[-1]
        await hands.press("enter")
        assert hands.screen == "GardenScreen"
        assert hands.chosen == "Cedar"


async def test_escape_puts_the_cursor_back(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("/")
        await hands.write("ced")
        await hands.press("escape")
        assert hands.screen == "GardenScreen"
        assert hands.chosen == "Acme"


async def test_up_and_down_go_through_those_that_fit(garden: Garden) -> None:
    plant(garden, "Acme North", "Acme South", "Acme West", "Birch")
    async with at(garden, CONFIG) as hands:
        await hands.press("/")
        await hands.write("acme")
        seen = [hands.chosen]
        for _ in range(2):
            await hands.press("down")
            seen.append(hands.chosen)
        assert sorted(seen) == ["Acme North", "Acme South", "Acme West"]
        await hands.press("down")
        assert hands.chosen == seen[0]
        await hands.press("up")
        assert hands.chosen == seen[2]
        assert "3/3" in hands.lines()[-1]


async def test_an_alias_and_a_word_without_accents_find_too(garden: Garden) -> None:
    garden.add(name="Müller & Söhne", aliases=("The Millers",))
    plant(garden, "Acme", "Birch")
    async with at(garden, CONFIG) as hands:
        for text in ("mille", "muller", "sohne", "MÜ"):
            await hands.press("g", "/")
            await hands.write(text)
            assert hands.chosen == "Müller & Söhne"
            await hands.press("escape")


async def test_nothing_found_is_said_and_leaves_the_cursor(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("/")
        await hands.write("zzz")
        assert "nothing" in hands.lines()[-1]
        await hands.press("enter")
        assert hands.chosen == "Acme"


async def test_it_works_in_every_view(garden: Garden) -> None:
    demonstration(garden)
    async with at(garden, CONFIG) as hands:
        last = garden.view().branches[0].client.name
        for key in ("tab", "z"):
            await hands.press(key, "G", "/")
            await hands.write(last[:5])
            await hands.press("enter")
            assert hands.chosen == last


async def test_it_works_in_an_empty_garden(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("/")
        await hands.write("abc")
        await hands.press("up", "down", "enter")
        assert "Nothing grows here yet." in hands.text()
