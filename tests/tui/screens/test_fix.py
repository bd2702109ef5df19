"""The screen of a fix: what it proposes, its ladder and steps, what an overdue one asks, and undo."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from pruner.core.evidence import Ending
from pruner.core.fixes import Course, Fix
from pruner.core.steps import Step
from pruner.garden import Garden
from tests.tui.beds import log, plant
from tests.tui.configured import CONFIG
from tests.tui.hands import Almanac, Hands, at

SIZES = [(120, 40), (80, 24), (60, 20)]


@pytest.fixture
def acme(garden: Garden) -> Garden:
    """A client who rushes."""
    plant(garden, "Acme")
    log(garden, "Acme", "rush", 1, 2, 3)
    return garden


def fixes(garden: Garden) -> tuple[Course, ...]:
    return garden.view().running(garden.find("Acme").id)


def the_fix(garden: Garden) -> Fix:
    return fixes(garden)[0].fix


def steps(garden: Garden) -> tuple[Step, ...]:
    return garden.view().steps(the_fix(garden).id)


@pytest.mark.parametrize("size", SIZES)
async def test_the_hottest_sign_is_proposed_and_enter_begins(acme: Garden, size: tuple[int, int]) -> None:
    async with at(acme, CONFIG, size) as hands:
        await hands.press("f", "enter")
        text = hands.text()
    assert the_fix(acme).sign == "rush"
    assert "Fix: Last minute" in text
    assert "[ ] 2 send the rush tariff" in text
    assert "90 days left or 2 more incidents" in text


async def test_the_times_of_what_can_be_mended_stand_under_each_other(acme: Garden) -> None:
    async with at(acme, CONFIG) as hands:
        await hands.press("f")
        lines = [line for line in hands.lines() if " days" in line]
        assert len(lines) > 3
        assert len({re.search(r"\d+ days", line).start() for line in lines}) == 1  # type: ignore[union-attr]


async def test_a_step_goes_on_under_its_title(acme: Garden) -> None:
    async with at(acme, CONFIG, (44, 24)) as hands:
        await hands.press("f", "enter")
        rows = hands.text().partition("[ ] 1")[2].partition("▸ ")[0].splitlines()[1:-1]
        assert any(not row.startswith("│ [ ]") for row in rows)
        assert [row for row in rows if not row.startswith(("│ [ ]", "│       "))] == []


async def test_a_fix_climbs_by_the_key_that_opened_it(acme: Garden) -> None:
    async with at(acme, CONFIG) as hands:
        await hands.press("f", "enter", "f", "f", "f")
        fix = the_fix(acme)
        assert (fix.talk_offered_on, fix.terms_sent_on, fix.accepted_on) == (acme.today,) * 3
        await hands.press("f")
        assert "Say how it went" in hands.said


async def test_enter_and_space_tick_a_step_and_untick_it(acme: Garden) -> None:
    async with at(acme, CONFIG) as hands:
        await hands.press("f", "enter", "down", "enter")
        assert [step.done_on for step in steps(acme)] == [None, acme.today, None]
        assert "[x] 2" in hands.text()
        await hands.press("space")
        assert [step.done_on for step in steps(acme)] == [None, None, None]


async def test_a_step_of_ones_own_is_added_changed_and_deleted(acme: Garden) -> None:
    async with at(acme, CONFIG) as hands:
        await hands.press("f", "enter", "a")
        await hands.write("call Jo")
        await hands.press("enter")
        assert steps(acme)[-1].title == "call Jo"
        await hands.press("down", "down", "down", "e", "tab")
        await hands.write("2026-11-30")
        await hands.press("enter")
        assert str(steps(acme)[-1].due_on) == "2026-11-30"
        assert "until 30 Nov 2026" in hands.text()
        await hands.press("x")
        assert len(steps(acme)) == 3


async def test_the_letter_with_the_new_terms_is_at_hand(acme: Garden) -> None:
    async with at(acme, CONFIG) as hands:
        await hands.press("f", "enter", "L")
        assert hands.screen == "LetterScreen"
        assert "Letter: new terms" in hands.text()


async def test_everything_can_be_undone_up_to_the_opening(acme: Garden) -> None:
    before = acme.view().facts
    async with at(acme, CONFIG) as hands:
        await hands.press("f", "enter", "f", "enter", "u", "u", "u")
        assert acme.view().facts == before
        assert "What do you want to mend?" in hands.text()


@pytest.mark.parametrize("size", SIZES)
async def test_an_overdue_fix_asks_how_it_went(acme: Garden, almanac: Almanac, size: tuple[int, int]) -> None:
    acme.open_fix(acme.find("Acme").id, "rush")
    acme.send_terms(the_fix(acme).id)
    almanac.today += timedelta(days=91)
    async with at(acme, CONFIG, size) as hands:
        await hands.press("f")
        text = hands.text()
        assert "overdue since 21 Feb 2027" in text
        assert "Extend it once, by 90 days" in text
        await hands.press("down", "enter")
    [tried] = [fix for fix in acme.view().facts.fixes if fix.sign == "rush"]
    assert tried.ending is Ending.FAILED


async def test_a_fix_is_extended_once_only(acme: Garden) -> None:
    acme.open_fix(acme.find("Acme").id, "rush")
    acme.extend(the_fix(acme).id)
    async with at(acme, CONFIG) as hands:
        await hands.press("f")
        assert "Extend it once" not in hands.text()
        assert "extended" in hands.text()


async def test_another_sign_is_mended_beside_it(acme: Garden) -> None:
    acme.open_fix(acme.find("Acme").id, "rush")
    async with at(acme, CONFIG) as hands:
        await hands.press("f", "end", "enter")
        assert "runs already" in hands.text()
        await hands.press("down", "enter")
    assert {course.fix.sign for course in fixes(acme)} == {"rush", "mismatch"}


async def test_the_close_up_and_the_garden_show_a_fix_that_runs(acme: Garden) -> None:
    acme.open_fix(acme.find("Acme").id, "rush")
    async with at(acme, CONFIG, (120, 40)) as hands:
        assert "✚" in hands.text()
        await hands.press("enter")
        assert "✚ fix “Last minute”: open, 90 days left" in hands.text()
        await hands.press("f")
        assert hands.screen == "FixScreen"


async def test_the_review_tells_what_is_due_and_overdue(acme: Garden, almanac: Almanac) -> None:
    acme.open_fix(acme.find("Acme").id, "rush", days=3)
    async with at(acme, CONFIG) as hands:
        await hands.press("d")
        assert "Fix “Last minute” ends" in hands.text()
        await hands.press("escape")
    almanac.today += timedelta(days=4)
    async with at(acme, CONFIG) as hands:
        assert "1 overdue" in hands.text()


async def test_hidden_names_hide_ones_own_steps_and_notes(acme: Garden) -> None:
    acme.open_fix(acme.find("Acme").id, "rush", note="ask Acme's Jo")
    acme.add_step(the_fix(acme).id, "call Jo")
    async with at(acme, CONFIG) as hands:
        await hands.press("P", "f")
        text = hands.text()
        assert "send the rush tariff" in text
        assert "Jo" not in text
        assert "Acme" not in text
        await hands.press("a")
        assert "Names are hidden" in hands.said


async def test_titles_and_notes_are_never_markup(acme: Garden) -> None:
    acme.open_fix(acme.find("Acme").id, "rush", note="[red]note[/]")
    acme.add_step(the_fix(acme).id, "[@click=app.quit]pay[/]")
    async with at(acme, CONFIG, (120, 40)) as hands:
        await hands.press("f")
        assert "[@click=app.quit]pay[/]" in hands.text()
        assert "[red]note[/]" in hands.text()


async def test_it_reads_without_colour_and_in_ascii(acme: Garden) -> None:
    acme.open_fix(acme.find("Acme").id, "rush")
    config = replace(CONFIG, no_color=True, ascii=type(CONFIG.ascii).ALWAYS)
    async with at(acme, config) as hands:
        await hands.press("f")
        assert_ladder(hands)


def assert_ladder(hands: Hands) -> None:
    text = hands.text()
    assert ">* open" in text
    assert ". talk offered" in text
