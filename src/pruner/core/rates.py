"""The effective hourly rate in time and against the target (product.md §3)."""

from collections.abc import Sequence
from fractions import Fraction

from pruner.core.books import Books
from pruner.core.exact import difference
from pruner.core.house import MoneyRules
from pruner.core.lazily import dataclass
from pruner.core.months import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A number in the first half of a window and in the last; None where it is unknown."""

    first: Fraction | None
    last: Fraction | None

    @property
    def change(self) -> Fraction | None:
        """By how much it rose."""
        return difference(self.last, self.first)


def trend(of: Books, months: Sequence[Month]) -> Trend:
    """The effective hourly rate of the window's first half against its last."""
    first, last = halves(months)
    return Trend(first=of.over(first).ehr, last=of.over(last).ehr)


def halves(months: Sequence[Month]) -> tuple[Sequence[Month], Sequence[Month]]:
    """The first and the last half of a window; of an odd number the middle month is in neither."""
    half = len(months) // 2
    return months[:half], months[len(months) - half :]


def target_rate(rules: MoneyRules, currency: str) -> Fraction | None:
    """The user's target in this currency: known where it is set and the currency is the main one."""
    if rules.target_rate is None or currency != rules.currency:
        return None
    return Fraction(rules.target_rate)
