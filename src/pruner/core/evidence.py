"""What a verdict is found from: one client's rate, signs and fixes on one day (product.md §4).

Amounts are exact and in one currency. The client's window is summed from its months, so that a change to
a month ("what if it brought 100 more?") reaches every number that depends on it, the baseline included.
"""

from dataclasses import field, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import reduce
from typing import Self

from pruner.core.endings import Ending as Ending  # noqa: PLC0414  # part of what is asked for here
from pruner.core.endings import LateFix as LateFix  # noqa: PLC0414  # as above
from pruner.core.endings import TriedFix as TriedFix  # noqa: PLC0414  # as above
from pruner.core.house import Yardstick
from pruner.core.lazily import dataclass
from pruner.core.months import Month


class Endless(Enum):
    """A runway without end: nothing is missing."""

    ENDLESS = "endless"


Runway = Fraction | Endless | None
"""For how many months the savings last after the cut; None is unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What came in, what was spent for it and how many minutes it took."""

    revenue: Fraction
    costs: Fraction = Fraction(0)
    minutes: Fraction

    @property
    def rate(self) -> Fraction | None:
        """The effective hourly rate (product.md §3); None where nobody worked."""
        return (self.revenue - self.costs) * 60 / self.minutes if self.minutes > 0 else None

    def plus(self, revenue: Fraction, minutes: Fraction) -> Self:
        """The same with so much more of either."""
        return replace(self, revenue=self.revenue + revenue, minutes=self.minutes + minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthSums(Sums):
    """One complete calendar month of a client."""

    month: Month

    def spared(self, minutes: int) -> Fraction:
        """What saving so many minutes comes to; a month with work keeps one, since without it has no rate."""
        return min(Fraction(minutes), max(self.minutes - 1, Fraction(0))) if self.minutes else Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """What a rate is held against.

    `total` holds the sums behind it over the window where they include the client, so that it moves with
    the client; it is None where the rate stands by itself, as that of the others does.
    """

    rate: Fraction
    total: Sums | None = None

    @classmethod
    def of(cls, total: Sums) -> "Baseline | None":
        """The baseline of a portfolio the client is part of; None where nobody worked."""
        return None if total.rate is None else cls(rate=total.rate, total=total)

    def moved(self, revenue: Fraction, minutes: Fraction) -> "Baseline | None":
        """The baseline once the client brings so much more and takes so many minutes more."""
        return self if self.total is None else Baseline.of(self.total.plus(revenue, minutes))


@dataclass(frozen=True, slots=True, kw_only=True)
class RedSign:
    """A sign that is red today.

    `throughout`: it was red on each of the days `red_days` ago too. `until` is the first day on which it
    is no longer red if nothing more happens.
    """

    sign: str
    throughout: bool
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Everything a verdict looks at.

    `months` are complete, without gaps, oldest first, and cover at least the last `window_months`.
    `fact_months` counts the calendar months with any fact. `baseline` is the one by the chosen
    `yardstick`, `other_baseline` the one by the other; either is None where nobody else worked.
    `tried` is ordered by the day on which the fix ended.
    """

    today: date
    currency: str
    months: tuple[MonthSums, ...]
    window_months: int
    fact_months: int
    yardstick: Yardstick
    baseline: Baseline | None
    other_baseline: Baseline | None = None
    target: Decimal | None = None
    red: tuple[RedSign, ...] = ()
    income_share: Fraction | None = None
    runway: Runway = None
    tried: tuple[TriedFix, ...] = ()
    late: tuple[LateFix, ...] = ()
    window: Sums = field(init=False)
    """The sums of the window, added up once, since every condition asks for them."""

    def __post_init__(self) -> None:
        months = self.months[-self.window_months :]
        window = Sums(
            revenue=_sum([month.revenue for month in months]),
            costs=_sum([month.costs for month in months]),
            minutes=_sum([month.minutes for month in months]),
        )
        object.__setattr__(self, "window", window)

    @property
    def income(self) -> Fraction:
        """The revenue of an average month of the window."""
        return self.window.revenue / self.window_months

    def by_the_other_yardstick(self) -> "Evidence":
        """The same facts, held against the other baseline."""
        other = Yardstick.OTHERS if self.yardstick is Yardstick.ALL else Yardstick.ALL
        return replace(self, yardstick=other, baseline=self.other_baseline, other_baseline=self.baseline)

    def raised(self, by: Fraction) -> "Evidence":
        """Had every month brought so much more. Income share and runway stay: they ask another question."""
        return self._with([by] * len(self.months), [Fraction(0)] * len(self.months))

    def saved(self, minutes: int) -> "Evidence":
        """Had every month with work taken so many minutes less, or more where negative."""
        return self._with([Fraction(0)] * len(self.months), [-m.spared(minutes) for m in self.months])

    def cooled(self, day: date) -> "Evidence":
        """With the signs that are still red on that day, all else as it is."""
        return replace(self, red=tuple(red for red in self.red if red.until > day))

    def failed(self, sign: str) -> "Evidence":
        """Had a fix for this sign, properly offered, failed today."""
        fix = TriedFix(sign=sign, ended_on=self.today, ending=Ending.FAILED, offered=True)
        late = tuple(late for late in self.late if late.sign != sign)
        return replace(self, tried=(*self.tried, fix), late=late)

    def _with(self, revenue: list[Fraction], minutes: list[Fraction]) -> "Evidence":
        """With so much more in each month."""
        more = (_sum(revenue[-self.window_months :]), _sum(minutes[-self.window_months :]))
        return replace(
            self,
            months=tuple(
                month.plus(*each) for *each, month in zip(revenue, minutes, self.months, strict=True)
            ),
            baseline=self.baseline and self.baseline.moved(*more),
            other_baseline=self.other_baseline and self.other_baseline.moved(*more),
        )


def _sum(amounts: list[Fraction]) -> Fraction:
    return reduce(Fraction.__add__, amounts, Fraction(0))
