"""The rule itself: the first one that holds (product.md §4)."""

from enum import StrEnum
from fractions import Fraction

from pruner.core.conditions import Ground, fix_grounds, money_known, prune_grounds, watch_grounds
from pruner.core.evidence import Evidence
from pruner.core.house import VerdictRules
from pruner.core.lazily import dataclass
from pruner.core.reasons import (
    MissingHours,
    MissingMonths,
    NoBaseline,
    NothingAgainst,
    ProtectedByRunway,
    ProtectedByShare,
    Reason,
    RunwayUnknown,
    ShareUnknown,
    TargetNotSet,
)


class VerdictName(StrEnum):
    """What the facts say; shown as it is in every language."""

    PRUNE = "PRUNE"
    PROTECT = "PROTECT"
    FIX = "FIX"
    WATCH = "WATCH"
    TOO_LITTLE_DATA = "TOO_LITTLE_DATA"
    KEEP = "KEEP"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A verdict without its ways out. `grounds` are the conditions of that rule that hold."""

    name: VerdictName
    grounds: tuple[Ground, ...]
    reasons: tuple[Reason, ...]
    by_signs_alone: bool
    protected: bool


def judge(evidence: Evidence, rules: VerdictRules) -> Finding:
    """What the facts say. `protected` is told of PROTECT and FIX alone."""
    name, grounds = _first_that_holds(evidence, rules)
    shields = _shields(evidence, rules) if name in {VerdictName.PRUNE, VerdictName.FIX} else []
    if name is VerdictName.PRUNE and shields:
        name = VerdictName.PROTECT
    reasons = [reason for ground in grounds for reason in ground.reasons] + shields
    if name is VerdictName.PRUNE:
        reasons += _unshielded(evidence)
    if name is VerdictName.KEEP:
        reasons.append(NothingAgainst(rate=evidence.window.rate or Fraction(0)))
    return Finding(
        name=name,
        grounds=tuple(grounds),
        reasons=(*reasons, *_left_out(evidence, rules)),
        by_signs_alone=not money_known(evidence, rules),
        protected=bool(shields),
    )


def _first_that_holds(evidence: Evidence, rules: VerdictRules) -> tuple[VerdictName, list[Ground]]:
    if grounds := prune_grounds(evidence, rules):
        return VerdictName.PRUNE, grounds
    if grounds := fix_grounds(evidence, rules):
        return VerdictName.FIX, grounds
    if grounds := watch_grounds(evidence, rules):
        return VerdictName.WATCH, grounds
    return (VerdictName.KEEP if money_known(evidence, rules) else VerdictName.TOO_LITTLE_DATA), []


def _shields(evidence: Evidence, rules: VerdictRules) -> list[Reason]:
    """Why the client must be replaced before it is cut; the unknown protects nobody."""
    share, runway = evidence.income_share, evidence.runway
    shields: list[Reason] = []
    if share is not None and share >= Fraction(rules.protect_share):
        shields.append(ProtectedByShare(share=share))
    if isinstance(runway, Fraction) and runway < rules.protect_runway_months:
        shields.append(ProtectedByRunway(months=runway))
    return shields


def _unshielded(evidence: Evidence) -> list[Reason]:
    """What was not known when nothing protected the client."""
    unknown: list[Reason] = [ShareUnknown()] if evidence.income_share is None else []
    return [*unknown, RunwayUnknown()] if evidence.runway is None else unknown


def _left_out(evidence: Evidence, rules: VerdictRules) -> list[Reason]:
    """Which conditions were skipped, and what is missing for them."""
    hours = evidence.window.minutes / 60
    told: list[Reason] = []
    if evidence.fact_months < rules.facts_months:
        told.append(MissingMonths(have=evidence.fact_months, need=rules.facts_months))
    if hours < rules.facts_hours:
        told.append(MissingHours(have=hours, need=rules.facts_hours))
    if money_known(evidence, rules) and evidence.baseline is None:
        told.append(NoBaseline())
    return [*told, TargetNotSet()] if evidence.target is None else told
