"""What turns a verdict, tried out: the stated change turns it, and the smallest step less does not."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from pruner.core.conditions import fix_grounds, prune_grounds, watch_grounds
from pruner.core.evidence import Evidence, LateFix, MonthSums
from pruner.core.flips import (
    SEVERITY,
    AnswerFix,
    FallsBelow,
    Flip,
    MoreFacts,
    NoSingleChange,
    RaiseTo,
    RedEnds,
    Save,
    SetTarget,
    TakesLonger,
    TryFix,
)
from pruner.core.judging import VerdictName, judge
from pruner.core.months import window
from pruner.core.verdict import verdict
from tests.core.verdicts import RULES, TODAY, a_fix, a_month, a_red, at_rates, evidence, fixed, together

CENT = Fraction(1, 100)
UNHURRIED = settings(deadline=None)


def flips(found: Evidence) -> tuple[Flip, ...]:
    return verdict(found, RULES).flips


def name(found: Evidence) -> VerdictName:
    return judge(found, RULES).name


def rate_grounds(found: Evidence) -> int:
    """How many conditions of the rule that holds are there for a rate to lift."""
    held = {
        VerdictName.PRUNE: prune_grounds,
        VerdictName.PROTECT: prune_grounds,
        VerdictName.FIX: fix_grounds,
        VerdictName.WATCH: watch_grounds,
    }[name(found)](found, RULES)
    return sum(bool(ground.lifts) for ground in held)


class TestARaiseOrASaving:
    def test_a_watched_client_comes_up_to_ninety_percent_of_the_target(self) -> None:
        found = evidence("80", "80", "80", target="100")
        assert flips(found) == (
            RaiseTo(amount=Fraction(900), by=Fraction(100), to=VerdictName.KEEP),
            Save(minutes=67, to=VerdictName.KEEP),  # 800 in 533.33 minutes is 90 an hour
        )

    def test_a_pruned_client_needs_one_month_of_the_three(self) -> None:
        found = evidence("56", "55", "50", tried=(a_fix(),))
        assert flips(found) == (
            RaiseTo(
                amount=Fraction("546.67"),
                by=Fraction(3001, 300),
                to=VerdictName.FIX,
            ),
            Save(minutes=11, to=VerdictName.FIX),
        )

    def test_a_raise_lifts_the_baseline_of_all_along_with_it(self) -> None:
        """Alone 57 must be reached; within 90 hours of the portfolio 50 + r/10 = 0.6 * (95 + 3r/90)."""
        months = at_rates("50", "50", "50")
        alone = evidence(months=months, baseline=fixed("95"))
        shared = evidence(months=months, baseline=together(months, "7050", 60))
        assert flips(alone)[0] == RaiseTo(amount=Fraction(570), by=Fraction(70), to=VerdictName.KEEP)
        assert flips(shared)[0] == RaiseTo(amount=Fraction("587.5"), by=Fraction("87.5"), to=VerdictName.KEEP)

    def test_costs_stay_as_they_are(self) -> None:
        months = tuple(replace(month, costs=Fraction(100)) for month in at_rates("80", "80", "80"))
        raised = flips(evidence(months=months, target="100"))[0]
        assert raised == RaiseTo(amount=Fraction(1000), by=Fraction(200), to=VerdictName.KEEP)

    def test_no_saving_helps_who_brings_nothing(self) -> None:
        found = flips(evidence("0", "0", "0", target="100"))
        assert not [flip for flip in found if isinstance(flip, Save)]

    def test_a_saving_never_eats_the_hours_that_facts_need(self) -> None:
        found = flips(evidence("15", "15", "15", target="100"))  # 6.4 h would be left
        assert not [flip for flip in found if isinstance(flip, Save)]
        assert [flip for flip in found if isinstance(flip, RaiseTo)]

    def test_yen_are_raised_by_whole_yen(self) -> None:
        found = replace(evidence("80", "80.01", "80", target="100"), currency="JPY")
        (raised, *_rest) = flips(found)
        assert isinstance(raised, RaiseTo)
        assert raised.amount == 900


class TestSigns:
    def test_one_red_sign_ends_on_its_day(self) -> None:
        until = date(2027, 1, 2)
        assert flips(evidence(red=(a_red(until=until),))) == (
            RedEnds(signs=("rush",), day=until, to=VerdictName.KEEP),
        )

    def test_of_two_red_signs_the_sooner_turns_it(self) -> None:
        red = (a_red("rush", until=date(2027, 1, 2)), a_red("expert", until=date(2026, 12, 1)))
        assert flips(evidence(red=red)) == (
            RedEnds(signs=("expert",), day=date(2026, 12, 1), to=VerdictName.WATCH),
        )

    def test_a_client_pruned_for_a_sign_has_three_ways_out(self) -> None:
        found = evidence("90", "90", "90", red=(a_red(throughout=True),), tried=(a_fix("rush"),))
        assert flips(found) == (
            RaiseTo(amount=Fraction(950), by=Fraction(50), to=VerdictName.WATCH),
            Save(minutes=32, to=VerdictName.WATCH),
            RedEnds(signs=("rush",), day=date(2027, 1, 2), to=VerdictName.KEEP),
        )

    def test_where_two_things_speak_against_it_each_takes_one_away(self) -> None:
        red = (a_red("rush"), a_red("expert"))
        found = flips(evidence("95", "95", "50", red=red))
        assert {type(flip) for flip in found} == {RaiseTo, Save, RedEnds}
        assert {flip.to for flip in found if isinstance(flip, RaiseTo | Save | RedEnds)} == {VerdictName.FIX}


class TestFixes:
    def test_a_trigger_without_a_fix_asks_for_one(self) -> None:
        assert TryFix(sign="money", to=VerdictName.PRUNE) in flips(evidence("56", "55", "50"))

    def test_for_a_protected_client_it_would_lead_to_protect(self) -> None:
        found = evidence("56", "55", "50", share=Fraction(1, 2))
        assert TryFix(sign="money", to=VerdictName.PROTECT) in flips(found)

    def test_an_overdue_one_asks_for_its_answer(self) -> None:
        late = (LateFix(sign="money", due_on=date(2026, 11, 1)),)
        found = flips(evidence("56", "55", "50", late=late, tried=(a_fix(),)))
        assert AnswerFix(sign="money", to=VerdictName.PRUNE) in found


class TestKeepAndTooLittle:
    def test_a_kept_client_knows_how_far_it_may_fall(self) -> None:
        assert flips(evidence("100", "100", "100", target="100")) == (
            FallsBelow(amount=Fraction(900), to=VerdictName.WATCH),
            TakesLonger(minutes=67, to=VerdictName.WATCH),
        )

    def test_without_a_target_setting_one_is_a_way_too(self) -> None:
        assert flips(evidence("90", "90", "90")) == (
            FallsBelow(amount=Fraction(570), to=VerdictName.FIX),
            TakesLonger(minutes=348, to=VerdictName.FIX),
            SetTarget(rate=Fraction("100.01"), to=VerdictName.WATCH),
        )

    def test_the_target_that_turns_it_is_exact(self) -> None:
        found = evidence("90", "90", "90")
        assert name(replace(found, target=Decimal("100.01"))) is VerdictName.WATCH
        assert name(replace(found, target=Decimal("100.00"))) is VerdictName.KEEP

    def test_too_little_data_says_how_much_is_missing(self) -> None:
        months = tuple(replace(month, minutes=Fraction(100)) for month in at_rates("95", "95", "95"))
        assert flips(evidence(months=months, fact_months=1)) == (MoreFacts(months=2, minutes=180),)
        assert flips(evidence(fact_months=2)) == (MoreFacts(months=1, minutes=0),)

    def test_where_no_single_change_helps_it_is_said(self) -> None:
        """Income lifts a month with nearly all hours less than the baseline; no work is cheap at nothing."""
        first, second, third = window(TODAY, 3)
        months = (a_month(first, "0", 0), a_month(second, "3000", 60), a_month(third, "0", 6000))
        found = evidence(months=months, baseline=together(months, "0", 0))
        assert name(found) is VerdictName.FIX
        assert flips(found) == (NoSingleChange(),)

    def test_a_raise_that_leaves_the_latest_month_below_the_baseline_it_lifts_is_not_advised(self) -> None:
        """Six months' raise in one month's hours reaches the target, and leaves that month far behind it."""
        found = paid_nothing_until_last_month()
        assert name(found) is VerdictName.FIX
        assert flips(found) == (NoSingleChange(),)


@st.composite
def clients(draw: st.DrawFn) -> Evidence:
    """Any client with money known, within a portfolio or beside it, with and without all the rest."""
    months = tuple(draw(_months(length=draw(st.sampled_from((3, 6))))))
    within = together(months, str(draw(st.integers(0, 60_000))), draw(st.integers(1, 900)))
    red = draw(st.lists(st.sampled_from(("rush", "expert", "venting")), unique=True, max_size=2))
    found = evidence(
        months=months,
        baseline=draw(st.sampled_from((within, fixed("95"), fixed("40.37")))),
        target=draw(st.sampled_from((None, "88", "100", "63.5"))),
        red=tuple(a_red(sign, throughout=draw(st.booleans())) for sign in red),
        share=draw(st.sampled_from((Fraction(1, 10), Fraction(1, 2)))),
        tried=(a_fix(), a_fix("rush")) if draw(st.booleans()) else (),
    )
    assume(found.window.minutes >= RULES.facts_hours * 60)
    return found


@st.composite
def _months(draw: st.DrawFn, length: int) -> list[MonthSums]:
    cents = st.integers(0, 600_000).map(lambda units: str(Fraction(units, 100)))
    return [
        a_month(
            month,
            draw(cents),
            draw(st.sampled_from((0, 1, 90, 600, 2400, 7201))),
            draw(st.sampled_from(("0", "150"))),
        )
        for month in window(TODAY, length)
    ]


def eased(before: Evidence, after: Evidence) -> bool:
    """Whether the verdict is milder now, or no rate is a reason for it any more."""
    return SEVERITY[name(after)] < SEVERITY[name(before)] or (
        name(after) is name(before) and rate_grounds(after) == 0
    )


def paid_nothing_until_last_month() -> Evidence:
    """Nothing was ever billed, and all ten hours fell into the latest month."""
    months = at_rates(None, None, None, None, None, "0")
    return evidence(months=months, baseline=together(months, "0", 1), target="88")


@UNHURRIED
@given(clients())
@example(paid_nothing_until_last_month())
def test_every_raise_turns_and_a_cent_less_does_not(found: Evidence) -> None:
    for flip in flips(found):
        if isinstance(flip, RaiseTo):
            assert name(found.raised(flip.by)) is flip.to
            assert eased(found, found.raised(flip.by))
            assert not eased(found, found.raised(flip.by - CENT))


@UNHURRIED
@given(clients())
def test_every_saving_turns_and_a_minute_less_does_not(found: Evidence) -> None:
    for flip in flips(found):
        if isinstance(flip, Save):
            assert name(found.saved(flip.minutes)) is flip.to
            assert eased(found, found.saved(flip.minutes))
            assert not eased(found, found.saved(flip.minutes - 1))


@UNHURRIED
@given(clients())
def test_every_fall_turns_a_kept_client_and_a_cent_or_a_minute_less_does_not(found: Evidence) -> None:
    for flip in flips(found):
        if isinstance(flip, FallsBelow):
            assert name(found.raised(flip.amount - CENT - found.income)) is flip.to
            assert name(found.raised(min(Fraction(0), flip.amount - found.income))) is VerdictName.KEEP
        if isinstance(flip, TakesLonger):
            assert name(found.saved(-flip.minutes)) is flip.to
            assert name(found.saved(1 - flip.minutes)) is VerdictName.KEEP


@UNHURRIED
@given(clients())
def test_every_verdict_has_its_flip_point(found: Evidence) -> None:
    assert flips(found)


@UNHURRIED
@given(clients())
def test_red_ends_turns_on_its_day_and_not_the_day_before(found: Evidence) -> None:
    for flip in flips(found):
        if isinstance(flip, RedEnds):
            assert name(found.cooled(flip.day)) is flip.to
            assert name(found.cooled(date.fromordinal(flip.day.toordinal() - 1))) is name(found)
