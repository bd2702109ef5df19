import pytest

from tests.cli.running import Pruner


@pytest.fixture
def three_steps(pruner: Pruner) -> Pruner:
    pruner.done("add", "Acme")
    pruner.done("log", "rush", "acme")
    pruner.done("mark", "acme")
    return pruner


def test_undo_takes_back_the_last_step_and_redo_does_it_again(three_steps: Pruner) -> None:
    assert "Acme" in three_steps.done("undo").out
    assert three_steps.done("show", "acme", "--json").json["marked"] is False
    three_steps.done("redo")
    assert three_steps.done("show", "acme", "--json").json["marked"] is True


def test_undo_takes_back_several_with_one_line_each(three_steps: Pruner) -> None:
    assert len(three_steps.done("undo", "2").lines) == 2
    assert three_steps.done("show", "acme", "--json").json["incidents"] == []
    assert len(three_steps.done("redo", "2").lines) == 2


def test_undo_stops_where_nothing_is_left(three_steps: Pruner) -> None:
    answer = three_steps("undo", "9")
    assert answer.status == 0
    assert len(answer.lines) == 3
    assert "nothing to undo" in answer.err
    assert three_steps("undo").status == 1


def test_redo_without_an_undo_is_refused(three_steps: Pruner) -> None:
    assert three_steps("redo").status == 1


@pytest.mark.parametrize("steps", ["0", "-1", "x", "99999", "1.0"])
def test_a_number_of_steps_that_is_none_is_a_usage_error(three_steps: Pruner, steps: str) -> None:
    assert three_steps("undo", steps).status == 2


def test_history_is_newest_first_and_knows_what_was_taken_back(three_steps: Pruner) -> None:
    three_steps.done("undo")
    entries = three_steps.done("history", "--json").json
    assert [(entry["did"], entry["undone"]) for entry in entries] == [
        ("marked", True),
        ("logged", False),
        ("added", False),
    ]
    assert all(entry.keys() == {"id", "did", "at", "undone", "summary"} for entry in entries)
    assert "taken back" in three_steps.done("history").lines[0]


@pytest.mark.parametrize(
    ("command", "did"),
    [
        (("add", "Bolt"), "added"),
        (("log", "rush", "acme"), "logged"),
        (("edit", "acme", "--limb", "L"), "edited"),
        (("unmark", "acme"), "unmarked"),
        (("job", "acme"), "began-job"),
    ],
)
def test_a_verb_tells_its_own_entry_of_the_history(
    three_steps: Pruner, command: tuple[str, ...], did: str
) -> None:
    told = three_steps.done(*command, "--json").json
    assert told["did"] == did
    assert told == three_steps.done("history", "--json").json[0]


def test_undo_tells_its_entry_and_undo_n_a_list(three_steps: Pruner) -> None:
    assert three_steps.done("undo", "--json").json["undone"] is True
    assert [entry["did"] for entry in three_steps.done("undo", "2", "--json").json] == ["logged", "added"]


def test_ids_are_strings_that_a_script_cannot_round(three_steps: Pruner) -> None:
    assert all(isinstance(entry["id"], str) for entry in three_steps.done("history", "--json").json)
    shown = three_steps.done("show", "acme", "--json").json
    assert isinstance(shown["id"], str)
    assert isinstance(shown["incidents"][0]["id"], str)
