"""The keys of the garden, each by what its user sees and finds stored."""

from datetime import timedelta

import pytest

from pruner.core.models import State
from pruner.garden import Garden
from tests.tui.beds import demonstration, log, many, plant, three
from tests.tui.configured import CONFIG
from tests.tui.hands import Almanac, at


async def test_the_cursor_starts_on_the_client_in_most_trouble(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        assert hands.chosen == "Acme"


@pytest.mark.parametrize(
    ("key", "sign"),
    [
        ("c", "mismatch"),
        ("r", "rush"),
        ("w", "stranger"),
        ("o", "expert"),
        ("v", "venting"),
        ("b", "bloom"),
        ("1", "late-payment"),
    ],
)
async def test_one_key_logs_one_incident_and_says_so(garden: Garden, key: str, sign: str) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press(key)
        (incident,) = hands.incidents("Acme")
        rule = garden.rules.sign(sign)
        assert (incident.sign, incident.minutes, incident.paid) == (sign, rule.minutes, None)
        assert "Acme" in hands.said
        assert rule.en in hands.said
        assert "u undo" in hands.said
        assert "Logged “" in hands.text()  # the toast is drawn, not only kept


async def test_the_toast_of_a_log_counts_the_sign(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("r")
        assert "3×" in hands.said


async def test_the_toast_of_a_correction_names_its_round(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("c")
        assert "round 1 of 2" in hands.said
        await hands.press("j", "c", "j", "c")
        assert "round 3, 2 included" in hands.said


async def test_a_new_job_counts_the_rounds_from_one(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("c", "C")
        assert "new job" in hands.said
        await hands.press("c")
        assert "round 1 of 2" in hands.said


async def test_plus_equals_and_minus_change_the_minutes_of_the_last_incident(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("r", "+", "=")
        assert hands.incidents("Acme")[0].minutes == 45 + 15 + 15
        assert "75 min" in hands.said
        await hands.press("-")
        assert hands.incidents("Acme")[0].minutes == 60


async def test_the_minutes_never_fall_below_none(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("o", "-", "-", "-")
        assert hands.incidents("Acme")[0].minutes == 0


async def test_the_last_incident_stays_the_last_wherever_the_cursor_is(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("r", "g")
        assert hands.chosen == "Cedar"
        await hands.press("+")
        assert hands.incidents("Acme")[-1].minutes == 60


async def test_minutes_and_note_want_an_incident_first(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        for key in ("+", "-", ";"):
            await hands.press(key)
            assert "log an incident first" in hands.said
            assert hands.screen == "GardenScreen"


async def test_an_adjusted_incident_goes_with_one_undo(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("r", "+", "+", "u")
        assert hands.incidents("Acme") == ()
        await hands.press("U")
        assert hands.incidents("Acme")[0].minutes == 75


async def test_an_adjustment_after_another_act_is_a_step_of_its_own(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("r", "space", "+", "u")
        assert hands.incidents("Acme")[0].minutes == 45
        assert hands.client("Acme").marked


async def test_a_note_is_kept_with_the_last_incident(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("r", ";")
        assert "Note for Acme" in hands.text()
        await hands.write("on a Sunday, q?")
        await hands.press("enter")
        assert hands.incidents("Acme")[0].note == "on a Sunday, q?"
        assert "with a note" in hands.said
        assert hands.screen == "GardenScreen"
        await hands.press("u")
        assert hands.incidents("Acme") == ()


async def test_escape_leaves_the_note_as_it_was(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("r", ";", "x", "y", "escape")
        assert hands.screen == "GardenScreen"
        assert hands.incidents("Acme")[0].note == ""


@pytest.mark.parametrize(("undo", "redo"), [("u", "U"), ("ctrl+z", "ctrl+y")])
async def test_undo_takes_back_and_redo_does_again(garden: Garden, undo: str, redo: str) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("r", undo)
        assert hands.incidents("Acme") == ()
        assert hands.said.startswith("Taken back: ")
        await hands.press(redo)
        assert len(hands.incidents("Acme")) == 1
        assert hands.said.startswith("Done again: ")


async def test_nothing_to_undo_or_redo_is_said(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("u")
        assert hands.said == "There is nothing to undo."
        await hands.press("U")
        assert hands.said == "There is nothing to redo."


async def test_space_marks_and_takes_the_mark_off(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("space")
        assert hands.client("Acme").marked
        assert "✂1 marked" in hands.lines()[0]
        await hands.press("space")
        assert not hands.client("Acme").marked
        assert "marked" not in hands.lines()[0]


async def test_the_cursor_stays_on_its_client_when_that_one_moves(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("g")
        assert hands.chosen == "Cedar"
        await hands.press("r", "j", "r", "k", "g")
        await hands.press("b")  # Cedar or whoever stands first now
        chosen = hands.chosen
        await hands.press("r", "+", "u", "space")
        assert hands.chosen == chosen


async def test_moving_reaches_every_client_and_comes_back(garden: Garden) -> None:
    demonstration(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("g")
        seen = {hands.chosen}
        first = hands.chosen
        for _ in range(8):
            await hands.press("l")
            seen.add(hands.chosen)
            await hands.press("h", "j")
            seen.add(hands.chosen)
        assert len(seen) == 14
        await hands.press("home")
        assert hands.chosen == first
        await hands.press("end")
        last = hands.chosen
        assert last != first
        await hands.press("g", "G")
        assert hands.chosen == last


@pytest.mark.parametrize(
    ("there", "back"), [("j", "k"), ("down", "up"), ("l", "h"), ("right", "left"), ("ctrl+d", "ctrl+u")]
)
async def test_each_way_has_its_way_back(garden: Garden, there: str, back: str) -> None:
    many(garden, 120)
    async with at(garden, CONFIG) as hands:
        await hands.press("g", "h")
        start = hands.chosen
        await hands.press(there)
        assert hands.chosen != start
        await hands.press(back)
        assert hands.chosen == start


async def test_n_goes_round_the_clients_in_trouble(garden: Garden) -> None:
    demonstration(garden)
    async with at(garden, CONFIG) as hands:
        troubled = {b.client.name for b in garden.view().branches if b.health.level.in_trouble}
        seen = []
        for _ in troubled:
            await hands.press("n")
            seen.append(hands.chosen)
        assert set(seen) == troubled
        await hands.press("N")
        assert hands.chosen == seen[-2]


async def test_n_says_when_nobody_is_in_trouble(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("n")
        assert hands.said == "No client is in trouble."


async def test_tab_shows_the_list_and_the_tree_again(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        tree = hands.text()
        await hands.press("tab")
        assert "13 weeks" in hands.lines()[1]
        assert hands.chosen == "Acme"
        await hands.press("tab")
        assert hands.text() == tree


async def test_z_shows_everybody_at_once_and_escape_goes_back(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        tree = hands.text()
        await hands.press("z")
        assert hands.text() != tree
        assert hands.chosen == "Acme"
        await hands.press("escape")
        assert hands.text() == tree


async def test_s_sorts_the_list_by_one_column_after_the_other(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        seen = []
        for _ in range(3):
            await hands.press("s")
            seen.append(hands.lines()[1])
        assert len(set(seen)) == 3
        assert hands.chosen == "Acme"


async def test_enter_opens_the_client_and_escape_leaves_it(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("enter")
        assert hands.screen == "ClientScreen"
        assert "Why this colour" in hands.text()
        await hands.press("escape")
        assert hands.screen == "GardenScreen"
        assert hands.chosen == "Acme"


@pytest.mark.parametrize("columns", [60, 80, 120])
async def test_what_goes_on_in_the_review_and_the_timeline_stands_further_in(
    garden: Garden, columns: int
) -> None:
    demonstration(garden)
    async with at(garden, CONFIG, (columns, 40)) as hands:
        await hands.press("d")
        rows = [row.split("│")[1] for row in hands.lines() if row.count("│") > 1]
        assert any("overdue since 17 Nov 2026" in row for row in rows)
        assert [row for row in rows if row[1:].startswith("overdue")] == []
        await hands.press("escape", "enter")
        *_above, timeline = hands.text().partition("Timeline")
        rows = timeline.partition("Notes")[0].splitlines()[1:-2]
        shown = [row for row in rows if row.strip("▁▂▃▄▅▆▇█ ")]
        assert len(shown) > 3
        assert [row for row in shown if row[1:13].strip() and not row[8:12].strip().isdigit()] == []


async def test_a_plants_a_client_who_gets_the_cursor(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("a")
        await hands.write("Quince & Co")
        await hands.press("enter")
        assert hands.screen == "GardenScreen"
        assert hands.chosen == "Quince & Co"
        assert hands.said == "Planted Quince & Co"
        await hands.press("u")
        assert "Quince" not in hands.text().replace(hands.said, "")


async def test_y_copies_the_summary(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("y")
        assert "Acme" in hands.app.clipboard
        assert "wilting" in hands.app.clipboard
        assert "Copied" in hands.said


async def test_erasing_asks_and_only_y_erases(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("X")
        assert "Erase Acme" in hands.text()
        await hands.press("enter", "X", "space", "q", "u", "tab", "?")
        assert "Erase Acme" in hands.text()
        await hands.press("n")
        assert hands.screen == "GardenScreen"
        assert len(garden.clients()) == 3
        await hands.press("X", "y")
        assert [client.name for client in garden.clients()] == ["Birch", "Cedar"]
        assert hands.chosen in {"Birch", "Cedar"}
        assert "Erased" in hands.said


async def test_after_an_erasure_the_last_incident_is_forgotten(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("r", "X", "y", "+")
        assert "log an incident first" in hands.said


async def test_the_demo_opens_from_an_empty_garden_only(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("D")
        assert "pruner demo" in hands.said
        assert hands.app.is_running


async def test_an_empty_garden_offers_its_choices(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        assert "a  plant the first client" in hands.text()
        assert "D  walk through the demo garden" in hands.text()
        await hands.press("r", "space", "i", "e", "y", "X", "C", "enter")
        assert hands.said == "There is no client here yet; plant one first."
        assert hands.screen == "GardenScreen"
        for key in ("tab", "z", "s", "escape", "j", "k", "h", "l", "g", "G", "n", "N", "ctrl+d", "ctrl+u"):
            await hands.press(key)
        assert "Nothing grows here yet." in hands.text()
        await hands.press("D")
        assert hands.app.return_value == "demo"


async def test_the_first_client_planted_ends_the_emptiness(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("a", *"Acme", "enter")
        assert "Nothing grows" not in hands.text()
        assert hands.chosen == "Acme"
        await hands.press("u")
        assert "Nothing grows here yet." in hands.text()


async def test_a_dormant_client_can_be_logged_for_too(garden: Garden) -> None:
    garden.add(name="Acme", state=State.DORMANT)
    async with at(garden, CONFIG) as hands:
        await hands.press("r")
        assert len(hands.incidents("Acme")) == 1


async def test_the_header_counts_clients_signs_and_marks(garden: Garden) -> None:
    three(garden)
    log(garden, "Acme", "venting", 5)
    garden.mark(garden.find("Acme").id)
    async with at(garden, CONFIG) as hands:
        header = hands.lines()[0]
        assert "3 clients" in header
        assert "▴4 signs" in header
        assert "✂1 marked" in header
        assert "session in 42 days" in header


async def test_the_demo_says_demo(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG, demo=True) as hands:
        assert "DEMO" in hands.lines()[0]
        await hands.press("enter")
        assert "DEMO" in hands.lines()[0]


@pytest.mark.parametrize("key", ["", "enter"])
async def test_another_day_taken_as_today_is_named(garden: Garden, almanac: Almanac, key: str) -> None:
    three(garden)
    almanac.today += timedelta(days=2)
    async with at(garden, CONFIG, (60, 20)) as hands:
        await hands.press(*filter(None, [key]))
        assert "as of 25 Nov 2026" in hands.lines()[0]


async def test_the_day_is_not_named_while_it_is_the_true_one(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        assert "as of" not in hands.lines()[0]
