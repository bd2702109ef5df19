"""What an hour brought is said only where hours are known."""

from fractions import Fraction

import pytest

from pruner.core.figures import Figures

BROUGHT = Fraction(6_000)


@pytest.mark.parametrize("minutes", [0, 20])
def test_the_minutes_of_incidents_alone_say_nothing_about_an_hour(minutes: int) -> None:
    assert Figures(revenue=BROUGHT, minutes=Fraction(minutes), incident_minutes=minutes).ehr is None


def test_beside_known_hours_they_count_like_any_other() -> None:
    figures = Figures(revenue=BROUGHT, minutes=Fraction(60 * 60), incident_minutes=10 * 60)
    assert figures.ehr == 100
