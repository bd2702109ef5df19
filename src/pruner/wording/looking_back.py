"""The look back and what grew back, in words."""

from fractions import Fraction

from pruner.core.lookback import LookBack, Moved, Outcome, Quarter
from pruner.core.regrowth import Check, Record, Regrowth
from pruner.core.rules import Rules
from pruner.i18n import _, day, n_, number
from pruner.wording.branches import level, sign, standing
from pruner.wording.decisions import Fact, decided
from pruner.wording.numbers import amount, hours, rate

PLACES = 2


def quarter(of: Quarter) -> str:
    """The days of a quarter."""
    return _("{first} to {last}").format(first=day(of.first), last=day(of.last))


def quarters(back: LookBack, rules: Rules) -> list[Fact]:
    """The quarter against the one before, a fact a line; what is not known of either is left out."""
    now, then = back.quarter, back.earlier
    facts = [(_("hours"), _against(hours(now.hours), hours(then.hours)))]
    for currency, portfolio in now.portfolios.items():
        before = then.portfolios[currency]
        if not portfolio.total.revenue and not before.total.revenue and not portfolio.total.minutes:
            continue
        incomes = amount(portfolio.total.revenue, currency), amount(before.total.revenue, currency)
        facts.append((_("income"), _against(*incomes)))
        rates = _rate(portfolio.baseline, currency), _rate(before.baseline, currency)
        facts.append((_("rate"), _against(*rates)))
    facts.append((_("given away"), _against(_given(now, rules), _given(then, rules))))
    facts.append((_("incidents"), _incidents(now, then, rules)))
    return [(title, text) for title, text in facts if text]


def moved(move: Moved, name: str) -> str:
    """A client whose level changed over the quarter."""
    return _("{name}: {before}, now {level}").format(
        name=name, before=level(move.before), level=level(move.now)
    )


def outcome(of: Outcome, name: str) -> str:
    """What was decided last time, and what became of it."""
    said = _("{name}: {decided} at {verdict}").format(
        name=name, decided=decided(of.decision), verdict=of.decision.verdict
    )
    if of.verdict is None:
        return _("{decided}; {standing}").format(decided=said, standing=standing(of.branch))
    return _("{decided}; now {verdict}, {level}").format(
        decided=said, verdict=of.verdict.value, level=level(of.branch.level)
    )


def regrown(of: Regrowth, currency: str) -> list[Fact]:
    """What grew back after one cut: each check whose day has come, the gap and the regret."""
    facts = [(_("after {n} days").format(n=check.days), _check(check, currency)) for check in of.checks]
    if of.paid_back_on is not None and of.paid_back_days is not None:
        paid = n_("on {day}, after {n} day", "on {day}, after {n} days", of.paid_back_days).format(
            day=day(of.paid_back_on), n=of.paid_back_days
        )
        facts.append((_("paid back"), paid))
    if of.cut.regret is not None and of.cut.regret_on is not None:
        regret = _("{n} of 5, said on {day}").format(n=of.cut.regret, day=day(of.cut.regret_on))
        facts.append((_("regret"), regret))
    return [(title, text) for title, text in facts if text]


def record(of: Record) -> str:
    """The user's own record, such as "4 cuts, 3 paid back, median 71 days"; empty without a cut."""
    if not of.cuts:
        return ""
    said = n_("{n} cut", "{n} cuts", of.cuts).format(n=of.cuts)
    said += ", " + n_("{n} paid back", "{n} paid back", of.paid_back).format(n=of.paid_back)
    if of.median_days is None:
        return said
    shown = number(float(of.median_days), 0 if of.median_days.denominator == 1 else 1)
    return said + ", " + _("median {n} days").format(n=shown)


def _check(check: Check, currency: str) -> str:
    said: list[str] = []
    if check.freed is not None:
        said.append(_("{hours} a month freed").format(hours=hours(check.freed)))
    if check.filled is not None and check.free is not None:
        said.append(_where(check.filled, check.free))
    if check.others is not None:
        said.append(_("the others bring {rate}").format(rate=rate(check.others, currency)))
    if check.gap is not None and check.gap > 0:
        said.append(_("{amount} a month are missing").format(amount=amount(check.gap, currency)))
    if check.friction is not None:
        shown = number(float(check.friction), PLACES)
        said.append(_("{n} incidents in 10 hours").format(n=shown))
    return ", ".join(said)


def _where(filled: Fraction, free: Fraction) -> str:
    """Where the freed hours went."""
    if filled <= 0:
        return _("none of them went to the others")
    if free <= 0:
        return _("{filled} more went to the others").format(filled=hours(filled))
    return _("{filled} of them went to the others, {free} stayed free").format(
        filled=hours(filled), free=hours(free)
    )


def _given(of: Quarter, rules: Rules) -> str:
    said = _("{n} min").format(n=of.given_minutes)
    if of.given_amount is None:
        return said
    return _("{minutes}, worth {amount}").format(
        minutes=said, amount=amount(of.given_amount, rules.money.currency)
    )


def _incidents(now: Quarter, then: Quarter, rules: Rules) -> str:
    signs = dict.fromkeys([*now.incidents, *then.incidents])
    return ", ".join(
        _("{sign} {n} (before {before})").format(
            sign=sign(rules.sign(of)), n=now.incidents.get(of, 0), before=then.incidents.get(of, 0)
        )
        for of in signs
    )


def _against(now: str, then: str) -> str:
    if now == then:
        return now
    return _("{now} (before {then})").format(now=now or "?", then=then or "?")


def _rate(value: Fraction | None, currency: str) -> str:
    return "" if value is None else rate(value, currency)
