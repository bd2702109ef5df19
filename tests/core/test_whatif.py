"""What a cut would cost."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pruner.core.exact import rounded
from pruner.core.figures import Figures
from pruner.core.house import MoneyRules
from pruner.core.whatif import Lasts, NoRunway, Runway, outlook, runway, shorter_than, what_if
from tests.core.accounts import a_portfolio, exactly, figures
from tests.core.house import MONEY

MEMBER = st.builds(figures, st.integers(-(10**6), 10**6), st.integers(0, 2000), st.integers(0, 10**5))


def numbers(monthly_costs: str | None, savings: str | None) -> MoneyRules:
    return replace(
        MONEY,
        monthly_costs=None if monthly_costs is None else Decimal(monthly_costs),
        savings=None if savings is None else Decimal(savings),
    )


def after_cutting_half(monthly_costs: str | None, savings: str | None) -> Runway:
    """Two clients bring 1,000 a month each; one of them is cut."""
    everybody = {"EUR": a_portfolio(figures(6000), figures(6000), window=6)}
    return runway(everybody, {1}, numbers(monthly_costs, savings))


def test_a_cut_takes_income_and_frees_hours() -> None:
    cut = what_if(a_portfolio(figures(600, 60), figures(5400, 54), window=6), {1})
    assert (cut.income_lost, cut.hours_freed) == exactly(600, 60)
    assert cut.per_month(cut.income_lost) == 100
    assert cut.before.baseline == Fraction(6000, 114)
    assert cut.after.baseline == 100
    assert cut.refill_hours == 6


def test_a_cut_may_lead_to_the_five_sixths_rule() -> None:
    cut = what_if(a_portfolio(figures(5000), figures(1000), figures(1000)), {3})
    assert not cut.before.five_sixths
    assert cut.after.five_sixths
    assert cut.after.shares == {1: Fraction(5, 6), 2: Fraction(1, 6)}


def test_direct_costs_need_not_be_refilled() -> None:
    assert what_if(a_portfolio(figures(1100, 5, 100), figures(100, 1)), {1}).refill_hours == 10


def test_who_costs_more_than_they_bring_needs_no_refill() -> None:
    assert what_if(a_portfolio(figures(100, 5, 300), figures(100, 1)), {1}).refill_hours == 0


def test_where_nobody_is_left_the_refill_is_unknown() -> None:
    assert what_if(a_portfolio(figures(100, 5), figures(100, 1)), {1, 2}).refill_hours is None
    assert what_if(a_portfolio(figures(100, 5), figures(0, 1)), {1}).refill_hours is None


def test_a_client_of_another_portfolio_changes_nothing() -> None:
    portfolio = a_portfolio(figures(100, 5))
    assert what_if(portfolio, {7}).after == portfolio


@given(st.lists(MEMBER, max_size=6))
def test_cutting_nobody_changes_nothing(members: list[Figures]) -> None:
    portfolio = a_portfolio(*members)
    cut = what_if(portfolio, set())
    assert cut.after == portfolio
    assert cut.after.shares == portfolio.shares
    assert (cut.income_lost, cut.hours_freed, cut.refill_hours) == exactly(0, 0, 0)


@given(st.lists(MEMBER, min_size=1, max_size=6), st.sets(st.integers(1, 6)))
def test_what_is_lost_and_what_remains_make_up_the_whole(members: list[Figures], cut: set[int]) -> None:
    portfolio = a_portfolio(*members)
    found = what_if(portfolio, cut)
    assert found.lost + found.after.total == portfolio.total


def test_savings_last_as_long_as_they_cover_what_is_missing() -> None:
    assert after_cutting_half("1500", "1000") == Lasts(Fraction(2))


def test_the_runway_is_endless_where_nothing_is_missing() -> None:
    assert after_cutting_half("1000", "0") is NoRunway.ENDLESS
    assert after_cutting_half("1000.01", "0") == Lasts(Fraction(0))


def test_the_runway_is_unknown_until_both_numbers_are_set() -> None:
    assert after_cutting_half(None, "1000") is NoRunway.UNSET
    assert after_cutting_half("1500", None) is NoRunway.UNSET


def test_debts_are_no_savings() -> None:
    assert after_cutting_half("1500", "-20") == Lasts(Fraction(0))


def test_three_months_are_not_under_three_months() -> None:
    assert shorter_than(3, after_cutting_half("1500", "1499.99"))
    assert not shorter_than(3, after_cutting_half("1500", "1500"))
    assert not shorter_than(3, NoRunway.ENDLESS)
    assert not shorter_than(3, NoRunway.UNSET)


def test_income_without_a_rate_leaves_the_runway_unknown_where_it_would_matter() -> None:
    everybody = {"EUR": a_portfolio(figures(1000)), "USD": a_portfolio(figures(500), currency="USD")}
    assert runway(everybody, (), numbers("1200", "600")) is NoRunway.NO_RATE
    assert runway(everybody, (), numbers("1000", "600")) is NoRunway.ENDLESS
    assert runway({"USD": a_portfolio(figures(0), currency="USD")}, (), numbers("300", "600")) == Lasts(
        Fraction(2)
    )


def test_cutting_b_of_the_worked_example_needs_83_hours() -> None:
    """W6: A 8,000/60 h/200, B 12,000/140/500, C 3,000/18/0; (12,000 - 500) / (10,800 / 78) = 83.0555..."""
    a, b, c = figures(8000, 60, 200), figures(12000, 140, 500), figures(3000, 18)
    cut = what_if(a_portfolio(a, b, c), {2})
    assert cut.refill_hours == Fraction(11500 * 78, 10800)
    assert rounded(cut.refill_hours) == Decimal("83.06")
    assert (cut.income_lost, cut.hours_freed) == exactly(12000, 140)
    assert rounded(cut.before.baseline or Fraction(0)) == Decimal("102.29")
    assert cut.after.baseline == Fraction(10800, 78)
    assert (cut.before.top(1), cut.after.top(1)) == (Fraction(12, 23), Fraction(8, 11))


def test_eight_hundred_a_month_at_a_baseline_of_95_needs_8_42_hours() -> None:
    """The others bring 9,500 in 100 h; 800 / 95 = 8.42."""
    cut = what_if(a_portfolio(figures(800, 20), figures(9500, 100)), {1})
    assert rounded(cut.refill_hours or Fraction(0)) == Decimal("8.42")


def test_small_clients_are_cut_until_the_five_sixths_rule_warns() -> None:
    """Shares of 60/15/15/10: without the two smallest of those left, 60/75 is not yet 5/6; 60/60 is."""
    portfolio = a_portfolio(figures(60), figures(15), figures(15), figures(10))
    warned = [what_if(portfolio, cut).leads_to_five_sixths for cut in (set(), {4}, {3, 4}, {2, 3, 4})]
    assert warned == [False, False, False, True]
    assert what_if(a_portfolio(figures(50), figures(10), figures(1)), {3}).leads_to_five_sixths
    assert not what_if(a_portfolio(figures(50), figures(10)), {2}).leads_to_five_sixths


def test_a_raise_brings_income_and_no_hours() -> None:
    """600 in six months is 100 a month; at 250 a month it is 1,500."""
    raised = what_if(a_portfolio(figures(600, 60), figures(5400, 60), window=6), set(), {1: Fraction(250)})
    assert raised.gained == 900
    assert (raised.after.total.revenue, raised.after.total.hours) == exactly(6900, 120)
    assert raised.refill_hours == 0


def test_a_raise_fills_part_of_what_a_cut_takes() -> None:
    """1,200 are lost, the raise brings 600 of them; the other makes 6,000 in 60 h: 6 h are missing."""
    portfolio = a_portfolio(figures(1200, 60), figures(5400, 60), window=6)
    both = what_if(portfolio, {1}, {2: Fraction(1000), 1: Fraction(9999)})
    assert (both.lost.revenue, both.gained) == exactly(1200, 600)
    assert both.after.baseline == 100
    assert both.refill_hours == 6


def test_an_outlook_has_every_currency_the_main_one_first_and_the_runway() -> None:
    everybody = {
        "CHF": a_portfolio(figures(600), currency="CHF"),
        "EUR": a_portfolio(figures(6000), figures(3000), window=6),
    }
    rules = numbers("1600", "1000")
    found = outlook(everybody, {2}, {}, rules)
    assert [of.before.currency for of in found.by_currency] == ["EUR", "CHF"]
    assert found.main is found.by_currency[0]
    assert found.runway_after is NoRunway.NO_RATE
    euros = {"EUR": everybody["EUR"]}
    assert outlook(euros, {1}, {2: Fraction(600)}, rules).runway_after == Lasts(Fraction(1))
    assert outlook(euros, (), {}, rules).runway_before == Lasts(Fraction(10))
    assert outlook(euros, (), {}, rules, gone={2}).runway_before == Lasts(Fraction(1000, 600))
