"""Facts -> verdict, reasons, flip point (product.md §4): a pure function of facts, rules and a date."""

from pruner.core.evidence import Evidence
from pruner.core.flips import Flip, flips
from pruner.core.house import VerdictRules, Yardstick
from pruner.core.judging import VerdictName, judge
from pruner.core.lazily import dataclass
from pruner.core.reasons import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the facts say, why, and what would turn it.

    `other_name` is the verdict by the yardstick that was not chosen, None where one of the two is missing.
    `protected` marks PROTECT, and a FIX whose client must be replaced before it could be cut.
    """

    name: VerdictName
    by_signs_alone: bool
    protected: bool
    reasons: tuple[Reason, ...]
    flips: tuple[Flip, ...]
    yardstick: Yardstick
    other_name: VerdictName | None
    currency: str

    @property
    def differs_with_others(self) -> bool:
        """Whether the other yardstick would change the verdict."""
        return self.other_name not in {None, self.name}


def verdict(evidence: Evidence, rules: VerdictRules) -> Verdict:
    """The verdict on one client."""
    finding = judge(evidence, rules)
    return Verdict(
        name=finding.name,
        by_signs_alone=finding.by_signs_alone,
        protected=finding.protected,
        reasons=finding.reasons,
        flips=flips(evidence, rules, finding),
        yardstick=evidence.yardstick,
        other_name=_other_name(evidence, rules),
        currency=evidence.currency,
    )


def _other_name(evidence: Evidence, rules: VerdictRules) -> VerdictName | None:
    if evidence.baseline is None or evidence.other_baseline is None:
        return None
    return judge(evidence.by_the_other_yardstick(), rules).name
