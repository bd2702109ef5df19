"""Hours, invoices, payments, costs and terms typed in: what is kept, what is refused, what undo takes."""

from datetime import date
from decimal import Decimal

import pytest

from pruner.core.ledger import Contract, Cost, Hours, Invoice, Payment
from pruner.garden import Garden
from tests.tui.beds import plant
from tests.tui.books import bill, euros, keep_books
from tests.tui.configured import CONFIG
from tests.tui.gardens import HOSTILE
from tests.tui.hands import Hands, at
from tests.tui.screens.test_forms import choose

FORMS = {"H": "HoursForm", "B": "InvoiceForm", "E": "PaymentForm", "K": "CostForm", "T": "TermsForm"}


def in_one_line(hands: Hands) -> str:
    """What the screen says, without borders and line ends."""
    return " ".join(hands.text().replace("│", " ").split())


async def test_a_block_of_work_takes_two_fields_and_undo_takes_it_back(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("H")
        await hands.write("1:30")
        await hands.rewrite("day", "yesterday")
        await hands.press("enter")
        (block,) = garden.rows(Hours)
        assert (block.minutes, block.day, block.billable) == (90, date(2026, 11, 22), True)
        assert "Noted for Acme" in hands.said
        await hands.press("u")
        assert garden.rows(Hours) == ()
        assert hands.said.startswith("Taken back")
        await hands.press("U")
        assert garden.rows(Hours) == (block,)


async def test_work_may_be_unbilled_and_noted(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("H")
        await hands.write("45 min")
        await hands.press("tab", "tab", "space")
        assert "no" in hands.text()
        await hands.rewrite("note", "the printer again")
        await hands.press("ctrl+s")
        (block,) = garden.rows(Hours)
        assert (block.minutes, block.day, block.billable) == (45, garden.today, False)
        assert block.note == "the printer again"


async def test_an_invoice_takes_all_that_can_be_said(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("B")
        for field, text in {
            "number": "2026-17",
            "amount": "1.200,50",
            "issued": "-10d",
            "due": "2026-12-07",
            "paid_on": "",
            "service_from": "01.10.2026",
            "service_to": "2026-10-31",
            "note": "second part",
        }.items():
            await hands.rewrite(field, text)
        await hands.press("ctrl+s")
        (invoice,) = garden.rows(Invoice)
        assert (invoice.number, invoice.net, invoice.issued) == (
            "2026-17",
            euros("1200.50"),
            date(2026, 11, 13),
        )
        assert (invoice.due, invoice.paid_on, invoice.settled) == (date(2026, 12, 7), None, False)
        assert (invoice.service_from, invoice.service_to) == (date(2026, 10, 1), date(2026, 10, 31))
        assert "2026-17" in hands.said


async def test_a_payment_starts_from_the_oldest_open_invoice(garden: Garden) -> None:
    plant(garden, "Acme")
    client_id = garden.find("Acme").id
    bill(garden, client_id, "A-1", date(2026, 9, 1), "800", late=3)
    bill(garden, client_id, "A-2", date(2026, 10, 1), "900")
    bill(garden, client_id, "A-3", date(2026, 11, 1), "950")
    async with at(garden, CONFIG) as hands:
        await hands.press("E")
        assert (hands.value("number"), hands.value("amount")) == ("A-2", "900.00")
        await hands.press("enter")
        newest = garden.rows(Payment)[0]
        assert (newest.invoice_number, newest.amount, newest.day) == ("A-2", euros("900"), garden.today)
        await hands.press("E")
        assert hands.value("number") == "A-3"


async def test_a_cost_may_be_in_another_currency(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("K")
        await hands.write("1,200.00")
        await hands.rewrite("currency", "usd")
        await hands.rewrite("note", "a stand at the fair")
        await hands.press("ctrl+s")
        (cost,) = garden.rows(Cost)
        assert (str(cost.amount.amount), cost.amount.currency) == ("1200.00", "USD")


@pytest.mark.parametrize(
    ("key", "field", "text", "why"),
    [
        ("H", "minutes", "", "does not say how long"),
        ("H", "minutes", "ages", "does not say how long"),
        ("H", "minutes", "25", "out of range for the minutes"),
        ("H", "day", "2026-02-30", "is no date"),
        ("H", "day", "2027-01-01", "has not come yet"),
        ("B", "amount", "", "is no amount"),
        ("B", "amount", "NaN", "is no amount"),
        ("B", "amount", "9" * 13, "is no amount"),
        ("B", "currency", "euro", "is no currency"),
        ("B", "issued", "soon", "is no date"),
        ("B", "paid_on", "2027-01-01", "has not come yet"),
        ("B", "number", "n" * 201, "200 are the most"),
        ("E", "amount", "1e5", "is no amount"),
        ("K", "amount", "12.345.6", "is no amount"),
        ("T", "hours", "many", "is no number"),
        ("T", "hours", "800", "out of range for the monthly hours"),
        ("T", "rush", "-5", "is no number"),
        ("T", "income", "lots", "is no amount"),
        ("T", "currency", "€", "is no currency"),
    ],
)
async def test_a_refused_row_stays_in_its_form(
    garden: Garden, key: str, field: str, text: str, why: str
) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press(key)
        if key == "H" and field != "minutes":
            await hands.rewrite("minutes", "1")
        if key in "BEK" and field != "amount":
            await hands.rewrite("amount", "1")
        await hands.rewrite(field, text)
        await hands.press("ctrl+s")
        assert hands.screen == FORMS[key]
        assert why in in_one_line(hands)
        assert hands.value(field) == text
        assert not [*garden.rows(Hours), *garden.rows(Invoice), *garden.rows(Payment), *garden.rows(Cost)]


async def test_terms_are_kept_shown_again_and_cleared(garden: Garden) -> None:
    plant(garden, "Acme")
    async with at(garden, CONFIG, (80, 30)) as hands:
        await hands.press("T")
        assert "as the house has it: 2" in hands.text()
        for field, text in {
            "currency": "CHF",
            "income": "3.400",
            "hours": "32,5",
            "sold_hours": "28",
            "rate": "120",
            "own_cost": "65",
            "included_rounds": "3",
            "rush": "75 %",
            "talk_fee": "90",
            "lead_days": "5",
            "notice": "4 weeks",
        }.items():
            await hands.rewrite(field, text)
        choose(hands, "contract", "agreed")
        await hands.press("ctrl+s")
        terms = garden.terms(hands.client("Acme").id)
        assert terms is not None
        assert (terms.currency, terms.income, terms.hours) == ("CHF", Decimal(3400), Decimal("32.5"))
        assert (terms.included_rounds, terms.rush_surcharge, terms.lead_days) == (3, Decimal("0.75"), 5)
        assert (terms.contract, terms.notice) == (Contract.AGREED, "4 weeks")
        await hands.press("T")
        assert [hands.value(field) for field in ("income", "hours", "rush")] == ["3400.00", "32.5", "75"]
        await hands.rewrite("income", "")
        await hands.press("ctrl+s")
        after = garden.terms(hands.client("Acme").id)
        assert after is not None
        assert (after.income, after.hours) == (None, Decimal("32.5"))
        await hands.press("u", "u")
        assert garden.terms(hands.client("Acme").id) is None


async def test_planting_takes_the_monthly_estimates_in_one_step(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        await hands.press("a")
        await hands.write("Acme")
        await hands.rewrite("income", "2000")
        await hands.rewrite("hours", "25")
        await hands.press("ctrl+s")
        worth = garden.view().worth(hands.client("Acme").id)
        assert worth.ehr == 80
        assert worth.figures.estimated
        assert "80.00 an hour (estimated)" in hands.text()
        await hands.press("u")
        assert garden.clients() == ()


async def test_the_estimates_can_be_changed_with_what_is_known_of_the_client(garden: Garden) -> None:
    garden.add({"income": Decimal(2000)}, name="Acme")
    async with at(garden, CONFIG) as hands:
        await hands.press("e")
        assert hands.value("income") == "2000.00"
        await hands.rewrite("income", "2500")
        await hands.press("ctrl+s")
        terms = garden.terms(hands.client("Acme").id)
        assert terms is not None
        assert terms.income == 2500
        assert "Changed the terms of Acme" in hands.said


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize("key", FORMS)
async def test_every_form_can_be_walked_through_at_every_size(
    garden: Garden, key: str, size: tuple[int, int]
) -> None:
    keep_books(garden)
    async with at(garden, CONFIG, size) as hands:
        await hands.press(key)
        for _ in range(16):
            await hands.press("tab")
        assert "save" in hands.text()
        await hands.press("escape")
        assert hands.screen == "GardenScreen"


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_names_are_only_text_in_every_form(garden: Garden, name: str) -> None:
    garden.add(name=name[:200])
    async with at(garden, CONFIG) as hands:
        for key, form in FORMS.items():
            await hands.press(key)
            assert hands.screen == form
            await hands.press("escape")
        await hands.press("H")
        await hands.rewrite("minutes", "1")
        await hands.rewrite("note", name.strip())
        await hands.press("ctrl+s")
        assert len(garden.rows(Hours)) == 1
        assert hands.app.is_running


async def test_without_a_client_there_is_nothing_to_write_down(garden: Garden) -> None:
    async with at(garden, CONFIG) as hands:
        for key in (*FORMS, "m"):
            await hands.press(key)
            assert hands.screen == "GardenScreen"
            assert "no client here yet" in hands.said
