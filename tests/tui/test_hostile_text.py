"""Text that would like to be markup, a link or a control sequence: everywhere it is nothing but text."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from rich.cells import cell_len
from rich.segment import Segment

from pruner.core.text import CONTROLS
from pruner.garden import Garden
from tests.builders import NOW, a_client, an_incident
from tests.tui.beds import raw
from tests.tui.configured import CONFIG
from tests.tui.hands import Hands, at

MARKUP = (
    "[/]",
    "[red]x",
    "[@click=app.quit]pay[/]",
    "[/usr/bin] fix",
    "$thorn [$x]",
    "[link=file:///x]y[/link]",
)
STRANGE = (
    "👨‍👩‍👧‍👦 Family Office 🏳️‍🌈",
    "山田太郎株式会社東京支店",
    "شركة الأمل للتجارة",
    "Z̷̛̳a̸͎͊l̴̰̈́g̶̱͝o̷̮̓ GmbH",
    "\u0301\u0302",
    "🇩🇪🇦🇹",
    "x" * 300,
    "\u200d\ufe0f",
)
STEERING = (
    "\x1b[31mred\x1b[0m",
    "\x1b]52;c;cHduZWQ=\x07clip",
    "\x1b]0;title\x07t",
    "tab\tnew\nline\r\x00",
    "\x9b2J\x85 c1",
    "\u202egnirts\u2066",
    "\x1bPq\x1b\\sixel",
)
HOSTILE = (*MARKUP, *STRANGE, *STEERING)
OF_EACH_KIND = (*MARKUP[:4], *STRANGE[:4], STRANGE[6], *STEERING[:2], STEERING[3])
OF_THE_GARDEN = (["tab"], ["z"], ["escape", "d"], ["escape", "P"], ["P"], ["g", "space"], ["r"], ["?"])
OF_A_CLIENT = (
    *(
        ["enter"],
        ["r"],
        ["enter"],
        ["escape", "x"],
        ["u"],
        ["escape", "e"],
        ["escape", "i"],
        ["escape", "r", ";"],
    ),
    *(["escape", "space"], ["C"], ["y"], ["u"], ["U"], ["X"], ["n", "/", "e"], ["escape", "d"]),
)


def short(text: str) -> str:
    """The beginning of a text, as the name of a test."""
    return ascii(text)[1:20]


def infest(garden: Garden, *names: str) -> None:
    """Clients who have the text wherever a text can be, past everything that cleans or measures it."""
    for name in names:
        client = replace(a_client(name, aliases=(name + "1", name + "2"), email=name, note=name), limb=name)
        incidents = [
            an_incident(client, sign, at=NOW - timedelta(days=day), note=name)
            for day, sign in enumerate(["rush", "rush", "expert", "gone"])
        ]
        raw(garden, client, *incidents)


def segments(hands: Hands) -> Iterator[Segment]:
    """Every piece of text on the screen, and on the screens that shine through."""
    for screen in (*hands.app._background_screens, hands.app.screen):
        for strip in screen._compositor.render_strips():
            yield from strip


def harmless(hands: Hands) -> None:
    assert hands.app.is_running
    for segment in segments(hands):
        assert not segment.control
        assert not CONTROLS.search(segment.text)
        assert not (segment.style and (segment.style.link or "@click" in segment.style.meta))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=str)
async def test_a_garden_of_hostile_names_is_a_garden(garden: Garden, size: tuple[int, int]) -> None:
    infest(garden, *HOSTILE)
    async with at(garden, CONFIG, size) as hands:
        harmless(hands)
        for keys in OF_THE_GARDEN:
            await hands.press(*keys)
            harmless(hands)
        assert len(garden.clients()) == len(HOSTILE)


@pytest.mark.parametrize("name", OF_EACH_KIND, ids=short)
async def test_a_hostile_name_is_nothing_but_a_name(garden: Garden, name: str) -> None:
    infest(garden, name)
    async with at(garden, CONFIG) as hands:
        harmless(hands)
        for keys in OF_A_CLIENT:
            await hands.press(*keys)
            harmless(hands)
        assert len(garden.clients()) == 1


@pytest.mark.parametrize("name", MARKUP)
async def test_markup_is_read_as_it_is_written(garden: Garden, name: str) -> None:
    infest(garden, name)
    async with at(garden, CONFIG, (120, 40)) as hands:
        assert f"{name} " in hands.text()
        await hands.press("tab")
        assert f"{name} " in hands.text()
        await hands.press("r")
        assert f"for {name} ·" in hands.said
        assert f"for {name} ·" in hands.text()
        await hands.press("enter")
        text = hands.text()
        assert text.count(name) >= 4
        await hands.press("X")
        assert f"Erase {name} and" in hands.text()


@pytest.mark.parametrize("name", [*MARKUP, *STEERING], ids=short)
async def test_the_palette_offers_hostile_names_as_text(garden: Garden, name: str) -> None:
    infest(garden, name)
    async with at(garden, CONFIG) as hands:
        await hands.press(":")
        await hands.write("".join(char for char in name if char.isalpha())[:4] or "[/]")
        await hands.until(lambda: "Open the client" in hands.text())
        harmless(hands)


async def test_clicking_on_a_name_never_runs_what_it_says(garden: Garden) -> None:
    infest(garden, "[@click=app.quit]pay[/]")
    async with at(garden, CONFIG, (120, 40)) as hands:
        for keys in ([], ["tab"], ["r"], ["enter"], ["d"]):
            await hands.press(*keys)
            await hands.click_on("pay")
            assert hands.app.is_running
            await hands.press("escape", "escape")


@pytest.mark.parametrize("text", STEERING, ids=short)
async def test_what_is_typed_or_pasted_into_a_form_is_kept_clean(garden: Garden, text: str) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("a")
        await hands.paste("A" + text)
        await hands.rewrite("note", text)
        harmless(hands)
        await hands.press("ctrl+s")
        (client,) = garden.clients()
        assert client.name.startswith("A")
        assert not CONTROLS.search(client.name)
        assert not CONTROLS.search(client.note.replace("\n", ""))
        harmless(hands)


@pytest.mark.parametrize("name", [*MARKUP, *STRANGE[:6]], ids=short)
async def test_a_strange_name_is_kept_as_it_was_typed(garden: Garden, name: str) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("a")
        await hands.paste(name)
        await hands.press("ctrl+s")
        assert [client.name for client in garden.clients()] == [name]


async def test_names_of_any_width_leave_the_trunk_in_its_column(garden: Garden) -> None:
    infest(garden, *HOSTILE)
    async with at(garden, CONFIG, (120, 60)) as hands:
        rows = [line for line in hands.lines() if "▐█▌" in line]
        assert len(rows) >= len(HOSTILE) // 2
        assert len({cell_len(row[: row.index("▐█▌")]) for row in rows}) == 1
