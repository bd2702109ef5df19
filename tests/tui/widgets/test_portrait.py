"""What is said of a client beside the plant."""

from pruner.tui.widgets.portrait import NAMED, why
from tests.core.builders import rushes
from tests.tui.gardens import a_branch


def explained(*days_ago: int) -> str:
    """The first line that says why a client with these rushes has its colour."""
    return why(a_branch("Acme", *rushes(*days_ago)), 1_000)[0].plain


def test_each_of_a_few_incidents_is_named() -> None:
    assert explained(*range(NAMED)).count("(") == NAMED
    assert "earlier" not in explained(*range(NAMED))


def test_the_oldest_of_many_are_added_up_and_called_what_they_are() -> None:
    assert explained(0, 0, 0, 0, 0, 0, 90, 90, 90).endswith(" + 1.50 (3 earlier incidents)")
    assert explained(0, 0, 0, 0, 0, 0, 90).endswith(" + 0.50 (1 earlier incident)")


def test_an_explanation_adds_up() -> None:
    total, parts = explained(*range(9)).split(" = ")
    said = sum(float(part.split(" (")[0]) for part in parts.split(" + "))
    assert abs(float(total.split()[-1]) - said) < 0.05


def test_a_number_is_never_parted_from_its_day() -> None:
    (first, *_rest) = why(a_branch("Acme", *rushes(*range(9))), 40)
    rows = first.plain.split("\n")
    assert len(rows) > 3
    assert [row for row in rows if row.count("(") != row.count(")")] == []
    assert max(map(len, rows)) <= 42
