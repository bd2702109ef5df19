"""A client as data, for `--json`: keys and ids that scripts can rely on, in no language."""

from fractions import Fraction

from pruner.cli.mended import fix_object
from pruner.core.exact import rounded
from pruner.core.given_away import ShadowInvoice
from pruner.core.heat import Ember, SignState
from pruner.core.plants import Branch
from pruner.core.worth import Worth
from pruner.garden import View
from pruner.wording.verdicts import verdict_flips, verdict_reasons

Document = dict[str, object]


def client_object(branch: Branch, view: View, worth: Worth | None = None) -> Document:
    """A client as it stands, without its incidents; `worth` where its numbers are not those of the view."""
    client, health = branch.client, branch.health
    return {
        "id": str(client.id),
        "name": client.name,
        "state": branch.standing.value,
        **({"ends_on": branch.ends_on.isoformat()} if branch.ends_on else {}),
        "limb": client.limb,
        "channel": client.channel and client.channel.value,
        "since": client.since and client.since.isoformat(),
        "marked": client.marked,
        "tolerance": client.tolerance,
        "level": health.level.name.lower(),
        "heat": health.heat,
        "signs": [_sign(state) for state in health.signs],
        "blooms": health.blooms,
        "money": _money(worth or view.worth(client.id)),
        "verdict": _verdict(branch, view),
        "fixes": [fix_object(course, view) for course in view.courses(client.id)],
    }


def shown_object(branch: Branch, view: View, worth: Worth) -> Document:
    """A client with its incidents, newest first."""
    found = client_object(branch, view, worth)
    after = {key: found.pop(key) for key in ("money", "verdict", "fixes")}
    return {**found, "incidents": [_incident(ember) for ember in branch.health.embers], **after}


def two_places(number: Fraction | None) -> str | None:
    """An amount or a rate as text, rounded half up; None where it is not known."""
    return None if number is None else str(rounded(number))


def _money(worth: Worth) -> Document | None:
    """The numbers of the window, in the client's currency; None where nothing is known of the client.

    What no rate turns into that currency stands apart, where there is any.
    """
    if not worth.known:
        return None
    own, apart, grade = worth.figures, worth.books.apart(worth.months), worth.payment_grade
    found: Document = {
        "ehr": two_places(own.ehr),
        "currency": worth.currency,
        "estimated": own.estimated,
        "months": len(worth.months),
        "hours": two_places(own.hours),
        "revenue": two_places(own.revenue),
        "costs": two_places(own.costs),
        "baseline": two_places(worth.baseline),
        "baseline_others": two_places(worth.baseline_others),
        "income_share": _share(worth.share),
        "days_late": _share(worth.days_late),
        "payment_grade": grade and grade.value,
        "given_away": _given_away(worth.given_away_this_quarter, worth.currency),
    }
    return found | ({"apart": {money: two_places(sum_) for money, sum_ in apart.items()}} if apart else {})


def _given_away(shadow: ShadowInvoice, home: str) -> Document:
    """The quarter that runs; the currency is told where it is not the client's."""
    found: Document = {"minutes": shadow.minutes, "amount": two_places(shadow.amount)}
    return found if shadow.currency == home else {**found, "currency": shadow.currency}


def _verdict(branch: Branch, view: View) -> Document:
    """What follows for the client; the name is the same in every language."""
    found = view.verdict(branch.client.id)
    return {
        "name": found.name.value,
        "by_signs_alone": found.by_signs_alone,
        "reasons": verdict_reasons(found, view.rules),
        "flips": verdict_flips(found, view.rules),
        "differs_with_others": found.differs_with_others,
    }


def _share(number: Fraction | None) -> float | None:
    return None if number is None else float(number)


def _sign(state: SignState) -> Document:
    """A sign that is no longer configured has no red line."""
    red_at = state.rule.red_at
    return {
        "sign": state.rule.id,
        "heat": state.heat,
        "level": state.level.name.lower(),
        "red_at": None if red_at == float("inf") else red_at,
        "open": len(state.embers),
        "clears_on": state.clears_on and state.clears_on.isoformat(),
    }


def _incident(ember: Ember) -> Document:
    incident = ember.incident
    return {
        "id": str(incident.id),
        "sign": incident.sign,
        "at": incident.at.isoformat(timespec="seconds"),
        "minutes": incident.minutes,
        "paid": incident.paid and str(incident.paid.amount),
        "included": ember.included,
        "note": incident.note,
    }
