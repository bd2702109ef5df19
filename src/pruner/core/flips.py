"""The smallest single change that turns a verdict (product.md §4), reckoned exactly.

A raise is linear in every rate and in the baseline that includes the client, so two points give the line
and the line gives the amount. Saved minutes are not, since no month can lose more than it has; there the
least number is searched for, which is safe because what a saving has lifted a greater one keeps lifted.
Stated amounts are whole minor units and whole minutes: one less does not turn the verdict.
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pruner.core.conditions import Comparison, Ground, guards, money_known
from pruner.core.evidence import Evidence
from pruner.core.house import VerdictRules
from pruner.core.judging import Finding, VerdictName, judge
from pruner.core.lazily import dataclass
from pruner.core.money import minor_digits

LONGEST_MONTH = 31 * 24 * 60
SEVERITY = {
    VerdictName.KEEP: 0,
    VerdictName.TOO_LITTLE_DATA: 0,
    VerdictName.WATCH: 1,
    VerdictName.FIX: 2,
    VerdictName.PROTECT: 3,
    VerdictName.PRUNE: 3,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseTo:
    """Had the client brought `amount` in an average month, `by` more than it did."""

    amount: Fraction
    by: Fraction
    to: VerdictName


@dataclass(frozen=True, slots=True, kw_only=True)
class Save:
    """Had every month taken so many minutes less."""

    minutes: int
    to: VerdictName


@dataclass(frozen=True, slots=True, kw_only=True)
class RedEnds:
    """These signs are no longer red on that day, if nothing more happens."""

    signs: tuple[str, ...]
    day: date
    to: VerdictName


@dataclass(frozen=True, slots=True, kw_only=True)
class TryFix:
    """A fix for this sign, or for money, should it fail."""

    sign: str
    to: VerdictName


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFix:
    """The overdue fix for this sign, or for money, should it have failed."""

    sign: str
    to: VerdictName


@dataclass(frozen=True, slots=True, kw_only=True)
class FallsBelow:
    """Were the average month to bring less than `amount`."""

    amount: Fraction
    to: VerdictName


@dataclass(frozen=True, slots=True, kw_only=True)
class TakesLonger:
    """Were every month with work to take so many minutes more."""

    minutes: int
    to: VerdictName


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTarget:
    """A target rate from this one on."""

    rate: Fraction
    to: VerdictName


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreFacts:
    """So many more months with facts and minutes of work, and the rate counts; where that leads is open."""

    months: int
    minutes: int


@dataclass(frozen=True, slots=True)
class NoSingleChange:
    """Nothing turns the verdict by itself."""


Turn = RaiseTo | Save | RedEnds | TryFix | AnswerFix | FallsBelow | TakesLonger | SetTarget
"""A change that was tried out; where `to` is the same verdict, it takes only its reason away."""
Flip = Turn | MoreFacts | NoSingleChange


def flips(evidence: Evidence, rules: VerdictRules, finding: Finding) -> tuple[Flip, ...]:
    """What turns this verdict; where nothing does by itself, what takes one of several reasons away."""
    if finding.name is VerdictName.TOO_LITTLE_DATA:
        return (_more_facts(evidence, rules),)
    if finding.name is VerdictName.KEEP:
        return tuple(_downward(evidence, rules)) or (NoSingleChange(),)
    found = list(_upward(evidence, rules, finding))
    turning = [flip for flip in found if flip.to is not finding.name]
    fixes = _by_a_fix(evidence, rules, finding.grounds)
    return (*(turning or found), *fixes) or (NoSingleChange(),)


def _more_facts(evidence: Evidence, rules: VerdictRules) -> MoreFacts:
    minutes = math.ceil(rules.facts_hours * 60 - evidence.window.minutes)
    return MoreFacts(months=max(0, rules.facts_months - evidence.fact_months), minutes=max(0, minutes))


def _upward(evidence: Evidence, rules: VerdictRules, finding: Finding) -> Iterable[Turn]:
    """What takes conditions away; never what makes it worse, as a raise can that lifts the baseline."""
    grounds = finding.grounds
    worst = SEVERITY[finding.name]
    money = (_raise(evidence, rules, finding), _save(evidence, rules, finding))
    yield from (flip for flip in money if flip and SEVERITY[flip.to] <= worst)
    ends = [ground.ends_on for ground in grounds if ground.ends_on]
    if ends:
        to = judge(evidence.cooled(max(ends)), rules).name
        signs = dict.fromkeys(sign for ground in grounds for sign in ground.signs)
        yield RedEnds(signs=tuple(signs), day=max(ends), to=to)


def _by_a_fix(evidence: Evidence, rules: VerdictRules, grounds: tuple[Ground, ...]) -> Iterable[Turn]:
    for sign in [ground.awaits for ground in grounds if ground.awaits]:
        kind = AnswerFix if any(late.sign == sign for late in evidence.late) else TryFix
        yield kind(sign=sign, to=judge(evidence.failed(sign), rules).name)


def _raise(evidence: Evidence, rules: VerdictRules, finding: Finding) -> RaiseTo | None:
    exact = _clearing(finding.grounds, lambda lift: _rise(lift, evidence))
    if exact is None:
        return None
    amount = _up(evidence.income + exact, evidence.currency)
    by = amount - evidence.income
    after = judge(evidence.raised(by), rules)
    return RaiseTo(amount=amount, by=by, to=after.name) if _eased(finding, after) else None


def _save(evidence: Evidence, rules: VerdictRules, finding: Finding) -> Save | None:
    exact = _clearing(finding.grounds, lambda lift: _saving(lift, evidence))
    if exact is None or not money_known(evidence.saved(int(exact)), rules):
        return None
    after = judge(evidence.saved(int(exact)), rules)
    return Save(minutes=int(exact), to=after.name) if _eased(finding, after) else None


def _eased(before: Finding, after: Finding) -> bool:
    """Whether the verdict is milder, or no rate is a reason for it any more.

    A change that lifts the window's rate lifts the baseline too, and a month below that one may be a new
    reason for the same verdict. More of the change does not help there, so it is none to advise.
    """
    if SEVERITY[after.name] < SEVERITY[before.name]:
        return True
    return after.name is before.name and not any(ground.lifts for ground in after.grounds)


def _clearing(grounds: tuple[Ground, ...], least: Callable[[Comparison], Fraction | None]) -> Fraction | None:
    """The least change that lifts every ground a rate can lift; None where there is none, or one cannot."""
    needed = []
    for ground in grounds:
        if ground.lifts:
            ways = [way for way in map(least, ground.lifts) if way is not None]
            needed.append(min(ways, default=None))
    known = [way for way in needed if way is not None]
    return max(known) if known and len(known) == len(needed) else None


def _rise(lift: Comparison, evidence: Evidence) -> Fraction | None:
    """How much more a month brings the rate exactly to its bound, negative where it lies above.

    None where more income does not help: with many hours in one month it lifts the baseline even faster.
    """
    here, there = lift.gap(evidence), lift.gap(evidence.raised(Fraction(1)))
    if here is None or there is None or there <= here:
        return None
    return -here / (there - here)


def _saving(lift: Comparison, evidence: Evidence) -> Fraction | None:
    """The least whole minutes a month that lift this rate; None where none do."""
    months = (
        evidence.months[-evidence.window_months :] if lift.back is None else [evidence.months[-lift.back]]
    )
    most = math.ceil(max(month.minutes for month in months)) - 1

    def lifted(minutes: int) -> bool:
        return not lift.below(evidence.saved(minutes))

    least = bisect_left(range(most + 1), x=True, key=lifted)
    return Fraction(least) if least <= most else None


def _downward(evidence: Evidence, rules: VerdictRules) -> Iterable[Turn]:
    """What would turn a client who may be kept."""
    found = (_fall(evidence, rules), _longer(evidence, rules), _target(evidence, rules))
    yield from (flip for flip in found if flip and flip.to is not VerdictName.KEEP)


def _fall(evidence: Evidence, rules: VerdictRules) -> FallsBelow | None:
    rises = [rise for guard in guards(rules) if (rise := _rise(guard, evidence)) is not None]
    if not rises:
        return None
    amount = _up(evidence.income + max(rises), evidence.currency)
    below = amount - _unit(evidence.currency)
    if below < 0:
        return None
    return FallsBelow(amount=amount, to=judge(evidence.raised(below - evidence.income), rules).name)


def _longer(evidence: Evidence, rules: VerdictRules) -> TakesLonger | None:
    def turned(minutes: int) -> bool:
        after = evidence.saved(-minutes)
        return any(guard.below(after) for guard in guards(rules))

    least = bisect_left(range(LONGEST_MONTH), x=True, key=turned)
    if least == LONGEST_MONTH:
        return None
    return TakesLonger(minutes=least, to=judge(evidence.saved(-least), rules).name)


def _target(evidence: Evidence, rules: VerdictRules) -> SetTarget | None:
    rate, unit = evidence.window.rate, _unit(evidence.currency)
    if evidence.target is not None or rate is None or not rules.watch_target:
        return None
    least = max(unit, (rate / Fraction(rules.watch_target) // unit + 1) * unit)
    exact = Decimal(least.numerator) / least.denominator  # a whole number of minor units has an end
    return SetTarget(rate=least, to=judge(replace(evidence, target=exact), rules).name)


def _unit(currency: str) -> Fraction:
    return Fraction(1, 10 ** minor_digits(currency))


def _up(amount: Fraction, currency: str) -> Fraction:
    """The next whole number of minor units, so that what is stated is enough."""
    unit = _unit(currency)
    return math.ceil(amount / unit) * unit
