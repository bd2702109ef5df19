"""Until when a client stays once notice is given: the dates of product.md §6.

The contract comes first, then the German civil code: § 621 BGB for services, by what their pay is measured,
and § 627 for the higher ones such as consulting. Everything counts from the day on which the notice is
received. There is no calendar of holidays here, so the first working day of a week is its Monday. It is a
hint and no legal advice, and says so.
"""

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

from pruner.core.lazily import dataclass
from pruner.core.ledger import Contract, PayPeriod
from pruner.core.months import Month, plus_months
from pruner.core.period import Period, To, Unit, parse_period

MIDDLE = 15
"""The last day of a month on which notice still ends a monthly pay with that month (§ 621 No. 3 BGB)."""
SATURDAY = 5
SIX_WEEKS = timedelta(weeks=6)
TWO_WEEKS = timedelta(weeks=2)
UNTIMELY_DAYS = 14
"""A promised delivery that is nearer makes an end at once untimely."""
MONTHS_OF_A_QUARTER = 3


class Rule(StrEnum):
    """By which rule a contract ends."""

    AGREED = "agreed"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    ANY_TIME = "any-time"
    TWO_WEEKS = "two-weeks"
    HIGHER_TRUST = "higher-trust"


class Hint(StrEnum):
    """What has to be said beside the dates."""

    NO_LEGAL_ADVICE = "no-legal-advice"
    MONDAY = "monday"
    MAIN_OCCUPATION = "main-occupation"


class Warn(StrEnum):
    """What may be wrong with a day."""

    UNTIMELY = "untimely"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """What decides about notice. `period` is the agreed one, which only an agreed contract asks for.

    `main_occupation` says that the work takes up the user's working time wholly or mainly. `next_delivery`
    is the next promised delivery, where one was named.
    """

    contract: Contract
    pay_period: PayPeriod
    period: Period | None = None
    main_occupation: bool = False
    next_delivery: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Notice that is received on `received_on` ends the contract with `ends_on`, its last day.

    `by` is the last day on which it may be received for the same end.
    """

    rule: Rule
    received_on: date
    ends_on: date
    by: date
    hints: tuple[Hint, ...]
    warnings: tuple[Warn, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoNotice:
    """A contract for a work: nobody can give ordinary notice; finish it, or agree an end."""

    hints: tuple[Hint, ...] = (Hint.NO_LEGAL_ADVICE,)


def deal(
    contract: Contract, pay_period: PayPeriod, agreed: str | None, next_delivery: date | None = None
) -> Deal:
    """The deal with somebody of such terms; `agreed` is the text of the contract, such as "4 weeks".

    Raises:
        UnreadableNotice: the contract is an agreed one, and the text does not say a period.
    """
    period = parse_period(agreed or "") if contract is Contract.AGREED else None
    return Deal(contract=contract, pay_period=pay_period, period=period, next_delivery=next_delivery)


def notice(of: Deal, received_on: date) -> Notice | NoNotice:
    """What notice does that is received on this day."""
    if of.contract is Contract.WORK:
        return NoNotice()
    rule = _rule(of)
    ends_on = _end(of, rule, received_on)
    return Notice(
        rule=rule,
        received_on=received_on,
        ends_on=ends_on,
        by=_last_for(of, rule, ends_on),
        hints=_hints(rule),
        warnings=(Warn.UNTIMELY,) if _untimely(of, rule, ends_on) else (),
    )


def notice_for(of: Deal, wished: date, today: date) -> Notice | NoNotice:
    """The notice for the latest end that is possible by the wished day, received as late as it may be.

    Where the wished day is too near, it is the notice received today, with the first end there is.
    """
    soonest = notice(of, today)
    if isinstance(soonest, NoNotice) or soonest.ends_on > wished:
        return soonest
    return notice(of, _last_for(of, soonest.rule, wished))


def _rule(of: Deal) -> Rule:
    if of.contract is Contract.AGREED:
        return Rule.AGREED
    if of.contract is Contract.HIGHER_TRUST:
        return Rule.HIGHER_TRUST
    if of.pay_period is PayPeriod.OTHER:
        return Rule.TWO_WEEKS if of.main_occupation else Rule.ANY_TIME
    return Rule(of.pay_period.value)


def _end(of: Deal, rule: Rule, received: date) -> date:
    if of.period is not None:
        return agreed_end(of.period, received)
    return ENDS[rule](received)


def agreed_end(period: Period, received: date) -> date:
    """The last day after an agreed period; months always run to the end of one (product.md §6)."""
    if period.unit is Unit.MONTHS:
        over = plus_months(received, period.count)
    else:
        over = received + timedelta(days=period.count * (7 if period.unit is Unit.WEEKS else 1))
    if period.to is To.QUARTER:
        return _quarter_end(over)
    return Month.of(over).last if period.to is To.MONTH or period.unit is Unit.MONTHS else over


def _week_end(received: date) -> date:
    """The Saturday of the week whose Monday is the next one, that of today included."""
    monday = received + timedelta(days=-received.weekday() % 7)
    return monday + timedelta(days=SATURDAY)


def _month_end(received: date) -> date:
    month = Month.of(received)
    return month.last if received.day <= MIDDLE else month.plus(1).last


def _quarter_end(day: date) -> date:
    month = Month.of(day)
    return month.plus(-month.number % MONTHS_OF_A_QUARTER).last


ENDS: dict[Rule, Callable[[date], date]] = {
    Rule.DAY: lambda received: received + timedelta(days=1),
    Rule.WEEK: _week_end,
    Rule.MONTH: _month_end,
    Rule.QUARTER: lambda received: _quarter_end(received + SIX_WEEKS),
    Rule.ANY_TIME: lambda received: received,
    Rule.TWO_WEEKS: lambda received: received + TWO_WEEKS,
    Rule.HIGHER_TRUST: lambda received: received,
}
"""The last day of the contract by the law, from the day on which notice is received (§§ 621, 627 BGB)."""


def _last_for(of: Deal, rule: Rule, wished: date) -> date:
    """The last day on which notice still ends it by the wished day: later notice never ends it sooner."""
    day = wished
    while _end(of, rule, day) > wished:
        day -= timedelta(days=1)
    return day


def _untimely(of: Deal, rule: Rule, ends_on: date) -> bool:
    if rule is not Rule.HIGHER_TRUST or of.next_delivery is None:
        return False
    return 0 <= (of.next_delivery - ends_on).days < UNTIMELY_DAYS


def _hints(rule: Rule) -> tuple[Hint, ...]:
    beside = {Rule.WEEK: Hint.MONDAY, Rule.ANY_TIME: Hint.MAIN_OCCUPATION}
    return (Hint.NO_LEGAL_ADVICE, *([beside[rule]] if rule in beside else []))
