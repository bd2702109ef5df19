"""The one toast of a screen."""

import pytest

from pruner.garden import Garden
from pruner.tui.app import GardenApp
from pruner.tui.toasts import Said
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
