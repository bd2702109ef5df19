"""Amounts: typed, kept as minor units, and back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pruner.core.errors import NotAnAmount
from pruner.core.models import Money
from pruner.core.money import from_minor, minor_digits, parse_amount, to_minor
from tests.core.builders import euros


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("50", "50.00"),
        ("50.5", "50.50"),
        ("50,50", "50.50"),
        (" 0.05 ", "0.05"),
        ("-12", "-12.00"),
        ("1.200,50", "1200.50"),
        ("1,200.50", "1200.50"),
        ("1 200,5", "1200.50"),
        ("1'200.50", "1200.50"),
        ("1.234.567", "1234567.00"),
        ("-1,234,567.89", "-1234567.89"),
        ("1.200", "1200.00"),
        ("1,200", "1200.00"),
        ("0.500", "0.50"),
    ],
)
def test_an_amount_may_be_typed_with_a_point_or_a_comma(typed: str, amount: str) -> None:
    assert parse_amount(typed, "EUR") == euros(amount)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "abc",
        "NaN",
        "Infinity",
        "1e3",
        "1e400",
        "１２",
        "٣",
        "+5",
        "--5",
        "1_000",
        "1,000,00",
        "1,00.00",
        "1.00.000",
        "1'200’500",
        ".5",
        "5.",
        "5 €",
        "1\n2",
        "0.001",
        "9" * 13,
    ],
)
def test_what_is_no_plain_amount_is_refused(typed: str) -> None:
    with pytest.raises(NotAnAmount) as refusal:
        parse_amount(typed, "EUR")
    assert refusal.value.text == typed


@pytest.mark.parametrize(("currency", "digits"), [("EUR", 2), ("USD", 2), ("JPY", 0), ("KWD", 3), ("F C", 2)])
def test_a_currency_has_its_own_number_of_places(currency: str, digits: int) -> None:
    assert minor_digits(currency) == digits


def test_a_yen_has_no_cents_and_a_dinar_has_a_thousand_fils() -> None:
    assert parse_amount("1200", "JPY") == Money(Decimal(1200), "JPY")
    assert to_minor(parse_amount("1.250", "KWD")) == 1250
    assert to_minor(parse_amount("1.250,500", "KWD")) == 1250500
    assert parse_amount("1,200", "JPY") == Money(Decimal(1200), "JPY")
    with pytest.raises(NotAnAmount):
        parse_amount("12.5", "JPY")


def test_an_amount_finer_than_its_currency_is_never_rounded_away() -> None:
    with pytest.raises(NotAnAmount):
        to_minor(euros("0.005"))


@given(st.integers(-(10**14), 10**14), st.sampled_from(["EUR", "JPY", "KWD"]))
def test_what_is_stored_comes_back_as_it_was(units: int, currency: str) -> None:
    assert to_minor(from_minor(units, currency)) == units


@given(st.integers(-(10**12) + 1, 10**12 - 1).filter(bool), st.sampled_from(["EUR", "JPY", "KWD"]))
def test_what_is_shown_can_be_typed_again(units: int, currency: str) -> None:
    money = from_minor(units, currency)
    assert parse_amount(f"{money.amount:f}", currency) == money
