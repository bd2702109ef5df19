"""Why a verdict is what it is, one calm sentence a reason."""

from collections.abc import Callable
from typing import Any

from pruner.core import reasons as why
from pruner.i18n import _, day, n_
from pruner.wording.tongue import Tongue, percent, tenths_down


def reason(value: why.Reason, tongue: Tongue) -> str:
    """The sentence for one reason."""
    word: Callable[[Any, Tongue], str] = WORDS[type(value)]
    return word(value, tongue)


def _low_months(low: why.LowMonths, tongue: Tongue) -> str:
    said = n_(
        "Below {share} % of the baseline of {baseline} an hour in the last month: {rates}.",
        "Below {share} % of the baseline of {baseline} an hour in each of the last {n} months: {rates}.",
        len(low.rates),
    )
    return said.format(
        share=percent(low.share),
        baseline=tongue.amount(low.baseline),
        n=len(low.rates),
        rates=", ".join(map(tongue.amount, low.rates)),
    )


def _low_latest(low: why.LowLatestMonth, tongue: Tongue) -> str:
    return _("{rate} an hour in the latest month is below {share} % of the baseline of {baseline}.").format(
        rate=tongue.amount(low.rate), share=percent(low.share), baseline=tongue.amount(low.baseline)
    )


def _below_target(low: why.RateBelowTarget, tongue: Tongue) -> str:
    return _("{rate} an hour is below {share} % of your target of {target}.").format(
        rate=tongue.amount(low.rate), share=percent(low.share), target=tongue.amount(low.target)
    )


def _red_throughout(red: why.RedThroughout, tongue: Tongue) -> str:
    return _("{sign} is red today, as it was {days} days ago.").format(
        sign=tongue.sign(red.sign), days=", ".join(map(str, red.days))
    )


def _red_signs(red: why.RedSigns, tongue: Tongue) -> str:
    said = n_("{signs} is red.", "{n} signs are red: {signs}.", len(red.signs))
    return said.format(n=len(red.signs), signs=tongue.signs(red.signs))


def _fix_failed(fix: why.FixFailed, tongue: Tongue) -> str:
    return _("The fix for {sign} ended without success on {day}.").format(
        sign=tongue.sign(fix.sign), day=day(fix.ended_on)
    )


def _no_fix_yet(fix: why.NoFixYet, tongue: Tongue) -> str:
    said = n_(
        "No fix for {sign} has been tried in vain within the last month, so one comes first.",
        "No fix for {sign} has been tried in vain within the last {n} months, so one comes first.",
        fix.months,
    )
    return said.format(sign=tongue.sign(fix.sign), n=fix.months)


def _fix_overdue(fix: why.FixOverdue, tongue: Tongue) -> str:
    return _("The fix for {sign} was due on {day} and wants its answer first.").format(
        sign=tongue.sign(fix.sign), day=day(fix.due_on)
    )


def _by_share(shield: why.ProtectedByShare, _tongue: Tongue) -> str:
    return _("Replace first: {share} % of your income comes from here.").format(share=percent(shield.share))


def _by_runway(shield: why.ProtectedByRunway, _tongue: Tongue) -> str:
    return _("Replace first: without this client the savings last for {months} months.").format(
        months=tenths_down(shield.months)
    )


def _missing_months(missing: why.MissingMonths, _tongue: Tongue) -> str:
    return _("Money does not count yet: {have} of {need} months have facts.").format(
        have=missing.have, need=missing.need
    )


def _missing_hours(missing: why.MissingHours, _tongue: Tongue) -> str:
    return _("Money does not count yet: {have} of {need} hours are recorded.").format(
        have=tenths_down(missing.have), need=missing.need
    )


def _nothing_against(kept: why.NothingAgainst, tongue: Tongue) -> str:
    return _("No sign is red, and {rate} an hour holds.").format(rate=tongue.amount(kept.rate))


def _share_unknown(_value: why.ShareUnknown, _tongue: Tongue) -> str:
    return _("This client's share of your income is not known, so it does not protect.")


def _runway_unknown(_value: why.RunwayUnknown, _tongue: Tongue) -> str:
    return _(
        "How long you could do without this client is not known until savings and monthly costs are set."
    )


def _target_not_set(_value: why.TargetNotSet, _tongue: Tongue) -> str:
    return _("No target rate is set, so nothing was held against it.")


def _no_baseline(_value: why.NoBaseline, _tongue: Tongue) -> str:
    return _("There is no other rate to hold this one against.")


WORDS: dict[type[why.Reason], Callable[[Any, Tongue], str]] = {
    why.LowMonths: _low_months,
    why.LowLatestMonth: _low_latest,
    why.RateBelowTarget: _below_target,
    why.RedThroughout: _red_throughout,
    why.RedSigns: _red_signs,
    why.FixFailed: _fix_failed,
    why.NoFixYet: _no_fix_yet,
    why.FixOverdue: _fix_overdue,
    why.ProtectedByShare: _by_share,
    why.ProtectedByRunway: _by_runway,
    why.ShareUnknown: _share_unknown,
    why.RunwayUnknown: _runway_unknown,
    why.TargetNotSet: _target_not_set,
    why.NoBaseline: _no_baseline,
    why.MissingMonths: _missing_months,
    why.MissingHours: _missing_hours,
    why.NothingAgainst: _nothing_against,
}
