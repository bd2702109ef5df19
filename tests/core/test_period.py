"""Periods of notice as contracts write them."""

import pytest

from pruner.core.errors import UnreadableNotice
from pruner.core.period import Period, To, Unit, parse_period


@pytest.mark.parametrize(
    ("text", "count", "unit", "to"),
    [
        ("4 weeks", 4, Unit.WEEKS, None),
        ("  4   Weeks ", 4, Unit.WEEKS, None),
        ("two weeks' notice", 2, Unit.WEEKS, None),
        ("14 Tage", 14, Unit.DAYS, None),
        ("1 Tag", 1, Unit.DAYS, None),
        ("vier Wochen", 4, Unit.WEEKS, None),
        ("1 month", 1, Unit.MONTHS, None),
        ("einen Monat", 1, Unit.MONTHS, None),
        ("2 Monate zum Monatsende", 2, Unit.MONTHS, To.MONTH),
        ("1 month to the end of the month", 1, Unit.MONTHS, To.MONTH),
        ("4 Wochen zum Ende des Kalendermonats", 4, Unit.WEEKS, To.MONTH),
        ("6 weeks to the end of the quarter", 6, Unit.WEEKS, To.QUARTER),
        ("3 Monate zum Ende eines Kalendervierteljahres", 3, Unit.MONTHS, To.QUARTER),
        ("3-months notice", 3, Unit.MONTHS, None),
    ],
)
def test_a_period_may_be_written_in_many_ways(text: str, count: int, unit: Unit, to: To | None) -> None:
    assert parse_period(text) == Period(count=count, unit=unit, to=to)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "4",
        "weeks",
        "0 weeks",
        "-4 weeks",
        "1000 days",
        "1.5 months",
        "٤ weeks",
        "4 weeks or so",
        "4 weeks to the end of the year",
        "4 weeks to month end, 3 months from 2027 on",
        "about a month",
        "4 to 6 weeks",
    ],
)
def test_what_is_half_understood_is_refused(text: str) -> None:
    with pytest.raises(UnreadableNotice) as refused:
        parse_period(text)
    assert refused.value.text == text
