"""Money and time of some months, and the effective hourly rate that follows from them (product.md §3)."""

from fractions import Fraction

from pruner.core.exact import MINUTES_PER_HOUR, ZERO, ratio
from pruner.core.lazily import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Money, in one currency, and time of some months; figures of the same currency add up.

    `minutes` are all minutes; among them `billable_minutes`, and `incident_minutes` that no recorded
    hours cover. The flags say that an estimate is part of the sum.
    """

    revenue: Fraction = ZERO
    costs: Fraction = ZERO
    minutes: Fraction = ZERO
    billable_minutes: int = 0
    incident_minutes: int = 0
    income_estimated: bool = False
    hours_estimated: bool = False

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            revenue=self.revenue + other.revenue,
            costs=self.costs + other.costs,
            minutes=self.minutes + other.minutes,
            billable_minutes=self.billable_minutes + other.billable_minutes,
            incident_minutes=self.incident_minutes + other.incident_minutes,
            income_estimated=self.income_estimated or other.income_estimated,
            hours_estimated=self.hours_estimated or other.hours_estimated,
        )

    def instead(self, was: "Figures", now: "Figures") -> "Figures":
        """This sum with one of its parts replaced; the part that was is none that was estimated."""
        return Figures(
            revenue=self.revenue - was.revenue + now.revenue,
            costs=self.costs - was.costs + now.costs,
            minutes=self.minutes - was.minutes + now.minutes,
            billable_minutes=self.billable_minutes - was.billable_minutes + now.billable_minutes,
            incident_minutes=self.incident_minutes - was.incident_minutes + now.incident_minutes,
            income_estimated=self.income_estimated or now.income_estimated,
            hours_estimated=self.hours_estimated or now.hours_estimated,
        )

    @property
    def estimated(self) -> bool:
        """Whether anything in it is no fact."""
        return self.income_estimated or self.hours_estimated

    @property
    def hours(self) -> Fraction:
        """All hours, billable or not."""
        return self.minutes / MINUTES_PER_HOUR

    @property
    def yielded(self) -> Fraction:
        """Revenue less direct costs."""
        return self.revenue - self.costs

    @property
    def ehr(self) -> Fraction | None:
        """The effective hourly rate; unknown without hours, and where the minutes of incidents are all.

        Twenty minutes of trouble are known of a client whose work nobody writes down; what it brings by the
        hour does not follow from them.
        """
        if self.minutes == self.incident_minutes:
            return None
        return ratio(self.yielded, self.hours)
