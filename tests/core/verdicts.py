"""Evidence for tests: a client whose money is known and who may be kept, until a test says otherwise.

Months are given as rates per hour at ten hours each, latest last; the baseline stands at 95 by itself, so
that 57 is exactly 60 % of it.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from pruner.core.evidence import (
    Baseline,
    Ending,
    Evidence,
    LateFix,
    MonthSums,
    RedSign,
    Runway,
    Sums,
    TriedFix,
)
from pruner.core.house import Yardstick
from pruner.core.months import Month, window
from pruner.core.playbooks import MONEY
from tests.core.house import VERDICT

TODAY = date(2026, 11, 23)
RULES = VERDICT
A_THIRD = Fraction(1, 3)


def a_month(month: Month, revenue: str, minutes: int = 600, costs: str = "0") -> MonthSums:
    return MonthSums(month=month, revenue=Fraction(revenue), costs=Fraction(costs), minutes=Fraction(minutes))


def at_rates(*rates: str | None, hours: int = 10) -> tuple[MonthSums, ...]:
    """A month for each rate, None being a month without hours."""
    return tuple(
        a_month(month, "0", 0) if rate is None else a_month(month, str(Fraction(rate) * hours), hours * 60)
        for month, rate in zip(window(TODAY, len(rates)), rates, strict=True)
    )


def fixed(rate: str) -> Baseline:
    return Baseline(rate=Fraction(rate))


def together(months: tuple[MonthSums, ...], others_revenue: str, others_hours: int) -> Baseline:
    """The baseline of a portfolio of this client and others."""
    total = Baseline.of(
        Sums(
            revenue=sum((m.revenue for m in months), Fraction(others_revenue)),
            costs=sum((m.costs for m in months), Fraction(0)),
            minutes=sum((m.minutes for m in months), Fraction(others_hours * 60)),
        )
    )
    assert total is not None
    return total


def evidence(  # noqa: PLR0913  # a test names the one fact it is about
    *rates: str | None,
    months: tuple[MonthSums, ...] | None = None,
    fact_months: int = 3,
    baseline: Baseline | None = None,
    other_baseline: Baseline | None = None,
    target: str | None = None,
    red: tuple[RedSign, ...] = (),
    share: Fraction | None = A_THIRD,
    runway: Runway = Fraction(12),
    tried: tuple[TriedFix, ...] = (),
    late: tuple[LateFix, ...] = (),
    known_baseline: bool = True,
) -> Evidence:
    found = months or at_rates(*(rates or ("95", "95", "95")))
    return Evidence(
        today=TODAY,
        currency="EUR",
        months=found,
        window_months=len(found),
        fact_months=fact_months,
        yardstick=Yardstick.ALL,
        baseline=(baseline or fixed("95")) if known_baseline else None,
        other_baseline=other_baseline,
        target=None if target is None else Decimal(target),
        red=red,
        income_share=share,
        runway=runway,
        tried=tried,
        late=late,
    )


def a_red(sign: str = "rush", *, throughout: bool = False, until: date = date(2027, 1, 2)) -> RedSign:
    return RedSign(sign=sign, throughout=throughout, until=until)


def a_fix(
    sign: str = MONEY,
    ending: Ending = Ending.FAILED,
    ended_on: date = date(2026, 6, 1),
    *,
    offered: bool = True,
) -> TriedFix:
    return TriedFix(sign=sign, ended_on=ended_on, ending=ending, offered=offered)
