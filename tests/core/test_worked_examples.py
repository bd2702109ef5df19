"""The worked examples W1 to W8 of product.md §9, to the cent."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from pruner.core.accounts import Account
from pruner.core.exact import difference, ratio, rounded, with_surcharge
from pruner.core.payments import Grade, days_late, delays, grade
from pruner.core.portfolio import Concentration
from pruner.core.rates import target_rate
from pruner.core.sold import sold_hours
from pruner.core.whatif import what_if
from tests.core.accounts import (
    TODAY,
    a_loss,
    a_portfolio,
    an_invoice,
    exactly,
    figures,
    kept,
    month,
    months,
    retainer,
    terms,
    worked,
)
from tests.core.house import MONEY


def shown(number: Fraction | None, places: int = 2) -> str | None:
    return None if number is None else str(rounded(number, places))


def test_w1_a_fee_that_buys_more_hours_is_worth_less() -> None:
    of = kept(retainer("3500", [45, 59]))
    before, after = of.month(month("2026-01")).ehr, of.month(month("2026-02")).ehr
    assert (shown(before), shown(after)) == ("77.78", "59.32")
    assert shown(ratio(after, before), 3) == "0.763"


def test_w2_a_month_is_held_against_the_target() -> None:
    of = kept(retainer("3400", [28, 32, 38, 45]))
    target = target_rate(replace(MONEY, target_rate=Decimal(88)), of.currency)
    rates = [of.month(m).ehr for m in months("2026-01", "2026-04")]
    assert [shown(rate) for rate in rates] == ["121.43", "106.25", "89.47", "75.56"]
    assert [shown(difference(rate, target)) for rate in rates] == ["33.43", "18.25", "1.47", "-12.44"]


def test_w3_hours_used_beyond_those_sold_have_their_price() -> None:
    account = retainer("10000", [55, 62, 70, 65, 78, 72], agreed=terms(sold_hours="60", own_cost="65"))
    used = sold_hours(kept(account), account.terms, months("2026-01", "2026-06"), MONEY)
    assert used is not None
    assert shown(used.total.ehr) == "149.25"
    assert used.profit == 33_870
    assert shown(used.margin, 4) == "0.5645"
    assert used.months_over == 5
    assert (used.net_overage, used.gross_overage) == exactly(42, 47)
    assert (used.net_overage_cost, used.gross_overage_cost) == exactly(42 * 65, 47 * 65)


def test_w4_days_late_are_weighted_by_amounts() -> None:
    invoices = (
        an_invoice("140", "2026-09-01", due="2026-10-01", paid="2026-10-08"),
        an_invoice("85", "2026-07-01", due="2026-08-01", paid="2026-09-25"),
        an_invoice("214", "2026-10-13", due="2026-11-13"),
    )
    days = days_late(delays(Account(client_id=1, invoices=invoices), MONEY, TODAY))
    assert shown(days, 1) == "17.8"
    assert grade(days, MONEY) is Grade.A


def test_w5_hours_that_are_not_billed_count() -> None:
    account = replace(retainer("3000", [30]), lost=(a_loss(12 * 60, "2026-01-20"),))
    rate = kept(account).month(month("2026-01")).ehr
    assert shown(rate) == "71.43"
    assert shown(ratio(rate, Fraction(100)), 3) == "0.714"


def test_w6_the_largest_client_is_not_the_best() -> None:
    a, b, c = figures(8000, 60, 200), figures(12_000, 140, 500), figures(3000, 18)
    portfolio = a_portfolio(a, b, c)
    assert [shown(own.ehr) for own in (a, b, c)] == ["130.00", "82.14", "166.67"]
    assert shown(portfolio.baseline) == "102.29"
    assert shown(ratio(b.ehr, portfolio.baseline), 3) == "0.803"
    assert shown(ratio(b.ehr, portfolio.baseline_others(2)), 3) == "0.593"
    assert shown(what_if(portfolio, {2}).refill_hours) == "83.06"


def test_w7_more_than_half_of_the_income_with_one_client_is_a_high_concentration() -> None:
    portfolio = a_portfolio(*(figures(share) for share in (20, 55, 10, 15)))
    assert (portfolio.top(1), portfolio.top(3)) == (Fraction("0.55"), Fraction("0.9"))
    assert portfolio.concentration(MONEY) is Concentration.HIGH


@pytest.mark.parametrize(
    ("amount", "share", "raised"), [(5000, "0.25", 6250), (2000, "0.25", 2500), (5000, "1", 10_000)]
)
def test_w8_a_surcharge_is_a_share_of_the_price(amount: int, share: str, raised: int) -> None:
    assert with_surcharge(Fraction(amount), Decimal(share)) == raised


def test_the_example_of_regrowth_breaks_even_after_eight_and_a_half_hours() -> None:
    portfolio = a_portfolio(figures(800, 20), figures(9500, 100))
    assert shown(what_if(portfolio, {1}).refill_hours) == "8.42"


def test_hours_without_money_are_worth_nothing_an_hour() -> None:
    of = kept(Account(client_id=1, worked=(worked("2026-10-05", 8),)))
    assert of.month(month("2026-10")).ehr == 0
