"""Since when a session is due."""

from datetime import date

import pytest

from pruner.core.calendar import session_due

QUARTERLY, MONDAY = (1, 4, 7, 10), 0
LONG_AGO = date(2020, 1, 1)


def due(today: str, *closed: str, since: date = LONG_AGO) -> str:
    days = [date.fromisoformat(day) for day in closed]
    return str(session_due(date.fromisoformat(today), QUARTERLY, MONDAY, since, days))


def test_it_is_due_from_its_day_on_until_one_is_closed() -> None:
    assert due("2026-10-04", "2026-07-06") == "None"
    assert due("2026-10-05", "2026-07-06") == "2026-10-05"
    assert due("2026-12-31", "2026-07-06") == "2026-10-05"
    assert due("2026-12-31", "2026-10-05") == "None"


def test_it_stays_due_over_the_turn_of_the_year() -> None:
    assert due("2027-01-03", "2026-07-06") == "2026-10-05"
    assert due("2027-01-04", "2026-10-06") == "2027-01-04"


@pytest.mark.parametrize(("planted", "expected"), [("2026-10-04", "2026-10-05"), ("2026-10-05", "None")])
def test_a_garden_that_began_later_missed_nothing(planted: str, expected: str) -> None:
    assert due("2026-11-23", since=date.fromisoformat(planted)) == expected


def test_without_months_nothing_is_due() -> None:
    assert session_due(date(2026, 11, 23), (), MONDAY, LONG_AGO, ()) is None
