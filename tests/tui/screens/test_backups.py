"""The backups on the screen, and the one of the day that comes by itself."""

from pathlib import Path

import pytest

from pruner.core.backups import Backup, Why
from pruner.garden import Backing, Garden
from tests.tui.configured import CONFIG
from tests.tui.hands import at


def tear(backup: Backup) -> None:
    path = Path(backup.path)
    path.write_bytes(path.read_bytes()[:9_000])


async def test_the_list_says_when_and_why_and_whether_each_is_whole(garden: Garden) -> None:
    garden.add(name="Acme")
    garden.back_up()
    tear(garden.back_up())
    async with at(garden, CONFIG) as hands:
        await hands.press("Z")
        await hands.until(lambda: "damaged" in hands.text())
        assert "whole" in hands.text()
        assert "by hand" in hands.text()
        assert "Nov 2026" in hands.text()
        await hands.press("Z")
        assert hands.screen == "GardenScreen"


async def test_a_backup_is_made_with_a_key(garden: Garden) -> None:
    garden.add(name="Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("Z")
        assert "no backup yet" in hands.text()
        await hands.press("ctrl+b")
        await hands.until(lambda: "Backed up and checked" in hands.text())
        assert [each.why for each in garden.backups()] == [Why.BY_HAND]


@pytest.mark.parametrize(("answer", "left"), [("y", ["Acme"]), ("n", ["Acme", "Umbrella"])])
async def test_a_restore_asks_and_the_screen_follows(garden: Garden, answer: str, left: list[str]) -> None:
    garden.add(name="Acme")
    garden.back_up()
    async with at(garden, CONFIG) as hands:
        garden.add(name="Umbrella")
        await hands.press("Z", "enter")
        assert "is backed up first" in hands.text()
        await hands.press(answer)
        await hands.until(lambda: [client.name for client in garden.clients()] == left)
        if answer == "y":
            await hands.until(lambda: "Restored the backup" in hands.text())
            assert [each.why for each in garden.backups()] == [Why.RESTORE, Why.BY_HAND]
        await hands.press("escape")
        await hands.until(lambda: ("Umbrella" in hands.text()) is (answer == "n"))


async def test_the_first_change_of_the_day_is_backed_up_behind_the_screen(garden: Garden) -> None:
    garden.add(name="Acme")
    garden.backing = Backing.LATER
    async with at(garden, CONFIG) as hands:
        assert garden.backups() == ()
        await hands.press("r")
        await hands.until(lambda: len(garden.backups()) == 1)
        await hands.press("b")
    assert [each.why for each in garden.backups()] == [Why.DAILY]


async def test_a_backup_of_the_day_that_fails_is_said(garden: Garden) -> None:
    garden.add(name="Acme")
    garden.backing = Backing.LATER
    (garden.path.parent / "backups").write_text("in the way")
    async with at(garden, CONFIG) as hands:
        await hands.press("r")
        await hands.until(lambda: "No backup was made" in hands.said)
        assert len(hands.incidents("Acme")) == 1


async def test_the_screen_follows_what_another_program_restores(garden: Garden) -> None:
    garden.add(name="Acme")
    backup = garden.back_up()
    garden.add(name="Umbrella")
    async with at(garden, CONFIG) as hands:
        assert "Umbrella" in hands.text()
        garden.restore(backup)
        await hands.until(lambda: "Umbrella" not in hands.text())
        await hands.press("r")
        assert len(hands.incidents("Acme")) == 1


@pytest.mark.parametrize(("answer", "left"), [("y", 0), ("n", 1)])
async def test_erasing_asks_about_the_backups_that_still_hold_the_client(
    garden: Garden, answer: str, left: int
) -> None:
    garden.add(name="Acme")
    garden.back_up()
    async with at(garden, CONFIG) as hands:
        await hands.press("X", "y")
        assert "1 backup still holds the client" in hands.text()
        await hands.press(answer)
        assert (garden.clients(), len(garden.backups())) == ((), left)
