"""Writes the pictures of this folder (`make screenshots`): the real screen over the demo garden on one day.

Day, clock, time zone, ids and language are given and nothing of this machine counts, so a picture
changes only when the screen does; a test compares.
"""

import asyncio
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from itertools import count
from pathlib import Path
from typing import Final

from textual.pilot import Pilot

from pruner import demo, i18n
from pruner.config.loading import assemble
from pruner.config.values import Ascii
from pruner.garden import Clock, Garden
from pruner.tui.app import GardenApp

HERE: Final = Path(__file__).parent
TODAY: Final = date(2026, 11, 23)
NOW: Final = datetime(2026, 11, 23, 9, 12, tzinfo=UTC)
PATIENCE: Final = 500
"""So often is looked whether a screen is there: ten seconds."""
FONT_ELSEWHERE: Final = re.compile(r"\s*@font-face \{.*?\n    \}", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture: the file's name, the size in cells, the keys pressed first and how the screen is set.

    `screen` is the one that the keys lead to, where that takes a moment.
    """

    name: str
    size: tuple[int, int] = (80, 24)
    keys: tuple[str, ...] = ()
    theme: str = "garden-dark"
    ascii: bool = False
    planted: bool = True
    screen: str = ""

    @property
    def path(self) -> Path:
        """Where the picture lies."""
        return HERE / f"{self.name}.svg"


A_MOMENT: Final = "wait:400"
"""Between two digits of the session: quicker ones look like typing in the wrong window."""
WALKED: Final = tuple(part for key in ("S", "enter", *"5124", "enter", *"260") for part in (key, A_MOMENT))
"""A walk: one is pruned, one raised, the rest kept."""

SHOTS: Final = (
    Shot(name="espalier-80x24"),
    Shot(name="espalier-120x40", size=(120, 40)),
    Shot(name="light", theme="garden-light"),
    Shot(name="colourblind", theme="garden-colourblind"),
    Shot(name="ascii", ascii=True),
    Shot(name="cordon", keys=("tab",)),
    Shot(name="cordon-wide", size=(120, 26), keys=("tab",)),
    Shot(name="overview", keys=("z",)),
    Shot(name="client", size=(100, 40), keys=("enter",)),
    Shot(name="money", size=(110, 40), keys=("m",)),
    Shot(name="import", size=(100, 30), keys=("I", *"toggl.csv", "enter"), screen="ImportPreview"),
    Shot(name="fix", size=(100, 26), keys=("f", A_MOMENT, "enter", A_MOMENT)),
    Shot(name="session-look-back", size=(100, 30), keys=("S",)),
    Shot(name="session-walk", size=(120, 40), keys=("S", "enter")),
    Shot(name="session-what-if", size=(120, 36), keys=(*WALKED, "enter")),
    Shot(name="session-way-out", size=(100, 30), keys=(*WALKED, "enter", "enter")),
    Shot(
        name="session-close", size=(100, 30), keys=(*WALKED, *("right", "right", "right", "ctrl+s", "right"))
    ),
    Shot(name="intake", size=(100, 34), keys=("p", *"Kestrel", "ctrl+s"), screen="IntakeScreen"),
    Shot(name="empty", planted=False),
)


async def picture(shot: Shot) -> str:
    """The screen as SVG."""
    with tempfile.TemporaryDirectory() as folder, _nowhere_in_particular(folder):
        house = demo.numbers(assemble({}, {})) if shot.planted else assemble({}, {})
        config = replace(house, theme=shot.theme, ascii=Ascii.ALWAYS if shot.ascii else Ascii.NEVER)
        with Garden.open(Path(folder, "garden.db"), config.rules, _clock(), create=True) as garden:
            if shot.planted:
                seeds = demo.seeds(TODAY, _moment)
                garden.plant(seeds.change, seeds.rows)
            app = GardenApp(garden, config, demo=shot.planted)
            async with app.run_test(size=shot.size) as pilot:
                await pilot.press(*shot.keys)
                await _arrive(pilot, shot.screen)
                return _self_contained(app.export_screenshot(title="pruner", simplify=True))


async def _arrive(pilot: Pilot[str], screen: str) -> None:
    """Wait until the last key has done its work, and this screen is there where one is awaited."""
    await pilot.pause()
    for _ in range(PATIENCE):
        if not screen or type(pilot.app.screen).__name__ == screen:
            break
        await pilot.pause(0.02)
    await pilot.pause()


def _clock() -> Clock:
    return Clock(
        today=lambda: TODAY,
        now=lambda: NOW,
        real_now=lambda: NOW,
        day_of=lambda moment: moment.astimezone(UTC).date(),
        new_id=count(1).__next__,
    )


def _moment(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, UTC)


@contextmanager
def _nowhere_in_particular(folder: str) -> Iterator[None]:
    """English and in colour, whatever this terminal wants; at home lies the file that is imported."""
    here = dict(os.environ)
    spoken = i18n.language()
    home = Path(folder, "home")
    home.mkdir()
    shutil.copy(HERE / "toggl.csv", home)
    os.environ.pop("NO_COLOR", None)
    os.environ["HOME"] = str(home)
    i18n.use("en")
    try:
        yield
    finally:
        i18n.use(spoken)
        os.environ.clear()
        os.environ.update(here)


def _self_contained(svg: str) -> str:
    """Without the fonts that Rich would fetch from elsewhere; lines end where their text does."""
    return "\n".join(line.rstrip() for line in FONT_ELSEWHERE.sub("", svg).splitlines()) + "\n"


def main() -> None:
    """Make every picture."""
    for shot in SHOTS:
        shot.path.write_text(asyncio.run(picture(shot)), encoding="utf-8")
        print(f"screenshots/{shot.path.name}")


if __name__ == "__main__":
    main()
