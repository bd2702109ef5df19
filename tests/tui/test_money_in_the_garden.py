"""Rates, shares and verdicts where the whole garden is seen."""

from pruner.garden import Garden
from tests.tui.beds import demonstration, three
from tests.tui.configured import configured
from tests.tui.hands import at


async def test_the_list_tells_rate_share_and_verdict_and_sorts_by_them(garden: Garden) -> None:
    demonstration(garden)
    async with at(garden, configured(), (120, 40)) as hands:
        await hands.press("tab")
        heading = hands.lines()[1]
        assert "Per hour" in heading
        assert "Share" in heading
        row = next(line for line in hands.lines() if "Glimmer Estates" in line)
        assert {"3%", "PRUNE"} <= set(row.split())
        for _ in range(20):
            await hands.press("s")
            if "Verdict▾" in hands.lines()[1]:
                break
        assert "PRUNE" in hands.lines()[2]


async def test_a_verdict_for_lack_of_facts_is_a_word_of_its_own(garden: Garden) -> None:
    demonstration(garden)
    async with at(garden, configured(), (60, 20)) as hands:
        await hands.press("tab")
        row = next(line for line in hands.lines() if "Pillar Seven" in line)
        assert row.split()[-1] == "unclear"


async def test_the_mask_hides_amounts_and_leaves_the_verdict(garden: Garden) -> None:
    demonstration(garden)
    async with at(garden, configured(), (120, 40)) as hands:
        assert "an hour" in hands.text()
        await hands.press("P")
        assert "an hour" not in hands.text()
        await hands.press("tab")
        assert "***" in hands.text()
        assert "PRUNE" in hands.text()


async def test_a_garden_without_money_has_no_columns_for_it(garden: Garden) -> None:
    three(garden)
    async with at(garden, configured(), (120, 40)) as hands:
        await hands.press("tab")
        assert "Per hour" not in hands.text()
