"""Numbers are exact until they are shown."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pruner.core.exact import difference, ratio, rounded, with_surcharge


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (Fraction(1, 3), "0.33"),
        (Fraction(2, 3), "0.67"),
        (Fraction(5, 1000), "0.01"),
        (Fraction(4999, 1_000_000), "0.00"),
        (Fraction(-5, 1000), "-0.01"),
        (Fraction(-4, 1000), "0.00"),
        (Fraction(1240), "1240.00"),
        (Fraction(10**30) + Fraction(1, 8), "1" + "0" * 30 + ".13"),
    ],
)
def test_a_number_is_shown_rounded_half_up(number: Fraction, shown: str) -> None:
    assert str(rounded(number)) == shown


def test_a_number_is_shown_with_as_many_places_as_asked_for() -> None:
    assert str(rounded(Fraction(5, 2), 0)) == "3"
    assert str(rounded(Fraction(763, 1000), 3)) == "0.763"


@given(st.fractions(min_value=-(10**12), max_value=10**12, max_denominator=10**9))
def test_rounding_moves_a_number_by_half_a_cent_at_most(number: Fraction) -> None:
    assert abs(Fraction(rounded(number)) - number) <= Fraction(1, 200)


def test_a_surcharge_raises_an_amount_by_its_share() -> None:
    assert with_surcharge(Fraction(5000), Decimal("0.25")) == 6250


def test_what_is_unknown_makes_no_number() -> None:
    assert ratio(None, Fraction(1)) is None
    assert ratio(Fraction(1), None) is None
    assert ratio(Fraction(1), Fraction(0)) is None
    assert difference(None, Fraction(1)) is None
    assert difference(Fraction(1), None) is None
