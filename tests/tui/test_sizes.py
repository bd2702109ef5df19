"""Any size of the terminal: nothing crashes, and at 80x24 everything is right again."""

import random

import pytest

from pruner.garden import Garden
from tests.tui.beds import demonstration, many
from tests.tui.configured import CONFIG
from tests.tui.hands import at

SMALL_AND_LARGE = ((1, 1), (1, 30), (10, 3), (60, 20), (200, 60))
SIZES = (*SMALL_AND_LARGE, (2, 2), (20, 5), (30, 100), (59, 19), (80, 24), (110, 24), (120, 40), (500, 200))
WAYS = {
    "tree": [],
    "list": ["tab"],
    "overview": ["z"],
    "client": ["enter"],
    "planting": ["a"],
    "editing": ["e"],
    "incident": ["i"],
    "an incident of the timeline": ["enter", "enter"],
    "note": ["r", ";"],
    "finding": ["/", "a"],
    "help": ["?"],
    "review": ["d"],
    "question": ["X"],
    "palette": [":"],
    "toast": ["r"],
    "money": ["m"],
    "rows behind a number": ["m", "enter"],
    "hours": ["H"],
    "invoice": ["B"],
    "terms": ["T"],
    "my numbers": ["M"],
    "look back": ["S"],
    "walk": ["S", "enter"],
    "a raise": ["S", "enter", "4"],
    "what if": ["S", "enter", "5", "enter"],
    "way out": ["S", "enter", "5", "enter", "enter"],
    "plan": ["S", "enter", "5", "enter", "enter", "e"],
    "close": ["S", "right", "right", "right", "right"],
    "record": ["R"],
    "settings": ["comma"],
    "a setting": ["comma", "enter"],
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
async def test_every_size_does_with_everything_open(garden: Garden, way: list[str]) -> None:
    demonstration(garden)
    chance = random.Random(" ".join(way))  # noqa: S311  # the same sizes on every run
    async with at(garden, CONFIG) as hands:
        await hands.press(*way)
        before = hands.text()
        by_chance = [(chance.randint(1, 130), chance.randint(1, 50)) for _ in range(4)]
        for columns, rows in (*SMALL_AND_LARGE, *by_chance):
            await hands.resize(columns, rows)
            lines = hands.lines()
            assert len(lines) == rows
            assert all(len(line) <= columns for line in lines)
        await hands.resize(80, 24)
        assert hands.text() == before


@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
async def test_it_opens_and_works_at_every_size(garden: Garden, size: tuple[int, int]) -> None:
    many(garden, 25)
    async with at(garden, CONFIG, size) as hands:
        name = hands.chosen
        before = len(hands.incidents(name))
        await hands.press("r", "tab", "j", "z", "l", "escape", "enter", "escape", "?", "escape")
        assert len(hands.incidents(name)) == before + 1
        await hands.press("u", "q")
        assert await hands.gone()


async def test_an_empty_garden_has_any_size(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        before = hands.text()
        for columns, rows in SIZES:
            await hands.resize(columns, rows)
        await hands.resize(80, 24)
        assert hands.text() == before


async def test_the_detail_stands_beside_a_wide_tree_and_under_a_narrow_one(garden: Garden) -> None:
    demonstration(garden)
    async with at(garden, CONFIG, (110, 30)) as hands:
        assert any("Warning signs, 13 weeks" in line[72:] for line in hands.lines())
        await hands.resize(109, 30)
        assert "Warning signs, 13 weeks" not in hands.text()
        assert "13 wk" in hands.lines()[-3]
