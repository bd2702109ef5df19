"""How little a key and the first frame do: counted, since a measured time is another on every machine."""

import subprocess
import sys
from pathlib import Path

import pytest

from pruner.core.models import Id
from pruner.garden import Garden
from pruner.tui.drawing.espalier import Espalier
from pruner.tui.drawing.pieces import Piece
from tests.tui.beds import plant
from tests.tui.configured import CONFIG
from tests.tui.hands import at

OPENS = """
import asyncio, os, sys
from pathlib import Path
from pruner.cli.desk import Desk
from pruner.cli.given import Given
from pruner.tui.app import GardenApp

async def main(desk):
    with desk.garden(plants=True, quick=True) as garden:
        app = GardenApp(garden, desk.config, desk.places, keep=desk.keep)
        async with app.run_test(notifications=True) as pilot:
            await pilot.pause(0.5)
            await app.workers.wait_for_complete()
            await pilot.press("r", "j", "k")
            await pilot.pause(0.5)
            print(*sys.modules)

asyncio.run(main(Desk(os.environ, Given())))
"""
NOT_BEFORE_IT_IS_ASKED_FOR = (
    "sqlalchemy",
    "alembic",
    "tree_sitter",
    "textual.widgets._text_area",
    "pruner.store.store",
    "pruner.tui.screens.fix",
    "pruner.tui.screens.form",
    "pruner.tui.screens.import_file",
    "pruner.tui.screens.letter",
    "pruner.formats.recognise",
)


def test_the_garden_and_its_keys_bring_along_nothing_that_only_other_screens_need(tmp_path: Path) -> None:
    folders = {f"PRUNER_{kind}_DIR": str(tmp_path / kind) for kind in ("DATA", "STATE", "CONFIG")}
    subprocess.run([sys.executable, "-m", "pruner", "add", "Acme"], env=folders, check=True)
    opened = subprocess.run(
        [sys.executable, "-c", OPENS], env=folders, capture_output=True, text=True, check=True
    )
    assert not {*opened.stdout.split()} & {*NOT_BEFORE_IT_IS_ASKED_FOR}


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The number of every row that is drawn from now on."""
    numbers: list[int] = []
    row = Espalier.row

    def noted(drawing: Espalier, number: int, size: int, chosen: Id | None) -> list[Piece]:
        numbers.append(number)
        return row(drawing, number, size, chosen)

    monkeypatch.setattr(Espalier, "row", noted)
    return numbers


async def test_a_key_draws_the_row_of_its_client_and_no_other(garden: Garden, drawn: list[int]) -> None:
    plant(garden, *(f"Client {number}" for number in range(40)))
    async with at(garden, CONFIG) as hands:
        await hands.press("r", "r")
        drawn.clear()
        await hands.press("v")
        assert len(set(drawn)) == 1


async def test_a_step_of_the_cursor_draws_two_rows(garden: Garden, drawn: list[int]) -> None:
    plant(garden, *(f"Client {number}" for number in range(10)))
    async with at(garden, CONFIG) as hands:
        await hands.press("g")
        drawn.clear()
        await hands.press("j")
        assert len(set(drawn)) == 2
