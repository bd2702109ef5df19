"""One client month by month: facts, estimates that yield to them, and currencies that stay apart."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pruner.core.accounts import Account
from pruner.core.figures import Figures
from pruner.core.house import MoneyRules
from pruner.core.months import Month
from tests.core.accounts import (
    TODAY,
    a_cost,
    a_loss,
    a_payment,
    an_invoice,
    exactly,
    figures,
    kept,
    month,
    months,
    terms,
    worked,
)
from tests.core.house import MONEY

JULY, AUGUST, SEPTEMBER = months("2026-07", "2026-09")
IN_JULY = ("2026-07-01", "2026-07-31")
ESTIMATED = terms(income="3000", hours="40")


def with_dollars(rate: str) -> MoneyRules:
    return replace(MONEY, rates=(("USD", Decimal(rate)),))


def test_the_rate_is_what_is_left_after_direct_costs_per_hour_billable_or_not() -> None:
    unbilled = replace(worked("2026-07-20", 5), billable_minutes=0)
    of = kept(
        Account(
            client_id=1,
            worked=(worked("2026-07-06", 15), unbilled),
            invoices=(an_invoice("2100", "2026-08-05", service=IN_JULY),),
            costs=(a_cost("100", "2026-07-31"),),
        )
    )
    july = of.month(JULY)
    assert (july.revenue, july.costs, july.hours, july.ehr) == exactly(2100, 100, 20, 100)
    assert july.billable_minutes == 15 * 60
    assert of.month(AUGUST).ehr is None


def test_a_direct_cost_counts_in_the_month_of_its_day() -> None:
    of = kept(Account(client_id=1, costs=(a_cost("40", "2026-07-31"), a_cost("60", "2026-08-01"))))
    assert (of.month(JULY).costs, of.month(AUGUST).costs) == exactly(40, 60)


def test_an_invoice_counts_whether_it_is_paid_or_not() -> None:
    bill = an_invoice("500", "2026-07-31", service=IN_JULY)
    paid = replace(bill, paid_on=date(2026, 9, 1))
    assert kept(Account(client_id=1, invoices=(bill,))).month(JULY).revenue == 500
    assert kept(Account(client_id=1, invoices=(paid,))).month(JULY).revenue == 500


def test_minutes_of_incidents_count_on_days_without_recorded_hours() -> None:
    account = Account(
        client_id=1,
        worked=(worked("2026-07-06", 2),),
        lost=(a_loss(45, "2026-07-06"), a_loss(30, "2026-07-07")),
    )
    july = kept(account).month(JULY)
    assert july.minutes == 150
    assert july.incident_minutes == 30


def test_a_house_rule_leaves_the_minutes_of_incidents_out() -> None:
    account = Account(client_id=1, lost=(a_loss(30, "2026-07-07"),))
    rules = replace(MONEY, count_incident_minutes=False)
    assert kept(account, rules).month(JULY) == Figures()


def test_an_incident_on_a_month_with_estimated_hours_comes_on_top() -> None:
    account = Account(client_id=1, terms=ESTIMATED, lost=(a_loss(30, "2026-07-07"),))
    assert kept(account).month(JULY).minutes == 40 * 60 + 30


def test_an_estimate_fills_a_month_of_which_nothing_is_known() -> None:
    july = kept(Account(client_id=1, terms=ESTIMATED)).month(JULY)
    assert (july.revenue, july.hours, july.ehr) == exactly(3000, 40, 75)
    assert july.income_estimated
    assert july.hours_estimated


def test_an_estimate_yields_month_by_month_and_each_kind_by_itself() -> None:
    account = Account(
        client_id=1,
        terms=ESTIMATED,
        worked=(worked("2026-07-06", 10), worked("2026-09-07", 20)),
        invoices=(an_invoice("1000", "2026-08-31", service=("2026-08-01", "2026-08-31")),),
    )
    of = kept(account)
    found = [of.month(m) for m in (JULY, AUGUST, SEPTEMBER)]
    assert [m.revenue for m in found] == [3000, 1000, 3000]
    assert [m.hours for m in found] == [10, 40, 20]
    assert [(m.income_estimated, m.hours_estimated) for m in found] == [
        (True, False),
        (False, True),
        (True, False),
    ]
    assert of.over((JULY, AUGUST)).estimated


def test_an_entry_of_no_minutes_says_that_nothing_was_worked() -> None:
    july = kept(Account(client_id=1, terms=ESTIMATED, worked=(worked("2026-07-06", 0),))).month(JULY)
    assert july.hours == 0
    assert not july.hours_estimated


def test_an_idle_month_within_a_service_period_is_not_estimated() -> None:
    quarter = an_invoice("6000", "2026-09-30", service=("2026-07-01", "2026-09-30"))
    account = Account(
        client_id=1, terms=terms(income="3000"), worked=(worked("2026-07-06", 9),), invoices=(quarter,)
    )
    assert kept(account).over((JULY, AUGUST, SEPTEMBER)).revenue == 6000


def test_an_estimate_holds_from_the_month_the_client_came_to_the_present_one() -> None:
    of = kept(Account(client_id=1, terms=ESTIMATED, since=date(2026, 8, 31)))
    assert of.month(JULY) == Figures()
    assert of.month(AUGUST).revenue == 3000
    assert of.month(month("2026-11")).revenue == 3000
    assert of.month(month("2026-12")) == Figures()


def test_an_estimate_of_nothing_is_an_estimate() -> None:
    july = kept(Account(client_id=1, terms=terms(income="0"))).month(JULY)
    assert july.revenue == 0
    assert july.income_estimated


def test_months_with_facts_are_counted_apart_from_those_only_estimated() -> None:
    account = Account(
        client_id=1,
        terms=ESTIMATED,
        worked=(worked("2026-07-06", 1),),
        payments=(a_payment("5", "2026-08-03", "1"),),
    )
    of = kept(account)
    window = months("2026-05", "2026-10")
    assert of.fact_months(window) == 2
    assert of.known_months(window) == 6


def test_an_incident_alone_makes_no_month_of_facts() -> None:
    of = kept(Account(client_id=1, lost=(a_loss(30, "2026-07-07"),)))
    assert of.fact_months([JULY]) == of.known_months([JULY]) == 0


def test_a_currency_with_a_rate_is_reckoned_in_the_main_one() -> None:
    account = Account(
        client_id=1,
        terms=terms(currency="USD", income="500"),
        invoices=(
            an_invoice("100", "2026-07-31", service=IN_JULY, currency="USD"),
            an_invoice("10", "2026-07-31", service=IN_JULY),
        ),
    )
    of = kept(account, with_dollars("0.9"))
    assert of.currency == "EUR"
    assert of.month(JULY).revenue == 100
    assert of.month(AUGUST).revenue == 450
    assert of.apart([JULY]) == {}


def test_without_a_rate_a_client_is_reckoned_in_its_own_currency() -> None:
    bills = (
        an_invoice("100", "2026-07-31", service=IN_JULY, currency="USD"),
        an_invoice("70", "2026-07-31", service=IN_JULY),
    )
    account = Account(client_id=1, terms=terms(currency="USD"), invoices=bills)
    of = kept(replace(account, costs=(a_cost("20", "2026-07-31"),)))
    assert of.currency == "USD"
    assert of.month(JULY).revenue == 100
    assert of.month(JULY).costs == 0
    assert of.apart([JULY]) == {"EUR": 50}
    assert of.apart([AUGUST]) == {}


def test_a_client_without_terms_has_the_currency_of_most_invoices() -> None:
    bills = [
        an_invoice("1", f"2026-0{n}-01", currency=code) for n, code in enumerate(("CHF", "USD", "CHF"), 1)
    ]
    assert kept(Account(client_id=1, invoices=tuple(bills))).currency == "CHF"
    assert kept(Account(client_id=1, invoices=tuple(bills[:2]))).currency == "CHF"
    assert kept(Account(client_id=1)).currency == "EUR"


def test_an_estimate_in_a_currency_without_a_rate_is_not_taken_for_another() -> None:
    bill = an_invoice("100", "2026-07-31", service=IN_JULY, currency="USD")
    of = kept(Account(client_id=1, terms=ESTIMATED, invoices=(bill,)))
    assert of.currency == "USD"
    assert of.month(AUGUST).revenue == 0
    assert not of.month(AUGUST).income_estimated


@given(st.permutations(months("2026-05", "2026-10")))
def test_the_order_of_months_does_not_matter(order: list[Month]) -> None:
    days = [worked(f"2026-{n:02}-10", n) for n in range(5, 11)]
    account = Account(
        client_id=1,
        worked=tuple(days),
        invoices=(an_invoice("777", "2026-09-30"), an_invoice("1", "2026-10-31")),
    )
    of = kept(account, MONEY, TODAY)
    assert of.over(order) == of.over(months("2026-05", "2026-10"))


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 300), st.integers(0, 10**4)), max_size=5))
def test_figures_add_up(parts: list[tuple[int, int, int]]) -> None:
    total = sum((figures(*part) for part in parts), Figures())
    assert total.yielded == sum(part[0] - part[2] for part in parts)
    assert total.hours == Fraction(sum(part[1] for part in parts))
