from datetime import date

from pruner.core.calendar import next_session

QUARTERS = (1, 4, 7, 10)
MONDAY = 0


def test_after_the_autumn_session_the_next_one_is_in_january() -> None:
    assert next_session(date(2026, 11, 23), QUARTERS, MONDAY) == date(2027, 1, 4)


def test_the_day_of_the_session_counts_itself() -> None:
    assert next_session(date(2027, 1, 4), QUARTERS, MONDAY) == date(2027, 1, 4)


def test_the_day_after_waits_for_the_next_quarter() -> None:
    assert next_session(date(2027, 1, 5), QUARTERS, MONDAY) == date(2027, 4, 5)


def test_a_month_that_begins_on_the_weekday_has_its_session_on_the_first() -> None:
    assert next_session(date(2027, 2, 1), (2,), MONDAY) == date(2027, 2, 1)


def test_months_may_be_named_in_any_order() -> None:
    assert next_session(date(2026, 11, 23), (10, 7, 4, 1), MONDAY) == date(2027, 1, 4)


def test_another_weekday_is_a_house_rule() -> None:
    assert next_session(date(2026, 11, 23), (12,), 4) == date(2026, 12, 4)


def test_the_last_days_of_the_calendar_do_no_harm() -> None:
    assert next_session(date(9999, 12, 31), QUARTERS, MONDAY) == date.max
