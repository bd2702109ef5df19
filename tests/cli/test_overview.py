from pathlib import Path

import pytest

from tests.cli.running import Pruner

DAY = ("--as-of", "2026-11-23")


@pytest.fixture
def planted(pruner: Pruner) -> Pruner:
    """Four clients: red, wilting, thriving and marked."""
    for name in ("Zephyr", "Acme", "Bolt", "Müller"):
        pruner.done(*DAY, "add", name)
    for name, sign in (("Zephyr", "rush"), ("Zephyr", "rush"), ("Zephyr", "rush"), ("Bolt", "bloom")):
        pruner.done(*DAY, "log", sign, name)
    for _ in range(2):
        pruner.done(*DAY, "log", "expert", "Acme")
    pruner.done("mark", "Müller")
    return pruner


def test_list_goes_by_name_and_garden_by_health(planted: Pruner) -> None:
    by_name = [client["name"] for client in planted.done(*DAY, "list", "--json").json]
    by_health = [client["name"] for client in planted.done(*DAY, "garden", "--json").json]
    assert by_name == ["Acme", "Bolt", "Müller", "Zephyr"]
    assert by_health == ["Bolt", "Müller", "Acme", "Zephyr"]


def test_list_stands_in_columns(planted: Pruner) -> None:
    title, *lines = planted.done(*DAY, "list").lines
    column = title.index("Level")
    assert [line[column:].split()[0] for line in lines] == ["wilting", "thriving", "healthy", "red"]


def test_the_garden_is_one_sentence_a_client_for_a_pipe(planted: Pruner) -> None:
    lines = planted.done(*DAY, "garden").lines
    assert lines == planted.done(*DAY, "garden", "--plain").lines
    assert len(lines) == 4
    assert all(line.endswith(".") for line in lines)
    assert lines[3].startswith("Zephyr: red")
    assert "marked" in lines[1]


def test_pruner_alone_without_a_terminal_is_the_plain_garden(planted: Pruner) -> None:
    assert planted.done(*DAY).out == planted.done(*DAY, "garden", "--plain").out
    assert planted.done(*DAY, "--json").json == planted.done(*DAY, "garden", "--json").json


def test_an_empty_garden_says_how_to_begin(pruner: Pruner) -> None:
    for command in (("list",), ("garden",), ()):
        answer = pruner.done(*command)
        assert answer.out == ""
        assert "pruner add" in answer.err
    assert pruner.done("list", "--json").json == []


def test_show_has_every_key_of_the_contract(planted: Pruner) -> None:
    found = planted.done(*DAY, "show", "Zephyr", "--json").json
    assert list(found) == [
        *("id", "name", "state", "limb", "channel", "since", "marked", "tolerance", "level", "heat", "signs"),
        *("blooms", "incidents", "money", "verdict", "fixes"),
    ]
    assert list(found["signs"][0]) == ["sign", "heat", "level", "red_at", "open", "clears_on"]
    assert list(found["incidents"][0]) == ["id", "sign", "at", "minutes", "paid", "included", "note"]
    assert list(found["verdict"]) == ["name", "by_signs_alone", "reasons", "flips", "differs_with_others"]
    assert (found["money"], found["verdict"]["name"]) == (None, "WATCH")
    assert found["signs"][0]["open"] == 3


def test_the_garden_as_data_leaves_the_incidents_out(planted: Pruner) -> None:
    shown = planted.done(*DAY, "show", "Zephyr", "--json").json
    del shown["incidents"]
    assert shown in planted.done(*DAY, "garden", "--json").json


def test_show_tells_why_and_until_when(planted: Pruner) -> None:
    text = planted.done(*DAY, "show", "Acme").out
    assert "wilting" in text
    assert "2.000" in text
    assert "better from" in text


def test_status_counts_by_level(planted: Pruner) -> None:
    assert planted.done(*DAY, "status", "--json").json == {
        "clients": 4,
        "by_level": {"thriving": 1, "healthy": 1, "watch": 0, "wilting": 1, "red": 1},
        "marked": 1,
        "due": 0,
        "overdue": 0,
        "next_session": "2027-01-04",
        "as_of": "2026-11-23",
    }


def test_a_short_status_is_one_line(planted: Pruner) -> None:
    assert len(planted.done(*DAY, "status", "--short").lines) == 1
    assert len(planted.done(*DAY, "status").lines) > 5


def test_an_earlier_day_leaves_later_incidents_out(planted: Pruner) -> None:
    found = planted.done("--as-of", "2026-11-22", "show", "Zephyr", "--json").json
    assert (found["level"], found["incidents"], found["signs"]) == ("healthy", [], [])


def test_a_sign_that_is_no_longer_configured_has_no_red_line(planted: Pruner) -> None:
    planted.done("config", "set", "signs.ghosting.en", "Ghosting")
    planted.done(*DAY, "log", "ghosting", "Bolt")
    kept = planted.done("locate", "--json").json["preferences"]
    Path(kept).write_text("")
    found = planted.done(*DAY, "show", "Bolt", "--json").json
    assert [(sign["sign"], sign["red_at"]) for sign in found["signs"]] == [("ghosting", None)]
    assert "ghosting" in planted.done(*DAY, "show", "Bolt").out


def test_the_demo_without_a_terminal_prints_its_garden_and_keeps_nothing(pruner: Pruner) -> None:
    assert len(pruner.done("demo").lines) == 14
    assert pruner.done("list", "--json").json == []
    assert len(pruner.done("demo", "--json", *DAY).json) == 14
