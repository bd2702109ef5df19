"""What grew back 30, 90 and 180 days after a cut, and the user's own record (product.md §7).

Money is known by calendar months, so a check reads the whole months from the end on up to the one its day
lies in, each once it is over. Amounts and hours are those of an average month.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date, timedelta
from fractions import Fraction
from statistics import median

from pruner.core import frozen
from pruner.core.exact import ZERO, difference, ratio
from pruner.core.figures import Figures
from pruner.core.lazily import dataclass
from pruner.core.models import Id
from pruner.core.months import Month
from pruner.core.season import Cut, Frozen
from pruner.core.worth import Estate

CHECKS = (30, 90, 180)
"""So many days after the end a cut is looked at."""
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
            friction=_friction(estate, estate.months, warnings),
        )

    @classmethod
    def thawed(cls, texts: Frozen) -> "Footing":
        """As it was."""
        values = frozen.thaw(texts)
        return cls(**{field.name: frozen.fraction(values, field.name) for field in fields(cls)})

    def frozen(self) -> Frozen:
        """As texts."""
        return frozen.freeze({field.name: getattr(self, field.name) for field in fields(self)})

    @property
    def others_hours(self) -> Fraction | None:
        """The hours a month that went to the others."""
        return difference(self.all_hours, self.hours)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """How things stand so many `days` after the end; None is unknown, as until a whole month is over.

    `freed` are the client's hours that are gone, `filled` those of them (or more, or fewer than none) that
    went to the others. `others` is their rate, `gap` the income still missing, none or less where it is
    made up for, `friction` the warning incidents per 10 hours.
    """

    days: int
    on: date
    freed: Fraction | None
    filled: Fraction | None
    others: Fraction | None
    gap: Fraction | None
    friction: Fraction | None

    @property
    def free(self) -> Fraction | None:
        """The freed hours that nobody took."""
        return difference(self.freed, self.filled)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrowth:
    """One cut with what stood before and the checks whose day has come; `paid_back_on` ends the gap."""

    cut: Cut
    footing: Footing
    checks: tuple[Check, ...]
    paid_back_on: date | None

    @property
    def paid_back_days(self) -> int | None:
        """How long the income was missing."""
        return (self.paid_back_on - self.cut.ends_on).days if self.paid_back_on else None

    def asks_regret(self, today: date, after_days: int) -> bool:
        """Whether it is time to ask, so many days after the end, and nobody answered yet."""
        return self.cut.regret_on is None and self.cut.ends_on + timedelta(days=after_days) <= today


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The user's own record: how many cuts, how many paid back, after how many days (the median)."""

    cuts: int
    paid_back: int
    median_days: Fraction | None


def regrowth(cut: Cut, estate: Estate, warnings: Sequence[date]) -> Regrowth:
    """What grew back by today; the client of the cut is gone."""
    footing = Footing.thawed(cut.seen)
    reached = [days for days in CHECKS if cut.ends_on + timedelta(days=days) <= estate.today]
    return Regrowth(
        cut=cut,
        footing=footing,
        checks=tuple(_check(cut, footing, estate, warnings, days) for days in reached),
        paid_back_on=_paid_back_on(cut, footing, estate),
    )


def record(cuts: Iterable[Regrowth]) -> Record:
    """The record over some cuts."""
    everyone = list(cuts)
    days = [found.paid_back_days for found in everyone if found.paid_back_days is not None]
    return Record(
        cuts=len(everyone), paid_back=len(days), median_days=Fraction(median(days)) if days else None
    )


def _check(cut: Cut, before: Footing, estate: Estate, warnings: Sequence[date], days: int) -> Check:
    on = cut.ends_on + timedelta(days=days)
    months = _whole_months(cut.ends_on, min(Month.of(on), Month.of(estate.today).plus(-1)))
    if not months:
        return Check(days=days, on=on, freed=None, filled=None, others=None, gap=None, friction=None)
    others, own = _others(cut, estate, months), estate.books[cut.client_id].over(months)
    return Check(
        days=days,
        on=on,
        freed=difference(before.hours, own.hours / len(months)),
        filled=difference(others.hours / len(months), before.others_hours),
        others=others.ehr,
        gap=difference(before.all_income, others.yielded / len(months)),
        friction=_friction(estate, months, warnings),
    )


def _paid_back_on(cut: Cut, before: Footing, estate: Estate) -> date | None:
    """The end of the first whole month in which the others bring what everybody brought before."""
    if before.all_income is None or before.income is None:
        return None
    if before.income <= 0:
        return cut.ends_on
    for month in _whole_months(cut.ends_on, Month.of(estate.today).plus(-1)):
        if _others(cut, estate, (month,)).yielded >= before.all_income:
            return month.last
    return None


def _others(cut: Cut, estate: Estate, months: Sequence[Month]) -> Figures:
    """What the others of the client's currency brought and took."""
    currency = estate.books[cut.client_id].currency
    others = (
        books
        for client_id, books in estate.books.items()
        if client_id != cut.client_id and books.currency == currency
    )
    return sum((books.over(months) for books in others), Figures())


def _whole_months(since: date, last: Month) -> tuple[Month, ...]:
    """The months that begin on this day or later, up to the last one."""
    first = Month.of(since)
    return tuple((first if first.first == since else first.plus(1)).until(last))


def _friction(estate: Estate, months: Sequence[Month], warnings: Sequence[date]) -> Fraction | None:
    """Warning incidents per 10 hours of everybody."""
    first, last = months[0].first, months[-1].last
    hours = sum((books.over(months).hours for books in estate.books.values()), ZERO)
    return ratio(Fraction(PER_HOURS * sum(first <= day <= last for day in warnings)), hours)
