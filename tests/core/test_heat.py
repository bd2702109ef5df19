"""The worked examples of product.md §2: how incidents burn and fade, and what is free of charge."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pruner.core.heat import Level, SignLevel, rounds_of_running_job
from pruner.core.rules import Rules
from tests.core.builders import TODAY, a_job, an_incident, burning, euros, rushes, stand
from tests.core.rules import RULES


def test_one_rush_today_is_watched_and_clear_78_days_later() -> None:
    rush = rushes(0)
    assert stand(rush).heat == 1.0
    assert burning(stand(rush)).level is SignLevel.WATCH
    assert burning(stand(rush, on=77)).level is SignLevel.WATCH
    assert stand(rush, on=78).heat == pytest.approx(0.548, abs=0.0005)
    assert burning(stand(rush, on=78)).level is SignLevel.CLEAR
    assert burning(stand(rush)).clears_on == TODAY + timedelta(days=78)


def test_two_rushes_today_wilt() -> None:
    state = stand(rushes(0, 0))
    assert state.heat == 2.0
    assert burning(state).level is SignLevel.WILTING


def test_three_rushes_today_are_red_for_40_days() -> None:
    three = rushes(0, 0, 0)
    assert stand(three).heat == 3.0
    assert stand(three).level is Level.RED
    assert stand(three, on=40).heat == pytest.approx(2.2046, abs=0.00005)
    assert stand(three, on=40).level is Level.RED
    assert stand(three, on=41).heat == pytest.approx(2.1877, abs=0.00005)
    assert stand(three, on=41).level is Level.WILTING
    assert stand(three).fades_on == TODAY + timedelta(days=41)


def test_three_rushes_spread_over_a_quarter_just_reach_the_red_line() -> None:
    spread = stand(rushes(0, 45, 90))
    assert spread.heat == pytest.approx(2.207, abs=0.0005)
    assert spread.level is Level.RED
    assert stand(rushes(0, 45, 90), on=1).level is Level.WILTING


def test_a_rush_is_half_forgiven_after_a_quarter() -> None:
    assert stand(rushes(90)).heat == stand(rushes(0)).heat / 2


def test_an_hour_before_midnight_is_still_the_same_day() -> None:
    assert stand([an_incident(hour=23)]).heat == stand([an_incident(hour=0)]).heat == 1.0


def test_the_heat_is_the_same_in_whatever_order_it_was_recorded() -> None:
    light = _rules_with_rush(weight=0.1)
    ten = rushes(*range(10))
    assert stand(ten, rules=light).heat == stand(reversed(ten), rules=light).heat
    assert stand(rushes(*[0] * 10), rules=light).heat == 1.0


def test_an_incident_that_has_not_come_yet_counts_nothing() -> None:
    state = stand([an_incident(days_ago=-1), an_incident(days_ago=0)])
    assert state.heat == 1.0
    assert len(state.embers) == 1


def test_an_incident_that_was_paid_for_weighs_nothing_but_stays_visible() -> None:
    state = stand([an_incident(paid=euros("60.00")), an_incident(paid=euros("0.00"))])
    assert state.heat == 0.0
    assert state.level is Level.HEALTHY
    assert len(burning(state).embers) == 2


def test_tolerance_gives_a_client_more_room() -> None:
    assert stand(rushes(0, 0, 0), tolerance=2.0).heat == 1.5
    assert stand(rushes(0, 0, 0), tolerance=2.0).level is Level.WILTING
    assert stand(rushes(0), tolerance=0.4).level is Level.RED


def test_the_two_rounds_in_the_price_weigh_nothing_and_the_third_does() -> None:
    state = stand([an_incident("mismatch", days) for days in (0, 1, 2)])
    assert [(ember.round, ember.included) for ember in state.embers] == [
        ((3, 2), False),
        ((2, 2), True),
        ((1, 2), True),
    ]
    assert state.heat == 1.0
    assert [ember.weight for ember in state.embers] == [1.0, 0.0, 0.0]


def test_only_correction_rounds_are_counted_as_rounds() -> None:
    assert stand(rushes(0)).embers[0].round is None
    assert not stand(rushes(0)).embers[0].included


def test_a_new_job_begins_at_round_one() -> None:
    rounds = [an_incident("mismatch", days) for days in (30, 29, 28, 5)]
    assert stand(rounds, jobs=[a_job(10)]).embers[0].round == (1, 2)
    assert stand(rounds).embers[0].round == (4, 2)


def test_a_round_at_the_very_moment_a_job_begins_belongs_to_it() -> None:
    rounds = [an_incident("mismatch", days, hour=8) for days in (20, 15, 10)]
    assert stand(rounds, jobs=[a_job(10, hour=8)]).embers[0].round == (1, 2)


def test_a_back_dated_round_moves_the_later_ones_on() -> None:
    first, second = an_incident("mismatch", 9), an_incident("mismatch", 8)
    assert stand([first, second]).heat == 0.0
    state = stand([first, second, an_incident("mismatch", 30)])
    assert [ember.round for ember in state.embers] == [(3, 2), (2, 2), (1, 2)]
    assert state.embers[0].incident == second
    assert state.embers[0].weight == 1.0


def test_two_rounds_at_one_moment_keep_the_order_of_recording() -> None:
    earlier, later = an_incident("mismatch", 1), an_incident("mismatch", 1)
    assert [ember.incident for ember in stand([later, earlier]).embers] == [later, earlier]


def test_a_paid_round_counts_as_a_round() -> None:
    rounds = [an_incident("mismatch", 3, paid=euros("80.00")), *[an_incident("mismatch", d) for d in (2, 1)]]
    assert stand(rounds).embers[0].round == (3, 2)
    assert stand(rounds).heat > 0


def test_the_running_job_tells_its_rounds() -> None:
    rounds = [an_incident("mismatch", 20), an_incident("mismatch", 3), an_incident("rush", 1)]
    assert rounds_of_running_job(rounds, [], RULES) == (2, 2)
    assert rounds_of_running_job(rounds, [a_job(40), a_job(10)], RULES) == (1, 2)
    assert rounds_of_running_job(rounds, [a_job(0)], RULES) == (0, 2)


def test_a_sign_that_is_no_longer_configured_stays_and_weighs_nothing() -> None:
    state = stand([an_incident("ghosting")])
    assert state.level is Level.HEALTHY
    assert burning(state, "ghosting").heat == 0.0
    assert burning(state, "ghosting").fades_on is None


def test_a_sign_that_weighs_more_burns_more() -> None:
    assert stand(rushes(0), rules=_rules_with_rush(weight=2.5)).level is Level.RED


def test_the_hottest_sign_stands_first() -> None:
    state = stand([an_incident("venting", 60), *rushes(0, 1), an_incident("expert", 20)])
    assert [met.rule.id for met in state.signs] == ["rush", "expert", "venting"]
    assert state.worst is not None
    assert state.worst.rule.id == "rush"


def test_what_is_clear_has_nothing_to_fade() -> None:
    state = stand(rushes(200))
    assert state.fades_on is None
    assert burning(state).fades_on is None
    assert burning(state).clears_on is None
    assert stand([]).worst is None


def _rules_with_rush(*, weight: float) -> Rules:
    signs = tuple(replace(rule, weight=weight) if rule.id == "rush" else rule for rule in RULES.signs)
    return replace(RULES, signs=signs)
