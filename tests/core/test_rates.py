"""Trend, target and sold hours."""

from dataclasses import replace
from decimal import Decimal

from pruner.core.accounts import Account
from pruner.core.months import window
from pruner.core.rates import Trend, halves, target_rate, trend
from pruner.core.sold import SoldHours, sold_hours
from tests.core.accounts import TODAY, exactly, figures, kept, month, months, retainer, terms
from tests.core.house import MONEY

HALF_YEAR = months("2026-01", "2026-06")


def used(*hours: float, own_cost: str | None = None, currency: str | None = None) -> SoldHours:
    agreed = terms(sold_hours="10", own_cost=own_cost, currency=currency)
    account = retainer("1000", hours, agreed=agreed)
    found = sold_hours(kept(account), agreed, HALF_YEAR, MONEY)
    assert found is not None
    return found


def test_a_window_holds_complete_months_only() -> None:
    assert window(TODAY, 6) == months("2026-05", "2026-10")
    assert [len(window(TODAY, n)) for n in (3, 6, 12)] == [3, 6, 12]


def test_the_trend_holds_the_first_half_against_the_last() -> None:
    of = kept(retainer("1000", [10, 10, 10, 20, 20, 20]))
    found = trend(of, HALF_YEAR)
    assert (found.first, found.last, found.change) == exactly(100, 50, -50)


def test_of_an_odd_window_the_middle_month_is_in_neither_half() -> None:
    assert halves(months("2026-01", "2026-03")) == ((month("2026-01"),), (month("2026-03"),))


def test_the_trend_is_unknown_where_a_half_has_no_hours() -> None:
    found = trend(kept(retainer("1000", [10, 10, 10])), HALF_YEAR)
    assert found.first == 100
    assert found.change is None


def test_the_target_holds_in_the_main_currency_only() -> None:
    rules = replace(MONEY, target_rate=Decimal("87.50"))
    assert target_rate(rules, "EUR") == Decimal("87.50")
    assert target_rate(rules, "USD") is None
    assert target_rate(MONEY, "EUR") is None


def test_hours_left_in_a_month_offset_the_net_overage_but_not_the_gross() -> None:
    found = used(8, 10, 13)
    assert [m.over for m in found.months] == [-2, 0, 3]
    assert found.months_over == 1
    assert (found.net_overage, found.gross_overage) == exactly(1, 3)


def test_a_month_without_hours_is_not_taken_for_hours_left() -> None:
    assert len(used(12, 0, 12).months) == 2
    assert used(12, 0, 12).net_overage == 4


def test_without_an_own_cost_there_is_no_profit_to_tell() -> None:
    assert used(12).profit is None
    assert used(12).margin is None
    assert used(12).net_overage_cost is None


def test_an_own_cost_in_another_currency_is_converted_or_unknown() -> None:
    agreed = terms(sold_hours="10", own_cost="50", currency="USD")
    account = retainer("1000", [12], agreed=agreed)
    rules = replace(MONEY, rates=(("USD", Decimal("0.8")),))
    found = sold_hours(kept(account, rules), agreed, HALF_YEAR, rules)
    assert found is not None
    assert found.own_cost == 40
    in_euros = sold_hours(kept(replace(account, terms=None)), agreed, HALF_YEAR, MONEY)
    assert in_euros is not None
    assert in_euros.own_cost is None


def test_the_trend_of_sold_hours_is_the_mean_of_hours_used() -> None:
    assert used(8, 10, 12, 14, 16, 18).trend == Trend(
        first=figures(hours=10).hours, last=figures(hours=16).hours
    )
    assert used(8, 10, 12).trend.change is None


def test_who_sells_no_hours_has_none_to_overrun() -> None:
    assert sold_hours(kept(Account(client_id=1)), terms(), HALF_YEAR, MONEY) is None
    assert sold_hours(kept(Account(client_id=1)), None, HALF_YEAR, MONEY) is None
