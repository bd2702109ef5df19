"""A client's numbers in words, the same on the screen and on the command line (product.md §3).

Each function words one number and says nothing (an empty text, or no line) where it is not known. Amounts
are rounded half up for the eye only; an amount in a currency without a rate is told apart, never added.
"""

from collections.abc import Iterator
from fractions import Fraction

from pruner.core.exact import ratio, rounded
from pruner.core.figures import Figures
from pruner.core.given_away import ShadowInvoice
from pruner.core.judging import VerdictName
from pruner.core.models import Money
from pruner.core.money import minor_digits
from pruner.core.payments import Grade
from pruner.core.portfolio import FIVE_SIXTHS, Concentration
from pruner.core.sold import SoldHours
from pruner.core.whatif import Lasts, NoRunway
from pruner.core.worth import Worth
from pruner.i18n import N_, _, day, money, n_, number
from pruner.wording.tongue import percent, tenths_down

CONCENTRATIONS = {
    Concentration.SPREAD: N_("spread"),
    Concentration.MODERATE: N_("moderate"),
    Concentration.HIGH: N_("high"),
}
RUNWAYS = {
    NoRunway.ENDLESS: N_("without this client nothing would be missing"),
    NoRunway.UNSET: N_("not known until monthly costs and savings are set"),
    NoRunway.NO_RATE: N_("not known: part of the income is in a currency without a rate"),
}
TOP = 3
"""Beside the largest client alone, so many of the largest together (product.md §3)."""


def amount(value: Fraction, currency: str) -> str:
    """An amount with its currency."""
    return money(Money(rounded(value, minor_digits(currency)), currency))


def hours(value: Fraction) -> str:
    """Hours with one decimal where they have any."""
    shown = rounded(value, 1)
    return _("{n} h").format(n=number(shown, 0 if shown == int(shown) else 1))


def rate(value: Fraction, currency: str) -> str:
    """An amount per hour."""
    return _("{amount} an hour").format(amount=amount(value, currency))


def period(worth: Worth) -> str:
    """The days of the window."""
    months = worth.months
    return _("{first} to {last}").format(first=day(months[0].first), last=day(months[-1].last))


def ehr(worth: Worth) -> str:
    """The effective hourly rate, marked where an estimate is part of it."""
    if worth.ehr is None:
        return ""
    said = rate(worth.ehr, worth.currency)
    return f"{said} ({_('estimated')})" if worth.figures.estimated else said


def standing(worth: Worth, verdict: VerdictName) -> list[str]:
    """The verdict and the rate in a few words, as far as they are known."""
    judged = worth.known or verdict is not VerdictName.TOO_LITTLE_DATA
    paid = ehr(worth) if worth.known else ""
    return [*([verdict.value] if judged else []), *([paid] if paid else [])]


def estimated(figures: Figures) -> str:
    """Which of the numbers are estimates, at least for some months."""
    if figures.income_estimated and figures.hours_estimated:
        return _("Income and hours are estimated where no facts are recorded.")
    if figures.income_estimated:
        return _("The income is estimated where no invoice is recorded.")
    return _("The hours are estimated where none are recorded.") if figures.hours_estimated else ""


def sums(worth: Worth) -> str:
    """What came in, what was spent for it, and the hours behind both."""
    own = worth.figures
    said = _("{revenue} in {hours}").format(
        revenue=amount(own.revenue, worth.currency), hours=hours(own.hours)
    )
    if own.costs == 0:
        return said
    return said + ", " + _("less direct costs of {costs}").format(costs=amount(own.costs, worth.currency))


def target(worth: Worth) -> str:
    """The rate against the user's target."""
    reached = ratio(worth.ehr, worth.target)
    if reached is None or worth.target is None:
        return ""
    return _("{share} % of your target of {target}").format(
        share=percent(reached), target=amount(worth.target, worth.currency)
    )


def baseline(worth: Worth) -> str:
    """The rate against all clients together."""
    return _against(worth, worth.baseline, _("{share} % of all clients together, {rate}"))


def others(worth: Worth) -> str:
    """The rate against the clients without this one."""
    return _against(worth, worth.baseline_others, _("{share} % of the others, {rate}"))


def share(worth: Worth) -> str:
    """The client's part of the income."""
    if worth.share is None:
        return ""
    return _("{share} % of your income").format(share=percent(worth.share))


def concentration(worth: Worth) -> str:
    """How much of the income hangs on few clients."""
    portfolio = worth.portfolio
    found = portfolio.concentration(worth.estate.money)
    top, tops = portfolio.top(1), portfolio.top(TOP)
    if found is None or top is None or tops is None:
        return ""
    said = _("{level}: the largest client brings {top} %")
    if len(portfolio.shares) > TOP:
        said = _("{level}: the largest client brings {top} %, the three largest {tops} %")
    return said.format(level=_(CONCENTRATIONS[found]), top=percent(top), tops=percent(tops))


def five_sixths(worth: Worth) -> str:
    """The warning of the German 5/6 rule: this client brings so much, or without it another one would."""
    if worth.share is not None and worth.share >= FIVE_SIXTHS:
        return _(
            "At least 5/6 of your income comes from here: in Germany compulsory pension insurance may apply."
        )
    if not worth.portfolio.five_sixths and worth.portfolio.without({worth.client_id}).five_sixths:
        return _(
            "Without this client another one would bring 5/6 of your income: in Germany compulsory pension "
            "insurance may apply."
        )
    return ""


def trend(worth: Worth) -> str:
    """The rate of the first half of the window against the last."""
    first, last = worth.trend.first, worth.trend.last
    if first is None or last is None:
        return ""
    return _moved(first, last).format(first=amount(first, worth.currency), last=amount(last, worth.currency))


def payment(worth: Worth) -> str:
    """How late the client pays, with the grade."""
    days, grade = worth.days_late, worth.payment_grade
    return "" if days is None or grade is None else _delay(days, grade)


def sold(worth: Worth) -> list[str]:
    """Sold hours against used ones, one fact a line."""
    return [] if worth.sold is None else list(_sold(worth.sold, worth.currency))


def given_away(shadow: ShadowInvoice) -> str:
    """Minutes without pay and their price."""
    if not shadow.items:
        return _("nothing")
    minutes = _("{n} min").format(n=shadow.minutes)
    if shadow.amount is None:
        return _("{minutes}; what they are worth is not known until you set a target rate").format(
            minutes=minutes
        )
    return _("{minutes}, worth {amount}").format(
        minutes=minutes, amount=amount(shadow.amount, shadow.currency)
    )


def runway(worth: Worth) -> str:
    """How long the savings would last without this client."""
    found = worth.runway()
    if isinstance(found, Lasts):
        return _("without this client the savings last for {months} months").format(
            months=tenths_down(found.months)
        )
    return _(RUNWAYS[found])


def apart(worth: Worth) -> list[str]:
    """Amounts of the window in currencies that no rate turns into the client's."""
    return [
        _("{amount} stand apart: no rate is set for {currency}").format(
            amount=amount(value, currency), currency=currency
        )
        for currency, value in worth.books.apart(worth.months).items()
    ]


def _against(worth: Worth, whole: Fraction | None, pattern: str) -> str:
    reached = ratio(worth.ehr, whole)
    if reached is None or whole is None:
        return ""
    return pattern.format(share=percent(reached), rate=amount(whole, worth.currency))


def _moved(first: Fraction, last: Fraction) -> str:
    if rounded(first) == rounded(last):
        return _("steady: {first}, then {last}")
    return _("rising: {first}, then {last}") if first < last else _("falling: {first}, then {last}")


def _delay(days: Fraction, grade: Grade) -> str:
    shown = number(abs(rounded(days, 1)), 1)
    said = _("{days} days early, grade {grade}") if days < 0 else _("{days} days late, grade {grade}")
    return said.format(days=shown, grade=grade.value)


def _sold(used: SoldHours, currency: str) -> Iterator[str]:
    if not used.months:
        yield _("nothing was used of them")
        return
    yield n_(
        "{sold} a month; over in {over} of {n} month",
        "{sold} a month; over in {over} of {n} months",
        len(used.months),
    ).format(sold=hours(used.months[0].sold), over=used.months_over, n=len(used.months))
    yield _over(used)
    if used.gross_overage_cost:
        yield _("the hours over cost you {amount}").format(amount=amount(used.gross_overage_cost, currency))
    if used.trend.first is not None and used.trend.last is not None:
        pattern = _moved(used.trend.first, used.trend.last)
        yield (
            _("used a month")
            + " "
            + pattern.format(first=hours(used.trend.first), last=hours(used.trend.last))
        )
    yield from _profit(used, currency)


def _over(used: SoldHours) -> str:
    if used.net_overage < 0:
        return _("{hours} left, {gross} over in single months").format(
            hours=hours(-used.net_overage), gross=hours(used.gross_overage)
        )
    return _("{hours} over, {gross} without the months that stayed below").format(
        hours=hours(used.net_overage), gross=hours(used.gross_overage)
    )


def _profit(used: SoldHours, currency: str) -> Iterator[str]:
    if used.profit is not None and used.margin is not None:
        yield _("{amount} left after your own cost, {share} % of the revenue").format(
            amount=amount(used.profit, currency), share=percent(used.margin)
        )
