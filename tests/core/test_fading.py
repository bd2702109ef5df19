"""Fading as a law: whatever happened, the reckoned days are those a day-by-day watch would find."""

from datetime import date, timedelta
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from pruner.core.heat import SignLevel, days_until_below, remaining, sign_level
from pruner.core.models import Incident
from tests.core.builders import TODAY, an_incident, burning, stand
from tests.core.rules import RULES

HARMFUL = [rule.id for rule in RULES.signs if not rule.good]
HAPPENED = st.lists(
    st.builds(an_incident, st.sampled_from(HARMFUL), st.integers(0, 200), hour=st.integers(0, 23)),
    min_size=1,
    max_size=12,
)
HEATS = st.floats(0, 50)
LONG = 1000


@given(HAPPENED)
def test_a_sign_fades_and_clears_on_the_very_day_a_daily_look_would_find(happened: list[Incident]) -> None:
    for met in stand(happened).signs:
        if met.level is SignLevel.CLEAR:
            assert met.fades_on is met.clears_on is None
        else:
            assert met.fades_on == _first_day_below(met.level, met.rule.id, happened)
            assert met.clears_on == _first_day_below(SignLevel.WATCH, met.rule.id, happened)


@given(HAPPENED)
def test_a_client_fades_on_the_very_day_a_daily_look_would_find(happened: list[Incident]) -> None:
    now = stand(happened)
    if now.fades_on is None:
        assert stand(happened, on=LONG).level == now.level
        return
    lower = next(day for day in count() if stand(happened, on=day).level < now.level)
    assert now.fades_on == TODAY + timedelta(days=lower)


@given(HAPPENED, st.integers(0, 400), st.integers(0, 400))
def test_heat_and_level_never_rise_with_age(happened: list[Incident], one: int, other: int) -> None:
    sooner, later = sorted((one, other))
    assert stand(happened, on=later).heat <= stand(happened, on=sooner).heat
    assert stand(happened, on=later).level <= stand(happened, on=sooner).level


@given(st.floats(0, 100), st.integers(-5, 4000), st.floats(1, 1000))
def test_an_incident_never_weighs_more_for_being_older(weight: float, age: int, half_life: float) -> None:
    if age >= 0:
        assert remaining(weight, age + 1, half_life) <= remaining(weight, age, half_life) <= weight
    else:
        assert remaining(weight, age, half_life) == 0


@given(HEATS, HEATS, st.floats(0.1, 20))
def test_more_heat_is_never_a_better_level(one: float, other: float, red_at: float) -> None:
    cooler, hotter = sorted((one, other))
    assert sign_level(cooler, red_at, RULES) <= sign_level(hotter, red_at, RULES)


@given(HAPPENED, st.sampled_from(HARMFUL), st.integers(0, 200))
def test_one_more_rush_never_makes_a_client_look_better(
    happened: list[Incident], sign: str, days_ago: int
) -> None:
    assert stand([*happened, an_incident(sign, days_ago)]).level >= stand(happened).level


@given(st.floats(0.001, 1000), st.floats(0.01, 50), st.floats(1, 1000))
def test_a_heat_falls_below_a_bound_on_the_reckoned_day_and_not_before(
    heat: float, bound: float, half_life: float
) -> None:
    days = days_until_below(heat, bound, half_life)
    assert remaining(heat, days, half_life) < bound
    assert days == 0 or remaining(heat, days - 1, half_life) >= bound


def _first_day_below(level: SignLevel, sign: str, happened: list[Incident]) -> date:
    days = next(day for day in count() if burning(stand(happened, on=day), sign).level < level)
    return TODAY + timedelta(days=days)
