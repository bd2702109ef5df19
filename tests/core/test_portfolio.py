"""All clients together: baseline, shares and concentration."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pruner.core.accounts import Account
from pruner.core.house import Yardstick
from pruner.core.portfolio import Concentration, Portfolio, portfolios
from tests.core.accounts import a_portfolio, an_invoice, figures, kept, months, retainer, terms
from tests.core.house import MONEY

WINDOW = months("2026-05", "2026-10")
INCOMES = st.lists(st.integers(-(10**6), 10**9), max_size=8)


def shared(top: Fraction) -> Portfolio:
    """A portfolio whose largest client has exactly this share; the others share the rest evenly."""
    rest = (1 - top) / 7
    return a_portfolio(*(replace(figures(), revenue=share) for share in [top, *[rest] * 7]))


def test_the_baseline_is_weighted_by_hours() -> None:
    assert a_portfolio(figures(1000, 10), figures(1000, 90)).baseline == 20


def test_the_baseline_of_the_others_leaves_the_client_out() -> None:
    portfolio = a_portfolio(figures(1000, 10), figures(1000, 90))
    assert portfolio.baseline_others(1) == Fraction(1000, 90)
    assert portfolio.yardstick(1, Yardstick.OTHERS) == Fraction(1000, 90)
    assert portfolio.yardstick(1, Yardstick.ALL) == 20
    assert portfolio.against_baseline(1, Yardstick.ALL) == 5
    assert portfolio.against_baseline(1, Yardstick.OTHERS) == 9


def test_the_only_client_has_no_others() -> None:
    portfolio = a_portfolio(figures(1000, 10))
    assert portfolio.baseline_others(1) is None
    assert portfolio.shares == {1: 1}


def test_without_hours_there_is_no_baseline() -> None:
    assert a_portfolio(figures(1000)).baseline is None


@pytest.mark.parametrize(
    ("top", "level"),
    [
        (Fraction(2499, 10_000), Concentration.SPREAD),
        (Fraction(1, 4), Concentration.MODERATE),
        (Fraction(3999, 10_000), Concentration.MODERATE),
        (Fraction(2, 5), Concentration.HIGH),
    ],
)
def test_concentration_follows_the_largest_share(top: Fraction, level: Concentration) -> None:
    assert shared(top).concentration(MONEY) is level


def test_the_bounds_of_concentration_are_house_rules() -> None:
    rules = replace(MONEY, moderate_share=Decimal("0.1"), high_share=Decimal("0.2"))
    assert shared(Fraction(1, 4)).concentration(rules) is Concentration.HIGH


def test_the_five_sixths_rule_holds_from_exactly_five_sixths() -> None:
    assert not a_portfolio(figures(4999), figures(1001)).five_sixths
    assert a_portfolio(figures(5000), figures(1000)).five_sixths


def test_without_income_nothing_is_concentrated() -> None:
    portfolio = a_portfolio(figures(0, 5), figures(-20, 1))
    assert portfolio.shares == {}
    assert portfolio.top(1) is None
    assert portfolio.concentration(MONEY) is None
    assert not portfolio.five_sixths


def test_a_client_with_more_credit_than_income_has_no_share() -> None:
    assert a_portfolio(figures(100), figures(-50)).shares == {1: 1, 2: 0}


@given(INCOMES)
def test_shares_make_up_the_whole(incomes: list[int]) -> None:
    shares = a_portfolio(*(figures(income) for income in incomes)).shares
    assert sum(shares.values()) == (1 if any(income > 0 for income in incomes) else 0)
    assert list(shares.values()) == sorted(shares.values(), reverse=True)


def test_currencies_without_a_rate_make_portfolios_of_their_own() -> None:
    euros = kept(retainer("1000", [10] * 10))
    bill = an_invoice("600", "2026-06-30", service=("2026-06-01", "2026-06-30"), currency="USD")
    dollars = kept(Account(client_id=2, invoices=(bill,)))
    found = portfolios([euros, dollars], WINDOW)
    assert {currency: of.total.revenue for currency, of in found.items()} == {"EUR": 6000, "USD": 600}
    assert found["EUR"].shares == {1: 1}


def test_a_rate_brings_all_into_one_portfolio() -> None:
    rules = replace(MONEY, rates=(("USD", Decimal("0.5")),))
    bill = an_invoice("6000", "2026-06-30", service=("2026-06-01", "2026-06-30"), currency="USD")
    everybody = [
        kept(retainer("1000", [10] * 10), rules),
        kept(Account(client_id=2, invoices=(bill,)), rules),
    ]
    found = portfolios(everybody, WINDOW)
    assert found.keys() == {"EUR"}
    assert found["EUR"].shares == {1: Fraction(2, 3), 2: Fraction(1, 3)}


def test_a_young_garden_is_reckoned_by_the_months_it_knows() -> None:
    young = Account(client_id=1, terms=terms(income="3000"), since=date(2026, 9, 20))
    assert portfolios([kept(young)], WINDOW)["EUR"].monthly_income == 3000


def test_a_month_in_between_of_which_nothing_is_known_counts() -> None:
    bills = (
        an_invoice("1200", "2026-07-31", service=("2026-07-01", "2026-07-31")),
        an_invoice("1200", "2026-10-31", service=("2026-10-01", "2026-10-31")),
    )
    assert portfolios([kept(Account(client_id=1, invoices=bills))], WINDOW)["EUR"].monthly_income == 600


def test_an_empty_garden_has_no_portfolio_and_an_idle_one_no_income() -> None:
    assert portfolios([], WINDOW) == {}
    assert portfolios([kept(Account(client_id=1))], WINDOW)["EUR"].monthly_income == 0
