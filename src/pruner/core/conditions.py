"""The conditions of a verdict (product.md §4), each with what would take it away.

"Below" is strict everywhere, and a rate that does not exist is never below. A condition that holds
becomes a `Ground`, which knows the reasons to tell and the ways out: the rates that would have to come
up, and the day on which its signs are no longer red.
"""

from datetime import date
from enum import Enum
from fractions import Fraction

from pruner.core.endings import Ending, TriedFix
from pruner.core.evidence import Evidence, RedSign
from pruner.core.house import VerdictRules
from pruner.core.lazily import dataclass
from pruner.core.months import plus_months
from pruner.core.playbooks import MONEY
from pruner.core.reasons import (
    FixFailed,
    FixOverdue,
    LowLatestMonth,
    LowMonths,
    NoFixYet,
    RateBelowTarget,
    Reason,
    RedSigns,
    RedThroughout,
)

LATEST = 1


class Bound(Enum):
    """What a rate is held against."""

    TARGET = "target"
    BASELINE = "baseline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A rate held against a share of a bound: the window's rate, or that of the month `back` (1: latest)."""

    bound: Bound
    share: Fraction = Fraction(1)
    back: int | None = None

    def rate(self, evidence: Evidence) -> Fraction | None:
        """The rate in question; None where nobody worked."""
        if self.back is None:
            return evidence.window.rate
        return evidence.months[-self.back].rate if self.back <= len(evidence.months) else None

    def whole(self, evidence: Evidence) -> Fraction | None:
        """The bound before its share is taken; None where it is not known."""
        if self.bound is Bound.TARGET:
            return None if evidence.target is None else Fraction(evidence.target)
        return None if evidence.baseline is None else evidence.baseline.rate

    def gap(self, evidence: Evidence) -> Fraction | None:
        """How far the rate lies above the bound; negative is below, None not comparable."""
        rate, whole = self.rate(evidence), self.whole(evidence)
        return None if rate is None or whole is None else rate - self.share * whole

    def below(self, evidence: Evidence) -> bool:
        """Whether the rate is known and below."""
        gap = self.gap(evidence)
        return gap is not None and gap < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A condition that holds. It goes as soon as *one* of the `lifts` is no longer below, or on `ends_on`.

    `signs` are those that are no longer red on that day; `awaits` is the sign whose fix decides about it.
    """

    reasons: tuple[Reason, ...]
    lifts: tuple[Comparison, ...] = ()
    signs: tuple[str, ...] = ()
    ends_on: date | None = None
    awaits: str | None = None


def money_known(evidence: Evidence, rules: VerdictRules) -> bool:
    """Whether there are facts enough for the conditions about money."""
    window = evidence.window
    enough = window.minutes >= rules.facts_hours * 60 and evidence.fact_months >= rules.facts_months
    return enough and window.rate is not None


def prune_grounds(evidence: Evidence, rules: VerdictRules) -> list[Ground]:
    """The triggers whose fix was tried in vain."""
    return [
        ready
        for sign, ground in _triggers(evidence, rules)
        if (ready := _after_its_fix(sign, ground, evidence, rules)) is not None
    ]


def fix_grounds(evidence: Evidence, rules: VerdictRules) -> list[Ground]:
    """What wants a fix; a month that is told among the last ones is not told once more."""
    triggers = _triggers(evidence, rules)
    grounds = [_before_its_fix(sign, ground, evidence, rules) for sign, ground in triggers]
    grounds += _below_target(Fraction(rules.fix_target), evidence, rules)
    latest = _low_latest(evidence, rules)
    grounds += [latest] if latest else []
    return grounds + _red(rules.fix_red_signs, evidence)


def watch_grounds(evidence: Evidence, rules: VerdictRules) -> list[Ground]:
    """What wants an eye on it."""
    return _below_target(Fraction(rules.watch_target), evidence, rules) + _red(1, evidence)


def guards(rules: VerdictRules) -> tuple[Comparison, ...]:
    """Every single comparison that turns a client who may be kept."""
    target = [Fraction(rules.watch_target), Fraction(rules.fix_target)]
    return (*(Comparison(bound=Bound.TARGET, share=share) for share in target), _latest(rules))


def _triggers(evidence: Evidence, rules: VerdictRules) -> list[tuple[str, Ground]]:
    """What could end in PRUNE, each with the sign whose fix decides about it."""
    low = _low_months(evidence, rules)
    return [
        *([(MONEY, low)] if low else []),
        *(
            (red.sign, _throughout(red, evidence, rules))
            for red in evidence.red
            if red.throughout and not _earns_its_keep(evidence, rules)
        ),
    ]


def _low_months(evidence: Evidence, rules: VerdictRules) -> Ground | None:
    share = Fraction(rules.prune_baseline)
    months = tuple(
        Comparison(bound=Bound.BASELINE, share=share, back=back) for back in range(rules.prune_months, 0, -1)
    )
    if not money_known(evidence, rules) or not all(month.below(evidence) for month in months):
        return None
    rates = tuple(rate for month in months if (rate := month.rate(evidence)) is not None)
    baseline = months[-1].whole(evidence) or Fraction(0)
    return Ground(reasons=(LowMonths(rates=rates, share=share, baseline=baseline),), lifts=months)


def _earns_its_keep(evidence: Evidence, rules: VerdictRules) -> bool:
    """Whether the window's rate is known to reach the baseline; a red sign is no trigger then."""
    gap = Comparison(bound=Bound.BASELINE).gap(evidence)
    return money_known(evidence, rules) and gap is not None and gap >= 0


def _throughout(red: RedSign, evidence: Evidence, rules: VerdictRules) -> Ground:
    baseline = Comparison(bound=Bound.BASELINE)
    return Ground(
        reasons=(RedThroughout(sign=red.sign, days=rules.red_days),),
        lifts=(baseline,) if money_known(evidence, rules) and baseline.below(evidence) else (),
        signs=(red.sign,),
        ends_on=red.until,
    )


def _after_its_fix(sign: str, ground: Ground, evidence: Evidence, rules: VerdictRules) -> Ground | None:
    failed = _failed_fix(sign, evidence, rules)
    if failed is None or any(late.sign == sign for late in evidence.late):
        return None
    told = FixFailed(sign=sign, ended_on=failed.ended_on)
    return Ground(
        reasons=(*ground.reasons, told), lifts=ground.lifts, signs=ground.signs, ends_on=ground.ends_on
    )


def _before_its_fix(sign: str, ground: Ground, evidence: Evidence, rules: VerdictRules) -> Ground:
    late = next((late for late in evidence.late if late.sign == sign), None)
    wanting: Reason = (
        NoFixYet(sign=sign, months=rules.fix_tried_months)
        if late is None
        else FixOverdue(sign=sign, due_on=late.due_on)
    )
    return Ground(
        reasons=(*ground.reasons, wanting),
        lifts=ground.lifts,
        signs=ground.signs,
        ends_on=ground.ends_on,
        awaits=sign,
    )


def _failed_fix(sign: str, evidence: Evidence, rules: VerdictRules) -> TriedFix | None:
    """The latest fix that counts: offered, in vain, not too long ago, and none improved it since."""
    since = plus_months(evidence.today, -rules.fix_tried_months)
    found = None
    for fix in evidence.tried:
        if fix.sign != sign or fix.ended_on > evidence.today:
            continue
        if fix.ending is Ending.IMPROVED:
            found = None
        elif fix.offered and fix.ended_on >= since:
            found = fix
    return found


def _below_target(share: Fraction, evidence: Evidence, rules: VerdictRules) -> list[Ground]:
    target = Comparison(bound=Bound.TARGET, share=share)
    rate, whole = target.rate(evidence), target.whole(evidence)
    if rate is None or whole is None or not money_known(evidence, rules) or not target.below(evidence):
        return []
    return [Ground(reasons=(RateBelowTarget(rate=rate, share=share, target=whole),), lifts=(target,))]


def _latest(rules: VerdictRules) -> Comparison:
    return Comparison(bound=Bound.BASELINE, share=Fraction(rules.fix_baseline), back=LATEST)


def _low_latest(evidence: Evidence, rules: VerdictRules) -> Ground | None:
    latest = _latest(rules)
    rate, baseline = latest.rate(evidence), latest.whole(evidence)
    if rate is None or baseline is None or not money_known(evidence, rules) or not latest.below(evidence):
        return None
    told = LowLatestMonth(rate=rate, share=latest.share, baseline=baseline)
    return Ground(reasons=() if _low_months(evidence, rules) else (told,), lifts=(latest,))


def _red(least: int, evidence: Evidence) -> list[Ground]:
    """Red signs, at least so many; they end on the day on which fewer are left."""
    if len(evidence.red) < least:
        return []
    ends_on = sorted(red.until for red in evidence.red)[len(evidence.red) - least]
    return [
        Ground(
            reasons=(RedSigns(signs=tuple(red.sign for red in evidence.red)),),
            signs=tuple(red.sign for red in evidence.red if red.until <= ends_on),
            ends_on=ends_on,
        )
    ]
