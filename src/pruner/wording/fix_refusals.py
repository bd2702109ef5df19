"""Why a fix cannot go on so, in one sentence each."""

from collections.abc import Callable
from typing import Any

from pruner.core import fix_refusals as refused
from pruner.core.errors import Refusal
from pruner.i18n import _, day
from pruner.wording.mending import ending, rung


def _nothing_to_mend(error: refused.NothingToMend) -> str:
    return _("Nothing about {name} asks for a fix. Name what to mend: {known}.").format(
        name=error.name, known=", ".join(error.known)
    )


def _running(error: refused.FixRunning) -> str:
    return _("A fix of {name} for “{sign}” runs already, until {day}.").format(
        name=error.name, sign=error.sign, day=day(error.due_on)
    )


def _unanswered(error: refused.FixUnanswered) -> str:
    return _(
        "The fix of {name} for “{sign}” is overdue since {day}. Say first how it went: "
        "improved, failed, or extend it once."
    ).format(name=error.name, sign=error.sign, day=day(error.due_on))


def _not_running(error: refused.FixNotRunning) -> str:
    if error.sign is None:
        return _("No fix of {name} runs. Open one with “pruner fix”.").format(name=error.name)
    return _("No fix of {name} for “{sign}” runs. Open one with “pruner fix”.").format(
        name=error.name, sign=error.sign
    )


def _several(error: refused.SeveralFixes) -> str:
    return _("Several fixes of {name} run: {signs}. Say which one.").format(
        name=error.name, signs=", ".join(error.signs)
    )


def _ended(error: refused.FixEnded) -> str:
    return _("The fix of {name} for “{sign}” has ended: {ending}.").format(
        name=error.name, sign=error.sign, ending=ending(error.ending)
    )


def _reached(error: refused.RungReached) -> str:
    return _("The fix of {name} for “{sign}” has that behind it: {rung} on {day}.").format(
        name=error.name, sign=error.sign, rung=rung(error.rung), day=day(error.day)
    )


def _missing(error: refused.RungMissing) -> str:
    return _("The fix of {name} for “{sign}” needs another step before: {rung}.").format(
        name=error.name, sign=error.sign, rung=rung(error.rung)
    )


def _not_due(error: refused.FixNotDue) -> str:
    return _("The fix of {name} for “{sign}” has time until {day}; it cannot have failed before.").format(
        name=error.name, sign=error.sign, day=day(error.due_on)
    )


def _extended(error: refused.ExtendedBefore) -> str:
    return _(
        "The fix of {name} for “{sign}” was extended before, and once is all. Say how it went: "
        "improved or failed."
    ).format(name=error.name, sign=error.sign)


def _before_opening(error: refused.BeforeOpening) -> str:
    return _("{day} is too early: the fix stands where it does since {earliest}.").format(
        day=day(error.day), earliest=day(error.earliest)
    )


def _no_such_step(error: refused.NoSuchStep) -> str:
    if not error.count:
        return _("The fix has no steps.")
    return _("There is no step {number}; the last one is {n}.").format(number=error.number, n=error.count)


WORDS: dict[type[Refusal], Callable[[Any], str]] = {
    refused.NothingToMend: _nothing_to_mend,
    refused.FixRunning: _running,
    refused.FixUnanswered: _unanswered,
    refused.FixNotRunning: _not_running,
    refused.SeveralFixes: _several,
    refused.FixEnded: _ended,
    refused.RungReached: _reached,
    refused.RungMissing: _missing,
    refused.FixNotDue: _not_due,
    refused.ExtendedBefore: _extended,
    refused.BeforeOpening: _before_opening,
    refused.StepDone: lambda e: _("“{title}” is ticked off already.").format(title=e.title),
    refused.StepOpen: lambda e: _("“{title}” is not ticked off.").format(title=e.title),
    refused.EmptyTitle: lambda _error: _("A step needs a title."),
    refused.NoSuchStep: _no_such_step,
}
"""The words of those that are about fixes; a test holds all of them against `core/fix_refusals.py`."""
