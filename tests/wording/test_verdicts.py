"""Verdicts as a user reads them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import get_args

import pytest

from pruner.core import flips as ways
from pruner.core import reasons as why
from pruner.core.evidence import Evidence, LateFix
from pruner.core.judging import VerdictName
from pruner.core.verdict import verdict
from pruner.wording import grounds, turns
from pruner.wording.tongue import Tongue
from pruner.wording.verdicts import headline, verdict_flips, verdict_reasons, yardstick_note
from tests.core.rules import RULES as SIGNS
from tests.core.verdicts import RULES, a_fix, a_red, at_rates, evidence, fixed

EUROS = Tongue(currency="EUR", rules=SIGNS)
DAY = date(2026, 11, 1)
REASONS: Sequence[tuple[why.Reason, str]] = [
    (
        why.LowMonths(
            rates=(Fraction(56), Fraction(55), Fraction(50)), share=Fraction(3, 5), baseline=Fraction(95)
        ),
        "Below 60 % of the baseline of €95.00 an hour in each of the last 3 months: €56.00, €55.00, €50.00.",
    ),
    (
        why.LowLatestMonth(rate=Fraction(50), share=Fraction(3, 5), baseline=Fraction(95)),
        "€50.00 an hour in the latest month is below 60 % of the baseline of €95.00.",
    ),
    (
        why.RateBelowTarget(rate=Fraction("69.995"), share=Fraction("0.725"), target=Fraction(100)),
        "€70.00 an hour is below 72.5 % of your target of €100.00.",
    ),
    (
        why.RedThroughout(sign="rush", days=(30, 60, 90)),
        "“rush” is red today, as it was 30, 60, 90 days ago.",
    ),
    (why.RedSigns(signs=("rush",)), "“rush” is red."),
    (why.RedSigns(signs=("rush", "expert")), "2 signs are red: “rush”, “expert”."),
    (
        why.FixFailed(sign="money", ended_on=DAY),
        "The fix for “money” ended without success on 1 Nov 2026.",
    ),
    (
        why.NoFixYet(sign="rush", months=12),
        "No fix for “rush” has been tried in vain within the last 12 months, so one comes first.",
    ),
    (
        why.FixOverdue(sign="money", due_on=DAY),
        "The fix for “money” was due on 1 Nov 2026 and wants its answer first.",
    ),
    (
        why.ProtectedByShare(share=Fraction(5, 12)),
        "Replace first: 41.7 % of your income comes from here.",
    ),
    (
        why.ProtectedByRunway(months=Fraction("2.99")),
        "Replace first: without this client the savings last for 2.9 months.",
    ),
    (
        why.ShareUnknown(),
        "This client's share of your income is not known, so it does not protect.",
    ),
    (
        why.RunwayUnknown(),
        "How long you could do without this client is not known until savings and monthly costs are set.",
    ),
    (why.TargetNotSet(), "No target rate is set, so nothing was held against it."),
    (why.NoBaseline(), "There is no other rate to hold this one against."),
    (why.MissingMonths(have=2, need=3), "Money does not count yet: 2 of 3 months have facts."),
    (
        why.MissingHours(have=Fraction(479, 60), need=8),
        "Money does not count yet: 7.9 of 8 hours are recorded.",
    ),
    (why.NothingAgainst(rate=Fraction(95)), "No sign is red, and €95.00 an hour holds."),
]
KEEP, WATCH, FIX, PRUNE = VerdictName.KEEP, VerdictName.WATCH, VerdictName.FIX, VerdictName.PRUNE
FLIPS: Sequence[tuple[ways.Flip, str]] = [
    (
        ways.RaiseTo(amount=Fraction(1240), by=Fraction(240), to=WATCH),
        "Raise to €1,240.00 a month: then WATCH.",
    ),
    (ways.Save(minutes=390, to=WATCH), "Save 6.5 h a month: then WATCH."),
    (ways.Save(minutes=391, to=FIX), "Save 6.6 h a month: one reason less, and still FIX."),
    (
        ways.RedEnds(signs=("rush", "expert"), day=DAY, to=KEEP),
        "Nothing more of “rush”, “expert” until 1 Nov 2026: then KEEP.",
    ),
    (ways.TryFix(sign="money", to=PRUNE), "Try a fix for “money”; should it fail: PRUNE."),
    (
        ways.AnswerFix(sign="rush", to=PRUNE),
        "Answer the overdue fix for “rush”; if it failed: PRUNE.",
    ),
    (ways.FallsBelow(amount=Fraction(900), to=WATCH), "Less than €900.00 a month: then WATCH."),
    (ways.TakesLonger(minutes=67, to=WATCH), "1.2 h more a month: then WATCH."),
    (ways.SetTarget(rate=Fraction("100.01"), to=WATCH), "A target rate of €100.01 or more: then WATCH."),
    (
        ways.MoreFacts(months=2, minutes=180),
        "2 more months with facts, 3.0 h more: then money counts too.",
    ),
    (ways.MoreFacts(months=1, minutes=0), "1 more month with facts: then money counts too."),
    (ways.MoreFacts(months=0, minutes=1), "0.1 h more: then money counts too."),
    (ways.NoSingleChange(), "No single change turns it."),
]


@pytest.mark.parametrize(("reason", "said"), REASONS, ids=lambda value: type(value).__name__)
def test_a_reason_is_one_calm_sentence(reason: why.Reason, said: str) -> None:
    assert grounds.reason(reason, EUROS) == said


@pytest.mark.parametrize(("flip", "said"), FLIPS, ids=lambda value: type(value).__name__)
def test_a_flip_is_one_calm_sentence(flip: ways.Flip, said: str) -> None:
    assert turns.flip(flip, FIX, EUROS) == said


def test_every_reason_and_every_flip_has_its_sentence() -> None:
    assert set(grounds.WORDS) == set(get_args(why.Reason)) == {type(reason) for reason, _said in REASONS}
    assert set(turns.WORDS) == set(get_args(ways.Flip)) == {type(flip) for flip, _said in FLIPS}


def shown(found: Evidence) -> tuple[str, list[str], list[str]]:
    what = verdict(found, RULES)
    return headline(what), verdict_reasons(what, SIGNS), verdict_flips(what, SIGNS)


def test_a_raise_and_a_saving_to_the_same_verdict_share_a_sentence() -> None:
    assert shown(evidence("80", "80", "80", target="100")) == (
        "WATCH",
        ["€80.00 an hour is below 90 % of your target of €100.00."],
        ["Raise to €900.00 a month or save 1.2 h a month: then KEEP."],
    )


def test_a_kept_client_has_its_bounds_in_one_sentence() -> None:
    assert shown(evidence("100", "100", "100", target="100")) == (
        "KEEP",
        ["No sign is red, and €100.00 an hour holds."],
        ["Less than €900.00 a month or 1.2 h more a month: then WATCH."],
    )


def test_ways_to_different_verdicts_stay_apart() -> None:
    both = (
        ways.RaiseTo(amount=Fraction(900), by=Fraction(1), to=WATCH),
        ways.Save(minutes=60, to=KEEP),
    )
    assert turns.flips(both, FIX, EUROS) == [
        "Raise to €900.00 a month: then WATCH.",
        "Save 1.0 h a month: then KEEP.",
    ]


def test_a_verdict_by_signs_alone_says_so_in_its_headline() -> None:
    assert shown(evidence(fact_months=1, red=(a_red(),)))[0] == "WATCH, by signs alone"


def test_too_little_data_names_what_is_missing() -> None:
    assert shown(evidence(fact_months=1, target="100")) == (
        "TOO_LITTLE_DATA",
        ["Money does not count yet: 1 of 3 months have facts."],
        ["2 more months with facts: then money counts too."],
    )


def test_a_protected_client_is_replaced_first() -> None:
    low = evidence("56", "55", "50", share=Fraction(1, 2))
    assert shown(low)[0] == "FIX, protected: replace first"
    assert shown(replace(low, tried=(a_fix(),)))[0] == "PROTECT, replace first, then cut"


def test_an_overdue_fix_is_asked_for() -> None:
    late = (LateFix(sign="money", due_on=DAY),)
    _headline, told, turned = shown(evidence("56", "55", "50", late=late))
    assert "The fix for “money” was due on 1 Nov 2026 and wants its answer first." in told
    assert "Answer the overdue fix for “money”; if it failed: PRUNE." in turned


def test_the_other_yardstick_is_named_where_it_differs() -> None:
    found = evidence(months=at_rates("82.14", "82.14", "82.14"), other_baseline=fixed("138.46"))
    assert yardstick_note(verdict(found, RULES)) == "Held against the others alone it would be FIX."
    turned = verdict(found.by_the_other_yardstick(), RULES)
    assert yardstick_note(turned) == "Held against all clients together it would be KEEP."
    assert yardstick_note(verdict(evidence(), RULES)) == ""
