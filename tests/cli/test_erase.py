from pathlib import Path

import pytest

from tests.cli.running import Pruner


@pytest.fixture
def planted(pruner: Pruner) -> Pruner:
    pruner.done("add", "Xylophon GmbH", "--note", "a secret of theirs")
    pruner.done("log", "rush", "xylo", "--note", "another secret")
    return pruner


def test_erasing_asks_and_says_what_will_go(planted: Pruner) -> None:
    asked = planted("erase", "xylo", answers="n\n")
    assert asked.status == 1
    assert "Xylophon GmbH with 1 incident" in asked.err
    assert "no undo" in asked.err
    assert asked.out == ""
    assert len(planted.done("list", "--json").json) == 1


@pytest.mark.parametrize("answer", ["", "\n", "n\n", "x\n", "j\n"])
def test_anything_but_yes_erases_nothing(planted: Pruner, answer: str) -> None:
    assert planted("erase", "xylo", answers=answer).status == 1
    assert len(planted.done("list", "--json").json) == 1


@pytest.mark.parametrize(
    ("language", "answer"), [("en", "y\n"), ("en", "YES\n"), ("de", "j\n"), ("de", "y\n")]
)
def test_yes_is_understood_in_both_languages(planted: Pruner, language: str, answer: str) -> None:
    assert planted("erase", "xylo", "--lang", language, answers=answer).status == 0
    assert planted.done("list", "--json").json == []


def test_no_byte_of_an_erased_client_stays_behind(planted: Pruner, home: Path) -> None:
    planted.done("erase", "xylo", "--yes")
    left = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert left
    for trace in (b"Xylophon", b"xylophon", b"secret"):
        assert trace not in left


def test_what_was_erased_cannot_be_undone(planted: Pruner) -> None:
    planted.done("erase", "xylo", "--yes")
    assert planted("undo").status == 1
    assert planted.done("history", "--json").json == []


def test_an_erased_client_is_told_as_data_too(planted: Pruner) -> None:
    told = planted.done("erase", "xylo", "--yes", "--json").json
    assert (told["did"], told["undone"]) == ("erased", False)


def test_an_unknown_client_is_refused_before_anything_is_asked(planted: Pruner) -> None:
    refused = planted("erase", "nobody", answers="y\n")
    assert refused.status == 1
    assert "[y/N]" not in refused.err
