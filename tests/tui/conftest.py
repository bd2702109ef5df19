"""A real garden on a real file, on a day that is always the same."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_textual_snapshot import SVGImageExtension

from pruner import i18n
from pruner.garden import Garden
from pruner.tui.app import GardenApp
from tests.tui.configured import configured
from tests.tui.hands import Almanac
from tests.tui.rest import styles_read_once

SVGImageExtension.file_extension = "svg"
"""syrupy 5 and later ask for this name; without it no picture is compared with any."""


@pytest.fixture(autouse=True)
def _same_everywhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The language, the zone and the colours do not come from the machine that runs the tests."""
    for name in [name for name in os.environ if name.startswith("TEXTUAL_")] + [
        "NO_COLOR",
        "COLUMNS",
        "LINES",
    ]:
        if name != "TEXTUAL_SNAPSHOT_TEMPDIR":
            monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(GardenApp, "NOTIFICATION_TIMEOUT", 3_600)  # a toast stands until the next one
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    i18n.use("en")
    yield
    i18n.use("en")
    i18n.use_symbols(wanted=True)
    monkeypatch.undo()
    time.tzset()


@pytest.fixture(autouse=True, scope="session")
def _styles_read_once() -> Iterator[None]:
    """Reading the style sheets anew takes a third of the time in which an app starts."""
    with styles_read_once():
        yield


@pytest.fixture
def almanac() -> Almanac:
    """What day it is."""
    return Almanac()


@pytest.fixture
def garden(tmp_path: Path, almanac: Almanac) -> Iterator[Garden]:
    """A real garden, empty."""
    rules = configured().rules
    with Garden.open(tmp_path / "garden" / "garden.db", rules, almanac.clock(), create=True) as opened:
        yield opened
