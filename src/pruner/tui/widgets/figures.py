"""A client's numbers as lines of the money page, each with what stands behind it."""

from collections.abc import Iterator
from enum import Enum, auto
from fractions import Fraction

from pruner.core.exact import MINUTES_PER_HOUR
from pruner.core.lazily import dataclass
from pruner.core.worth import Worth
from pruner.i18n import _
from pruner.wording import numbers


class Behind(Enum):
    """The rows that a number is made of, or the form in which it is said."""

    RATE = auto()
    HOURS = auto()
    REVENUE = auto()
    COSTS = auto()
    PAYMENTS = auto()
    GIVEN_AWAY = auto()
    EVERYBODY = auto()
    NUMBERS = auto()
    TERMS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number in words."""

    title: str
    said: str
    behind: Behind


def figures(worth: Worth) -> tuple[Figure, ...]:
    """All numbers of a client; what is not known says so, and leads to where it can be said."""
    return tuple(
        Figure(title=title, said=said, behind=behind)
        for part in (_rate, _held_against, _sums, _income, _sold, _payment, _gifts)
        for title, said, behind in part(worth)
    )


Lines = Iterator[tuple[str, str, Behind]]


def _rate(worth: Worth) -> Lines:
    yield _("Rate"), numbers.ehr(worth) or _("not known: no hours in these months"), Behind.RATE
    if said := numbers.trend(worth):
        yield _("Trend"), said, Behind.RATE


def _held_against(worth: Worth) -> Lines:
    unset = _("not set")
    yield (
        _("Target"),
        numbers.target(worth) or (unset if worth.target is None else _("not known")),
        Behind.NUMBERS,
    )
    yield _("Baseline"), numbers.baseline(worth) or _("not known"), Behind.EVERYBODY
    if said := numbers.others(worth):
        yield "", said, Behind.EVERYBODY


def _sums(worth: Worth) -> Lines:
    own = worth.figures
    yield _("Hours"), _marked(_hours(worth), estimated=own.hours_estimated), Behind.HOURS
    revenue = numbers.amount(own.revenue, worth.currency)
    yield _("Revenue"), _marked(revenue, estimated=own.income_estimated), Behind.REVENUE
    yield _("Direct costs"), numbers.amount(own.costs, worth.currency), Behind.COSTS
    for said in numbers.apart(worth):
        yield "", said, Behind.REVENUE


def _hours(worth: Worth) -> str:
    own = worth.figures
    parts = [numbers.hours(own.hours)]
    if own.billable_minutes:
        parts.append(_("{n} billable").format(n=numbers.hours(_in_hours(own.billable_minutes))))
    if own.incident_minutes:
        parts.append(_("{n} from incidents").format(n=numbers.hours(_in_hours(own.incident_minutes))))
    return ", ".join(parts)


def _income(worth: Worth) -> Lines:
    yield _("Share"), numbers.share(worth) or _("not known"), Behind.EVERYBODY
    for said in (numbers.concentration(worth), numbers.five_sixths(worth)):
        if said:
            yield "", said, Behind.EVERYBODY
    yield _("Runway"), numbers.runway(worth), Behind.NUMBERS


def _sold(worth: Worth) -> Lines:
    lines = numbers.sold(worth)
    if worth.sold is None:
        yield _("Sold hours"), _("none agreed"), Behind.TERMS
    for place, said in enumerate(lines):
        yield "" if place else _("Sold hours"), said, Behind.HOURS


def _payment(worth: Worth) -> Lines:
    yield _("Payment"), numbers.payment(worth) or _("not known"), Behind.PAYMENTS


def _gifts(worth: Worth) -> Lines:
    yield _("Given away"), _this_quarter(worth), Behind.GIVEN_AWAY


def _this_quarter(worth: Worth) -> str:
    quarter = _("{what} this quarter").format(what=numbers.given_away(worth.given_away_this_quarter))
    if worth.given_away.minutes == worth.given_away_this_quarter.minutes:
        return quarter
    return _("{quarter}; in all {what}").format(quarter=quarter, what=numbers.given_away(worth.given_away))


def _marked(said: str, *, estimated: bool) -> str:
    return f"{said} ({_('estimated')})" if estimated else said


def _in_hours(minutes: int) -> Fraction:
    return Fraction(minutes, MINUTES_PER_HOUR)
