import re
import runpy
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[1] / "screenshots"
BUILD: dict[str, Any] = runpy.run_path(str(FOLDER / "build.py"))


@pytest.fixture
def somewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[dict[str, str]], None]]:
    """Goes to a machine with this environment, and comes home at the end."""

    def go(environment: dict[str, str]) -> None:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        time.tzset()

    yield go
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("shot", BUILD["SHOTS"], ids=lambda shot: shot.name)
async def test_every_picture_shows_the_screen_as_it_is(shot: Any) -> None:  # noqa: ANN401  # of the script
    kept = shot.path.read_text(encoding="utf-8") if shot.path.exists() else ""
    current = kept == await BUILD["picture"](shot)  # no diff: it would take minutes and tell nothing
    assert current, f"{shot.path.name} is stale: run `make screenshots`, look at it and commit it"


@pytest.mark.parametrize(
    "machine",
    [
        {"TZ": "America/New_York", "LANG": "de_DE.UTF-8"},
        {"TZ": "Asia/Tokyo", "NO_COLOR": "1", "TERM": "dumb"},
    ],
    ids=["elsewhere", "without colour"],
)
async def test_a_picture_is_the_same_on_every_machine(
    machine: dict[str, str], somewhere: Callable[[dict[str, str]], None]
) -> None:
    shot = next(shot for shot in BUILD["SHOTS"] if shot.name == "client")
    here = await BUILD["picture"](shot)
    somewhere(machine)
    same = here == await BUILD["picture"](shot)
    assert same


def test_a_picture_asks_no_other_computer_for_anything() -> None:
    for path in FOLDER.glob("*.svg"):
        assert not re.search(r"url\(['\"]?http|href|<script", path.read_text(encoding="utf-8"))


def test_there_is_no_picture_that_nothing_makes() -> None:
    assert {path.name for path in FOLDER.glob("*.svg")} == {shot.path.name for shot in BUILD["SHOTS"]}
