"""What colour a branch has: bounds of a sign, several signs together, blooms."""

import math

import pytest

from pruner.core.heat import Level, SignLevel, sign_level
from pruner.core.models import Incident
from tests.core.builders import an_incident, rushes, stand
from tests.core.rules import RULES

RED_AT = 2.2


@pytest.mark.parametrize(
    ("share", "below", "from_there"),
    [
        (0.25, SignLevel.CLEAR, SignLevel.WATCH),
        (0.6, SignLevel.WATCH, SignLevel.WILTING),
        (1.0, SignLevel.WILTING, SignLevel.RED),
    ],
)
def test_a_level_begins_at_its_bound_and_not_before(
    share: float, below: SignLevel, from_there: SignLevel
) -> None:
    bound = share * RED_AT
    assert sign_level(bound, RED_AT, RULES) is from_there
    assert sign_level(math.nextafter(bound, 0) - 1e-12, RED_AT, RULES) is below


def test_one_sign_gives_the_client_its_level() -> None:
    assert stand([]).level is Level.HEALTHY
    assert stand(rushes(100)).level is Level.HEALTHY
    assert stand(rushes(0)).level is Level.WATCH
    assert stand(rushes(0, 0)).level is Level.WILTING
    assert stand(rushes(0, 0, 0)).level is Level.RED


def test_two_signs_on_watch_make_a_wilting_client() -> None:
    assert stand([*rushes(0), an_incident("expert")]).level is Level.WILTING


def test_two_wilting_signs_make_a_red_client() -> None:
    assert stand([*rushes(0, 0), *_times(2, "expert")]).level is Level.RED


def test_three_signs_on_one_level_lift_no_further_than_two() -> None:
    assert stand([*rushes(0), an_incident("expert"), an_incident("venting")]).level is Level.WILTING


def test_two_red_signs_stay_red() -> None:
    assert stand([*rushes(0, 0, 0), *_times(3, "expert")]).level is Level.RED


def test_signs_on_different_levels_do_not_lift_each_other() -> None:
    assert stand([*rushes(0, 0), an_incident("expert")]).level is Level.WILTING


def test_clear_signs_are_never_lifted() -> None:
    assert stand([an_incident(sign, 120) for sign in ("rush", "expert", "venting")]).level is Level.HEALTHY


def test_a_bloom_makes_a_clear_client_thrive_for_90_days() -> None:
    bloom = [an_incident("bloom")]
    assert stand(bloom).level is Level.THRIVING
    assert stand(bloom, on=89).level is Level.THRIVING
    assert stand(bloom, on=90).level is Level.HEALTHY
    assert stand([*bloom, *rushes(200)]).level is Level.THRIVING


def test_blooms_never_wash_out_a_warning() -> None:
    blooms = _times(9, "bloom")
    assert stand([*blooms, *rushes(0)]).level is Level.WATCH
    assert stand([*blooms, *rushes(0, 0, 0)]).level is Level.RED
    assert stand([*blooms, *rushes(0)]).heat == 1.0


def test_blooms_are_counted_but_are_no_warning_sign() -> None:
    state = stand([*_times(2, "bloom"), an_incident("bloom", 95)])
    assert state.blooms == 2
    assert state.signs == ()
    assert len(state.embers) == 3


def test_only_wilting_and_red_are_trouble() -> None:
    assert [level.in_trouble for level in Level] == [False, False, False, True, True]


def _times(count: int, sign: str) -> list[Incident]:
    return [an_incident(sign) for _ in range(count)]
