"""A client's money on one page: the numbers, the rows behind each, the window, and what the mask hides."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pruner.core.ledger import Cost, Hours, Invoice, Payment
from pruner.garden import Garden
from pruner.i18n import use
from pruner.tui.widgets.cells import width
from tests.tui.beds import demonstration, log, plant
from tests.tui.books import bill, keep_books, spend, work
from tests.tui.configured import CONFIG, configured
from tests.tui.gardens import HOSTILE
from tests.tui.hands import Almanac, Hands, at

WORDS = {
    "en": ("PROTECT, replace first, then cut", "6 months to Oct 2026", "── target", "┈┈ all clients"),
    "de": ("PROTECT, erst ersetzen, dann schneiden", "6 Monate bis Okt 2026", "── Ziel", "┈┈ alle Kunden"),
}
"""What stands over and under the chart, in two languages."""
OWN = 'money.target_rate = 100\nmoney.monthly_costs = 4000\nmoney.savings = 12000\nascii = "never"'


@pytest.fixture
def rich(tmp_path: Path, almanac: Almanac) -> Iterator[Garden]:
    """Acme at 100 an hour, Birch at 50; the user's own numbers are set."""
    with Garden.open(tmp_path / "rich.db", configured(OWN).rules, almanac.clock(), create=True) as garden:
        keep_books(garden, "Acme")
        keep_books(garden, "Birch", hours=20, net="1000", late=10)
        yield garden


async def on_the_line(hands: Hands, title: str) -> None:
    """Put the cursor on the number of this title and open what is behind it."""
    titles = [figure.title for figure in hands.app.screen._figures]  # type: ignore[attr-defined]
    await hands.press("g", *["j"] * titles.index(title), "enter")


def line(hands: Hands, beginning: str) -> str:
    """The row of the screen that begins like this."""
    return next(row.strip() for row in hands.lines() if row.strip().startswith(beginning))


async def open_money(hands: Hands, name: str = "Acme") -> None:
    hands.app.show_money(hands.client(name).id)
    await hands.settle()


async def test_m_opens_the_page_and_closes_it_from_garden_and_client(garden: Garden) -> None:
    keep_books(garden)
    async with at(garden, CONFIG) as hands:
        await hands.press("m")
        assert hands.screen == "MoneyScreen"
        await hands.press("m")
        assert hands.screen == "GardenScreen"
        await hands.press("enter", "m", "escape")
        assert hands.screen == "ClientScreen"


async def test_it_tells_every_number(rich: Garden) -> None:
    spend(rich, rich.find("Acme").id)
    rich.set_terms(rich.find("Acme").id, sold_hours=Decimal(28), own_cost=Decimal(65))
    log(rich, "Acme", "rush", 3)
    async with at(rich, configured(OWN), (120, 50)) as hands:
        await open_money(hands)
        assert line(hands, "Rate").endswith("€99.33 an hour")
        assert "99.3 % of your target of €100.00" in line(hands, "Target")
        assert "€79.60" in line(hands, "Baseline")
        assert "180 h, 180 h billable" in line(hands, "Hours")
        assert "€18,000.00" in line(hands, "Revenue")
        assert "€120.50" in line(hands, "Direct costs")
        assert "75 % of your income" in line(hands, "Share")
        assert "high" in hands.text()
        assert "over in 6 of 6 months" in line(hands, "Sold hours")
        assert "5.0 days late, grade A" in line(hands, "Payment")
        assert "45 min, worth €112.50 this quarter" in line(hands, "Given away")
        assert "the savings last for 4.0 months" in line(hands, "Runway")
        assert "KEEP" in hands.lines()[1]


async def test_the_chart_shows_each_month_against_target_and_baseline(rich: Garden) -> None:
    async with at(rich, configured(OWN)) as hands:
        await open_money(hands, "Birch")
        text = hands.text()
        assert [month in text for month in ("May", "Jun", "Jul", "Aug", "Sep", "Oct")] == [True] * 6
        assert "target €100.00" in text
        assert "all clients €80.00" in text
        assert line(hands, "50").split() == ["50"] * 6


async def test_the_window_turns_through_three_six_and_twelve_months(rich: Garden) -> None:
    async with at(rich, configured(OWN), (80, 40)) as hands:
        await open_money(hands)
        assert "6 months to Oct 2026" in hands.lines()[1]
        await hands.press("W")
        assert "12 months to Oct 2026" in hands.lines()[1]
        assert "180 h" in line(hands, "Hours")
        assert "The verdict looks at 6 months." in hands.text()
        await hands.press("W")
        assert "3 months to Oct 2026" in hands.lines()[1]
        assert "90 h" in line(hands, "Hours")
        await hands.press("right", "left", "left")
        assert "12 months to Oct 2026" in hands.lines()[1]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("columns", [60, 80, 120])
async def test_no_part_of_the_title_and_of_the_legend_is_broken(
    garden: Garden, columns: int, language: str
) -> None:
    demonstration(garden)
    garden.rules = configured(OWN).rules
    use(language)
    try:
        async with at(garden, configured(OWN), (columns, 40)) as hands:
            await open_money(hands, "Okto Fitness")
            rows = [row.strip() for row in hands.lines()]
    finally:
        use("en")
    verdict, window, target, baseline = WORDS[language]
    assert any(verdict in row for row in rows[1:3])
    assert any(row.endswith(window) for row in rows[1:3])
    legend = next(row for row in rows if target in row)
    assert baseline in legend
    assert rows[rows.index(legend) + 1] == ""


async def test_a_long_name_leaves_the_verdict_whole(rich: Garden) -> None:
    plant(rich, "An endless name that goes on and on " * 5)
    async with at(rich, configured(OWN), (60, 30)) as hands:
        await open_money(hands, rich.clients()[-1].name)
        assert hands.lines()[1].rstrip().endswith("…")
        assert hands.lines()[2].strip().startswith("TOO_LITTLE_DATA")
        assert hands.lines()[2].strip().endswith("6 months to Oct 2026")


async def test_the_verdict_stands_with_its_reasons_and_what_would_turn_it(rich: Garden) -> None:
    async with at(rich, configured(OWN), (80, 50)) as hands:
        await open_money(hands, "Birch")
        text = hands.text()
        assert "FIX" in hands.lines()[1]
        assert "Why FIX" in text
        assert "is below 70 % of your target" in " ".join(text.split())
        assert "What would turn it" in text


async def test_beside_a_wide_chart_the_verdict_is_in_sight_at_once(rich: Garden) -> None:
    async with at(rich, configured(OWN), (120, 24)) as hands:
        await open_money(hands, "Birch")
        assert any("Why FIX" in row[70:] for row in hands.lines()[:8])
        assert hands.text().count("Why FIX") == 1


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Rate", ("A-10", "block 10", "stock photos")),
        ("Hours", ("block 10", "block 5")),
        ("Revenue", ("A-10", "A-5")),
        ("Direct costs", ("stock photos",)),
        ("Payment", ("A-10", "5 days late")),
        ("Share", ("Birch", "25 % of your income")),
    ],
)
async def test_each_number_opens_the_rows_behind_it(rich: Garden, title: str, kinds: tuple[str, ...]) -> None:
    spend(rich, rich.find("Acme").id)
    async with at(rich, configured(OWN), (120, 50)) as hands:
        await open_money(hands)
        await on_the_line(hands, title)
        assert hands.screen == "RowsScreen"
        for kind in kinds:
            assert kind in hands.text()
        await hands.press("escape")
        assert hands.screen == "MoneyScreen"


async def test_what_was_given_away_opens_its_incidents(rich: Garden) -> None:
    log(rich, "Acme", "rush", 3, note="before six")
    async with at(rich, configured(OWN), (120, 50)) as hands:
        await open_money(hands)
        await on_the_line(hands, "Given away")
        assert "€112.50  Last minute" in hands.text()
        await hands.press("enter")
        assert hands.value("note") == "before six"
        await hands.press("escape", "x")
        assert hands.incidents("Acme") == ()
        await hands.press("u")
        assert len(hands.incidents("Acme")) == 1


async def test_a_row_can_be_changed_deleted_and_brought_back(rich: Garden) -> None:
    acme = rich.find("Acme").id
    async with at(rich, configured(OWN), (120, 50)) as hands:
        await open_money(hands)
        before = rich.rows(Hours, acme)
        await on_the_line(hands, "Hours")
        await hands.press("enter")
        assert hands.value("minutes") == "15:00"
        await hands.rewrite("minutes", "18:30")
        await hands.press("ctrl+s")
        assert hands.screen == "RowsScreen"
        assert "18:30" in hands.text()
        await hands.press("x")
        assert len(rich.rows(Hours, acme)) == len(before) - 1
        assert "18:30" not in hands.text().replace(hands.said, "")
        await hands.press("u", "u")
        assert rich.rows(Hours, acme) == before
        assert "15:00" in hands.text()


@pytest.mark.parametrize(("title", "kind"), [("Revenue", Invoice), ("Direct costs", Cost)])
async def test_the_number_follows_what_was_deleted(
    rich: Garden, title: str, kind: type[Invoice] | type[Cost]
) -> None:
    spend(rich, rich.find("Acme").id)
    async with at(rich, configured(OWN), (120, 50)) as hands:
        await open_money(hands)
        before = line(hands, title)
        await on_the_line(hands, title)
        count = len(rich.rows(kind))  # type: ignore[type-var]
        await hands.press("x", "escape")
        assert len(rich.rows(kind)) == count - 1  # type: ignore[type-var]
        assert line(hands, title) != before


async def test_an_estimate_is_marked_and_opens_the_terms(garden: Garden) -> None:
    garden.add({"income": Decimal(2000), "hours": Decimal(25)}, name="Acme")
    async with at(garden, CONFIG, (120, 50)) as hands:
        await hands.press("m")
        assert "€80.00 an hour (estimated)" in line(hands, "Rate")
        assert "(estimated)" in line(hands, "Revenue")
        assert "▒" in hands.text()
        await on_the_line(hands, "Hours")
        assert "25 h" in hands.text()
        await hands.press("enter")
        assert hands.screen == "TermsForm"


async def test_the_target_leads_to_ones_own_numbers_and_back(garden: Garden) -> None:
    keep_books(garden)
    async with at(garden, CONFIG, (80, 40)) as hands:
        await hands.press("m")
        assert "not set" in line(hands, "Target")
        await on_the_line(hands, "Target")
        assert hands.screen == "NumbersForm"
        await hands.rewrite("target_rate", "125")
        await hands.press("ctrl+s")
        assert hands.screen == "MoneyScreen"
        assert "80 % of your target of €125.00" in line(hands, "Target")


async def test_another_client_of_the_portfolio_can_be_opened_from_its_share(rich: Garden) -> None:
    async with at(rich, configured(OWN), (120, 50)) as hands:
        await open_money(hands)
        await on_the_line(hands, "Share")
        await hands.press("j", "enter")
        assert hands.screen == "MoneyScreen"
        assert "Birch" in hands.lines()[1]
        await hands.press("escape")
        assert hands.screen == "GardenScreen"
        assert hands.chosen == "Birch"


async def test_nearly_everything_with_one_principal_is_warned_of(rich: Garden) -> None:
    bill(rich, rich.find("Acme").id, "A-big", date(2026, 10, 30), "40000")
    async with at(rich, configured(OWN), (120, 50)) as hands:
        await open_money(hands)
        assert "compulsory pension insurance may apply" in " ".join(hands.text().split())


async def test_work_and_money_can_be_written_down_right_here(rich: Garden) -> None:
    async with at(rich, configured(OWN), (80, 40)) as hands:
        await open_money(hands)
        await hands.press("H")
        await hands.write("20")
        await hands.rewrite("day", "2026-10-20")
        await hands.press("enter")
        assert "200 h" in line(hands, "Hours")
        await hands.press("u")
        assert "180 h" in line(hands, "Hours")


async def test_a_client_nothing_is_known_of_has_a_page_too(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("m")
        assert "not known: no hours in these months" in hands.text()
        assert "TOO_LITTLE_DATA" in hands.lines()[1]
        await on_the_line(hands, "Hours")
        assert "Nothing is recorded." in hands.text()
        await hands.press("enter")
        assert "no row under the cursor" in hands.said
        await hands.press("x")
        assert "no row here" in hands.said


async def test_undoing_the_planting_leads_back_to_the_garden(garden: Garden) -> None:
    plant(garden, "Birch", "Acme")
    async with at(garden, CONFIG) as hands:
        await open_money(hands)
        await hands.press("u")
        assert hands.screen == "GardenScreen"
        assert hands.said == "Taken back: Planted Acme"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize("name", ["Okto Fitness", "Nadia Brandt Coaching", "Moss & Mortar"])
async def test_every_number_can_be_reached_and_opened_at_every_size(
    garden: Garden, size: tuple[int, int], name: str
) -> None:
    demonstration(garden)
    async with at(garden, configured(OWN), size) as hands:
        await open_money(hands, name)
        count = len(hands.app.screen._figures)  # type: ignore[attr-defined]
        for _ in range(count):
            title = hands.app.screen._list.highlighted  # type: ignore[attr-defined]
            await hands.press("enter", "escape", "j")
            assert hands.screen == "MoneyScreen", title
        await hands.press("G", "ctrl+u", "ctrl+d", "g")
        assert name in hands.lines()[1]


@pytest.mark.parametrize("keys", [[], ["enter"], ["j", "j", "j", "enter"], ["G", "enter"], ["W"]])
async def test_the_mask_hides_every_amount(rich: Garden, keys: list[str]) -> None:
    work(rich, rich.find("Acme").id, date(2026, 10, 14), 2, note="secret")
    async with at(rich, configured(OWN), (120, 50)) as hands:
        await hands.press("P")
        await open_money(hands)
        await hands.press(*keys)
        text = hands.text() + hands.said
        assert "•••" in text
        shown = [
            word
            for word in ("Acme", "Birch", "€1", "€7", "99.", "100", "18,000", "secret", "A-10")
            if word in text
        ]
        assert shown == []


@pytest.mark.parametrize("key", ["T", "E", "M"])
async def test_forms_that_would_show_amounts_stay_shut_under_the_mask(rich: Garden, key: str) -> None:
    async with at(rich, configured(OWN)) as hands:
        await hands.press("P", key)
        assert hands.screen == "GardenScreen"
        assert "Amounts are hidden" in hands.said


async def test_a_toast_under_the_mask_tells_no_amount(rich: Garden) -> None:
    async with at(rich, configured(OWN)) as hands:
        await hands.press("P", "B")
        await hands.rewrite("number", "ACME-77")
        await hands.rewrite("amount", "4321")
        await hands.press("ctrl+s")
        assert "Client" in hands.said
        assert "4,321" not in hands.said
        assert "ACME-77" not in hands.said
        await hands.press("d")
        assert "ACME-77" not in hands.text()
        assert "4,321" not in hands.text()
        await hands.press("escape", "u")
        assert "ACME-77" not in hands.said


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_names_and_notes_are_only_text(garden: Garden, name: str) -> None:
    client_id = keep_books(garden, name[:200])
    bill(garden, client_id, name[:200], date(2026, 10, 5), "10")
    work(garden, client_id, date(2026, 10, 20), 1, note=name)
    async with at(garden, CONFIG) as hands:
        await hands.press("m", "enter", "enter", "escape", "escape", "j", "j", "j", "enter", "escape")
        assert hands.screen == "MoneyScreen"
        assert all(width(row) <= 80 for row in hands.lines())
        assert hands.app.is_running


async def test_without_colour_and_in_ascii_the_page_reads(rich: Garden) -> None:
    plain = configured(OWN.replace("never", "always"), NO_COLOR="1")
    async with at(rich, plain, (80, 40)) as hands:
        await open_money(hands)
        chart = "\n".join(hands.lines()[3:13])
        assert chart.isascii()
        assert "#" in chart


async def test_a_payment_deleted_makes_the_invoice_open_again(rich: Garden) -> None:
    async with at(rich, configured(OWN), (120, 50)) as hands:
        await open_money(hands)
        await on_the_line(hands, "Payment")
        rows = len(hands.app.screen._lines)  # type: ignore[attr-defined]
        payments = len(rich.rows(Payment, rich.find("Acme").id))
        await hands.press("G", "x")
        assert len(rich.rows(Payment, rich.find("Acme").id)) == payments - 1
        assert len(hands.app.screen._lines) == rows - 1  # type: ignore[attr-defined]
        assert "still open" in hands.text()
