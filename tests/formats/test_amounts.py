"""Numbers as they are written, and the decimal sign of a column."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pruner.formats.amounts import NotANumberHere, StyleUnknown, TooLarge, Votes, currency, number
from pruner.formats.options import DecimalSign

AMOUNTS = st.decimals(min_value=Decimal(-10) ** 11, max_value=Decimal(10) ** 11, places=2)
GROUPINGS = {
    DecimalSign.POINT: ["", ",", " ", "'", "\u00a0", "\u202f"],
    DecimalSign.COMMA: ["", ".", " ", "\u202f"],
}


def written(amount: Decimal, sign: DecimalSign, grouping: str) -> str:
    return f"{amount:,.2f}".translate({ord(","): grouping, ord("."): sign.value})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,56", "1234.56"),
        ("2,380.00", "2380"),
        ("-12,00 €", "-12"),
        ("71,31", "71.31"),
        ("$13.50", "13.50"),
        ("-$13.50", "-13.50"),
        ("1,020.00", "1020"),
        ("2.000,0", "2000"),
        ("20,0", "20"),
        ("1.234.567", "1234567"),
        ("1'234.50", "1234.50"),
        ("1 234,56 EUR", "1234.56"),
        ("CHF 1’234.50", "1234.50"),
        ("(12.00)", "-12"),
        ("12,00-", "-12"),
        ("\N{MINUS SIGN}12,5", "-12.5"),
        ("0.333", "0.333"),
        ("1234.567", "1234.567"),
        ("5.", "5"),
        (",5", "0.5"),
        ("1,00,000.00", "100000"),
        ("42", "42"),
        ("999999999999.99", "999999999999.99"),
    ],
)
def test_a_number_whose_shape_tells_is_read_by_itself(text: str, value: str) -> None:
    assert number(text, None) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "NaN", "inf", "1e400", "1e3", "１２", "٣", "", "-", ".", "1.2.3,4,5", "12 34", "1..5", "--5", "=1+1",
        "@SUM(A1)", "0x10", "1_000", "(5", "5)", "12,34,5", "5 apples", "1" * 65,
    ],
)  # fmt: skip
def test_what_is_no_number_is_none(text: str) -> None:
    with pytest.raises(NotANumberHere):
        number(text, DecimalSign.COMMA)


@pytest.mark.parametrize("text", ["1000000000000", "1.000.000.000.000,00", "-1000000000000", "9" * 60])
def test_ten_to_the_twelfth_is_out_of_range(text: str) -> None:
    with pytest.raises(TooLarge):
        number(text, DecimalSign.COMMA)


def test_a_point_before_three_digits_means_what_its_column_says() -> None:
    assert number("1.234", DecimalSign.POINT) == Decimal("1.234")
    assert number("1.234", DecimalSign.COMMA) == Decimal(1234)
    with pytest.raises(StyleUnknown):
        number("1.234", None)


@given(AMOUNTS, st.sampled_from(DecimalSign), st.data())
def test_an_amount_written_in_any_style_is_read_back(
    amount: Decimal, sign: DecimalSign, data: st.DataObject
) -> None:
    assert number(written(amount, sign, data.draw(st.sampled_from(GROUPINGS[sign]))), None) == amount


@given(st.lists(AMOUNTS, min_size=1), st.sampled_from(DecimalSign))
def test_a_column_s_own_numbers_tell_its_style(amounts: list[Decimal], sign: DecimalSign) -> None:
    votes = Votes()
    for amount in amounts:
        votes.see(written(amount, sign, sign.grouping.value))
    assert votes.decided() is sign


def test_one_slip_does_not_turn_a_column() -> None:
    votes = Votes()
    for text in ("1,50", "2,50", "3.50", "1.234", "no number"):
        votes.see(text)
    assert (votes.decided(), votes.either) == (DecimalSign.COMMA, "1.234")


@pytest.mark.parametrize(
    ("text", "own", "code"),
    [
        ("12,00 €", None, "EUR"),
        ("$13.50", "EUR", "USD"),
        ("$13.50", "CAD", "CAD"),
        ("US$ 5", "CAD", "USD"),
        ("Euro - EUR", None, "EUR"),
        ("Betrag (CHF)", "EUR", "CHF"),
        ("Total", "EUR", None),
        ("", None, None),
    ],
)
def test_a_currency_is_taken_from_what_is_written(text: str, own: str | None, code: str | None) -> None:
    assert currency(text, own) == code
