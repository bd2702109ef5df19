import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.running import Pruner


@pytest.fixture
def planted(pruner: Pruner) -> Pruner:
    pruner.done("add", "Acme")
    return pruner


def test_one_rush_is_warm_and_clears_in_78_days(planted: Pruner) -> None:
    planted.done("--as-of", "2026-11-23", "log", "rush", "Acme")
    found = planted.done("--as-of", "2026-11-23", "show", "Acme", "--json").json
    assert (found["heat"], found["level"]) == (1.0, "watch")
    assert [sign["clears_on"] for sign in found["signs"]] == ["2027-02-09"]


def test_the_count_grows_with_each_incident(planted: Pruner) -> None:
    assert planted.done("log", "rush", "acme").out.rstrip().endswith("1×")
    assert planted.done("log", "rush", "acme").out.rstrip().endswith("2×")


def test_house_defaults_fill_in_what_is_not_said(planted: Pruner) -> None:
    planted.done("log", "rush", "acme")
    [incident] = planted.done("show", "acme", "--json").json["incidents"]
    assert (incident["minutes"], incident["paid"], incident["note"]) == (45, None, "")
    assert abs(datetime.now(UTC) - datetime.fromisoformat(incident["at"])).total_seconds() < 60


def test_what_is_said_of_an_incident_is_kept(planted: Pruner) -> None:
    planted.done("log", "rush", "acme", "--minutes", "90", "--paid", "50,5", "--note", "on a Sunday")
    found = planted.done("show", "acme", "--json").json
    [incident] = found["incidents"]
    assert (incident["minutes"], incident["paid"], incident["note"]) == (90, "50.50", "on a Sunday")
    assert found["heat"] == 0


@pytest.mark.parametrize("minutes", ["x", "", "-1", "1.5", "1_0", "１５", " 5", "1441", "999999"])
def test_minutes_that_are_none_are_a_usage_error(planted: Pruner, minutes: str) -> None:
    assert planted("log", "rush", "acme", "--minutes", minutes).status == 2


@pytest.mark.parametrize("amount", ["x", "", "NaN", "1e400", "１", "0", "-5", "1.2.3", "12,345.6.7"])
def test_an_amount_that_is_none_is_a_usage_error(planted: Pruner, amount: str) -> None:
    assert planted("log", "rush", "acme", "--paid", amount).status == 2
    assert planted.done("show", "acme", "--json").json["incidents"] == []


def test_an_unknown_sign_is_a_usage_error_that_names_the_known(planted: Pruner) -> None:
    refused = planted("log", "ruhs", "acme")
    assert refused.status == 2
    assert "rush" in refused.err


def test_an_unknown_sign_is_named_before_the_client_is_looked_for(planted: Pruner) -> None:
    assert planted("log", "ruhs", "nobody").status == 2


def test_an_unknown_client_is_refused(planted: Pruner) -> None:
    refused = planted("log", "rush", "nobody")
    assert (refused.status, refused.out) == (1, "")


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("2026-11-20", "2026-11-20"),
        ("2026-11-20 14:30", "2026-11-20"),
        ("yesterday", "2026-11-22"),
        ("-3d", "2026-11-20"),
    ],
)
def test_an_incident_can_be_logged_for_another_day(planted: Pruner, when: str, day: str) -> None:
    planted.done("--as-of", "2026-11-23", "log", "rush", "acme", "--on", when)
    [incident] = planted.done("--as-of", "2026-11-23", "show", "acme", "--json").json["incidents"]
    assert incident["at"].startswith(day)


@pytest.mark.parametrize(
    "when", ["2026-02-30", "25:00", "2026-11-20 25:00", "soon", "", "３-1d", "-99999d", "0001-01-01"]
)
def test_words_that_are_no_day_are_a_usage_error(planted: Pruner, when: str) -> None:
    assert planted("log", "rush", "acme", "--on", when).status == 2


def test_the_future_is_a_usage_error(planted: Pruner) -> None:
    assert planted("--as-of", "2026-11-23", "log", "rush", "acme", "--on", "2026-11-24").status == 2
    assert planted("log", "rush", "acme", "--on", "2999-12-31").status == 2


@pytest.mark.parametrize("moment", ["2026-03-29 02:30", "2026-10-25 02:30"])
def test_an_hour_that_a_clock_change_skips_or_repeats_does_no_harm(
    planted: Pruner, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        planted.done("--as-of", "2026-11-23", "log", "rush", "acme", "--on", moment)
        shown = planted.done("--as-of", "2026-11-23", "show", "acme").out
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()
    assert ("29 Mar 2026" if "03-29" in moment else "25 Oct 2026") in shown


def test_a_bloom_makes_a_clear_client_thrive(planted: Pruner) -> None:
    planted.done("log", "bloom", "acme")
    found = planted.done("show", "acme", "--json").json
    assert (found["level"], found["blooms"], found["signs"]) == ("thriving", 1, [])


def test_an_included_round_is_told_as_one(planted: Pruner) -> None:
    planted.done("log", "mismatch", "acme")
    found = planted.done("show", "acme", "--json").json
    assert [incident["included"] for incident in found["incidents"]] == [True]
    assert found["heat"] == 0


def test_a_log_for_nobody_makes_no_garden(pruner: Pruner, home: Path) -> None:
    assert pruner("log", "rush", "acme").status == 1
    assert not (home / "data" / "garden.db").exists()
