from pathlib import Path

import pytest

from tests.cli.running import Pruner


@pytest.mark.parametrize("command", [("--json", "list"), ("list", "--json")])
def test_a_global_option_stands_before_or_after_the_command(pruner: Pruner, command: tuple[str, ...]) -> None:
    assert pruner.done(*command).json == []


def test_the_last_one_said_wins(pruner: Pruner) -> None:
    first = pruner.done("--as-of", "2026-01-01", "status", "--json", "--as-of", "2026-02-02").json
    assert first["as_of"] == "2026-02-02"


def test_the_command_line_goes_before_the_environment(
    pruner: Pruner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRUNER_AS_OF", "2026-01-01")
    assert pruner.done("status", "--json").json["as_of"] == "2026-01-01"
    assert pruner.done("status", "--json", "--as-of", "2026-02-02").json["as_of"] == "2026-02-02"


@pytest.mark.parametrize("day", ["soon", "2026-13-01", "0001-01-01", "9999-12-31", "2026-11-20 14:30"])
def test_a_day_that_is_none_is_a_usage_error(
    pruner: Pruner, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    assert pruner("list", "--as-of", day).status == 2
    monkeypatch.setenv("PRUNER_AS_OF", day)
    assert pruner("list").status == 2


def test_another_garden_is_another_garden(pruner: Pruner, tmp_path: Path) -> None:
    other = str(tmp_path / "other.db")
    pruner.done("--garden", other, "add", "Elsewhere")
    assert pruner.done("list", "--json").json == []
    assert [client["name"] for client in pruner.done("list", "--json", "--garden", other).json] == [
        "Elsewhere"
    ]


def test_the_environment_names_a_garden_too(
    pruner: Pruner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRUNER_GARDEN", str(tmp_path / "other.db"))
    pruner.done("add", "Elsewhere")
    assert (tmp_path / "other.db").exists()
    assert pruner.done("locate", "--json").json["garden"] == str(tmp_path / "other.db")


@pytest.mark.parametrize("command", [("list",), ("status",), ("history",), ("mark", "x"), ("undo",), ()])
def test_only_planting_makes_the_garden_that_was_named(
    pruner: Pruner, tmp_path: Path, command: tuple[str, ...]
) -> None:
    missing = tmp_path / "missing.db"
    refused = pruner("--garden", str(missing), *command)
    assert refused.status == 4
    assert str(missing) in refused.err
    assert not missing.exists()


def test_reading_the_usual_garden_that_is_not_there_makes_no_file(pruner: Pruner, home: Path) -> None:
    pruner.done("list")
    assert not (home / "data").exists()


def test_a_file_that_is_no_garden_is_left_as_it_is(pruner: Pruner, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear client, ..." * 100)
    assert pruner("--garden", str(letter), "add", "Acme").status == 4
    assert letter.read_text() == "Dear client, ..." * 100


def test_a_command_speaks_the_language_asked_for(pruner: Pruner, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "04.01.2027" in pruner.done("status", "--as-of", "2026-11-23", "--lang", "de").out
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert "04.01.2027" in pruner.done("status", "--as-of", "2026-11-23").out
    assert "4 Jan 2027" in pruner.done("status", "--as-of", "2026-11-23", "--lang", "en").out


def test_data_is_the_same_in_every_language(pruner: Pruner) -> None:
    pruner.done("add", "Acme")
    pruner.done("log", "rush", "acme")
    german = pruner.done("show", "acme", "--json", "--lang", "de").json
    english = pruner.done("show", "acme", "--json").json
    said = [document["verdict"].pop(key) for document in (german, english) for key in ("reasons", "flips")]
    assert german == english
    assert said[:2] != said[2:]


def test_an_unknown_language_is_a_usage_error(pruner: Pruner) -> None:
    assert pruner("--lang", "fr", "list").status == 2


def test_an_unknown_time_zone_is_said_and_stops_nothing(
    pruner: Pruner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Mars/Olympus")
    answer = pruner.done("list")
    assert "Mars/Olympus" in answer.err


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", ":Europe/Berlin", "CET-1CEST", "<+03>-3", ""])
def test_a_known_time_zone_needs_no_word(pruner: Pruner, monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("TZ", zone)
    assert "zone" not in pruner.done("list").err


def test_plain_characters_draw_the_list_when_asked(pruner: Pruner) -> None:
    pruner.done("add", "Acme")
    pruner.done("mark", "acme")
    assert "✂" in pruner.done("list").out
    assert pruner.done("list", "--ascii").out.isascii()


def test_version_and_help_answer_before_anything_else(pruner: Pruner, home: Path) -> None:
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text("broken = [")
    assert pruner.done("--version").out.startswith("pruner ")
    assert pruner.done("log", "--version").out.startswith("pruner ")
    assert "Usage: pruner log" in pruner.done("log", "--help").out
    assert "erase" in pruner.done("--help").out
