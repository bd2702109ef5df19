"""What cuts and raises would bring and cost, reckoned before anything is final (product.md §4, §6)."""

from collections.abc import Collection, Mapping
from enum import Enum
from fractions import Fraction

from pruner.core.exact import ZERO, ratio
from pruner.core.figures import Figures
from pruner.core.house import MoneyRules
from pruner.core.lazily import dataclass
from pruner.core.models import Id
from pruner.core.portfolio import Portfolio


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """The portfolio of one currency before and after; amounts and hours are those of the window.

    New rate, baseline, shares and the 5/6 rule are asked of `after`. `lost` is what the cuts take,
    `gained` the revenue that the raises bring.
    """

    before: Portfolio
    after: Portfolio
    lost: Figures
    gained: Fraction = ZERO

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
        """The hours to be filled at the others' rate to break even; none where nothing is missing.

        What the raises bring is filled already. Unknown where the others have no rate that could make up
        for it.
        """
        missing = self.lost.yielded - self.gained
        if missing <= 0:
            return ZERO
        rate = self.after.baseline
        return ratio(missing, rate) if rate is not None and rate > 0 else None

    @property
    def leads_to_five_sixths(self) -> bool:
        """Whether the German 5/6 rule may apply after it and did not before."""
        return self.after.five_sixths and not self.before.five_sixths

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """Every currency before and after the same cuts and raises, the main one first, and the runway."""

    by_currency: tuple[WhatIf, ...]
    runway_before: Runway
    runway_after: Runway

    @property
    def main(self) -> WhatIf | None:
        """The currency shown first; None where there is nobody."""
        return next(iter(self.by_currency), None)


def what_if(portfolio: Portfolio, cut: Collection[Id], raises: Mapping[Id, Fraction] | None = None) -> WhatIf:
    """The portfolio without some clients, and with others at a new income per month.

    Clients of other currencies do not matter to it, and who is cut is not raised.
    """
    kept = portfolio.without(cut)
    after = kept.raised(raises or {})
    lost = (own for client_id, own in portfolio.members.items() if client_id not in kept.members)
    return WhatIf(
        before=portfolio,
        after=after,
        lost=sum(lost, Figures()),
        gained=after.total.revenue - kept.total.revenue,
    )


def outlook(
    everybody: Mapping[str, Portfolio],
    cut: Collection[Id],
    raises: Mapping[Id, Fraction],
    rules: MoneyRules,
    gone: Collection[Id] = (),
) -> Outlook:
    """All currencies after the same cuts and raises; `gone` are those who bring nothing any more."""
    found = {currency: what_if(of, cut, raises) for currency, of in everybody.items()}
    ranked = sorted(found, key=lambda currency: (currency != rules.currency, currency))
    after = {currency: of.after for currency, of in found.items()}
    return Outlook(
        by_currency=tuple(found[currency] for currency in ranked),
        runway_before=runway(everybody, gone, rules),
        runway_after=runway(after, gone, rules),
    )


def runway(everybody: Mapping[str, Portfolio], cut: Collection[Id], rules: MoneyRules) -> Runway:
    """How long the savings last without these clients: savings / (monthly costs - monthly income left)."""
    if rules.monthly_costs is None or rules.savings is None:
        return NoRunway.UNSET
    incomes = {currency: of.income_without(cut) for currency, of in everybody.items()}
    missing = Fraction(rules.monthly_costs) - incomes.pop(rules.currency, ZERO)
    if missing <= 0:
        return NoRunway.ENDLESS
    if any(income > 0 for income in incomes.values()):
        return NoRunway.NO_RATE
    return Lasts(max(ZERO, Fraction(rules.savings)) / missing)


def shorter_than(months: int, of: Runway) -> bool:
    """Whether the runway is known to be under so many months."""
    return isinstance(of, Lasts) and of.months < months
