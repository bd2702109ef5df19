"""Every screen there is, over every hostile text: a new one cannot be forgotten."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.markup import MarkupError
from textual.screen import Screen
from textual.widgets import Input, Static

from pruner.core.models import Client
from pruner.garden import Garden
from pruner.tui import screens
from tests.tui.configured import configured
from tests.tui.hands import Hands, at
from tests.tui.hostile import EVERYTHING, HOSTILE, MARKUP, STEERING, harmless, infest, overrun
from tests.tui.ways import PASSING, WAYS

CONFIG = configured('[signs.rush]\nen = "[@click=app.leave]Last[/] \\u001b[31m"')
"""The names of signs are a user's text too."""
NAMES = {"breaks": MARKUP[0], "clicks": MARKUP[2], "steers": STEERING[2]}
"""One for each kind of harm, so that no other one hides it and a narrow column cuts off none of them; every
note holds all of the texts."""
WIDE, NARROW = (100, 30), (60, 20)
STAYS = "[@click=app.leave]stays[/]"
"""Nobody is cut twice, so a session needs a client who is still there."""
IMPORTS = Path(__file__).parents[1] / "data" / "imports"
TOGGL = (
    "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration\n"
)


def known_screens() -> Iterator[type[Screen[object]]]:
    """Every screen of ours that is not merely there for others to be made of."""
    for module in pkgutil.iter_modules(screens.__path__):
        for found in vars(importlib.import_module(f"{screens.__name__}.{module.name}")).values():
            if (
                isinstance(found, type)
                and issubclass(found, Screen)
                and found.__module__.startswith("pruner.")
            ):
                yield found


def test_every_screen_has_a_way_to_it() -> None:
    known = set(known_screens())
    made_of = {base for screen in known for base in screen.__mro__[1:]}
    opened = {screen.__name__ for screen in known - made_of}
    assert opened - {way.split()[0] for way in WAYS} - PASSING.keys() == set()


@pytest.mark.parametrize("way", WAYS)
async def test_on_every_screen_hostile_text_is_nothing_but_text(
    garden: Garden, tmp_path: Path, way: str
) -> None:
    infest(garden, STAYS)
    overrun(garden, *NAMES.values())
    files(tmp_path)
    async with at(garden, CONFIG, WIDE) as hands:
        for client in clients_for(garden, way):
            hands.app.garden_screen.choose(client.id)
            await walk(hands, WAYS[way], tmp_path)
            assert hands.screen == way.split(maxsplit=1)[0], hands.text()
            harmless(hands)
            await hands.resize(*NARROW)
            harmless(hands)
            await hands.resize(*WIDE)
            await back(hands)
        assert len(garden.clients()) == 1 + len(NAMES)


@pytest.mark.parametrize("harm", NAMES)
async def test_each_name_does_its_harm_where_it_is_let(garden: Garden, harm: str) -> None:
    with pytest.raises((AssertionError, MarkupError)):
        await shown_as_it_is(garden, NAMES[harm])


async def test_what_is_no_harm_is_none_where_it_is_let(garden: Garden) -> None:
    await shown_as_it_is(garden, "Acme")


async def shown_as_it_is(garden: Garden, text: str) -> None:
    """Put the text on the screen as nobody should, without a filter behind it, and look."""
    async with at(garden, CONFIG, NARROW) as hands:
        hands.app._own_filters.clear()
        let = Static(text)
        await hands.app.screen.mount(let, before=0)
        let.update(let.visual)  # no str any more: only what is drawn of it can show the harm
        await hands.settle()
        assert hands.lines()[0].strip()
        harmless(hands)


def clients_for(garden: Garden, way: str) -> tuple[Client, ...]:
    """Whom to open it for: a session and a file are about them all; only the first has a fix to open."""
    return garden.clients()[: 1 if {"S", "I"} & set(WAYS[way]) or WAYS[way][:2] == ("f", "enter") else None]


async def walk(hands: Hands, keys: tuple[str, ...], folder: Path) -> None:
    for key in keys:
        if key.startswith("path "):
            await hands.rewrite("path", str(folder / key.removeprefix("path ")))
        elif key == "wait":
            await hands.past("ImportFile", "ImportRun")
        elif key == "name":
            hands.app.screen.query_one("#name", Input).value = EVERYTHING.replace("\n", " ")[:150]
        else:
            await hands.press(key)


async def back(hands: Hands) -> None:
    """To the garden as it is at first."""
    for _ in range(8):
        if hands.screen == "GardenScreen":
            break
        await hands.press("n" if hands.screen == "ConfirmScreen" else "escape")
    await hands.press("escape")
    assert hands.screen == "GardenScreen", hands.text()


def files(folder: Path) -> None:
    """Files whose names, columns and cells are hostile."""
    (folder / "folder").mkdir()
    for text in (*MARKUP[:3], STEERING[3].replace("\x00", "")):
        (folder / "folder" / f"{text.replace('/', '')}.csv").write_text("x")
    cells = [text.replace('"', '""').replace("\x00", "") for text in HOSTILE]
    rows = (
        f'me,me@example.org,"{cell}","{cell}",,"{cell}",Yes,2026-10-05,09:00:00,2026-10-05,10:00:00,01:00:00'
        for cell in cells
    )
    (folder / "toggl.csv").write_text(TOGGL + "\n".join(rows))
    (folder / "either.csv").write_bytes((IMPORTS / "clockify-either-order.csv").read_bytes())
    header = ",".join(f'"{cell}"' for cell in cells)
    (folder / "unknown.csv").write_text(f"{header}\n{header}\n")
