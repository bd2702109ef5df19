"""What was given away, as an invoice that is never sent."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pruner.core.accounts import Account
from pruner.core.exact import rounded
from pruner.core.given_away import given_away
from tests.core.accounts import a_loss, terms
from tests.core.house import MONEY

HUNDRED = replace(MONEY, target_rate=Decimal(100))


def test_a_rush_is_priced_with_the_surcharge_of_the_house() -> None:
    account = Account(client_id=1, lost=(a_loss(45, "2026-07-01", sign="rush"),))
    assert given_away(account, HUNDRED).amount == Decimal("112.50")


def test_the_tariff_agreed_with_the_client_goes_before_that_of_the_house() -> None:
    lost = (a_loss(60, "2026-07-01", sign="rush"),)
    doubled = Account(client_id=1, terms=terms(rush_surcharge="1"), lost=lost)
    none = Account(client_id=1, terms=terms(rush_surcharge="0"), lost=lost)
    assert given_away(doubled, HUNDRED).amount == 200
    assert given_away(none, HUNDRED).amount == 100


def test_other_signs_are_priced_at_the_target_rate() -> None:
    invoice = given_away(Account(client_id=1, lost=(a_loss(30, "2026-07-01", note="late call"),)), HUNDRED)
    (item,) = invoice.items
    assert (item.day, item.sign, item.minutes, item.note) == (date(2026, 7, 1), "venting", 30, "late call")
    assert item.surcharge == 0
    assert item.amount == 50
    assert invoice.currency == "EUR"


def test_rounds_that_are_part_of_the_price_are_no_gift() -> None:
    rounds = (
        a_loss(60, "2026-07-01", sign="mismatch", included=True),
        a_loss(60, "2026-07-02", sign="mismatch"),
    )
    invoice = given_away(Account(client_id=1, lost=rounds), HUNDRED)
    assert invoice.minutes == 60
    assert invoice.amount == 100


def test_without_a_target_rate_the_minutes_are_known_and_the_amount_is_not() -> None:
    invoice = given_away(Account(client_id=1, lost=(a_loss(30, "2026-07-01"),)), MONEY)
    assert invoice.minutes == 30
    assert invoice.amount is None


def test_who_was_given_nothing_owes_nothing() -> None:
    invoice = given_away(Account(client_id=1), HUNDRED)
    assert invoice.minutes == 0
    assert invoice.amount == 0
    assert invoice.quarters() == {}


def test_gifts_are_grouped_by_quarter() -> None:
    days = ("2026-04-01", "2026-03-31", "2026-06-30", "2025-12-31")
    account = Account(client_id=1, lost=tuple(a_loss(60, day) for day in days))
    quarters = given_away(account, HUNDRED).quarters()
    assert list(quarters) == [(2025, 4), (2026, 1), (2026, 2)]
    assert [invoice.amount for invoice in quarters.values()] == [100, 100, 200]


def test_a_shadow_invoice_may_be_cut_to_some_days() -> None:
    account = Account(client_id=1, lost=tuple(a_loss(60, f"2026-07-{day:02}") for day in range(1, 11)))
    assert given_away(account, HUNDRED).between(date(2026, 7, 2), date(2026, 7, 4)).minutes == 180


def test_the_sum_is_that_of_unrounded_amounts() -> None:
    account = Account(client_id=1, lost=tuple(a_loss(1, "2026-07-01") for _ in range(3)))
    invoice = given_away(account, replace(MONEY, target_rate=Decimal("50.50")))
    assert [str(rounded(item.amount or Fraction(0))) for item in invoice.items] == ["0.84"] * 3
    assert str(rounded(invoice.amount or Fraction(0))) == "2.53"
