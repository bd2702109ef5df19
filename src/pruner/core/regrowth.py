"""What grew back after a cut (product.md §7)."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction

from pruner.core import frozen
from pruner.core.exact import ZERO, ratio
from pruner.core.models import Id
from pruner.core.season import Frozen
from pruner.core.worth import Estate

REGRET_DAYS = 90
"""So many days after the end regret is asked."""
PER_HOURS = 10
"""Friction is told in incidents per so many hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Footing:
    """What stood before a cut, per month of the window then; the money in the client's currency.

    `income` and `hours` are the client's, `all_income` and `all_hours` everybody's of that currency,
    incomes less direct costs. `others` is the rate of the others, `friction` the warning incidents per 10
    hours of the whole garden.
    """

    income: Fraction | None = None
    hours: Fraction | None = None
    all_income: Fraction | None = None
    all_hours: Fraction | None = None
    others: Fraction | None = None
    friction: Fraction | None = None

    @classmethod
    def of(cls, estate: Estate, client_id: Id, warnings: Sequence[date]) -> "Footing":
        """How it stands before this client is cut; `warnings` are the days of all incidents."""
        worth = estate.worth(client_id)
        portfolio, own = worth.portfolio, worth.figures
        return cls(
            income=own.yielded / portfolio.months,
            hours=own.hours / portfolio.months,
            all_income=portfolio.total.yielded / portfolio.months,
            all_hours=portfolio.total.hours / portfolio.months,
            others=worth.baseline_others,
            friction=_friction(estate, warnings),
        )

    @classmethod
    def thawed(cls, texts: Frozen) -> "Footing":
        """As it was."""
        values = frozen.thaw(texts)
        return cls(**{field.name: frozen.fraction(values, field.name) for field in fields(cls)})

    def frozen(self) -> Frozen:
        """As texts."""
        return frozen.freeze({field.name: getattr(self, field.name) for field in fields(self)})


def _friction(estate: Estate, warnings: Sequence[date]) -> Fraction | None:
    """Warning incidents per 10 hours of everybody, over the window."""
    first, last = estate.months[0].first, estate.months[-1].last
    hours = sum((portfolio.total.hours for portfolio in estate.portfolios.values()), ZERO)
    return ratio(Fraction(PER_HOURS * sum(first <= day <= last for day in warnings)), hours)
