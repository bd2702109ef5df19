"""The house rules as values: what counts how much. The numbers themselves live in `config/` alone."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Self

from pruner.core.house import IntakeRules, MoneyRules, VerdictRules
from pruner.core.lazily import dataclass
from pruner.core.ledger import Terms
from pruner.core.playbooks import Playbook


@dataclass(frozen=True, slots=True, kw_only=True)
class SignRule:
    """A warning sign (or, where `good`, a bloom): one occurrence weighs `weight` and costs `minutes`.

    `red_at` is the heat from which the sign is red. `counts_rounds` makes it the sign of correction
    rounds: those included in the price weigh nothing (product.md §2).
    """

    id: str
    key: str
    en: str
    de: str
    weight: float
    minutes: int
    red_at: float
    counts_rounds: bool = False
    good: bool = False


@dataclass(frozen=True, kw_only=True)
class Rules:
    """Every number the core reckons with. Days are whole local days, bounds are shares of the red line."""

    signs: tuple[SignRule, ...]
    half_life: float
    watch_from: float
    wilting_from: float
    red_from: float
    bloom_days: int
    thorn_days: int
    quiet_days: int
    heats_up_days: int
    due_days: int
    regret_days: int
    strong_share: float
    included_rounds: int
    currency: str
    money: MoneyRules
    verdict: VerdictRules
    intake: IntakeRules
    playbooks: tuple[Playbook, ...]
    new_playbook: Playbook

    def agreed(self, terms: Terms | None) -> Self:
        """The rules as they hold for a client with these terms."""
        if terms is None or terms.included_rounds is None:
            return self
        return replace(self, included_rounds=terms.included_rounds)

    def playbook(self, sign_id: str) -> Playbook:
        """How this sign is repaired; a sign that is no longer configured is, as a new one would be."""
        for playbook in self.playbooks:
            if playbook.sign == sign_id:
                return playbook
        return replace(self.new_playbook, sign=sign_id)

    def sign(self, sign_id: str) -> SignRule:
        """The sign's rule; a sign that is no longer configured stays in the timeline and weighs nothing."""
        return self._by_id.get(sign_id) or SignRule(
            id=sign_id, key="", en=sign_id, de=sign_id, weight=0.0, minutes=0, red_at=float("inf")
        )

    @cached_property
    def _by_id(self) -> Mapping[str, SignRule]:
        return {rule.id: rule for rule in self.signs}
