"""A real garden on a real file, on a day that is always the same."""

import os
import shutil
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
from tests.tui.styles import styles_found_once

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
def _styles_found_once() -> Iterator[None]:
    """Finding the styles anew takes half of the time in which an app starts."""
    with styles_found_once():
        yield


@pytest.fixture(scope="session")
def empty_garden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with an empty garden, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "garden.db"
    Garden.open(path, configured().rules, Almanac().clock(), create=True).close()
    return path


@pytest.fixture
def almanac() -> Almanac:
    """What day it is."""
    return Almanac()


@pytest.fixture
def garden(tmp_path: Path, almanac: Almanac, empty_garden: Path) -> Iterator[Garden]:
    """A real garden, empty."""
    path = tmp_path / "garden" / "garden.db"
    path.parent.mkdir(mode=0o700)
    shutil.copy(empty_garden, path)
    with Garden.open(path, configured().rules, almanac.clock(), create=True) as opened:
        yield opened
