"""A pruning session through the verbs: the walk, the gate, leaving, and undo."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from pruner.core.errors import OutOfRange
from pruner.core.heat import Level
from pruner.core.judging import VerdictName
from pruner.core.models import Cut, Decision, State
from pruner.core.season import Choice, Session, Stage
from pruner.core.season_refusals import (
    AlreadyDecided,
    AlreadyRevoked,
    AtThisStage,
    CannotPrune,
    CutsNotPlanned,
    EndsBeforeNotice,
    NoDecision,
    NoSession,
    NothingToKeep,
    NotPruned,
    NotToDecide,
    PriceMissing,
    PriceNotAsked,
    RegretGiven,
    RegretTooEarly,
    SessionOpen,
)
from pruner.core.seen import Figures, Seen
from pruner.core.standing import Parting
from pruner.garden import Garden, SeasonView
from tests.builders import TODAY
from tests.core.accounts import exactly
from tests.garden.beds import Bed
from tests.garden.orchard import END, NOTICE, Orchard


@pytest.fixture
def orchard(bed: Bed) -> Orchard:
    return Orchard(bed)


@pytest.fixture
def garden(orchard: Orchard) -> Garden:
    return orchard.bed.garden


def season(garden: Garden) -> SeasonView:
    return garden.session_view(garden.view())


def sessions_clients(garden: Garden) -> set[str]:
    walked, rest = names(season(garden))
    return {*walked, *rest}


def names(found: SeasonView) -> tuple[list[str], list[str]]:
    return [b.client.name for b in found.walk], [b.client.name for b in found.rest]


def test_the_walk_goes_from_the_worst_to_the_best(orchard: Orchard, garden: Garden) -> None:
    assert names(season(garden)) == (["Weak", "Thin"], ["Solid", "Strong"])
    garden.mark(orchard.solid)
    assert names(season(garden)) == (["Solid", "Weak", "Thin"], ["Strong"])


def test_prospects_are_not_walked(orchard: Orchard, garden: Garden) -> None:
    for state in (State.SEEDLING, State.DECLINED):
        garden.edit(orchard.weak, state=state)
        assert "Weak" not in sessions_clients(garden)
        garden.begin_session()
        with pytest.raises(NotToDecide):
            garden.decide(orchard.weak, Choice.KEEP)
        garden.undo()
    garden.edit(orchard.weak, state=State.DORMANT)
    assert names(season(garden))[0] == ["Weak", "Thin"]


def test_nothing_is_decided_without_a_session(orchard: Orchard, garden: Garden) -> None:
    assert garden.running_session() is None
    for verb in (garden.keep_rest, garden.close_session, lambda: garden.decide(orchard.weak, Choice.KEEP)):
        with pytest.raises(NoSession):
            verb()


def test_an_open_session_is_resumed_and_no_second_one_begins(orchard: Orchard, garden: Garden) -> None:
    garden.begin_session()
    garden.go_to(Stage.WALK)
    with pytest.raises(AtThisStage):
        garden.go_to(Stage.WALK)
    orchard.bed.today = TODAY + timedelta(days=9)
    with pytest.raises(SessionOpen):
        garden.begin_session()
    running = garden.running_session()
    assert running is not None
    assert (running.began_on, running.stage) == (TODAY, Stage.WALK)


def test_a_decision_freezes_what_was_seen(orchard: Orchard, garden: Garden) -> None:
    garden.begin_session()
    garden.decide(orchard.weak, Choice.WATCH)
    decision = season(garden).decisions[orchard.weak]
    orchard.bed.bill(orchard.weak, "2026-09", "60000")
    seen = Seen.thawed(season(garden).decisions[orchard.weak].seen)
    assert decision.verdict == VerdictName.PRUNE
    assert (seen.income, seen.hours, seen.ehr) == exactly(100, 10, 10)
    assert seen.baseline == Fraction("57.5")
    assert seen.share is not None
    assert seen.share.as_integer_ratio() == (1, 23)
    assert seen.level is Level.HEALTHY
    assert seen.currency == "EUR"


def test_a_later_decision_replaces_the_earlier_one(orchard: Orchard, garden: Garden) -> None:
    garden.begin_session()
    garden.decide(orchard.weak, Choice.WATCH)
    garden.decide(orchard.weak, Choice.KEEP)
    assert [d.choice for d in garden.view().facts.decisions] == [Choice.KEEP]
    with pytest.raises(AlreadyDecided):
        garden.decide(orchard.weak, Choice.KEEP)


def test_without_a_failed_fix_nobody_is_pruned(orchard: Orchard, garden: Garden) -> None:
    garden.begin_session()
    with pytest.raises(CannotPrune) as refused:
        garden.decide(orchard.thin, Choice.PRUNE)
    assert (refused.value.verdict, refused.value.signs) == (VerdictName.FIX, ("money",))
    with pytest.raises(CannotPrune):
        garden.decide(orchard.thin, Choice.PRUNE, reason=" \n ")
    with pytest.raises(CannotPrune) as kept:
        garden.decide(orchard.strong, Choice.PRUNE)
    assert kept.value.signs == ()
    assert garden.view().facts.decisions == ()


def test_a_failed_fix_opens_the_gate(orchard: Orchard, garden: Garden) -> None:
    garden.begin_session()
    garden.decide(orchard.weak, Choice.PRUNE)
    assert season(garden).decisions[orchard.weak].reason == ""


def test_the_side_door_keeps_its_reason(orchard: Orchard, garden: Garden) -> None:
    garden.begin_session()
    garden.decide(orchard.strong, Choice.PRUNE, reason="did not pay since May")
    decision = season(garden).decisions[orchard.strong]
    assert (decision.choice, decision.verdict) == (Choice.PRUNE, VerdictName.KEEP)
    assert decision.reason == "did not pay since May"


def test_who_is_protected_is_not_pruned(orchard: Orchard, garden: Garden) -> None:
    orchard.bed.rule(monthly_costs=Decimal(3000), savings=Decimal(100))
    garden.begin_session()
    with pytest.raises(CannotPrune) as refused:
        garden.decide(orchard.weak, Choice.PRUNE)
    assert (refused.value.verdict, refused.value.protected) == (VerdictName.PROTECT, True)


def test_a_raise_needs_a_price_and_nothing_else_has_one(orchard: Orchard, garden: Garden) -> None:
    garden.begin_session()
    with pytest.raises(PriceMissing):
        garden.decide(orchard.thin, Choice.RAISE)
    with pytest.raises(PriceNotAsked):
        garden.decide(orchard.thin, Choice.KEEP, price=Decimal(5))
    with pytest.raises(OutOfRange):
        garden.decide(orchard.thin, Choice.RAISE, price=Decimal(0))
    garden.decide(orchard.thin, Choice.RAISE, price=Decimal("650.50"))
    decision = season(garden).decisions[orchard.thin]
    assert (decision.price, decision.currency) == (Decimal("650.50"), "EUR")


def test_the_rest_is_kept_with_one_step(orchard: Orchard, garden: Garden) -> None:
    garden.begin_session()
    garden.keep_rest()
    found = season(garden)
    assert set(found.decisions) == {orchard.strong, orchard.solid}
    assert [b.client.name for b in found.undecided] == ["Weak", "Thin"]
    with pytest.raises(NothingToKeep):
        garden.keep_rest()
    garden.undo()
    assert season(garden).decisions == {}


def test_a_session_closes_only_once_every_way_out_is_planned(orchard: Orchard, garden: Garden) -> None:
    garden.begin_session()
    garden.decide(orchard.weak, Choice.PRUNE)
    with pytest.raises(CutsNotPlanned) as refused:
        garden.close_session()
    assert refused.value.names == ("Weak",)
    assert garden.running_session() is not None


def test_a_pruned_client_leaves_until_the_end_and_is_a_stump_from_then_on(
    orchard: Orchard, garden: Garden
) -> None:
    orchard.prune_weak()
    expected: dict[date, Parting | None] = {
        TODAY - timedelta(days=1): None,
        TODAY: Parting.LEAVING,
        END - timedelta(days=1): Parting.LEAVING,
        END: Parting.PRUNED,
    }
    for today, parting in expected.items():
        orchard.bed.today = today
        view = garden.view()
        branch = view.branch(orchard.weak)
        assert branch is not None
        assert branch.parting is parting
        assert [b.client.name for b in view.stumps] == (["Weak"] if parting is Parting.PRUNED else [])
        assert len(view.branches) == (3 if parting is Parting.PRUNED else 4)


def test_an_open_session_lets_nobody_leave(orchard: Orchard, garden: Garden) -> None:
    garden.begin_session()
    garden.decide(orchard.weak, Choice.PRUNE)
    garden.plan_cut(orchard.weak, notice_on=NOTICE, ends_on=END)
    orchard.bed.today = END
    assert len(garden.view().branches) == 4


def test_who_leaves_is_not_walked_again(orchard: Orchard, garden: Garden) -> None:
    orchard.prune_weak()
    assert "Weak" not in sessions_clients(garden)
    garden.begin_session()
    with pytest.raises(NotToDecide) as refused:
        garden.decide(orchard.weak, Choice.KEEP)
    assert refused.value.state == "leaving"


def test_closing_freezes_the_figures_and_says_later_of_the_undecided(
    orchard: Orchard, garden: Garden
) -> None:
    orchard.prune_weak()
    (session,) = garden.view().facts.sessions
    figures = Figures.thawed(session.figures)
    assert (session.closed_on, session.stage) == (TODAY, Stage.CLOSE)
    assert figures.currency == "EUR"
    assert (figures.before.income, figures.after.income) == exactly(2300, 2200)
    assert figures.before.ehr == Fraction("57.5")
    choices = {d.client_id: d.choice for d in garden.view().facts.decisions}
    assert choices.pop(orchard.weak) is Choice.PRUNE
    assert set(choices.values()) == {Choice.LATER}
    assert len(choices) == 3


def test_a_revoked_client_is_active_again_and_the_journal_keeps_both(
    orchard: Orchard, garden: Garden
) -> None:
    orchard.prune_weak()
    (decision,) = (d for d in garden.view().facts.decisions if d.choice is Choice.PRUNE)
    orchard.bed.today = END + timedelta(days=3)
    garden.revoke(decision.id)
    view = garden.view()
    assert len(view.branches) == 4
    assert next(d for d in view.facts.decisions if d.id == decision.id).revoked_on == orchard.bed.today
    with pytest.raises(AlreadyRevoked):
        garden.revoke(decision.id)
    orchard.bed.today = END
    assert len(garden.view().branches) == 3
    garden.undo()


def test_on_an_earlier_day_nothing_is_decided_that_was_decided_later(
    orchard: Orchard, garden: Garden
) -> None:
    garden.begin_session()
    orchard.bed.today = TODAY + timedelta(days=2)
    garden.decide(orchard.weak, Choice.PRUNE)
    orchard.bed.today = TODAY
    assert dict(season(garden).decisions) == {}
    with pytest.raises(NotPruned):
        garden.plan_cut(orchard.weak, notice_on=NOTICE, ends_on=END)


def test_what_was_decided_later_is_neither_kept_twice_nor_put_off(orchard: Orchard, garden: Garden) -> None:
    garden.begin_session()
    orchard.bed.today = TODAY + timedelta(days=2)
    garden.decide(orchard.strong, Choice.WATCH)
    garden.decide(orchard.weak, Choice.WATCH)
    orchard.bed.today = TODAY
    garden.keep_rest()
    garden.decide(orchard.weak, Choice.FIX)
    garden.close_session()
    orchard.bed.today = TODAY + timedelta(days=3)
    made = [(d.client_id, d.choice) for d in garden.view().facts.decisions]
    assert len(made) == len({client_id for client_id, _choice in made})
    assert (orchard.strong, Choice.WATCH) in made
    assert (orchard.weak, Choice.FIX) in made


def test_on_an_earlier_day_a_plan_stands_as_it_stood(orchard: Orchard, garden: Garden) -> None:
    orchard.prune_weak()
    decision = garden.view().decisions_in(garden.view().sessions[0])[orchard.weak]
    orchard.bed.today = regretted = END + timedelta(days=90)
    (cut,) = garden.view().facts.cuts
    garden.regret(cut.id, 2)
    garden.revoke(decision.id)
    orchard.bed.today = regretted - timedelta(days=1)
    view = garden.view()
    (stump,) = view.stumps
    assert stump.exit is not None
    assert (stump.exit.cut.regret, stump.exit.cut.regret_on) == (None, None)
    assert view.decisions_in(view.sessions[0])[orchard.weak].revoked_on is None


def test_on_an_earlier_day_a_step_is_still_to_do(orchard: Orchard, garden: Garden) -> None:
    garden.begin_session()
    garden.decide(orchard.weak, Choice.PRUNE)
    garden.plan_cut(orchard.weak, notice_on=NOTICE, ends_on=END, steps=(("hand over", END),))
    (step,) = garden.view().facts.steps
    orchard.bed.today = NOTICE
    garden.tick(step.id)
    assert [step.done_on for step in season(garden).steps(season(garden).cuts[orchard.weak])] == [NOTICE]
    orchard.bed.today = TODAY
    assert [step.done_on for step in season(garden).steps(season(garden).cuts[orchard.weak])] == [None]


def test_an_open_decision_is_not_revoked_but_decided_anew(orchard: Orchard, garden: Garden) -> None:
    garden.begin_session()
    done = garden.decide(orchard.weak, Choice.PRUNE)
    with pytest.raises(NoDecision):
        garden.revoke(done.entry.change.edits[0].record.id)


def test_a_plan_is_made_for_those_alone_who_are_pruned(orchard: Orchard, garden: Garden) -> None:
    garden.begin_session()
    garden.decide(orchard.weak, Choice.KEEP)
    with pytest.raises(NotPruned):
        garden.plan_cut(orchard.weak, notice_on=NOTICE, ends_on=END)
    garden.decide(orchard.weak, Choice.PRUNE)
    with pytest.raises(EndsBeforeNotice):
        garden.plan_cut(orchard.weak, notice_on=END, ends_on=NOTICE)


def test_planning_again_replaces_the_plan(orchard: Orchard, garden: Garden) -> None:
    garden.begin_session()
    garden.decide(orchard.weak, Choice.PRUNE)
    steps = (("hand over", END), ("final invoice", None))
    garden.plan_cut(orchard.weak, notice_on=NOTICE, ends_on=END, steps=steps)
    found = season(garden)
    first = found.cuts[orchard.weak]
    assert [step.title for step in found.steps(first)] == ["hand over", "final invoice"]
    garden.plan_cut(orchard.weak, notice_on=NOTICE, ends_on=END, steps=(("hand over", NOTICE),))
    found = season(garden)
    assert [(step.title, step.due_on) for step in found.steps(first)] == [("hand over", NOTICE)]
    assert found.cuts[orchard.weak].id == first.id


def test_who_is_kept_after_all_loses_the_plan(orchard: Orchard, garden: Garden) -> None:
    garden.begin_session()
    garden.decide(orchard.weak, Choice.PRUNE)
    garden.plan_cut(orchard.weak, notice_on=NOTICE, ends_on=END, steps=(("hand over", END),))
    garden.decide(orchard.weak, Choice.FIX)
    facts = garden.view().facts
    assert (facts.cuts, facts.steps) == ((), ())
    garden.undo()
    assert len(garden.view().facts.steps) == 1


def test_regret_is_asked_once_after_ninety_days(orchard: Orchard, garden: Garden) -> None:
    orchard.prune_weak()
    (cut,) = garden.view().facts.cuts
    orchard.bed.today = END + timedelta(days=89)
    with pytest.raises(RegretTooEarly):
        garden.regret(cut.id, 2)
    orchard.bed.today = END + timedelta(days=90)
    for score in (0, 6):
        with pytest.raises(OutOfRange):
            garden.regret(cut.id, score)
    garden.regret(cut.id, 2)
    (told,) = garden.view().facts.cuts
    assert (told.regret, told.regret_on) == (2, orchard.bed.today)
    with pytest.raises(RegretGiven):
        garden.regret(cut.id, 3)


def test_undo_takes_a_whole_session_back(orchard: Orchard, garden: Garden) -> None:
    before = garden.view().facts
    orchard.prune_weak()
    for _step in range(4):
        garden.undo()
    after = garden.view().facts
    assert after == before
    for _step in range(4):
        garden.redo()
    assert garden.view().branch(orchard.weak).exit is not None  # type: ignore[union-attr]


def test_the_gone_bring_nothing_any_more_but_what_they_brought_counts(
    orchard: Orchard, garden: Garden
) -> None:
    orchard.bed.rule(monthly_costs=Decimal(3000), savings=Decimal(9000))
    before = season(garden).what_if()
    garden.begin_session()
    garden.decide(orchard.weak, Choice.PRUNE)
    garden.plan_cut(orchard.weak, notice_on=NOTICE, ends_on=END)
    garden.close_session()
    after = season(garden).what_if()
    assert before.main is not None
    assert after.main is not None
    assert after.main.before.monthly_income == before.main.before.monthly_income == 2300
    assert str(before.runway_before) == "Lasts(months=Fraction(90, 7))"
    assert str(after.runway_before) == "Lasts(months=Fraction(45, 4))"


def test_an_estimate_ends_with_the_client(bed: Bed) -> None:
    orchard = Orchard(bed)
    bed.garden.set_terms(orchard.weak, income=Decimal(100), hours=Decimal(10))
    orchard.prune_weak()
    bed.today = date(2027, 3, 1)
    worth = bed.worth(orchard.weak, 3)
    assert [str(figures.revenue) for _month, figures in worth.by_month] == ["100", "0", "0"]


def test_erasing_takes_what_was_decided_along(orchard: Orchard, garden: Garden) -> None:
    orchard.prune_weak()
    garden.erase(orchard.weak)
    facts = garden.view().facts
    owned: list[Decision | Cut] = [*facts.decisions, *facts.cuts]
    assert orchard.weak not in {record.client_id for record in owned}
    assert isinstance(facts.sessions[0], Session)
    assert b"Weak" not in garden.path.read_bytes()
