"""Should I take this client at all? Ten questions before a client is taken at all (product.md §8).

Each answer scores 0 (good), 1 or 2; the sum of the ten leads to the advice. Free capacity and the
concentration after acceptance are computed beside them and add conditions, but no points.
"""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from pruner.core.exact import ZERO
from pruner.core.house import IntakeRules
from pruner.core.intake import Intake
from pruner.core.lazily import dataclass
from pruner.core.models import Channel
from pruner.core.portfolio import Concentration
from pruner.core.worth import Estate

WORST = 2
"""The highest score of an answer."""


class Question(StrEnum):
    """The ten questions, in the order in which they are asked."""

    CHANNEL = "channel"
    OFFER = "offer"
    PROBLEM = "problem"
    BUDGET = "budget"
    DECIDER = "decider"
    TIMELINE = "timeline"
    EARLIER = "earlier"
    ROUNDS = "rounds"
    PAYMENT = "payment"
    TONE = "tone"


CHANNEL_SCORES = {
    Channel.REFERRAL: 0,
    Channel.RESEARCH: 0,
    Channel.WEBSITE: 1,
    Channel.SOCIAL: 1,
    Channel.CHANCE: 2,
}
"""What each channel answers to the first question."""


class Advice(StrEnum):
    """What the answers advise."""

    TAKE = "take"
    CONDITIONS = "conditions"
    DECLINE = "decline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """The portfolio with the prospect in it; None wherever something it needs is not known.

    `free_hours` are those left in a month, below 0 where there are too few. `share` is the prospect's of
    the income and `concentration` how much that is; `top` is the largest share of all then.
    """

    free_hours: Fraction | None
    share: Fraction | None
    top: Fraction | None
    concentration: Concentration | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What follows from the answers. `conditions` are the questions whose answers call for one."""

    total: int
    advice: Advice
    conditions: tuple[Question, ...]
    outlook: Outlook

    @property
    def overbooked(self) -> bool:
        """Whether there is no room for the work."""
        return self.outlook.free_hours is not None and self.outlook.free_hours < 0

    @property
    def lopsided(self) -> bool:
        """Whether too much would hang on one client."""
        return self.outlook.concentration is Concentration.HIGH


def assess(scores: Mapping[Question, int], outlook: Outlook, rules: IntakeRules) -> Assessment:
    """The advice on a prospect, all ten questions answered."""
    total = sum(scores[question] for question in Question)
    return Assessment(
        total=total,
        advice=_advice(total, rules),
        conditions=tuple(question for question in Question if scores[question]),
        outlook=outlook,
    )


def outlook(estate: Estate, rules: IntakeRules, income: Fraction | None, hours: Fraction | None) -> Outlook:
    """The portfolio of the main currency with a prospect of so much income and so many hours a month."""
    worked = sum((of.total.hours / of.months for of in estate.portfolios.values()), ZERO)
    room = None if rules.month_hours is None else Fraction(rules.month_hours) - worked
    share, top = _shares(estate, income)
    return Outlook(
        free_hours=None if room is None or hours is None else room - hours,
        share=share,
        top=top,
        concentration=None if share is None else Concentration.of(share, estate.money),
    )


def answers(intake: Intake) -> dict[Question, int]:
    """The scores of an intake by question; one that is no longer asked is left out."""
    known = {question.value: question for question in Question}
    pairs = (text.partition("=") for text in intake.scores)
    return {known[name]: int(score) for name, _, score in pairs if name in known and score in {"0", "1", "2"}}


def written(scores: Mapping[Question, int]) -> tuple[str, ...]:
    """The scores as an intake keeps them."""
    return tuple(f"{question}={scores[question]}" for question in Question if question in scores)


def _advice(total: int, rules: IntakeRules) -> Advice:
    if total <= rules.take_to:
        return Advice.TAKE
    return Advice.CONDITIONS if total <= rules.conditions_to else Advice.DECLINE


def _shares(estate: Estate, income: Fraction | None) -> tuple[Fraction | None, Fraction | None]:
    """The prospect's share of the income, and the largest of all, once it is a client."""
    money = estate.money
    known = estate.portfolios.get(money.currency)
    if income is None or income <= 0 or known is None or known.monthly_income <= 0:
        return None, None
    whole = known.monthly_income + income
    largest = max([income, *(share * known.monthly_income for share in known.shares.values())])
    return income / whole, largest / whole
