"""Months later: a day that a month does not have is its last one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pruner.core.months import Month, plus_months


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2027-01-31", 1, "2027-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-10-31", 1, "2026-11-30"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2026-08-15", 6, "2027-02-15"),
        ("2027-03-31", -1, "2027-02-28"),
    ],
)
def test_a_day_that_the_month_lacks_becomes_its_last(day: str, months: int, later: str) -> None:
    assert plus_months(date.fromisoformat(day), months) == date.fromisoformat(later)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 240))
def test_months_later_is_that_month_and_never_a_later_day_of_it(day: date, months: int) -> None:
    later = plus_months(day, months)
    assert Month.of(later) == Month.of(day).plus(months)
    assert later.day <= day.day
    assert later.day == day.day or later == Month.of(later).last
