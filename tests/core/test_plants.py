"""What a branch shows: leaves, thorns, weeks, line, order."""

import pytest

from pruner.core.heat import Level
from pruner.core.lately import WEEKS
from pruner.core.models import State
from pruner.core.plants import LEAVES, Line, tree_order, worst
from tests.core.builders import TODAY, a_client, an_incident, grown, rushes


@pytest.mark.parametrize(
    ("days_ago", "filled"),
    [
        ((), 5),
        ((120,), 5),  # 0.397 of 2.2
        ((90,), 4),  # 0.5 of 2.2 is more than a fifth
        ((0,), 3),  # 1 of 2.2
        ((0, 45), 2),  # 1.707 of 2.2
        ((0, 0), 1),  # 2 of 2.2
        ((0, 0, 0), 1),  # beyond the red line one leaf hangs on
        ((0,) * 9, 1),
    ],
)
def test_a_branch_loses_a_leaf_with_each_fifth_of_the_way_to_red(
    days_ago: tuple[int, ...], filled: int
) -> None:
    assert grown(rushes(*days_ago)).leaves == filled <= LEAVES


def test_the_hottest_sign_alone_decides_on_the_leaves() -> None:
    spread = [*rushes(0), an_incident("expert"), an_incident("venting")]
    assert grown(spread).leaves == grown(rushes(0)).leaves


def test_each_incident_of_the_last_90_days_is_a_thorn_the_newest_first() -> None:
    happened = [an_incident("expert", 3), an_incident("rush", 0), an_incident("venting", 89)]
    assert grown([*happened, an_incident("rush", 90)]).thorns == ("rush", "expert", "venting")


def test_a_bloom_is_no_thorn_and_no_bad_week() -> None:
    branch = grown([an_incident("bloom", 1)])
    assert branch.thorns == ()
    assert sum(branch.weeks) == 0


def test_the_last_of_13_weeks_ends_today() -> None:
    weeks = grown(rushes(0, 6, 7, 90, 91)).weeks
    assert len(weeks) == WEEKS
    assert weeks == (1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2)


def test_wood_is_strong_from_15_percent_of_the_income_and_broken_where_work_rests() -> None:
    assert grown().line is Line.NORMAL
    assert grown(share=0.149).line is Line.NORMAL
    assert grown(share=0.15).line is Line.STRONG
    assert grown(client=a_client(state=State.DORMANT), share=0.5).line is Line.DORMANT
    assert grown(client=a_client(state=State.SEEDLING)).line is Line.DORMANT


def test_a_branch_is_quiet_after_60_days_without_a_fact() -> None:
    assert grown(quiet_for=59).quiet_since is None
    quiet = grown(quiet_for=60).quiet_since
    assert quiet is not None
    assert (TODAY - quiet).days == 60


def test_a_branch_heats_up_when_it_stood_better_a_week_ago() -> None:
    assert grown(rushes(0), week_ago=[]).heats_up
    assert not grown(rushes(0), week_ago=rushes(0)).heats_up
    assert not grown(rushes(0), week_ago=rushes(0, 0)).heats_up


def test_a_faded_bloom_is_a_worse_level_than_before() -> None:
    assert grown([], week_ago=[an_incident("bloom")]).before is Level.THRIVING
    assert grown([], week_ago=[an_incident("bloom")]).heats_up


def test_the_best_stand_at_the_crown_and_dead_wood_at_the_ground() -> None:
    red = grown(rushes(0, 0, 0), client=a_client("Red"))
    hot = grown(rushes(0, 1), client=a_client("Hot"))
    warm = grown(rushes(0, 40), client=a_client("Warm"))
    fine = grown(client=a_client("fine"))
    also = grown(client=a_client("Also fine"))
    glad = grown([an_incident("bloom")], client=a_client("Zoe"))
    names = [branch.client.name for branch in tree_order([hot, red, fine, warm, glad, also])]
    assert names == ["Zoe", "Also fine", "fine", "Warm", "Hot", "Red"]


def test_the_cursor_starts_where_it_burns_most() -> None:
    mild, red = grown(rushes(0)), grown(rushes(0, 0, 0))
    assert worst([mild, red, grown()]) is red
    assert worst([]) is None
