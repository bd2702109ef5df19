"""Bringing a file in: the picker, the preview, the questions, and the one step that undo takes out."""

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from pruner.core.ledger import Hours, Invoice
from pruner.garden import Garden
from pruner.tui.app import GardenApp
from tests.tui.beds import plant
from tests.tui.configured import CONFIG
from tests.tui.hands import Hands, at

FILES = Path(__file__).parents[2] / "data" / "imports"
SIZES = ((60, 20), (80, 24), (120, 40))


async def open_file(hands: Hands, path: Path) -> None:
    """From the garden to whatever comes after the picker."""
    await hands.press("I")
    await hands.rewrite("path", str(path))
    await hands.press("enter")
    await hands.until(lambda: hands.screen not in {"ImportFile", "ImportRun"} or bool(complaint(hands)))


async def take_in(hands: Hands) -> None:
    """From the preview to the garden."""
    await hands.press("ctrl+s")
    await hands.at_screen("GardenScreen", "ImportFile")


def complaint(hands: Hands) -> str:
    """What the picker says is wrong."""
    return str(hands.app.screen.query_one("#refusal", Static).content) if hands.screen == "ImportFile" else ""


def minutes(garden: Garden, name: str) -> list[int]:
    """The blocks of work for a client."""
    return sorted(row.minutes for row in garden.rows(Hours, garden.find(name).id))


async def test_the_picker_narrows_completes_and_opens(garden: Garden, tmp_path: Path) -> None:
    (tmp_path / "Downloads").mkdir()
    (tmp_path / "Downloads" / "toggl.csv").write_bytes((FILES / "toggl.csv").read_bytes())
    (tmp_path / "other.csv").write_text("x")
    async with at(garden, CONFIG) as hands:
        await hands.press("I")
        await hands.rewrite("path", f"{tmp_path}/")
        assert "Downloads/" in hands.text()
        assert "other.csv" in hands.text()
        await hands.write("do")
        assert "other.csv" not in hands.text()
        await hands.press("tab")
        assert hands.value("path") == f"{tmp_path}/Downloads/"
        assert "toggl.csv" in hands.text()
        await hands.press("enter")
        await hands.at_screen("ImportPreview")


async def test_home_is_opened_first_and_hidden_files_only_when_asked_for(
    garden: Garden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "hours.csv").write_text("x")
    (tmp_path / ".secret.csv").write_text("x")
    async with at(garden, CONFIG) as hands:
        await hands.press("I")
        assert "hours.csv" in hands.text()
        assert ".secret.csv" not in hands.text()
        await hands.write(".")
        assert ".secret.csv" in hands.text()


@pytest.mark.parametrize(
    "name", ["a[red]b.csv", "line\nbreak.csv", "\x1b[31mred.csv", "\udcff.csv", "[@click=app.leave]x"]
)
async def test_a_hostile_name_is_shown_and_opened(garden: Garden, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / name).write_bytes((FILES / "toggl.csv").read_bytes())
    async with at(garden, CONFIG) as hands:
        await hands.press("I")
        await hands.rewrite("path", f"{folder}/")
        await hands.press("enter")
        await hands.at_screen("ImportPreview")
        assert "Toggl Track" in hands.text()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"PK\x03\x04\x00\x00\x00rubbish", "Export it as CSV, then"),
        (b"one word", "No known product writes a file like this."),
    ],
)
async def test_a_file_that_is_not_read_is_refused_in_one_sentence(
    garden: Garden, tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "file").write_bytes(content)
    async with at(garden, CONFIG) as hands:
        await open_file(hands, tmp_path / "file")
        assert hands.screen == "ImportFile"
        assert said in complaint(hands)


async def test_a_path_that_leads_nowhere_is_said(garden: Garden, tmp_path: Path) -> None:
    async with at(garden, CONFIG, (120, 40)) as hands:
        await open_file(hands, tmp_path / "nowhere" / "file.csv")
        assert "No such file or directory." in complaint(hands)


async def test_the_preview_tells_kinds_sums_days_and_unknown_names(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await open_file(hands, FILES / "toggl.csv")
        shown = hands.text()
        assert "Toggl Track" in shown
        assert "4 blocks of work: 29.8 h" in shown
        assert "2 Mar 2026 to 9 Mar 2026" in shown
        assert "Löwenzahn GmbH (2 rows)  → plant as a new client" in shown


async def test_leaving_the_preview_leaves_no_trace(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await open_file(hands, FILES / "toggl.csv")
        await hands.press("escape", "escape")
        assert hands.screen == "GardenScreen"
        assert garden.clients() == ()
        await hands.press("u")
        assert "nothing to undo" in hands.said


async def test_taking_in_plants_says_so_and_is_one_step(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await open_file(hands, FILES / "toggl.csv")
        await take_in(hands)
        assert "4 blocks of work" in hands.said
        assert "Birch & Co" in hands.text()
        assert minutes(garden, "Löwenzahn GmbH") == [46, 150]
        await hands.press("u")
        assert garden.clients() == ()
        await hands.press("U")
        assert len(garden.clients()) == 3


async def test_the_same_file_again_brings_nothing_new(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        for _ in range(2):
            await open_file(hands, FILES / "toggl.csv")
            await take_in(hands)
        assert "nothing new, 4 rows were there already" in hands.said
        await hands.press("u")
        assert garden.clients() == ()


async def test_a_name_with_an_obvious_client_is_mapped_to_it(garden: Garden) -> None:
    plant(garden, "Birch", "Cedar")
    async with at(garden, CONFIG) as hands:
        await open_file(hands, FILES / "toggl.csv")
        assert "Birch & Co (1 row)  → is Birch" in hands.text()
        await take_in(hands)
        assert minutes(garden, "Birch") == [1563]
        assert {client.name for client in garden.clients()} == {
            "Birch",
            "Cedar",
            "Löwenzahn GmbH",
            "Fernglas",
        }


async def test_a_name_can_be_skipped_or_mapped(garden: Garden) -> None:
    plant(garden, "Cedar")
    async with at(garden, CONFIG) as hands:
        await open_file(hands, FILES / "toggl.csv")
        await on(hands, "Löwenzahn")
        await hands.press("enter", "j", "enter")
        assert "Löwenzahn GmbH (2 rows)  → skip, now and later" in hands.text()
        await on(hands, "Fernglas")
        await hands.press("enter", "j", "j", "enter")
        assert "Fernglas (1 row)  → is Cedar" in hands.text()
        await take_in(hands)
        assert "2 rows skipped" in hands.said
        assert minutes(garden, "Cedar") == [30]


async def on(hands: Hands, text: str) -> None:
    """Move the cursor of the list to the line with this text."""
    listing = hands.app.screen.query_one(OptionList)
    await hands.press("home")
    for _ in range(listing.option_count):
        line = listing.highlighted_option
        if line and text in str(line.prompt):
            return
        await hands.press("j")
    raise AssertionError(text)


async def test_the_order_of_day_and_month_is_asked_for(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await open_file(hands, FILES / "clockify-either-order.csv")
        assert hands.screen == "ChoiceScreen"
        await hands.press("j", "enter")
        await hands.at_screen("ImportPreview")
        assert "4 Mar 2026 to 5 May 2026" in hands.text()


async def test_the_decimal_sign_is_asked_for(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await open_file(hands, FILES / "ambiguous-number.csv")
        await hands.press("j", "enter")
        await hands.at_screen("ImportPreview")
        assert "2 invoices: €6.91" in hands.text()


async def test_net_or_gross_is_asked_where_the_column_does_not_say(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await open_file(hands, FILES / "german-betrag.csv")
        assert "The amounts are  → net" in hands.text()
        await on(hands, "The amounts are")
        await hands.press("enter", "j", "enter")
        await hands.until(lambda: "gross, with 19 % tax" in hands.text() and hands.screen == "ImportPreview")
        await take_in(hands)
        invoices = [row for client in garden.clients() for row in garden.rows(Invoice, client.id)]
        nets = [row.net.amount for row in invoices]
        assert str(max(nets)) == "1680.67"


async def test_rejected_rows_are_told_with_line_and_reason(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await open_file(hands, FILES / "hostile.csv")
        await hands.press("G")
        assert "Line 3: that is no day" in hands.text()


def some_wrong(tmp_path: Path) -> Path:
    """A file of which some rows cannot be taken in."""
    file = tmp_path / "bills.csv"
    file.write_bytes((FILES / "hostile.csv").read_bytes())
    return file


def lies_beside(folder: Path) -> bool:
    """Whether a table of rejected rows was saved."""
    return any(folder.glob("*.rejected.csv"))


async def test_rejected_rows_are_saved_beside_the_file_where_asked(garden: Garden, tmp_path: Path) -> None:
    file = some_wrong(tmp_path)
    table = tmp_path / "bills.csv.rejected.csv"
    async with at(garden, CONFIG) as hands:
        await open_file(hands, file)
        await on(hands, "Save them as a table")
        assert "Save them as a table, to mend them  → no" in hands.text()
        await hands.press("enter")
        assert "→ bills.csv.rejected.csv" in hands.text()
        assert not table.exists()
        await take_in(hands)
        assert "Rejected rows: " in hands.said
        assert "takes it out again" in hands.said
    lines = table.read_text(encoding="utf-8-sig").splitlines()
    assert lines[1] == '3,not-a-day,Alpaka UG,2,30.02.2026,"100,00",no such day'
    assert stat.S_IMODE(table.stat().st_mode) == 0o600


async def test_rejected_rows_are_not_saved_unasked_or_after_all_not(garden: Garden, tmp_path: Path) -> None:
    async with at(garden, CONFIG) as hands:
        for presses in ([], ["enter", "enter"]):
            await open_file(hands, some_wrong(tmp_path))
            await on(hands, "Save them as a table")
            await hands.press(*presses)
            await take_in(hands)
            assert "Rejected rows: " not in hands.said
    assert not lies_beside(tmp_path)


async def test_a_table_of_rejected_rows_goes_over_nothing(garden: Garden, tmp_path: Path) -> None:
    file = some_wrong(tmp_path)
    table = tmp_path / "bills.csv.rejected.csv"
    table.write_text("mine")
    async with at(garden, CONFIG) as hands:
        await open_file(hands, file)
        await on(hands, "Save them as a table")
        await hands.press("enter")
        assert "is there already" in hands.text()
        assert "to mend them  → no" in hands.text()
        table.unlink()
        await hands.press("enter")
        assert "is there already" not in hands.text()
        table.write_text("mine")
        await take_in(hands)
        assert "is there already" in hands.said
        assert len(garden.clients()) > 0
    assert table.read_text() == "mine"


async def test_a_strange_table_is_mapped_once_and_read_by_itself_the_next_time(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await open_file(hands, FILES / "generic-hours.csv")
        assert hands.screen == "ImportColumns"
        await hands.press("ctrl+s")
        assert "Still missing: client or project, day or begin" in hands.text()
        for column, field in (("Tag", "day"), ("Auftraggeber/in", "client"), ("Std", "hours")):
            await on(hands, column)
            await hands.press("enter")
            await on(hands, field)
            await hands.press("enter")
        await hands.rewrite("name", "Zeiten")
        await hands.press("enter")
        await hands.at_screen("ImportPreview")
        assert "2 blocks of work: 3.8 h" in hands.text()
        await take_in(hands)
        await open_file(hands, FILES / "generic-hours.csv")
        assert hands.screen == "ImportPreview"
        assert "kept under “Zeiten”" in hands.text()
        assert "2 rows are there already" in hands.text()


async def test_names_and_amounts_are_hidden_while_they_are(garden: Garden) -> None:
    plant(garden, "Alpaka")
    async with at(garden, CONFIG) as hands:
        await hands.press("P")
        await open_file(hands, FILES / "german-netto.csv")
        assert "Alpaka" not in hands.text()
        assert "€" not in hands.text()
        await hands.press("P")
        assert "Alpaka UG" in hands.text()


async def test_escape_stops_a_long_import_without_a_trace(garden: Garden, tmp_path: Path) -> None:
    long = tmp_path / "long.csv"
    head = "Client,Project,Start date,Start time,End date,End time,Duration,Description"
    row = "Acme,Shop,2026-03-02,09:00:00,2026-03-02,11:30:00,02:30:00,"
    long.write_text("\n".join([head, *(f"{row}{n}" for n in range(200_000))]))
    async with at(garden, CONFIG) as hands:
        await hands.press("I")
        await hands.rewrite("path", str(long))
        await hands.press("enter")
        await hands.at_screen("ImportRun")
        await hands.press("u", "escape")
        await hands.at_screen("ImportFile")
        assert garden.clients() == ()


@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
@pytest.mark.parametrize("name", ["toggl.csv", "hostile.csv", "generic-hours.csv"])
async def test_every_step_fits_every_size(garden: Garden, size: tuple[int, int], name: str) -> None:
    async with at(garden, CONFIG, size) as hands:
        await open_file(hands, FILES / name)
        lines = hands.lines()
        assert any("esc leave" in line for line in lines)
        assert all(len(line) <= size[0] for line in lines)


def test_the_preview_looks_as_it_did(snap_compare: Callable[..., bool], garden: Garden) -> None:
    plant(garden, "Alpaka")
    app = GardenApp(garden, CONFIG)
    app.animation_level = "none"

    async def play(pilot: Pilot[Any]) -> None:
        hands = Hands(app, pilot)
        await hands.settle()
        await open_file(hands, FILES / "hostile.csv")

    assert snap_compare(app, terminal_size=(80, 24), run_before=play)
