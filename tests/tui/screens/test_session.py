"""The session on the screen, from the first key to the report: every step, decision and way back."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from textual.widgets import Static

from pruner import i18n, wording
from pruner.core.season import Choice, Stage
from pruner.garden import Garden
from pruner.tui import bindings
from pruner.tui.widgets.cells import width
from tests.garden.beds import Bed
from tests.garden.orchard import Orchard
from tests.tui.beds import demonstration
from tests.tui.configured import CONFIG
from tests.tui.hands import Almanac, Hands, at

WHOLE = (
    *("S", "enter"),  # the look back
    *("5", "4", "enter", "0"),  # Weak is pruned, Thin is raised as proposed, the rest is kept
    "enter",
    "enter",  # what if
    *("enter", "ctrl+s", "enter"),  # the way out: look at the plan, keep it, go on
    *("enter", "enter", "y"),  # the close: where the report goes, and yes
)


@pytest.fixture
def orchard(tmp_path: Path) -> Iterator[Orchard]:
    """Weak may be pruned, Thin needs a fix, Strong and Solid are well."""
    bed = Bed(tmp_path / "orchard.db")
    bed.garden.rules = CONFIG.rules
    yield Orchard(bed)
    bed.close()


@pytest.fixture
def garden(orchard: Orchard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Garden:
    """The garden of the orchard; its user is at home in a folder of this test."""
    monkeypatch.setenv("HOME", str(tmp_path))
    return orchard.bed.garden


@pytest.fixture
def rich(garden: Garden, tmp_path: Path) -> Iterator[Garden]:
    """The demo garden."""
    almanac = Almanac()
    with Garden.open(tmp_path / "rich.db", CONFIG.rules, almanac.clock(), create=True) as found:
        demonstration(found)
        yield found
    del garden


def decided(garden: Garden) -> dict[str, Choice]:
    """What was decided in the open session, by name."""
    season = garden.session_view(garden.view())
    names = garden.names()
    return {names[client_id]: found.choice for client_id, found in season.decisions.items()}


def stage(garden: Garden) -> Stage | None:
    session = garden.running_session()
    return session.stage if session else None


def client(hands: Hands) -> str:
    """Who is on the screen of the walk."""
    found = hands.app.screen.at_hand  # type: ignore[attr-defined]
    return found.name if found else ""


# -- the whole of it


async def test_a_whole_session_takes_few_keys_and_ends_with_a_report(garden: Garden, tmp_path: Path) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press(*WHOLE)
        assert hands.screen == "GardenScreen"
        assert "The session is closed." in hands.said
    assert len(WHOLE) == 14
    report = (tmp_path / "pruner" / "session-2026-11-23.md").read_text(encoding="utf-8")
    assert "Weak" in report
    assert "raise to" in report
    assert (tmp_path / "pruner" / "session-2026-11-23-after.svg").exists()
    assert garden.running_session() is None
    assert [branch.client.name for branch in garden.view().branches if branch.exit] == ["Weak"]


async def test_every_step_says_where_it_is_and_how_much_is_decided(garden: Garden) -> None:
    async with at(garden, CONFIG, (120, 40)) as hands:
        await hands.press("S")
        assert "0 of 2 decided" in hands.lines()[0]
        await hands.press("enter", "2")
        assert "2 Walk" in hands.lines()[0]
        assert "1 of 2 decided" in hands.lines()[0]


@pytest.mark.parametrize(
    "way", [[], ["enter"], ["enter", "2", "enter"], ["enter", "right", "right", "right"]]
)
async def test_a_session_is_resumed_where_it_was_left(garden: Garden, way: list[str]) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("S", *way)
        screen, made = hands.screen, decided(garden)
        await hands.press("escape")
        assert hands.screen == "GardenScreen"
        assert "stays open" in hands.said
    async with at(garden, CONFIG) as hands:
        await hands.press("S")
        assert hands.screen == screen
        assert decided(garden) == made


@pytest.mark.parametrize("columns", [60, 80, 120, 140])
async def test_a_number_goes_on_under_its_beginning_in_every_width(garden: Garden, columns: int) -> None:
    async with at(garden, CONFIG, (columns, 40)) as hands:
        await hands.press("S", "enter")
        money = hands.app.screen.query_one("#money", Static)
        longest = max(map(width, str(money.content).splitlines()))
        assert longest > 30
        assert longest <= money.content_region.width


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("columns", [60, 80, 120])
async def test_all_six_digits_of_the_walk_are_in_sight(garden: Garden, columns: int, language: str) -> None:
    i18n.use(language)
    async with at(garden, CONFIG, (columns, 20)) as hands:
        await hands.press("S", "enter")
        above = hands.text().partition("Weak")[0]
        for digit, choice in enumerate(Choice, start=1):
            assert re.search(rf"\b{digit} (\S )?{wording.seasons.choice(choice)}\b", above)


@pytest.mark.parametrize("language", ["en", "de"])
async def test_the_quarters_of_the_look_back_stand_beside_each_other_at_sixty_columns(
    rich: Garden, language: str
) -> None:
    i18n.use(language)
    async with at(rich, CONFIG, (60, 40)) as hands:
        await hands.press("S")
        lines = str(hands.app.screen.query_one("#lines", Static).content).split("\n\n")[0].splitlines()
        assert len(lines) > 4
        assert max(map(width, lines)) <= 60 - 4


async def test_a_step_of_the_way_out_goes_on_under_its_title(rich: Garden) -> None:
    async with at(rich, CONFIG, (60, 40)) as hands:
        await hands.press("S", "enter", "5", "right", "right")
        assert hands.screen == "ExitScreen"
        steps = hands.text().partition("Steps")[2].splitlines()[1:-1]
        shown = [row for row in steps if row.strip("▁▂▃▄▅▆▇█ ")]
        assert len(shown) > 3
        assert [row for row in shown if not row.startswith("   ")] == []


async def test_left_and_right_go_through_the_steps(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("S")
        seen = [hands.screen]
        for key in ("right", "right", "right", "right", "left", "h", "left", "left", "left"):
            await hands.press(key)
            seen.append(hands.screen)
    forth = ["LookBackScreen", "WalkScreen", "WhatIfScreen", "ExitScreen", "CloseScreen"]
    assert seen == [*forth, *forth[-2::-1], "LookBackScreen"]


async def test_taking_back_the_beginning_leaves_the_session(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("S", "u")
        assert hands.screen == "GardenScreen"
    assert garden.running_session() is None


async def test_the_screen_follows_a_session_that_another_program_moved(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("S")
        garden.go_to(Stage.WHAT_IF)
        hands.app.reload()
        await hands.settle()
        assert hands.screen == "WhatIfScreen"
        garden.close_session()
        hands.app.reload()
        await hands.settle()
        assert hands.screen == "GardenScreen"


@pytest.mark.parametrize("language", ["en", "de"])
async def test_the_hints_of_every_step_fit_and_never_lose_undo_and_help(
    garden: Garden, language: str
) -> None:
    i18n.use(language)
    async with at(garden, CONFIG, (60, 20)) as hands:
        await hands.press("S")
        for _ in Stage:
            row = hands.lines()[-1]
            for name in ("undo", "help"):
                assert f"{hands.app.key(name)} {bindings.label(bindings.BY_ID[name])}" in row
            await hands.press("right")


# -- the walk


async def test_the_worst_comes_first_and_a_digit_goes_on_to_the_next(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("S", "enter")
        assert client(hands) == "Weak"
        await hands.press("2")
        assert client(hands) == "Thin"
        await hands.press("6")
        assert client(hands) == "Thin"
    assert decided(garden) == {"Weak": Choice.WATCH, "Thin": Choice.LATER}


@pytest.mark.parametrize(
    ("key", "choice"), [("1", Choice.KEEP), ("2", Choice.WATCH), ("5", Choice.PRUNE), ("6", Choice.LATER)]
)
async def test_a_digit_decides(garden: Garden, key: str, choice: Choice) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("S", "enter", key)
    assert decided(garden) == {"Weak": choice}


async def test_what_was_decided_is_taken_back_and_its_client_comes_up_again(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("S", "enter", "2", "u")
        assert client(hands) == "Weak"
        assert "0 of 2 decided" in hands.text()
        await hands.press("U")
    assert decided(garden) == {"Weak": Choice.WATCH}


async def test_keys_move_between_the_clients(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("S", "enter")
        seen = [client(hands)]
        for key in ("j", "j", "j", "j", "k", "g", "G"):
            await hands.press(key)
            seen.append(client(hands))
        assert seen[:4] == ["Weak", "Thin", *seen[2:4]]
        assert set(seen[2:4]) == {"Strong", "Solid"}
        assert seen[4:] == [seen[3], seen[2], "Weak", seen[3]]
        assert "needs no decision" in hands.text()


async def test_n_goes_to_the_next_one_about_whom_nothing_is_decided(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("S", "enter", "2", "G", "n")
        assert client(hands) == "Thin"
        await hands.press("n")
        assert "Everybody else" in hands.said


async def test_one_key_keeps_the_rest(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("S", "enter", "0")
    assert decided(garden) == {"Strong": Choice.KEEP, "Solid": Choice.KEEP}


async def test_a_held_digit_decides_once(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("S", "enter")
        await hands.hurry("1", "1", "1")
    assert decided(garden) == {"Weak": Choice.KEEP}


async def test_a_raise_asks_for_the_new_price_and_proposes_one(garden: Garden, orchard: Orchard) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("S", "enter", "j", "4")
        assert hands.screen == "PriceLine"
        await hands.rewrite("price", "nonsense")
        await hands.press("enter")
        assert hands.screen == "PriceLine"
        assert decided(garden) == {}
        await hands.rewrite("price", "450")
        await hands.press("enter")
        assert hands.screen == "WalkScreen"
    (found,) = garden.session_view(garden.view()).raises.items()
    assert found == (orchard.thin, Decimal(450))


async def test_a_fix_is_decided_and_its_ladder_opens_before_the_next_client(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("S", "enter", "j", "3")
        assert hands.screen == "FixScreen"
        assert "Thin" in hands.text()
        await hands.press("escape")
        assert hands.screen == "WalkScreen"
        assert client(hands) == "Weak"
    assert decided(garden) == {"Thin": Choice.FIX}


async def test_where_the_verdict_does_not_allow_it_a_reason_is_asked_for_and_kept(
    garden: Garden, orchard: Orchard
) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("S", "enter", "j", "5")
        assert hands.screen == "ReasonLine"
        assert "prunes nobody" in hands.text()
        await hands.press("enter")
        assert "stays undecided" in hands.text()
        await hands.press("escape")
        assert decided(garden) == {}
        await hands.press("5")
        await hands.paste("they shouted")
        await hands.press("enter")
        assert client(hands) == "Weak"
    assert decided(garden) == {"Thin": Choice.PRUNE}
    found = garden.session_view(garden.view()).decisions[orchard.thin]
    assert found.reason == "they shouted"


async def test_no_key_prunes_whom_the_verdict_protects(garden: Garden) -> None:
    """Whatever is pressed but a written reason: nobody else than Weak is pruned."""
    async with at(garden, CONFIG) as hands:
        await hands.press("S", "enter", *("5", "escape", "j") * 5, *("5", "enter", "escape", "j") * 4)
    assert {name for name, choice in decided(garden).items() if choice is Choice.PRUNE} <= {"Weak"}


@pytest.mark.parametrize("key", ["r", "c", "w", "o", "v", "b"])
@pytest.mark.parametrize("way", [[], ["enter"], ["enter", "enter"]], ids=["look back", "walk", "what if"])
async def test_the_log_keys_are_off_and_say_so(garden: Garden, key: str, way: list[str]) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("S", *way, key)
        assert "log keys are off" in hands.said
    assert all(not garden.incidents(found.id) for found in garden.clients())


async def test_the_digit_of_a_sign_decides_and_does_not_log(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("S", "1")
        assert "log keys are off" in hands.said
        await hands.press("enter", "1")
    assert decided(garden) == {"Weak": Choice.KEEP}
    assert all(not garden.incidents(found.id) for found in garden.clients())


# -- what if


async def test_turning_a_cut_off_changes_the_numbers_and_nothing_else(garden: Garden) -> None:
    async with at(garden, CONFIG, (120, 40)) as hands:
        await hands.press("S", "enter", "5", "enter")
        income = next(line for line in hands.lines() if "Income a month" in line)
        assert "€2,300.00" in income
        assert "€2,200.00" in income
        assert "€100.00 and 10 h a month go." in hands.text()
        assert "1.4 h a month must be refilled at €73.33" in hands.text()
        await hands.press("space")
        off = next(line for line in hands.lines() if "Income a month" in line)
        assert "€2,200.00" not in off
        assert "a month go." not in hands.text()
        await hands.press("space")
        assert income in hands.lines()
    assert decided(garden) == {"Weak": Choice.PRUNE}


async def test_what_if_shows_the_tree_before_and_after(garden: Garden) -> None:
    async with at(garden, CONFIG, (120, 40)) as hands:
        await hands.press("S", "enter", "5", "enter")
        trees = "\n".join(line for line in hands.lines() if "▐█▌" in line)
        assert trees.count("Weak") == 1
        assert trees.count("Strong") == 2


async def test_the_5_6_rule_is_warned_of(garden: Garden) -> None:
    async with at(garden, CONFIG, (120, 40)) as hands:
        await hands.press("S", "enter", "5", "5")
        await hands.paste("they do not pay")
        await hands.press("enter", "G", "5")
        await hands.paste("fraud")
        await hands.press("enter", "enter")
        assert hands.screen == "WhatIfScreen"
        assert "5/6 of your income" in hands.text()
        await hands.press("G", "space")
        assert "5/6 of your income" not in hands.text()


# -- the way out and the close


async def test_a_session_does_not_close_before_every_way_out_was_looked_at(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("S", "enter", "5", "enter", "enter")
        assert "not planned yet" in hands.text()
        await hands.press("enter")
        assert hands.screen == "ExitForm"
        await hands.press("escape", "enter")
        assert hands.screen == "ExitForm"
        await hands.press("ctrl+s")
        assert "stays until" in hands.text()
        await hands.press("enter")
        assert hands.screen == "CloseScreen"


async def test_the_days_of_a_way_out_can_be_changed(garden: Garden, orchard: Orchard) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("S", "enter", "5", "enter", "enter", "e")
        await hands.rewrite("notice_on", "2026-12-01")
        await hands.rewrite("ends_on", "2026-11-01")
        await hands.press("ctrl+s")
        assert "lies before the notice" in hands.text()
        await hands.rewrite("ends_on", "2027-01-31")
        await hands.press("ctrl+s")
        assert "stays until 31 Jan 2027" in hands.text()
    season = garden.session_view(garden.view())
    cut = season.cuts[orchard.weak]
    assert (str(cut.notice_on), str(cut.ends_on)) == ("2026-12-01", "2027-01-31")
    assert len(season.steps(cut)) == 7


async def test_closing_asks_and_neither_enter_nor_no_closes(garden: Garden, tmp_path: Path) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("S", "right", "right", "right", "right", "enter", "enter")
        assert hands.screen == "ConfirmScreen"
        await hands.press("enter")
        assert hands.screen == "ConfirmScreen"
        await hands.press("n")
        assert hands.screen == "CloseScreen"
    assert stage(garden) is Stage.CLOSE
    assert list((tmp_path / "pruner").iterdir()) == []


async def test_a_report_is_never_written_over_another_file(garden: Garden, tmp_path: Path) -> None:
    (tmp_path / "pruner").mkdir()
    (tmp_path / "pruner" / "session-2026-11-23.md").write_text("mine")
    async with at(garden, CONFIG) as hands:
        await hands.press("S", "right", "right", "right", "right", "enter", "enter")
        assert hands.screen == "CloseScreen"
        assert "session-2026-11-23.md" in hands.said
    assert stage(garden) is Stage.CLOSE
    assert (tmp_path / "pruner" / "session-2026-11-23.md").read_text() == "mine"


# -- the record


async def test_the_record_tells_what_grew_back_and_asks_once_for_regret(orchard: Orchard) -> None:
    orchard.prune_weak()
    bed = orchard.bed
    bed.today = bed.today.replace(year=2027, month=4, day=2)
    async with at(bed.garden, CONFIG, (100, 30)) as hands:
        await hands.press("R")
        assert "1 cut, 0 paid back" in hands.text()
        assert "after 90 days" in hands.text()
        await hands.press("enter", "4")
        assert "4 of 5" in hands.text()
        await hands.press("enter")
        assert "asked once" in hands.said
        await hands.press("R")
        assert hands.screen == "GardenScreen"


async def test_regret_is_not_asked_before_its_day(orchard: Orchard) -> None:
    orchard.prune_weak()
    bed = orchard.bed
    bed.today = bed.today.replace(year=2027, month=2, day=10)
    async with at(bed.garden, CONFIG) as hands:
        await hands.press("S", "R", "enter")
        assert hands.screen == "RecordScreen"
        assert "asked from" in hands.said


# -- the first row of the garden


async def test_the_garden_says_that_a_session_is_open_or_due(garden: Garden, orchard: Orchard) -> None:
    async with at(garden, CONFIG) as hands:
        assert "session in" in hands.lines()[0]
        await hands.press("S", "escape")
        assert "session open, S goes on" in hands.lines()[0]
        await hands.press("u")
        orchard.bed.today = orchard.bed.today.replace(year=2027, month=2, day=1)
        hands.app.reload()
        await hands.settle()
        assert "session due" in hands.lines()[0]
