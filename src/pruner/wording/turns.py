"""What would turn a verdict, one calm sentence a way; a raise and a saving share theirs."""

from collections.abc import Callable
from typing import Any

from pruner.core import flips as ways
from pruner.core.judging import VerdictName
from pruner.i18n import _, day, n_
from pruner.wording.tongue import Tongue, hours_up


def flips(found: tuple[ways.Flip, ...], name: VerdictName, tongue: Tongue) -> list[str]:
    """The ways to turn the verdict of this name; two that lead to the same one share a sentence."""
    said, rest = [], list(found)
    while rest:
        joined = _joined(rest[:2], name, tongue)
        said.append(joined or flip(rest[0], name, tongue))
        del rest[: 2 if joined else 1]
    return said


def flip(value: ways.Flip, name: VerdictName, tongue: Tongue) -> str:
    """The sentence for one way to turn the verdict of this name."""
    word: Callable[[Any, VerdictName, Tongue], str] = WORDS[type(value)]
    return word(value, name, tongue)


def _outcome(change: str, to: VerdictName, name: VerdictName) -> str:
    """What a change does: turn the verdict, or take one of several reasons away."""
    if to is name:
        return _("{change}: one reason less, and still {verdict}.").format(change=change, verdict=to)
    return _("{change}: then {verdict}.").format(change=change, verdict=to)


def _joined(pair: list[ways.Flip], name: VerdictName, tongue: Tongue) -> str | None:
    match pair:
        case [ways.RaiseTo(amount=amount, to=to), ways.Save(minutes=minutes, to=same)] if to is same:
            said = _("Raise to {amount} a month or save {hours} h a month")
        case [ways.FallsBelow(amount=amount, to=to), ways.TakesLonger(minutes=minutes, to=same)] if (
            to is same
        ):
            said = _("Less than {amount} a month or {hours} h more a month")
        case _:
            return None
    change = said.format(amount=tongue.amount(amount), hours=hours_up(minutes))
    return _outcome(change, to, name)


def _raise(way: ways.RaiseTo, name: VerdictName, tongue: Tongue) -> str:
    change = _("Raise to {amount} a month").format(amount=tongue.amount(way.amount))
    return _outcome(change, way.to, name)


def _save(way: ways.Save, name: VerdictName, _tongue: Tongue) -> str:
    return _outcome(_("Save {hours} h a month").format(hours=hours_up(way.minutes)), way.to, name)


def _falls(way: ways.FallsBelow, name: VerdictName, tongue: Tongue) -> str:
    change = _("Less than {amount} a month").format(amount=tongue.amount(way.amount))
    return _outcome(change, way.to, name)


def _longer(way: ways.TakesLonger, name: VerdictName, _tongue: Tongue) -> str:
    return _outcome(_("{hours} h more a month").format(hours=hours_up(way.minutes)), way.to, name)


def _red_ends(way: ways.RedEnds, name: VerdictName, tongue: Tongue) -> str:
    change = _("Nothing more of {signs} until {day}").format(signs=tongue.signs(way.signs), day=day(way.day))
    return _outcome(change, way.to, name)


def _try_fix(way: ways.TryFix, _name: VerdictName, tongue: Tongue) -> str:
    return _("Try a fix for {sign}; should it fail: {verdict}.").format(
        sign=tongue.sign(way.sign), verdict=way.to
    )


def _answer_fix(way: ways.AnswerFix, _name: VerdictName, tongue: Tongue) -> str:
    return _("Answer the overdue fix for {sign}; if it failed: {verdict}.").format(
        sign=tongue.sign(way.sign), verdict=way.to
    )


def _set_target(way: ways.SetTarget, name: VerdictName, tongue: Tongue) -> str:
    change = _("A target rate of {rate} or more").format(rate=tongue.amount(way.rate))
    return _outcome(change, way.to, name)


def _more_facts(way: ways.MoreFacts, _name: VerdictName, _tongue: Tongue) -> str:
    months = n_("{n} more month with facts", "{n} more months with facts", way.months).format(n=way.months)
    hours = _("{hours} h more").format(hours=hours_up(way.minutes))
    wanted = [said for said, much in ((months, way.months), (hours, way.minutes)) if much]
    return _("{facts}: then money counts too.").format(facts=", ".join(wanted))


def _no_change(_way: ways.NoSingleChange, _name: VerdictName, _tongue: Tongue) -> str:
    return _("No single change turns it.")


WORDS: dict[type[ways.Flip], Callable[[Any, VerdictName, Tongue], str]] = {
    ways.RaiseTo: _raise,
    ways.Save: _save,
    ways.RedEnds: _red_ends,
    ways.TryFix: _try_fix,
    ways.AnswerFix: _answer_fix,
    ways.FallsBelow: _falls,
    ways.TakesLonger: _longer,
    ways.SetTarget: _set_target,
    ways.MoreFacts: _more_facts,
    ways.NoSingleChange: _no_change,
}
