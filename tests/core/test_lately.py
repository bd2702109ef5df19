"""Where a local day begins, and what happened in the last weeks."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from pruner.core.lately import WEEKS, first_moment, window
from tests.core.builders import TODAY, utc_day
from tests.core.rules import RULES

A_BIT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    "zone", ["UTC", "Europe/Berlin", "America/Sao_Paulo", "Pacific/Kiritimati", "Pacific/Pago_Pago"]
)
@pytest.mark.parametrize("year", [2017, 2026])
def test_each_day_begins_at_its_first_moment_even_when_the_clocks_are_changed(zone: str, year: int) -> None:
    def day_of(moment: datetime) -> date:
        return moment.astimezone(ZoneInfo(zone)).date()

    for number in range(365):
        day = date(year, 1, 1) + timedelta(days=number)
        first = first_moment(day, day_of)
        assert day_of(first) == day
        assert day_of(first - A_BIT) == day - timedelta(days=1)


def test_a_day_that_a_zone_left_out_begins_with_the_next() -> None:
    def day_of(moment: datetime) -> date:
        return moment.astimezone(ZoneInfo("Pacific/Apia")).date()

    assert first_moment(date(2011, 12, 30), day_of) == first_moment(date(2011, 12, 31), day_of)


def test_the_weeks_end_with_today_and_follow_upon_each_other() -> None:
    found = window(RULES, TODAY, utc_day)
    assert found.until == datetime.combine(TODAY, datetime.min.time(), UTC) + timedelta(days=1)
    assert [found.until - week for week in found.weeks] == [timedelta(weeks=n) for n in range(WEEKS, 0, -1)]
    assert found.since == min(found.weeks[0], found.thorns)
