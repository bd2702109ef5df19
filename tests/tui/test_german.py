"""The screen in German: nothing is cut where it hurts, and what is shown can be typed."""

from collections.abc import Iterator
from datetime import date

import pytest

from pruner import i18n
from pruner.garden import Garden
from pruner.tui.widgets.header import Header
from tests.tui.beds import log, plant, three
from tests.tui.configured import CONFIG
from tests.tui.hands import at


@pytest.fixture(autouse=True)
def german() -> Iterator[None]:
    i18n.use("de")
    yield
    i18n.use("en")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_last_row_always_has_undo_and_help(garden: Garden, size: tuple[int, int]) -> None:
    three(garden)
    async with at(garden, CONFIG, size) as hands:
        for key in ("tab", "z", "z", "enter"):
            await hands.press(key)
            assert "u Rückgängig  ? Hilfe" in hands.lines()[-1]


async def test_a_sign_with_a_long_name_is_whole_and_others_give_way(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG, (120, 40)) as hands:
        for columns in (120, 80, 60):
            await hands.resize(columns, 20)
            assert hands.lines()[-1].startswith("r Auf die letzte Minute  Leer ✂  u Rückgängig  ? Hilfe")


async def test_the_header_counts_in_german(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG, (120, 40)) as hands:
        header = str(hands.app.screen.query_one(Header).render())
        assert "3 Kunden" in header
        assert "Schnitt in" in header


async def test_a_day_can_be_typed_as_it_is_shown(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("a")
        await hands.rewrite("name", "Quitte")
        await hands.rewrite("since", "31.05.2024")
        await hands.rewrite("tolerance", "1,5")
        await hands.press("ctrl+s")
        client = hands.client("Quitte")
        assert (client.since, client.tolerance) == (date(2024, 5, 31), 1.5)
        await hands.press("e")
        assert (hands.value("since"), hands.value("tolerance")) == ("31.05.2024", "1,5")


async def test_an_incident_keeps_its_moment_when_only_its_note_is_changed(garden: Garden) -> None:
    plant(garden, "Acme")
    log(garden, "Acme", "rush", 1)
    async with at(garden, CONFIG) as hands:
        (before,) = hands.incidents("Acme")
        await hands.press("enter", "enter")
        assert hands.value("when") == i18n.typed(before.at.astimezone())
        await hands.rewrite("note", "Freitag 17 Uhr")
        await hands.press("ctrl+s")
        (after,) = hands.incidents("Acme")
        assert (after.at, after.note) == (before.at, "Freitag 17 Uhr")


async def test_a_refusal_in_a_form_is_german(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("a")
        await hands.rewrite("name", "Quitte")
        await hands.rewrite("since", "bald")
        await hands.press("ctrl+s")
        assert "„bald“ ist kein Datum." in hands.text()


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_the_help_goes_on_under_its_beginning(garden: Garden, width: int) -> None:
    async with at(garden, CONFIG, (width, 24)) as hands:
        await hands.press("question_mark")
        inside = [line.strip("│ ▁▂▃▄▅▆▇█") for line in hands.lines()]
        assert any(line.startswith("q ^q") and "pruner beenden" in line for line in inside)
        broken = [line for line in hands.lines() if "gespeichert" in line and "q ^q" not in line]
        assert all("│" + " " * 17 + "gespeichert" in line for line in broken)


async def test_the_palette_says_that_it_finds_nothing(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("colon")
        assert "Eine Aktion oder ein Kunde" in hands.text()
        await hands.write("xqxq")
        await hands.until(lambda: "So nennt sich hier nichts." in hands.text())


async def test_a_meter_never_runs_over_its_row(garden: Garden) -> None:
    three(garden)
    async with at(garden, CONFIG, (60, 40)) as hands:
        for _ in range(3):
            log(garden, hands.chosen, "rush")
        hands.app.reload()
        await hands.press("enter")
        meter = next(line for line in hands.lines() if "Auf die letzte Minute" in line and "█" in line)
        assert meter.rstrip().endswith("rot")
        await hands.resize(80, 40)
        meter = next(line for line in hands.lines() if "Auf die letzte Minute" in line and "█" in line)
        assert " rot bis " in meter
