"""One client close up: what it tells, and every key that works there."""

from pathlib import Path

import pytest

from pruner.core.models import Channel
from pruner.garden import Garden
from tests.tui.beds import demonstration, log, many, plant, three
from tests.tui.configured import CONFIG, configured
from tests.tui.hands import Almanac, at


def a_history_of(garden: Garden, name: str = "Acme") -> None:
    """Three incidents on three days, the newest first in the timeline."""
    plant(garden, name)
    log(garden, name, "rush", 10, note="the first")
    log(garden, name, "expert", 5, note="the second")
    log(garden, name, "venting", 1, note="the third")


async def test_it_tells_why_the_client_has_its_colour(garden: Garden) -> None:
    plant(garden, "Acme")
    log(garden, "Acme", "rush", 0, 90)
    async with at(garden, CONFIG) as hands:
        await hands.press("enter")
        text = hands.text()
        assert "Last minute 1.50 = 1.00 (23 Nov 2026) + 0.50 (25 Aug 2026)" in text
        assert "Better from" in text


async def test_it_shows_five_meters_and_those_that_burn(garden: Garden) -> None:
    plant(garden, "Acme")
    log(garden, "Acme", "late-payment")
    async with at(garden, CONFIG) as hands:
        await hands.press("enter")
        text = hands.text()
        for rule in garden.rules.signs:
            assert (rule.en in text) == (not rule.good)


async def test_it_tells_everything_that_is_known(garden: Garden) -> None:
    garden.add(
        name="Acme",
        limb="Retainers",
        channel=Channel.CHANCE,
        aliases=("Coyote", "ACM"),
        email="office@acme.example",
        note="Prefers the phone.\nNever before ten.",
    )
    async with at(garden, CONFIG, (120, 40)) as hands:
        await hands.press("enter")
        for fact in ("Retainers", "check expectations", "Coyote, ACM", "office@acme.example"):
            assert fact in hands.text()
        assert "Prefers the phone." in hands.text()
        assert "Never before ten." in hands.text()


@pytest.mark.parametrize(
    ("key", "sign"), [("r", "rush"), ("c", "mismatch"), ("w", "stranger"), ("o", "expert"), ("b", "bloom")]
)
async def test_the_log_keys_log_for_this_client(garden: Garden, key: str, sign: str) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("g", "enter", key)
        assert hands.incidents("Cedar")[-1].sign == sign
        assert hands.screen == "ClientScreen"
        assert "2 incidents" in hands.text()


async def test_minutes_note_mark_and_job_work_here_too(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("enter", "r", "+", ";")
        await hands.write("at night")
        await hands.press("enter", "space", "C")
        (incident,) = hands.incidents("Acme")
        assert (incident.minutes, incident.note) == (60, "at night")
        assert hands.client("Acme").marked
        assert "at night" in hands.text()
        await hands.press("u", "u", "u")
        assert hands.incidents("Acme") == ()


async def test_enter_changes_the_incident_under_the_cursor(garden: Garden) -> None:
    a_history_of(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("enter", "j", "enter")
        assert hands.value("note") == "the second"
        await hands.rewrite("minutes", "90")
        await hands.press("enter")
        assert hands.screen == "ClientScreen"
        assert [i.minutes for i in hands.incidents("Acme")] == [45, 90, 30]
        await hands.press("enter")
        assert hands.value("note") == "the second"  # the cursor stayed


@pytest.mark.parametrize("key", ["x", "delete"])
async def test_x_deletes_the_incident_under_the_cursor_and_undo_restores_it(garden: Garden, key: str) -> None:
    a_history_of(garden)
    async with at(garden, CONFIG) as hands:
        before = hands.incidents("Acme")
        await hands.press("enter", "j", key)
        assert [i.note for i in hands.incidents("Acme")] == ["the first", "the third"]
        assert "the second" not in hands.text()
        await hands.press("u")
        assert hands.incidents("Acme") == before
        await hands.press("enter")
        assert hands.value("note") == "the second"


async def test_deleting_the_last_line_leaves_the_cursor_on_the_one_above(garden: Garden) -> None:
    a_history_of(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("enter", "G", "x", "enter")
        assert hands.value("note") == "the second"
        await hands.press("escape", "x", "x")
        assert hands.incidents("Acme") == ()
        await hands.press("x")
        assert "no incident under the cursor" in hands.said
        await hands.press("enter")
        assert "no incident under the cursor" in hands.said
        assert hands.screen == "ClientScreen"


@pytest.mark.parametrize(("last", "first"), [("G", "g"), ("end", "home")])
async def test_first_and_last_reach_the_ends_of_the_timeline(garden: Garden, last: str, first: str) -> None:
    a_history_of(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("enter", last, "enter")
        assert hands.value("note") == "the first"
        await hands.press("escape", first, "enter")
        assert hands.value("note") == "the third"


async def test_up_and_down_walk_the_timeline(garden: Garden) -> None:
    a_history_of(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("enter", "down", "j", "k", "up", "down", "enter")
        assert hands.value("note") == "the second"


async def test_a_long_page_scrolls_by_halves(garden: Garden) -> None:
    plant(garden, "Acme")
    log(garden, "Acme", "rush", *range(0, 60, 2))
    async with at(garden, CONFIG) as hands:
        await hands.press("enter")
        top = hands.text()
        await hands.press("ctrl+d")
        assert hands.text() != top
        await hands.press("ctrl+u")
        assert hands.text() == top


async def test_what_is_known_can_be_changed_here(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("enter", "e")
        await hands.rewrite("name", "Ajax")
        await hands.press("enter")
        assert hands.screen == "ClientScreen"
        assert "Ajax" in hands.lines()[1]


async def test_the_summary_can_be_copied_here(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("g", "enter", "y")
        assert "Cedar" in hands.app.clipboard


async def test_n_goes_on_to_the_next_client_in_trouble(garden: Garden) -> None:
    demonstration(garden)
    async with at(garden, CONFIG) as hands:
        troubled = {b.client.name for b in garden.view().branches if b.health.level.in_trouble}
        await hands.press("enter")
        seen = []
        for _ in troubled:
            await hands.press("n")
            seen += [name for name in troubled if name in hands.lines()[1]]
        assert set(seen) == troubled
        await hands.press("N")
        assert seen[-2] in hands.lines()[1]


async def test_the_garden_stands_on_the_client_that_was_last_close_up(garden: Garden) -> None:
    demonstration(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("enter", "n")
        name = hands.app.screen.at_hand.name  # type: ignore[attr-defined]
        await hands.press("escape")
        assert hands.chosen == name


async def test_find_leads_from_here_to_another_client(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("enter", "/")
        await hands.write("ced")
        await hands.press("enter")
        assert hands.screen == "GardenScreen"
        assert hands.chosen == "Cedar"


async def test_erasing_here_leads_back_to_the_garden(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("enter", "X", "y")
        assert hands.screen == "GardenScreen"
        assert [client.name for client in garden.clients()] == ["Birch", "Cedar"]


async def test_undoing_the_planting_leads_back_to_the_garden(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("a")
        await hands.write("Acme")
        await hands.press("enter", "enter")
        assert hands.screen == "ClientScreen"
        await hands.press("u")
        assert hands.screen == "GardenScreen"
        assert "Nothing grows here yet." in hands.text()


async def test_an_incident_of_a_sign_that_is_gone_from_the_configuration_can_be_seen_and_changed(
    tmp_path: Path, almanac: Almanac
) -> None:
    path, clock = tmp_path / "garden.db", almanac.clock()
    richer = configured('[signs.ghosting]\nkey = "2"\nen = "Ghosting"')
    with Garden.open(path, richer.rules, clock, create=True) as before:
        plant(before, "Acme")
        log(before, "Acme", "ghosting")
    with Garden.open(path, CONFIG.rules, clock, create=False) as garden:
        async with at(garden, CONFIG, (120, 40)) as hands:
            await hands.press("tab", "z", "z", "enter")
            assert "ghosting" in hands.text()
            await hands.press("enter")
            await hands.rewrite("note", "kept")
            await hands.press("ctrl+s")
            assert [(i.sign, i.note) for i in hands.incidents("Acme")] == [("ghosting", "kept")]


async def test_five_hundred_incidents_are_no_trouble(garden: Garden) -> None:
    many(garden, 1)
    name = garden.clients()[0].name
    log(garden, name, "rush", *(place // 4 for place in range(500)))
    async with at(garden, CONFIG) as hands:
        await hands.press("enter", "G", "k", "enter")
        assert hands.screen == "IncidentForm"
