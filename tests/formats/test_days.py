"""Days and times as they are written, and the order of day and month in a file."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pruner.formats.days import (
    NotADayHere,
    NotATimeHere,
    OrderVotes,
    clock,
    day,
    is_time,
    moment,
    span,
    time_of_day,
)
from pruner.formats.options import DateOrder

TODAY = date(2026, 11, 23)
FORMS = {DateOrder.DMY: "%d/%m/%Y", DateOrder.MDY: "%m/%d/%Y"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("02.01.2025", date(2025, 1, 2)),
        ("1.3.25", date(2025, 3, 1)),
        ("20250101", date(2025, 1, 1)),
        ("2025-01-31", date(2025, 1, 31)),
        ("2025/01/31", date(2025, 1, 31)),
        ("2025-01-31 09:30:00", date(2025, 1, 31)),
        ("2025-01-31T09:30:00+01:00", date(2025, 1, 31)),
        ("Jan 28 2021", date(2021, 1, 28)),
        ("January 28th, 2021", date(2021, 1, 28)),
        ("28. Januar 2021", date(2021, 1, 28)),
        ("5 Mär 2021", date(2021, 3, 5)),
        ("28-Oct-2021", date(2021, 10, 28)),
        ("31/12/2025", date(2025, 12, 31)),
        ("3.4.98", date(1998, 4, 3)),
    ],
)
def test_a_day_is_read_however_it_is_written(text: str, said: date) -> None:
    assert day(text, DateOrder.DMY, TODAY) == said


@pytest.mark.parametrize(
    "text",
    [
        "30.02.2025", "2025-02-30", "20251301", "31.12.0999", "0000-01-01", "１.２.2025", "Foo 28 2021",
        "12/31/2025", "soon", "", "02.01.2025 and more", "45292", "9" * 100,
    ],
)  # fmt: skip
def test_what_no_calendar_has_is_no_day(text: str) -> None:
    with pytest.raises(NotADayHere):
        day(text, DateOrder.DMY, TODAY)


@given(st.lists(st.dates(date(1900, 1, 1), date(2999, 12, 31)), min_size=1), st.sampled_from(DateOrder))
def test_dates_are_read_back_once_one_of_them_tells_the_order(days: list[date], order: DateOrder) -> None:
    votes = OrderVotes()
    written = [one.strftime(FORMS[order]) for one in days]
    open_ones = [text for text in written if votes.see(text)]
    told = any(one.day > 12 for one in days)
    assert votes.decided() is (order if told else None)
    assert bool(open_ones) is any(one.day <= 12 and one.day != one.month for one in days)
    if told or not open_ones:
        assert [day(text, votes.decided(), TODAY) for text in written] == days


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("10:23:52 AM", time(10, 23, 52)),
        ("10:23 AM", time(10, 23)),
        ("12:05 AM", time(0, 5)),
        ("12:05 pm", time(12, 5)),
        ("2:30\u202fp.m.", time(14, 30)),
        ("14:00", time(14)),
        ("9:00:00.000", time(9)),
    ],
)
def test_a_time_of_day_is_read_however_it_is_written(text: str, said: time) -> None:
    assert time_of_day(text) == said


@pytest.mark.parametrize("text", ["25:00", "13:00 PM", "0:30 AM", "10", "10:60", "", "x"])
def test_what_no_clock_shows_is_no_time(text: str) -> None:
    with pytest.raises(NotATimeHere):
        time_of_day(text)


def test_a_moment_has_a_day_and_a_time_as_written() -> None:
    assert moment("2026-01-12T09:00:00+01:00", None, TODAY) == datetime(2026, 1, 12, 9)  # noqa: DTZ001
    assert moment("12.1.2026 09:00", None, TODAY) == datetime(2026, 1, 12, 9)  # noqa: DTZ001
    assert moment("2026-01-12", None, TODAY) is None


@pytest.mark.parametrize(
    ("text", "length"),
    [("26:03:00", timedelta(hours=26, minutes=3)), ("0:06", timedelta(minutes=6)), ("1.5", None), ("", None)],
)
def test_a_span_may_be_longer_than_a_day(text: str, length: timedelta | None) -> None:
    assert span(text) == length


@given(
    st.from_regex(r"[0-9T]{1,2}:[0-6][0-9](:[0-9:.+Z]{0,3})?", fullmatch=True)
    | st.text(alphabet="0129:٢", max_size=9)
)
@example("24:00")
@example("09:12+01")
def test_a_time_that_is_read_at_once_is_the_one_that_is_made_out(text: str) -> None:
    found = clock(text)
    assert found is None or (is_time(text) and found == time_of_day(text))


def test_the_usual_times_are_read_at_once() -> None:
    assert (clock("09:12"), clock("23:59:30")) == (time(9, 12), time(23, 59, 30))
