"""What a pruning session refuses, in one sentence each."""

from collections.abc import Callable
from typing import Any

from pruner.core import season_refusals as refused
from pruner.core.errors import Refusal
from pruner.core.playbooks import MONEY
from pruner.i18n import _, day, listed, n_
from pruner.wording.branches import STATES
from pruner.wording.seasons import STAGES


def _no_session(_error: refused.NoSession) -> str:
    return _("No session is open. Begin one with “pruner session start”, or with S on the screen.")


def _session_open(error: refused.SessionOpen) -> str:
    return _("The session of {day} is still open; go on with it: pruner session resume.").format(
        day=day(error.began_on)
    )


def _no_such_session(error: refused.NoSuchSession) -> str:
    if not error.count:
        return _("There was no session yet.")
    said = n_(
        "There is no session {number}; {count} session is kept.",
        "There is no session {number}; {count} sessions are kept.",
        error.count,
    )
    return said.format(number=error.number, count=error.count)


def _at_this_stage(error: refused.AtThisStage) -> str:
    return _("The session stands at {stage} already.").format(stage=_(STAGES.get(error.stage, error.stage)))


def _not_to_decide(error: refused.NotToDecide) -> str:
    states = {state.value: _(word) for state, word in STATES.items()}
    return _("{name}: {state}. A session decides about active and paused clients only.").format(
        name=error.name, state=states.get(error.state, error.state)
    )


def _cannot_prune(error: refused.CannotPrune) -> str:
    said = _("The verdict on {name} is {verdict}, and pruner prunes nobody before a fix was tried.").format(
        name=error.name, verdict=error.verdict
    )
    if error.protected:
        said = _(
            "The verdict on {name} is {verdict}: replace the income first, or shrink the work, then cut."
        ).format(name=error.name, verdict=error.verdict)
    elif error.signs:
        missing = listed([_("money") if sign == MONEY else sign for sign in error.signs])
        said += " " + _("A fix is missing, or has no outcome yet, for: {signs}.").format(signs=missing)
    return said + " " + _("With abuse, fraud or refusal to pay give the reason; it is kept.")


def _no_decision(error: refused.NoDecision) -> str:
    return _(
        "Nothing was decided about {name} in a closed session. In an open one, decide anew or undo."
    ).format(name=error.name)


def _already_revoked(error: refused.AlreadyRevoked) -> str:
    return _("The decision about {name} was revoked on {day}.").format(name=error.name, day=day(error.on))


def _ends_before_notice(error: refused.EndsBeforeNotice) -> str:
    return _("The last day {ends} lies before the notice of {notice}; choose a later one.").format(
        ends=day(error.ends_on), notice=day(error.notice_on)
    )


def _cuts_not_planned(error: refused.CutsNotPlanned) -> str:
    return _(
        "Nobody said yet until when these stay: {names}. Plan it with “pruner session plan CLIENT”."
    ).format(names=listed(error.names))


def _regret_too_early(error: refused.RegretTooEarly) -> str:
    return _("Whether the cut of {name} is regretted is asked from {day} on.").format(
        name=error.name, day=day(error.from_on)
    )


def _regret_given(error: refused.RegretGiven) -> str:
    return _("This was answered for {name} on {day}; it is asked once.").format(
        name=error.name, day=day(error.on)
    )


WORDS: dict[type[Refusal], Callable[[Any], str]] = {
    refused.NoSession: _no_session,
    refused.SessionOpen: _session_open,
    refused.NoSuchSession: _no_such_session,
    refused.AtThisStage: _at_this_stage,
    refused.NotToDecide: _not_to_decide,
    refused.CannotPrune: _cannot_prune,
    refused.PriceMissing: lambda error: _("Say the new income per month for {name}.").format(name=error.name),
    refused.PriceNotAsked: lambda error: _("A price belongs to a raise; say raise for {name}.").format(
        name=error.name
    ),
    refused.NothingToKeep: lambda _error: _("Nobody is left who could be kept without a look."),
    refused.AlreadyDecided: lambda error: _("This is decided about {name} already.").format(name=error.name),
    refused.NoDecision: _no_decision,
    refused.AlreadyRevoked: _already_revoked,
    refused.NotPruned: lambda error: _("No decision to prune {name} holds.").format(name=error.name),
    refused.EndsBeforeNotice: _ends_before_notice,
    refused.CutsNotPlanned: _cuts_not_planned,
    refused.RegretTooEarly: _regret_too_early,
    refused.RegretGiven: _regret_given,
}
"""Every refusal of a session has its words."""
