"""The one toast of a screen."""

from datetime import timedelta

import pytest

from pruner.garden import Garden
from pruner.tui.app import GardenApp
from pruner.tui.toasts import NOTHING, Said
from pruner.tui.widgets.detail import Detail
from tests.tui.beds import plant
from tests.tui.configured import CONFIG
from tests.tui.hands import at


async def test_a_toast_stays_mounted_and_says_something_else(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.until(lambda: bool(hands.app.screen.query(Said)))
        (toast,) = hands.app.screen.query(Said)
        await hands.press("r")
        assert "Last minute" in hands.text()
        await hands.press("v")
        assert "Agony aunt" in hands.text()
        assert list(hands.app.screen.query(Said)) == [toast]


async def test_two_toasts_at_once_are_one(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        hands.app.tell("the first")
        hands.app.prepare_to_tell()
        hands.app.tell("the second")
        await hands.until(lambda: "the second" in hands.text())
        assert len(hands.app.screen.query(Said)) == 1
        assert "the first" not in hands.text()


async def test_what_is_said_after_a_toast_has_gone_is_seen(
    garden: Garden, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(GardenApp, "NOTIFICATION_TIMEOUT", 0.3)
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("r")
        await hands.until(lambda: not hands.said and "for Acme" not in hands.text())
        monkeypatch.setattr(GardenApp, "NOTIFICATION_TIMEOUT", 3_600)
        await hands.pilot.pause(0.5)
        await hands.press("v")
        assert "Agony aunt" in hands.text()


async def test_a_toast_goes_when_it_is_clicked(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("r")
        await hands.click_on("for Acme")
        assert "for Acme" not in hands.text()
        await hands.press("v")
        assert "Agony aunt" in hands.text()


async def test_a_toast_beside_a_wide_tree_covers_no_branch(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG, size=(120, 40)) as hands:
        for key, sign in (("r", "Last minute"), ("v", "Agony aunt")):
            await hands.press(key)
            assert sign in hands.text()
            (toast,) = hands.app.screen.query(Said)
            assert toast.region.x >= hands.app.garden_screen.query_one(Detail).region.x


async def test_a_longer_toast_beside_a_wide_tree_is_read_to_its_end(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG, size=(120, 40)) as hands:
        await hands.press("r")
        hands.app.tell("one " * 40 + "end")
        await hands.until(lambda: "end" in hands.text())
        hands.app.tell("short")
        await hands.until(lambda: "short" in hands.text() and "one one" not in hands.text())


def test_a_toast_that_says_nothing_is_not_over_when_a_screen_opens_later() -> None:
    assert timedelta(seconds=NOTHING.time_left) > timedelta(days=365)
