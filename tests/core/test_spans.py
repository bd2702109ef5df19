"""Spans of work as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pruner.core.spans import clock, parse_minutes


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("1:30", 90),
        ("0:05", 5),
        ("1.5", 90),
        ("1,25 h", 75),
        ("2", 120),
        ("2h", 120),
        ("2 Stunden", 120),
        ("90 min", 90),
        ("90m", 90),
        ("2h 15m", 135),
        ("1h30", 90),
        (" 8 ", 480),
        ("0.33", 20),
    ],
)
def test_a_span_may_be_typed_in_many_ways(typed: str, minutes: int) -> None:
    assert parse_minutes(typed) == minutes


@pytest.mark.parametrize(
    "typed", ["", "abc", "-1", "1:60", "1:5", "NaN", "1e2", "٣", "1.5.2", "h", "1:30:00"]
)
def test_what_is_no_span_is_none(typed: str) -> None:
    assert parse_minutes(typed) is None


@given(st.integers(0, 999 * 60 + 59))
def test_what_is_shown_can_be_typed_again(minutes: int) -> None:
    assert parse_minutes(clock(minutes)) == minutes
