"""Other programs on the same file, the turn of the day, and files that may only be read."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from pruner.config import places
from pruner.core.heat import Level
from pruner.garden import Garden
from pruner.tui import app as screen
from tests.tui.beds import log, plant, three
from tests.tui.configured import CONFIG
from tests.tui.hands import Almanac, at


@pytest.fixture
def elsewhere(garden: Garden, almanac: Almanac) -> Iterator[Garden]:
    """The same garden, open in another program."""
    with Garden.open(garden.path, garden.rules, almanac.clock(), create=False) as other:
        yield other


async def test_a_change_from_another_program_is_seen_within_two_seconds(
    garden: Garden, elsewhere: Garden
) -> None:
    three(garden)
    assert screen.LOOK_AROUND <= 1
    async with at(garden, CONFIG) as hands:
        log(elsewhere, "Cedar", "rush", 0)
        plant(elsewhere, "Damson")
        await hands.until(lambda: "4 clients" in hands.lines()[0])
        assert "▴4 signs" in hands.lines()[0]
        assert "Damson" in hands.text()
        assert hands.chosen == "Acme"


async def test_undo_takes_back_what_another_program_did(garden: Garden, elsewhere: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        elsewhere.mark(hands.client("Birch").id)
        await hands.press("u")
        assert not hands.client("Birch").marked
        assert "Birch" in hands.said


async def test_what_was_changed_elsewhere_is_not_overwritten(garden: Garden, elsewhere: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        elsewhere.mark(hands.client("Acme").id)
        await hands.press("space")
        assert hands.client("Acme").marked
        assert hands.said == "Acme is marked already."
        assert "✂1 marked" in hands.lines()[0]


async def test_an_incident_deleted_elsewhere_cannot_be_changed_and_the_form_says_so(
    garden: Garden, elsewhere: Garden
) -> None:
    plant(garden, "Acme")
    log(garden, "Acme", "rush", 1)
    async with at(garden, CONFIG) as hands:
        await hands.press("enter", "enter")
        elsewhere.delete_incident(hands.incidents("Acme")[0].id)
        await hands.rewrite("minutes", "90")
        await hands.press("ctrl+s")
        assert hands.screen == "IncidentForm"
        assert "not there any more" in " ".join(hands.text().split())
        assert hands.value("minutes") == "90"


async def test_minutes_for_an_incident_that_was_taken_back_elsewhere_are_refused(
    garden: Garden, elsewhere: Garden
) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("r")
        elsewhere.undo()
        await hands.press("+")
        assert "not there any more" in hands.said
        assert hands.incidents("Acme") == ()


async def test_a_client_erased_elsewhere_closes_its_screen(garden: Garden, elsewhere: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("enter")
        elsewhere.erase(hands.client("Acme").id)
        hands.app._look_around()
        await hands.settle()
        assert hands.screen == "GardenScreen"
        assert "not there any more" in hands.said


async def test_a_client_erased_elsewhere_under_an_open_form_is_no_crash(
    garden: Garden, elsewhere: Garden
) -> None:
    three(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("enter", "e")
        elsewhere.erase(hands.client("Acme").id)
        hands.app._look_around()
        await hands.settle()
        await hands.press("ctrl+s")
        await hands.press("escape", "escape")
        assert hands.app.is_running
        assert [client.name for client in garden.clients()] == ["Birch", "Cedar"]


async def test_the_day_turns_while_the_screen_is_open(garden: Garden, almanac: Almanac) -> None:
    plant(garden, "Acme")
    log(garden, "Acme", "rush")
    async with at(garden, CONFIG) as hands:
        assert "watch" in hands.text()
        almanac.today += timedelta(days=77)
        almanac.now += timedelta(days=77)
        hands.app._look_around()
        await hands.settle()
        assert "watch" in hands.text()
        almanac.today += timedelta(days=1)
        almanac.now += timedelta(days=1)
        hands.app._look_around()
        await hands.settle()
        assert garden.view().branches[0].health.level is Level.HEALTHY
        assert "watch" not in hands.text()
        assert "healthy" in hands.text()
        assert "as of" not in hands.lines()[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
async def test_a_garden_that_may_only_be_read_opens_with_a_notice_by_its_rights(garden: Garden) -> None:
    three(garden)
    garden.path.chmod(0o400)
    with Garden.open(garden.path, garden.rules, garden._clock, create=False) as still:
        async with at(still, CONFIG) as hands:
            assert "may only be read" in hands.said


async def test_a_garden_that_may_only_be_read_refuses_with_a_sentence(
    garden: Garden, monkeypatch: pytest.MonkeyPatch
) -> None:
    three(garden)
    before = garden.view().facts
    monkeypatch.setattr("os.access", lambda *_args, **_more: False)
    with Garden.open(garden.path, garden.rules, garden._clock, create=False) as still:
        assert still.read_only
        async with at(still, CONFIG) as hands:
            assert "may only be read" in hands.said
            for keys in (["r"], ["space"], ["C"], ["u"]):
                await hands.press(*keys)
                assert "may only be read" in hands.said
            await hands.press("a")
            await hands.write("Quince")
            await hands.press("enter")
            assert hands.screen == "ClientForm"
            assert "may only be read" in " ".join(hands.text().replace("│", " ").split())
            assert hands.value("name") == "Quince"
            await hands.press("escape", "X", "y")
            assert "may only be read" in hands.said
    assert garden.view().facts == before


async def test_the_status_files_follow_the_screen(garden: Garden, tmp_path: Path) -> None:
    folders = ("PRUNER_CONFIG_DIR", "PRUNER_DATA_DIR", "PRUNER_STATE_DIR")
    here = places({name: str(tmp_path / name) for name in folders})
    plant(garden, "Acme")
    async with at(garden, CONFIG, places=here) as hands:
        await hands.until(here.status_text.exists)
        before = here.status_text.read_text()
        await hands.press("r")
        await hands.until(lambda: here.status_text.read_text() != before)
        await hands.press("u")
        await hands.until(lambda: here.status_text.read_text() == before)


async def test_the_status_files_are_true_when_the_screen_has_gone(garden: Garden, tmp_path: Path) -> None:
    folders = ("PRUNER_CONFIG_DIR", "PRUNER_DATA_DIR", "PRUNER_STATE_DIR")
    here = places({name: str(tmp_path / name) for name in folders})
    plant(garden, "Acme")
    async with at(garden, CONFIG, places=here) as hands:
        await hands.until(here.status_text.exists)
        before = here.status_text.read_text()
        await hands.press("r", "q")
        assert await hands.gone()
    assert here.status_text.read_text() != before


async def test_a_form_keeps_what_another_program_changed_meanwhile(garden: Garden, elsewhere: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("e")
        elsewhere.edit(hands.client("Acme").id, note="typed elsewhere", limb="Legacy")
        await hands.rewrite("email", "typed@here.example")
        await hands.press("ctrl+s")
        client = hands.client("Acme")
        assert (client.note, client.limb, client.email) == ("typed elsewhere", "Legacy", "typed@here.example")


async def test_the_form_of_an_incident_keeps_what_another_program_changed_meanwhile(
    garden: Garden, elsewhere: Garden
) -> None:
    plant(garden, "Acme")
    log(garden, "Acme", "rush", 1)
    async with at(garden, CONFIG) as hands:
        await hands.press("enter", "enter")
        (incident,) = hands.incidents("Acme")
        elsewhere.edit_incident(replace(incident, note="typed elsewhere"))
        await hands.rewrite("minutes", "90")
        await hands.press("ctrl+s")
        (after,) = hands.incidents("Acme")
        assert (after.note, after.minutes) == ("typed elsewhere", 90)


async def test_a_client_who_cannot_be_read_right_now_says_so_and_is_read_later(
    garden: Garden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pruner.store.connections.BUSY_SECONDS", 0.05)
    three(garden)
    async with at(garden, CONFIG, size=(120, 40)) as hands:
        with closing(sqlite3.connect(garden.path, isolation_level=None)) as holder:
            holder.execute("BEGIN EXCLUSIVE")
            await hands.press("k")
            assert "Another program holds the garden" in " ".join(hands.text().split())
            assert hands.app.is_running
        await hands.press("j", "k")
        assert "Another program holds the garden" not in " ".join(hands.text().split())
