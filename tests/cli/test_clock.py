import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from pruner.cli.clock import clock, growing_ids
from pruner.cli.zone import unknown_zone


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_ids_grow_with_every_call_and_fit_63_bits() -> None:
    new_id = growing_ids()
    drawn = [new_id() for _ in range(5_000)]
    assert drawn == sorted(set(drawn))
    assert 0 < drawn[-1] < 2**63


def test_ids_grow_even_when_the_clock_is_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    new_id = growing_ids()
    before = new_id()
    monkeypatch.setattr("pruner.cli.clock.time_ns", lambda: 0)
    assert new_id() == before + 1


def test_two_programs_draw_different_ids() -> None:
    ours, theirs = growing_ids(), growing_ids()
    assert {ours() for _ in range(100)}.isdisjoint({theirs() for _ in range(100)})


def test_a_moment_belongs_to_the_users_local_day(berlin: None) -> None:
    del berlin
    assert clock(None).day_of(datetime(2026, 11, 22, 23, 30, tzinfo=UTC)) == date(2026, 11, 23)
    assert clock(None).day_of(datetime(2026, 7, 22, 22, 30, tzinfo=UTC)) == date(2026, 7, 23)


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25), date(2024, 2, 29), date(1900, 1, 1)])
def test_a_given_day_is_today_while_the_journal_keeps_the_real_clock(berlin: None, day: date) -> None:
    del berlin
    given = clock(day)
    assert given.today() == day
    assert given.day_of(given.now()) == day
    assert abs(given.real_now() - datetime.now(UTC)).total_seconds() < 5


@pytest.mark.parametrize(
    "zone", ["", "UTC", "Europe/Berlin", ":America/New_York", "EST5EDT", "<-03>3", "CET-1CEST,M3.5.0"]
)
def test_a_zone_the_system_knows_is_not_questioned(zone: str) -> None:
    assert unknown_zone({"TZ": zone}) is None


def test_a_zone_the_system_takes_for_utc_is_named() -> None:
    assert unknown_zone({"TZ": "Mars/Olympus"}) == "Mars/Olympus"
    assert unknown_zone({"TZ": "Europe"}) == "Europe"
    assert unknown_zone({}) is None
