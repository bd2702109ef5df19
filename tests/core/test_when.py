from datetime import UTC, date, datetime, time

import pytest

from pruner.core.when import Said, parse

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-11-20", Said(date(2026, 11, 20))),
        ("2026-11-20 14:30", Said(date(2026, 11, 20), time(14, 30))),
        ("2026-11-20T00:00", Said(date(2026, 11, 20), time(0, 0))),
        ("20.11.2026", Said(date(2026, 11, 20))),
        ("3.5.2026", Said(date(2026, 5, 3))),
        ("20.11.2026 14:30", Said(date(2026, 11, 20), time(14, 30))),
        ("20.11.2026, 14:30", Said(date(2026, 11, 20), time(14, 30))),
        ("today", Said(0)),
        ("now", Said(0)),
        ("Yesterday", Said(1)),
        ("gestern", Said(1)),
        ("-3d", Said(3)),
        ("  -0d ", Said(0)),
    ],
)
def test_days_and_moments_are_understood(text: str, said: Said) -> None:
    assert parse(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2026-02-30",
        "2026-1-1",
        "31.02.2026",
        "20.11.26",
        "20.11.2026,14:30",
        "2026-11-20 24:00",
        "-99999d",
        "3d",
        "２026-11-20",
        "1899-12-31",
        "3000-01-01",
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert parse(text) is None


def test_days_ago_count_back_from_the_given_day() -> None:
    assert Said(3).on(TODAY) == date(2026, 11, 20)


def test_today_means_this_moment() -> None:
    assert Said(0).at(TODAY, NOW) == NOW


def test_another_day_takes_the_present_time_of_day() -> None:
    local = Said(2).at(TODAY, NOW).astimezone()
    assert (local.date(), local.time()) == (date(2026, 11, 21), NOW.astimezone().time())
