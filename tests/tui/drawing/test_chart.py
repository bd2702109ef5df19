"""The chart of a rate: a column a month, target and baseline through them, readable without colour."""

from fractions import Fraction

import pytest

from pruner.tui.drawing.chart import ASCII, THROUGH, UNICODE, Chart, Column, Ink
from pruner.tui.drawing.pieces import text_of
from pruner.tui.widgets.cells import width

RATES = (71, 89, None, 40, -3, 121)
BARS = ("leaf", "faded", "red")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun")


def a_chart(*rates: int | None, ink: Ink = UNICODE, hidden: str = "", estimated: int | None = None) -> Chart:
    return Chart(
        columns=[
            Column(
                label=MONTHS[place % 6],
                rate=None if rate is None else Fraction(rate),
                estimated=place == estimated,
            )
            for place, rate in enumerate(rates)
        ],
        target=Fraction(100),
        baseline=Fraction(80),
        far_below=Fraction(3, 5),
        ink=ink,
        hidden=hidden,
    )


def drawn(chart: Chart, size: tuple[int, int] = (60, 10)) -> list[str]:
    return [text_of(row) for row in chart.rows(*size)]


def roles_of(chart: Chart) -> list[str]:
    """The colours of the columns, looked up in the lowest row of the plot."""
    row = chart.rows(60, 10)[-4]
    return [piece.role for piece in row if piece.text[:1] in UNICODE.full + UNICODE.parts]


def test_months_and_rates_stand_under_their_columns() -> None:
    *_plot, ground, months, rates = drawn(a_chart(*RATES))
    assert months.split() == list(MONTHS)
    assert rates.split() == ["71", "89", "40", "-3", "121"]
    assert ground.lstrip().startswith("0")
    for month, rate in (("Jan", "71"), ("Feb", "89"), ("Jun", "121")):
        assert abs(months.index(month) - rates.index(rate)) <= 1


def test_a_higher_rate_reaches_higher() -> None:
    *rows, _ground, months, _rates = a_chart(25, 50, 75, 100).rows(60, 10)
    places = [text_of(months).index(month) for month in MONTHS[:4]]
    roles = [[piece.role for piece in row for _cell in piece.text] for row in rows]
    heights = [sum(row[place].removesuffix(THROUGH) in BARS for row in roles) for place in places]
    assert heights == sorted(set(heights))


def test_target_and_baseline_run_through_the_gaps_with_their_amounts() -> None:
    rows = drawn(a_chart(10, 10, 10))
    target = next(row for row in rows if row.lstrip().startswith("100"))
    baseline = next(row for row in rows if row.lstrip().startswith("80"))
    assert target.count("─") > 20
    assert baseline.count("┈") > 20
    assert rows.index(target) < rows.index(baseline)


@pytest.mark.parametrize("ink", [UNICODE, ASCII])
def test_a_line_runs_on_across_a_full_bar(ink: Ink) -> None:
    rows = a_chart(99, 99, 99, ink=ink).rows(60, 13)
    baseline = next(row for row in rows if text_of(row).lstrip().startswith("80"))
    assert text_of(baseline).count(ink.baseline) > 20
    across = [piece for piece in baseline if piece.role == "leaf" + THROUGH]
    assert {piece.text.strip(ink.baseline) for piece in across} == {""}
    assert len(across) == 3


def test_two_lines_in_one_row_are_drawn_by_turns_with_both_amounts() -> None:
    rows = drawn(a_chart(10, 10, 10, 10), (60, 5))
    assert rows[0].lstrip().startswith("80-100")
    assert rows[0].count("─") > 10
    assert rows[0].count("┈") > 10


def test_a_month_without_hours_is_no_month_at_zero() -> None:
    *_plot, lowest, _ground, _months, _rates = drawn(a_chart(80, None, 80))
    assert "⋅" in lowest
    assert "⋅" not in drawn(a_chart(80, 0, 80))[-4]


def test_a_rate_below_nothing_points_down() -> None:
    assert "▾" in drawn(a_chart(80, -20))[-4]


def test_the_colour_tells_how_far_below_the_baseline_it_is() -> None:
    assert roles_of(a_chart(80, 79, 48, 47)) == ["leaf", "faded", "faded", "red"]


def test_an_estimated_month_is_hatched() -> None:
    assert "▒" in "".join(drawn(a_chart(80, 90, estimated=1)))


def test_hidden_amounts_are_nowhere() -> None:
    text = "".join(drawn(a_chart(*RATES, hidden="•••")))
    assert not any(char.isdigit() for char in text)


def test_in_ascii_every_sign_is_ascii() -> None:
    assert "".join(drawn(a_chart(*RATES, ink=ASCII, estimated=1))).isascii()


def test_twelve_narrow_months_keep_their_first_letter() -> None:
    months = drawn(a_chart(*RATES, *RATES), (34, 8))[-2]
    assert months.split() == [month[0] for month in MONTHS * 2]


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (10, 4), (36, 8), (200, 50)])
@pytest.mark.parametrize("count", [0, 1, 3, 12])
def test_every_row_is_as_wide_as_asked(size: tuple[int, int], count: int) -> None:
    rows = drawn(a_chart(*(RATES * 2)[:count]), size)
    assert {width(row) for row in rows} == {size[0]}


def test_a_chart_of_nothing_known_is_still_a_chart() -> None:
    nothing = Chart(
        columns=[Column(label="Jan", rate=None)],
        target=None,
        baseline=None,
        far_below=Fraction(1),
        ink=UNICODE,
    )
    assert "Jan" in drawn(nothing)[-2]
