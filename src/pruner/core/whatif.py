"""What a cut would cost, reckoned before anything is final (product.md §4, §6)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from pruner.core.exact import ZERO, ratio
from pruner.core.figures import Figures
from pruner.core.house import MoneyRules
from pruner.core.models import Id
from pruner.core.portfolio import Portfolio


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """The portfolio of one currency before and after a cut; amounts and hours are those of the window.

    New rate, baseline, shares and the 5/6 rule are asked of `after`.
    """

    before: Portfolio
    after: Portfolio
    lost: Figures

    @property
    def income_lost(self) -> Fraction:
        """Revenue that goes."""
        return self.lost.revenue

    @property
    def hours_freed(self) -> Fraction:
        """Hours that become free."""
        return self.lost.hours

    @property
    def refill_hours(self) -> Fraction | None:
        """The hours to be filled at the others' rate to break even; none where the cut costs nothing.

        Unknown where the others have no rate that could make up for it.
        """
        if self.lost.yielded <= 0:
            return ZERO
        rate = self.after.baseline
        return ratio(self.lost.yielded, rate) if rate is not None and rate > 0 else None

    def per_month(self, amount: Fraction) -> Fraction:
        """An amount, or hours, of the window as one per month."""
        return amount / self.before.months


@dataclass(frozen=True, slots=True)
class Lasts:
    """The savings last for so many months."""

    months: Fraction


class NoRunway(Enum):
    """Why no number of months is given."""

    ENDLESS = "endless"
    """Nothing is missing month by month."""
    UNSET = "unset"
    """The user has not said what a month costs, or what is saved."""
    NO_RATE = "no-rate"
    """The income in the main currency does not suffice, and what other currencies bring has no rate."""


Runway = Lasts | NoRunway


def what_if(portfolio: Portfolio, cut: Collection[Id]) -> WhatIf:
    """The portfolio without these clients; those of other currencies do not matter to it."""
    after = portfolio.without(cut)
    lost = (own for client_id, own in portfolio.members.items() if client_id not in after.members)
    return WhatIf(before=portfolio, after=after, lost=sum(lost, Figures()))


def runway(everybody: Mapping[str, Portfolio], cut: Collection[Id], rules: MoneyRules) -> Runway:
    """How long the savings last without these clients: savings / (monthly costs - monthly income left)."""
    if rules.monthly_costs is None or rules.savings is None:
        return NoRunway.UNSET
    incomes = {currency: of.without(cut).monthly_income for currency, of in everybody.items()}
    missing = Fraction(rules.monthly_costs) - incomes.pop(rules.currency, ZERO)
    if missing <= 0:
        return NoRunway.ENDLESS
    if any(income > 0 for income in incomes.values()):
        return NoRunway.NO_RATE
    return Lasts(max(ZERO, Fraction(rules.savings)) / missing)


def shorter_than(months: int, of: Runway) -> bool:
    """Whether the runway is known to be under so many months."""
    return isinstance(of, Lasts) and of.months < months
