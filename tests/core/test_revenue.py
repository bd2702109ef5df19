"""Which month earned an invoice (product.md §3)."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pruner.core.accounts import Account, Worked
from pruner.core.ledger import Invoice
from pruner.core.models import Money
from pruner.core.revenue import spreads
from tests.core.accounts import TODAY, a_cost, an_invoice, kept, month, months, worked

Q3 = ("2026-07-01", "2026-09-30")


def earned(account: Account, today: date = TODAY) -> dict[str, Fraction]:
    """Revenue by month, months without any left out."""
    of = kept(account, today=today)
    found = {month: of.month(month).revenue for month in months("2025-01", "2027-12")}
    return {f"{month.year}-{month.number:02}": sum_ for month, sum_ in found.items() if sum_}


def period(account: Account, index: int = -1) -> tuple[str, str]:
    spread = spreads(account, TODAY)[index]
    return spread.first.isoformat(), spread.last.isoformat()


def test_a_quarterly_invoice_makes_no_red_months() -> None:
    days = [worked(f"2026-{month:02}-15", hours) for month, hours in ((7, 10), (8, 30), (9, 20))]
    account = Account(
        client_id=1,
        worked=tuple(days),
        invoices=(an_invoice("900", "2026-06-30"), an_invoice("6000", "2026-09-30")),
    )
    of = kept(account)
    assert [of.month(m).ehr for m in months("2026-07", "2026-09")] == [100, 100, 100]


def test_without_hours_an_invoice_is_spread_evenly_by_days() -> None:
    account = Account(client_id=1, invoices=(an_invoice("9200", "2026-10-05", service=Q3),))
    assert earned(account) == {"2026-07": 3100, "2026-08": 3100, "2026-09": 3000}


def test_hours_outside_the_service_period_do_not_draw_it() -> None:
    account = Account(
        client_id=1,
        worked=(worked("2026-06-30", 5), worked("2026-08-03", 1), worked("2026-10-01", 5)),
        invoices=(an_invoice("9200", "2026-10-05", service=Q3),),
    )
    assert earned(account) == {"2026-08": 9200}


def test_overlapping_periods_each_keep_their_own() -> None:
    account = Account(
        client_id=1,
        invoices=(
            an_invoice("6100", "2026-08-31", service=("2026-08-01", "2026-09-30")),
            an_invoice("300", "2026-09-30", service=("2026-09-01", "2026-09-30")),
        ),
    )
    assert earned(account) == {"2026-08": 3100, "2026-09": 3300}


def test_the_default_period_begins_after_the_previous_invoice() -> None:
    account = Account(
        client_id=1, invoices=(an_invoice("100", "2026-08-31"), an_invoice("200", "2026-09-30"))
    )
    assert period(account) == ("2026-09-01", "2026-09-30")


def test_the_default_period_is_three_months_at_most() -> None:
    account = Account(
        client_id=1, invoices=(an_invoice("100", "2026-01-31"), an_invoice("200", "2026-09-30"))
    )
    assert period(account) == Q3


@pytest.mark.parametrize(
    ("issued", "first"),
    [("2026-06-30", "2026-04-01"), ("2026-05-31", "2026-03-01"), ("2026-06-15", "2026-03-16")],
)
def test_three_months_to_a_month_end_are_three_whole_months(issued: str, first: str) -> None:
    account = Account(client_id=1, invoices=(an_invoice("1", "2025-06-01"), an_invoice("1", issued)))
    assert period(account) == (first, issued)


def test_two_invoices_of_one_day_share_their_period() -> None:
    twice = tuple(an_invoice("300", "2026-09-30") for _ in range(2))
    account = Account(client_id=1, invoices=(an_invoice("1", "2026-08-31"), *twice))
    assert period(account, 1) == period(account, 2) == ("2026-09-01", "2026-09-30")
    assert earned(account)["2026-09"] == 600


@pytest.mark.parametrize(
    ("since", "first"),
    [
        ("2026-08-20", "2026-08-20"),
        ("2024-01-01", "2026-07-01"),
        ("2026-09-30", "2026-09-30"),
        (None, "2026-09-30"),
    ],
)
def test_a_first_invoice_reaches_back_to_when_the_client_came(since: str | None, first: str) -> None:
    came = date.fromisoformat(since) if since else None
    account = Account(client_id=1, since=came, invoices=(an_invoice("1", "2026-09-30"),))
    assert period(account) == (first, "2026-09-30")


def test_a_first_invoice_reaches_back_to_the_first_fact() -> None:
    hours = Account(client_id=1, worked=(worked("2026-09-07", 1),), invoices=(an_invoice("1", "2026-09-30"),))
    cost = Account(client_id=1, costs=(a_cost("5", "2026-09-03"),), invoices=(an_invoice("1", "2026-09-30"),))
    assert period(hours) == ("2026-09-07", "2026-09-30")
    assert period(cost) == ("2026-09-03", "2026-09-30")


def test_a_credit_note_takes_back_and_closes_no_period() -> None:
    account = Account(
        client_id=1,
        invoices=(
            an_invoice("3000", "2026-06-30", service=("2026-06-01", "2026-06-30")),
            an_invoice("-500", "2026-09-20", service=("2026-06-01", "2026-06-30")),
            an_invoice("9200", "2026-09-30"),
        ),
    )
    assert earned(account) == {"2026-06": 2500, "2026-07": 3100, "2026-08": 3100, "2026-09": 3000}


def test_a_period_may_cross_the_year() -> None:
    account = Account(
        client_id=1, invoices=(an_invoice("620", "2026-01-31", service=("2025-12-01", "2026-01-31")),)
    )
    assert earned(account) == {"2025-12": 310, "2026-01": 310}


def test_a_period_written_the_wrong_way_round_is_still_a_period() -> None:
    account = Account(client_id=1, invoices=(an_invoice("1", "2026-10-05", service=(Q3[1], Q3[0])),))
    assert period(account) == Q3


@pytest.mark.parametrize(
    ("service", "meant"),
    [
        (("2026-09-15", None), ("2026-09-15", "2026-10-05")),
        ((None, "2026-09-30"), ("2026-07-01", "2026-09-30")),
        (("2026-11-01", None), ("2026-11-01", "2026-11-01")),
    ],
)
def test_one_end_of_a_period_is_enough(
    service: tuple[str | None, str | None], meant: tuple[str, str]
) -> None:
    account = Account(
        client_id=1, since=date(2026, 1, 1), invoices=(an_invoice("1", "2026-10-05", service=service),)
    )
    assert period(account) == meant


def test_a_year_paid_in_advance_is_not_drawn_into_the_months_already_worked() -> None:
    account = Account(
        client_id=1,
        worked=(worked("2026-01-10", 10), worked("2026-02-10", 20)),
        invoices=(an_invoice("3650", "2026-01-01", service=("2026-01-01", "2026-12-31")),),
    )
    parts = earned(account, today=date(2026, 2, 28))
    assert parts["2026-01"] + parts["2026-02"] == 590
    assert parts["2026-02"] == 2 * parts["2026-01"]
    assert parts["2026-03"] == 310


def test_a_period_that_lies_ahead_is_spread_evenly() -> None:
    account = Account(
        client_id=1,
        worked=(worked("2026-11-03", 8),),
        invoices=(an_invoice("620", "2026-11-20", service=("2026-12-01", "2027-01-31")),),
    )
    assert earned(account) == {"2026-12": 310, "2027-01": 310}


def test_a_month_idle_within_a_period_is_covered_and_an_edge_without_a_part_is_not() -> None:
    account = Account(
        client_id=1,
        worked=(worked("2026-07-10", 5), worked("2026-09-10", 5)),
        invoices=(an_invoice("100", "2026-10-01", service=("2026-07-01", "2026-10-01")),),
    )
    assert spreads(account, TODAY)[0].covered == [month("2026-07"), month("2026-08"), month("2026-09")]


DAYS = st.dates(date(2025, 1, 1), date(2027, 6, 30))
AMOUNTS = st.decimals(-(10**12), 10**12, places=2, allow_nan=False)
ENDS = st.none() | DAYS


@st.composite
def invoices(draw: st.DrawFn) -> Invoice:
    return Invoice(
        id=1,
        client_id=1,
        number="",
        issued=draw(DAYS),
        net=Money(draw(AMOUNTS), "EUR"),
        service_from=draw(ENDS),
        service_to=draw(ENDS),
    )


def days_worked(days: dict[date, int]) -> tuple[Worked, ...]:
    return tuple(Worked(day=day, minutes=days[day], billable_minutes=0) for day in sorted(days))


@given(
    st.lists(invoices(), max_size=6),
    st.dictionaries(DAYS, st.integers(0, 1440), max_size=12),
    st.none() | DAYS,
    DAYS,
)
def test_the_parts_of_an_invoice_make_it_up_exactly(
    billed: list[Invoice], days: dict[date, int], since: date | None, today: date
) -> None:
    account = Account(client_id=1, since=since, worked=days_worked(days), invoices=tuple(billed))
    for spread in spreads(account, today):
        assert sum(spread.parts.values()) == Fraction(spread.invoice.net.amount)
        assert spread.first <= spread.last


@given(st.permutations([("100", "2026-03-31"), ("-20", "2026-04-15"), ("300", "2026-06-30")]))
def test_the_order_in_which_invoices_are_known_does_not_matter(order: list[tuple[str, str]]) -> None:
    account = Account(client_id=1, invoices=tuple(an_invoice(net, day) for net, day in order))
    usual = Account(client_id=1, invoices=tuple(an_invoice(net, day) for net, day in sorted(order)))
    assert earned(account) == earned(usual)


@given(DAYS, st.integers(0, 60))
def test_a_day_more_of_hours_moves_revenue_but_makes_none(day: date, after: int) -> None:
    bill = an_invoice("1000", "2026-06-30", service=("2026-01-01", "2026-06-30"))
    days = days_worked({day: 60, day + timedelta(days=after + 1): 30})
    account = Account(client_id=1, worked=days, invoices=(bill,))
    assert sum(earned(account, today=date(2027, 12, 31)).values()) == Decimal(1000)
