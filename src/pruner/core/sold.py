"""Sold hours against used ones: what a flat fee leaves when the work grows (product.md §3).

A month without any hours is left out: whether nothing was done or nothing written down, it does not say.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from pruner.core.books import Books
from pruner.core.exact import ZERO, ratio
from pruner.core.exchange import Exchange
from pruner.core.figures import Figures
from pruner.core.house import MoneyRules
from pruner.core.lazily import dataclass
from pruner.core.ledger import Terms
from pruner.core.months import Month
from pruner.core.rates import Trend, halves


@dataclass(frozen=True, slots=True, kw_only=True)
class SoldMonth:
    """One month: hours sold, and hours used with what they brought in."""

    month: Month
    sold: Fraction
    figures: Figures

    @property
    def used(self) -> Fraction:
        """Hours used."""
        return self.figures.hours

    @property
    def over(self) -> Fraction:
        """Hours used beyond those sold; negative where some are left."""
        return self.used - self.sold


@dataclass(frozen=True, slots=True, kw_only=True)
class SoldHours:
    """The months of a window that used hours, oldest first, and the user's own cost of one hour, if known.

    `trend` is the mean of the hours used a month, first half of the window against the last.
    """

    months: tuple[SoldMonth, ...]
    own_cost: Fraction | None
    trend: Trend

    @property
    def months_over(self) -> int:
        """In how many months more was used than sold."""
        return sum(month.over > 0 for month in self.months)

    @property
    def net_overage(self) -> Fraction:
        """Hours over, less those left in other months."""
        return sum((month.over for month in self.months), ZERO)

    @property
    def gross_overage(self) -> Fraction:
        """Hours over in the months that went over."""
        return sum((max(month.over, ZERO) for month in self.months), ZERO)

    @property
    def net_overage_cost(self) -> Fraction | None:
        """What the net overage cost the user; negative where hours are left."""
        return self._cost(self.net_overage)

    @property
    def gross_overage_cost(self) -> Fraction | None:
        """What the gross overage cost the user."""
        return self._cost(self.gross_overage)

    @property
    def total(self) -> Figures:
        """All months together."""
        return sum((month.figures for month in self.months), Figures())

    @property
    def profit(self) -> Fraction | None:
        """What is left of the revenue after direct costs and the user's own cost of the hours."""
        cost = self._cost(self.total.hours)
        return None if cost is None else self.total.yielded - cost

    @property
    def margin(self) -> Fraction | None:
        """The profit as a share of the revenue."""
        return ratio(self.profit, self.total.revenue)

    def _cost(self, hours: Fraction) -> Fraction | None:
        return None if self.own_cost is None else hours * self.own_cost


def sold_hours(
    of: Books, terms: Terms | None, months: Sequence[Month], rules: MoneyRules
) -> SoldHours | None:
    """How the sold hours were used; None where the terms sell none."""
    if terms is None or terms.sold_hours is None:
        return None
    sold = Fraction(terms.sold_hours)
    first, last = halves(months)
    return SoldHours(
        months=tuple(_used(of, sold, months)),
        own_cost=Exchange.of(rules).agreed(terms.own_cost, terms, of.currency),
        trend=Trend(first=_mean(_used(of, sold, first)), last=_mean(_used(of, sold, last))),
    )


def _used(of: Books, sold: Fraction, months: Iterable[Month]) -> list[SoldMonth]:
    used = [SoldMonth(month=month, sold=sold, figures=of.month(month)) for month in months]
    return [month for month in used if month.used > 0]


def _mean(months: Sequence[SoldMonth]) -> Fraction | None:
    return sum((month.used for month in months), ZERO) / len(months) if months else None
