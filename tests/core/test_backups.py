"""Which backups are kept."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pruner.core.backups import DAYS, MONTHS, WEEKS, Backup, Why, kept

TODAY = date(2026, 11, 25)
A_DAY = timedelta(days=1)


def day_of(moment: datetime) -> date:
    return moment.date()


def made(days_ago: int, hour: int = 9, why: Why = Why.DAILY) -> Backup:
    at = datetime(2026, 11, 25, hour, tzinfo=UTC) - days_ago * A_DAY
    return Backup(path=f"{at.isoformat()}-{why}", at=at, why=why, size=1)


def ages(backups: frozenset[Backup]) -> list[int]:
    return sorted((TODAY - backup.at.date()).days for backup in backups)


def test_everything_of_today_and_yesterday_is_kept() -> None:
    backups = [made(ago, hour) for ago in (0, 1) for hour in range(24)]
    assert kept(backups, TODAY, day_of) == frozenset(backups)


def test_of_an_earlier_day_the_newest_is_kept() -> None:
    backups = [made(0), made(3, 8), made(3, 20), made(3, 9)]
    assert kept(backups, TODAY, day_of) == {made(0), made(3, 20)}


def test_a_backup_a_day_becomes_seven_days_then_weeks_then_months() -> None:
    backups = [made(ago) for ago in range(200)]
    assert ages(kept(backups, TODAY, day_of)) == [0, 1, 2, 3, 4, 5, 6, 10, 17, 25, 56]


def test_months_reach_further_than_weeks() -> None:
    backups = [made(ago) for ago in range(0, 200, 14)]
    assert max(ages(kept(backups, TODAY, day_of))) >= 56


def test_who_was_away_for_half_a_year_loses_nothing() -> None:
    backups = [made(200 + ago) for ago in range(5)]
    assert kept(backups, TODAY, day_of) == frozenset(backups)


def test_what_was_set_aside_as_damaged_is_never_thinned_out_and_takes_no_place() -> None:
    damaged = [made(ago, 23, Why.DAMAGED) for ago in range(100)]
    backups = [made(ago, 9) for ago in range(100)]
    found = kept([*damaged, *backups], TODAY, day_of)
    assert set(damaged) <= found
    assert found - set(damaged) == kept(backups, TODAY, day_of)


def test_a_backup_of_a_clock_that_ran_ahead_is_kept() -> None:
    assert kept([made(-3, 8), made(-3, 9), made(0)], TODAY, day_of) == {made(-3, 8), made(-3, 9), made(0)}


some_backups = st.lists(st.builds(made, st.integers(-2, 900), st.integers(0, 23), st.sampled_from(Why)))


@given(some_backups)
def test_the_newest_is_always_kept_and_nothing_is_invented(backups: list[Backup]) -> None:
    found = kept(backups, TODAY, day_of)
    assert found <= set(backups)
    if backups:
        assert max(backups, key=lambda each: (each.at, each.path)) in found


@given(some_backups)
def test_thinning_out_twice_is_thinning_out_once(backups: list[Backup]) -> None:
    once = kept(backups, TODAY, day_of)
    assert kept(once, TODAY, day_of) == once


@given(some_backups)
def test_what_is_older_than_two_days_never_piles_up(backups: list[Backup]) -> None:
    old = [
        backup
        for backup in kept(backups, TODAY, day_of)
        if backup.at.date() < TODAY - A_DAY and backup.why is not Why.DAMAGED
    ]
    assert len(old) <= DAYS + WEEKS + MONTHS


@given(st.integers(70, 500), st.integers(1, 4))
def test_a_backup_every_few_days_always_reaches_back_four_weeks(days: int, every: int) -> None:
    there: frozenset[Backup] = frozenset()
    for ago in range(days, -1, -every):
        today = TODAY - ago * A_DAY
        there = kept(there | {made(ago)}, today, day_of)
    oldest = min(backup.at.date() for backup in there)
    assert (TODAY - oldest).days >= 28
