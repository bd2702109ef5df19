from pathlib import Path

import pytest

from tests.cli.running import Pruner


@pytest.fixture
def broken(pruner: Pruner, home: Path) -> Pruner:
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text("[rules]\nhalf_lif = 30\n")
    return pruner


@pytest.mark.parametrize("command", [("list",), ("add", "Acme"), ("status",), ("demo",), (), ("undo",)])
def test_a_broken_configuration_stops_a_command_and_names_the_key(
    broken: Pruner, command: tuple[str, ...]
) -> None:
    refused = broken(*command)
    assert (refused.status, refused.out) == (2, "")
    assert "config.toml" in refused.err
    assert "half_life" in refused.err


@pytest.mark.parametrize("command", [("config",), ("locate",), ("--help",), ("completion", "bash")])
def test_a_broken_configuration_does_not_stop_what_helps_to_mend_it(
    broken: Pruner, command: tuple[str, ...]
) -> None:
    assert broken.done(*command).out


def test_config_says_what_is_broken_and_shows_the_shipped_values(broken: Pruner) -> None:
    answer = broken.done("config")
    assert "half_life" in answer.err
    assert "rules.half_life" in answer.out


def test_every_setting_is_listed_with_its_origin(pruner: Pruner) -> None:
    found = {row["key"]: row for row in pruner.done("config", "--json").json}
    assert found["rules.half_life"] == {"key": "rules.half_life", "value": 90.0, "origin": "default"}
    assert "default" in pruner.done("config", "--origin").out
    assert "default" not in pruner.done("config").out.replace('"default"', "")


def test_a_setting_is_kept_and_holds(pruner: Pruner, home: Path) -> None:
    pruner.done("add", "Acme")
    pruner.done("log", "rush", "acme")
    assert pruner.done("config", "set", "signs.rush.weight", "2").out == "signs.rush.weight = 2.0\n"
    assert pruner.done("show", "acme", "--json").json["heat"] == 2
    kept = {row["key"]: row["origin"] for row in pruner.done("config", "--json").json}
    assert kept["signs.rush.weight"] == str(home / "config" / "preferences.toml")


@pytest.mark.parametrize(
    ("key", "value"), [("rules.half_lif", "3"), ("rules.half_life", "x"), ("theme", "none")]
)
def test_a_setting_that_makes_no_sense_is_refused_and_not_kept(
    pruner: Pruner, home: Path, key: str, value: str
) -> None:
    assert pruner("config", "set", key, value).status == 2
    assert not (home / "config" / "preferences.toml").exists()


def test_a_sign_of_ones_own_needs_no_code(pruner: Pruner, home: Path) -> None:
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text('[signs.ghosting]\nkey = "2"\nen = "Ghosting"\nweight = 3\n')
    pruner.done("add", "Acme")
    assert "Ghosting" in pruner.done("log", "ghosting", "acme").out
    assert pruner.done("show", "acme", "--json").json["level"] == "red"


def test_locate_names_the_files(pruner: Pruner, home: Path) -> None:
    found = pruner.done("locate", "--json").json
    assert found["garden"] == str(home / "data" / "garden.db")
    assert found["config"] == str(home / "config" / "config.toml")
    assert str(home / "state" / "status.txt") in pruner.done("locate").out


def test_the_configured_language_is_spoken(pruner: Pruner) -> None:
    pruner.done("config", "set", "language", "de")
    assert "04.01.2027" in pruner.done("status", "--as-of", "2026-11-23").out
