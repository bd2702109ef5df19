"""Texts with gaps."""

import pytest

from pruner.letters.template import WrongTemplate, asked, fill


def test_a_gap_is_filled() -> None:
    assert fill("Hello $name,", {"name": "Acme"}) == "Hello Acme,\n"


def test_what_is_filled_in_is_never_looked_at_again() -> None:
    hostile = "$name ${ends_on} $$ {name} %s\n?name x"
    assert fill("Hello $name,", {"name": hostile, "ends_on": "tomorrow"}) == f"Hello {hostile},\n"


def test_a_guarded_line_stands_only_where_its_fact_is_known() -> None:
    text = "?fee It costs $fee.\n!fee It costs nothing."
    assert fill(text, {"fee": "80 €"}) == "It costs 80 €.\n"
    assert fill(text, {"fee": None}) == "It costs nothing.\n"


def test_a_paragraph_that_is_left_out_leaves_no_hole() -> None:
    assert fill("a\n\n?fee b\n\nc", {"fee": None}) == "a\n\nc\n"


@pytest.mark.parametrize("text", ["$unknown", "?unknown x", "$fee", "100 $ a month", "${broken"])
def test_a_gap_that_cannot_be_filled_is_a_fault(text: str) -> None:
    with pytest.raises(WrongTemplate):
        fill(text, {"name": "Acme", "fee": None})


def test_every_fact_of_a_text_can_be_asked_for() -> None:
    assert asked("$a\n?b c\n!d $e") == {"a", "b", "d", "e"}
