"""A client as data, for `--json`: keys and ids that scripts can rely on, in no language."""

from pruner.core.heat import Ember, SignState
from pruner.core.plants import Branch

Document = dict[str, object]


def client_object(branch: Branch) -> Document:
    """A client as it stands, without its incidents. Money and verdicts are not known yet."""
    client, health = branch.client, branch.health
    return {
        "id": str(client.id),
        "name": client.name,
        "state": client.state.value,
        "limb": client.limb,
        "channel": client.channel and client.channel.value,
        "since": client.since and client.since.isoformat(),
        "marked": client.marked,
        "tolerance": client.tolerance,
        "level": health.level.name.lower(),
        "heat": health.heat,
        "signs": [_sign(state) for state in health.signs],
        "blooms": health.blooms,
        "money": None,
        "verdict": None,
    }


def shown_object(branch: Branch) -> Document:
    """A client with its incidents, newest first."""
    found = client_object(branch)
    after = {key: found.pop(key) for key in ("money", "verdict")}
    return {**found, "incidents": [_incident(ember) for ember in branch.health.embers], **after}


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
