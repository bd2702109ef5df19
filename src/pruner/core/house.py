"""The house rules about money and verdicts as values; the numbers live in `config/` (product.md §3, §4)."""

from decimal import Decimal
from enum import StrEnum

from pruner.core.lazily import dataclass
from pruner.core.ledger import Contract, PayPeriod


class Yardstick(StrEnum):
    """What a client's rate is held against: the whole portfolio, or the portfolio without this client."""

    ALL = "all"
    OTHERS = "others"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsRules:
    """What holds for a client who agreed nothing else. `rush_surcharge` is a share; `talk_fee` per talk."""

    included_rounds: int
    rush_surcharge: Decimal
    talk_fee: Decimal | None
    lead_days: int
    contract: Contract
    pay_period: PayPeriod


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyRules:
    """How money is reckoned. `rates` turn one unit of a currency into the main `currency`.

    `target_rate`, `monthly_costs` and `savings` are the user's own numbers, None until set. Shares are
    fractions of income; `grades` are the most days late for payment grade A, B and C.
    """

    currency: str
    rates: tuple[tuple[str, Decimal], ...]
    target_rate: Decimal | None
    monthly_costs: Decimal | None
    savings: Decimal | None
    window_months: int
    yardstick: Yardstick
    count_incident_minutes: bool
    moderate_share: Decimal
    high_share: Decimal
    grades: tuple[int, int, int]
    terms: TermsRules


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeRules:
    """Which points lead to which advice on a prospect (product.md §8).

    Up to `take_to` points it is taken, up to `conditions_to` with conditions. `month_hours` is what the user
    can work in a month, None until said. Past answers are told from `hindsight_from` prospects on.
    """

    take_to: int
    conditions_to: int
    hindsight_from: int
    month_hours: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictRules:
    """The bounds of the verdict. Shares are of the baseline or the target rate, days and months whole."""

    facts_months: int
    facts_hours: int
    prune_baseline: Decimal
    prune_months: int
    fix_baseline: Decimal
    fix_target: Decimal
    watch_target: Decimal
    fix_red_signs: int
    protect_share: Decimal
    protect_runway_months: int
    red_days: tuple[int, ...]
    fix_tried_months: int
