"""The rule of product.md §4, each condition on both sides of its bound."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from pruner.core.evidence import Ending, Endless, Evidence, LateFix, Runway
from pruner.core.judging import VerdictName
from pruner.core.reasons import (
    FixFailed,
    FixOverdue,
    LowLatestMonth,
    LowMonths,
    MissingHours,
    MissingMonths,
    NoBaseline,
    NoFixYet,
    NothingAgainst,
    ProtectedByRunway,
    ProtectedByShare,
    RateBelowTarget,
    Reason,
    RedSigns,
    RedThroughout,
    RunwayUnknown,
    ShareUnknown,
    TargetNotSet,
)
from pruner.core.verdict import verdict
from tests.core.verdicts import A_THIRD, RULES, TODAY, a_fix, a_month, a_red, at_rates, evidence, fixed

LOW = ("56", "55", "50")


def name(found: Evidence) -> VerdictName:
    return verdict(found, RULES).name


def reasons(found: Evidence) -> tuple[Reason, ...]:
    return verdict(found, RULES).reasons


def kinds(found: Evidence) -> set[type[Reason]]:
    return {type(reason) for reason in reasons(found)}


class TestWorkedExampleW9:
    """product.md §9, W9: the baseline given as 95, no target."""

    def test_a_month_above_the_bound_keeps_the_client(self) -> None:
        assert name(evidence("56", "56", "58")) is VerdictName.KEEP

    def test_three_low_months_without_a_fix_want_one(self) -> None:
        assert name(evidence(*LOW)) is VerdictName.FIX

    def test_three_low_months_after_a_failed_fix_are_pruned(self) -> None:
        assert name(evidence(*LOW, tried=(a_fix(ended_on=date(2026, 7, 31)),))) is VerdictName.PRUNE

    def test_exactly_sixty_percent_is_not_below(self) -> None:
        assert name(evidence("57.00", "57.00", "57.00", tried=(a_fix(),))) is VerdictName.KEEP


class TestPruneForMoney:
    @pytest.mark.parametrize("high", [0, 1])
    def test_one_month_on_the_bound_is_enough_not_to_prune(self, high: int) -> None:
        rates = ["56.99"] * 3
        rates[high] = "57"
        assert name(evidence(*rates, tried=(a_fix(),))) is VerdictName.FIX

    def test_a_hair_below_in_each_month_prunes(self) -> None:
        hair = str(Fraction(57) - Fraction(1, 10**9))
        assert name(evidence(hair, hair, hair, tried=(a_fix(),))) is VerdictName.PRUNE

    def test_a_month_without_hours_is_never_below(self) -> None:
        assert name(evidence("50", None, "50", tried=(a_fix(),))) is VerdictName.FIX
        assert name(evidence("50", "50", None, tried=(a_fix(),))) is VerdictName.KEEP

    def test_only_the_last_three_months_of_a_longer_window_count(self) -> None:
        assert name(evidence("95", "95", "95", *LOW, tried=(a_fix(),))) is VerdictName.PRUNE

    def test_the_rates_and_the_failed_fix_are_the_reasons(self) -> None:
        told = reasons(evidence(*LOW, tried=(a_fix(),), target="50"))
        assert told == (
            LowMonths(
                rates=(Fraction(56), Fraction(55), Fraction(50)),
                share=Fraction(3, 5),
                baseline=Fraction(95),
            ),
            FixFailed(sign="money", ended_on=date(2026, 6, 1)),
        )

    def test_direct_costs_lower_the_rate(self) -> None:
        months = at_rates("60", "60", "60")
        costly = tuple(replace(month, costs=Fraction(40)) for month in months)
        assert name(evidence(months=months)) is VerdictName.KEEP
        assert name(evidence(months=costly, tried=(a_fix(),))) is VerdictName.PRUNE


class TestTheFixBeforePruning:
    @pytest.mark.parametrize("ending", [Ending.FAILED, Ending.REFUSED])
    def test_failed_or_refused_alike(self, ending: Ending) -> None:
        assert name(evidence(*LOW, tried=(a_fix(ending=ending),))) is VerdictName.PRUNE

    def test_an_improved_fix_is_none(self) -> None:
        assert name(evidence(*LOW, tried=(a_fix(ending=Ending.IMPROVED),))) is VerdictName.FIX

    def test_a_fix_that_was_never_offered_is_none(self) -> None:
        assert name(evidence(*LOW, tried=(a_fix(offered=False),))) is VerdictName.FIX

    def test_a_fix_for_something_else_is_none(self) -> None:
        assert name(evidence(*LOW, tried=(a_fix("rush"),))) is VerdictName.FIX

    def test_twelve_months_ago_still_counts_and_a_day_more_does_not(self) -> None:
        assert name(evidence(*LOW, tried=(a_fix(ended_on=date(2025, 11, 23)),))) is VerdictName.PRUNE
        assert name(evidence(*LOW, tried=(a_fix(ended_on=date(2025, 11, 22)),))) is VerdictName.FIX

    def test_a_fix_that_ends_tomorrow_has_not_ended(self) -> None:
        assert name(evidence(*LOW, tried=(a_fix(ended_on=date(2026, 11, 24)),))) is VerdictName.FIX
        assert name(evidence(*LOW, tried=(a_fix(ended_on=TODAY),))) is VerdictName.PRUNE

    def test_a_later_fix_that_improved_it_takes_the_failed_one_away(self) -> None:
        later = a_fix(ending=Ending.IMPROVED, ended_on=date(2026, 9, 1))
        assert name(evidence(*LOW, tried=(a_fix(), later))) is VerdictName.FIX

    def test_a_failure_after_an_improvement_counts_again(self) -> None:
        earlier = a_fix(ending=Ending.IMPROVED, ended_on=date(2026, 2, 1))
        assert name(evidence(*LOW, tried=(earlier, a_fix()))) is VerdictName.PRUNE

    def test_an_overdue_fix_must_be_answered_first(self) -> None:
        late = LateFix(sign="money", due_on=date(2026, 11, 1))
        found = evidence(*LOW, tried=(a_fix(),), late=(late,))
        assert name(found) is VerdictName.FIX
        assert FixOverdue(sign="money", due_on=date(2026, 11, 1)) in reasons(found)

    def test_an_overdue_fix_for_something_else_does_not_stop_it(self) -> None:
        late = LateFix(sign="rush", due_on=date(2026, 11, 1))
        assert name(evidence(*LOW, tried=(a_fix(),), late=(late,))) is VerdictName.PRUNE

    def test_without_a_fix_the_verdict_says_so(self) -> None:
        assert NoFixYet(sign="money", months=12) in reasons(evidence(*LOW))


class TestPruneForASign:
    tried = (a_fix("rush"),)
    red = (a_red(throughout=True),)

    def test_red_throughout_below_the_baseline_prunes(self) -> None:
        found = evidence("94", "95", "95", red=self.red, tried=self.tried)
        assert name(found) is VerdictName.PRUNE
        assert RedThroughout(sign="rush", days=(30, 60, 90)) in reasons(found)

    def test_exactly_on_the_baseline_the_client_earns_its_keep(self) -> None:
        assert name(evidence("95", "95", "95", red=self.red, tried=self.tried)) is VerdictName.WATCH

    def test_red_throughout_prunes_where_money_is_unknown(self) -> None:
        found = evidence("200", "200", "200", fact_months=2, red=self.red, tried=self.tried)
        assert name(found) is VerdictName.PRUNE
        assert verdict(found, RULES).by_signs_alone

    def test_without_anything_to_hold_the_rate_against_money_is_unknown_too(self) -> None:
        found = evidence(known_baseline=False, red=self.red, tried=self.tried)
        assert name(found) is VerdictName.PRUNE
        assert NoBaseline() in reasons(found)

    def test_red_today_alone_does_not(self) -> None:
        assert name(evidence("94", "95", "95", red=(a_red(),), tried=self.tried)) is VerdictName.WATCH

    def test_a_fix_for_money_does_not_answer_for_a_sign(self) -> None:
        found = evidence("94", "95", "95", red=self.red, tried=(a_fix(),))
        assert name(found) is VerdictName.FIX
        assert NoFixYet(sign="rush", months=12) in reasons(found)

    def test_only_the_trigger_whose_fix_failed_is_told(self) -> None:
        found = evidence(*LOW, red=self.red, tried=self.tried)
        assert kinds(found) == {RedThroughout, FixFailed, TargetNotSet}


class TestProtect:
    def pruned(self, share: Fraction | None = A_THIRD, runway: Runway = Fraction(12)) -> Evidence:
        return evidence(*LOW, tried=(a_fix(),), share=share, runway=runway)

    def test_forty_percent_of_the_income_protects_and_less_does_not(self) -> None:
        protected = self.pruned(share=Fraction("0.4"))
        assert name(protected) is VerdictName.PROTECT
        assert verdict(protected, RULES).protected
        assert ProtectedByShare(share=Fraction("0.4")) in reasons(protected)
        assert name(self.pruned(share=Fraction("0.3999"))) is VerdictName.PRUNE

    def test_a_runway_below_three_months_protects_and_three_do_not(self) -> None:
        short = self.pruned(runway=Fraction("2.999"))
        assert name(short) is VerdictName.PROTECT
        assert ProtectedByRunway(months=Fraction("2.999")) in reasons(short)
        assert name(self.pruned(runway=Fraction(3))) is VerdictName.PRUNE

    def test_an_endless_runway_does_not_protect(self) -> None:
        found = self.pruned(runway=Endless.ENDLESS)
        assert name(found) is VerdictName.PRUNE
        assert RunwayUnknown() not in reasons(found)

    def test_the_unknown_does_not_protect_and_is_said(self) -> None:
        found = self.pruned(runway=None, share=None)
        assert name(found) is VerdictName.PRUNE
        assert {ShareUnknown, RunwayUnknown} <= kinds(found)

    def test_a_fix_for_a_protected_client_has_the_note(self) -> None:
        found = verdict(evidence(*LOW, share=Fraction("0.4")), RULES)
        assert (found.name, found.protected) == (VerdictName.FIX, True)
        assert ProtectedByShare(share=Fraction("0.4")) in found.reasons

    def test_nothing_else_is_protected(self) -> None:
        found = verdict(evidence(share=Fraction(1), red=(a_red(),)), RULES)
        assert (found.name, found.protected) == (VerdictName.WATCH, False)


class TestFix:
    def test_below_seventy_percent_of_the_target(self) -> None:
        assert name(evidence("69.99", "70", "70", target="100")) is VerdictName.FIX
        assert name(evidence("70", "70", "70", target="100")) is VerdictName.WATCH

    def test_the_window_is_weighted_by_hours(self) -> None:
        first, second, third = (month.month for month in at_rates("1", "1", "1"))
        months = (a_month(first, "3000", 1800), a_month(second, "600"), a_month(third, "600"))
        assert name(evidence(months=months, target="120")) is VerdictName.WATCH  # 84.00, not the mean 73.33

    def test_the_latest_month_below_sixty_percent_of_the_baseline(self) -> None:
        assert name(evidence("95", "95", "56.99")) is VerdictName.FIX
        assert name(evidence("95", "95", "57")) is VerdictName.KEEP
        assert name(evidence("95", "20", "95")) is VerdictName.KEEP

    def test_two_red_signs(self) -> None:
        found = evidence(red=(a_red("rush"), a_red("expert")))
        assert name(found) is VerdictName.FIX
        assert RedSigns(signs=("rush", "expert")) in reasons(found)

    def test_every_reason_that_holds_is_told(self) -> None:
        found = evidence("95", "50", "50", target="100", red=(a_red("rush"), a_red("expert")))
        assert kinds(found) == {RateBelowTarget, LowLatestMonth, RedSigns}

    def test_a_month_told_among_the_last_three_is_not_told_once_more(self) -> None:
        assert kinds(evidence(*LOW)) == {LowMonths, NoFixYet, TargetNotSet}


class TestWatch:
    def test_below_ninety_percent_of_the_target(self) -> None:
        found = evidence("89.99", "90", "90", target="100")
        assert name(found) is VerdictName.WATCH
        assert kinds(found) == {RateBelowTarget}
        assert name(evidence("90", "90", "90", target="100")) is VerdictName.KEEP

    def test_one_red_sign(self) -> None:
        assert name(evidence(red=(a_red(),))) is VerdictName.WATCH


class TestTooLittleData:
    def test_three_months_of_facts_are_enough_and_two_are_not(self) -> None:
        found = evidence(fact_months=2)
        assert name(found) is VerdictName.TOO_LITTLE_DATA
        assert MissingMonths(have=2, need=3) in reasons(found)
        assert name(evidence(fact_months=3)) is VerdictName.KEEP

    def test_eight_hours_are_enough_and_a_minute_less_is_not(self) -> None:
        before, between, last = at_rates(None, None, "95")
        enough = (before, between, replace(last, minutes=Fraction(480)))
        short = (before, between, replace(last, minutes=Fraction(479)))
        assert name(evidence(months=enough)) is VerdictName.KEEP
        assert name(evidence(months=short)) is VerdictName.TOO_LITTLE_DATA
        assert MissingHours(have=Fraction(479, 60), need=8) in reasons(evidence(months=short))

    def test_low_rates_do_not_count_before_there_are_facts_enough(self) -> None:
        assert name(evidence("1", "1", "1", fact_months=2, target="100")) is VerdictName.TOO_LITTLE_DATA

    @pytest.mark.parametrize(("signs", "said"), [(1, VerdictName.WATCH), (2, VerdictName.FIX)])
    def test_signs_speak_alone_and_it_is_said(self, signs: int, said: VerdictName) -> None:
        red = (a_red("rush"), a_red("expert"))[:signs]
        found = verdict(evidence("1", "1", "1", fact_months=2, red=red), RULES)
        assert (found.name, found.by_signs_alone) == (said, True)
        assert MissingMonths(have=2, need=3) in found.reasons

    def test_without_any_hour_nothing_breaks(self) -> None:
        found = evidence(None, None, None, fact_months=0, known_baseline=False)
        assert name(found) is VerdictName.TOO_LITTLE_DATA
        assert kinds(found) == {MissingMonths, MissingHours, TargetNotSet}


class TestKeep:
    def test_what_speaks_for_it_is_told(self) -> None:
        assert reasons(evidence(target="95")) == (NothingAgainst(rate=Fraction(95)),)

    def test_a_target_that_is_not_set_is_said(self) -> None:
        assert TargetNotSet() in reasons(evidence())

    def test_money_enough_is_not_by_signs_alone(self) -> None:
        assert not verdict(evidence(), RULES).by_signs_alone


class TestTheOtherYardstick:
    def test_b_of_w6_holds_against_all_but_not_against_the_others(self) -> None:
        """W6: B earns 82.14; 80.3 % of all (102.29), 59.3 % of the others (138.46)."""
        found = verdict(
            evidence(
                *["82.14"] * 3,
                baseline=fixed("102.29"),
                other_baseline=fixed("138.46"),
                tried=(a_fix(),),
            ),
            RULES,
        )
        assert (found.name, found.other_name) == (VerdictName.KEEP, VerdictName.PRUNE)
        assert found.differs_with_others

    def test_where_both_say_the_same_nothing_differs(self) -> None:
        found = verdict(evidence(other_baseline=fixed("96")), RULES)
        assert (found.name, found.differs_with_others) == (VerdictName.KEEP, False)

    def test_without_others_there_is_no_other_verdict(self) -> None:
        found = verdict(evidence(), RULES)
        assert (found.other_name, found.differs_with_others) == (None, False)


class TestHouseRules:
    def test_each_bound_is_the_users_to_change(self) -> None:
        softer = replace(RULES, fix_baseline=Decimal("0.5"), prune_baseline=Decimal("0.5"))
        assert verdict(evidence(*LOW), softer).name is VerdictName.KEEP
        patient = replace(RULES, prune_months=4)
        assert verdict(evidence("95", *LOW, tried=(a_fix(),)), patient).name is VerdictName.FIX
        strict = replace(RULES, fix_red_signs=1)
        assert verdict(evidence(red=(a_red(),)), strict).name is VerdictName.FIX

    def test_more_months_than_there_are_never_hold(self) -> None:
        assert verdict(evidence(*LOW), replace(RULES, prune_months=4)).name is VerdictName.FIX
        assert LowMonths not in {
            type(reason) for reason in verdict(evidence(*LOW), replace(RULES, prune_months=4)).reasons
        }
