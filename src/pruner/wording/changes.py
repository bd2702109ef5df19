"""What was done, in a sentence: toasts, the command line and the history."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pruner.core.changes import Change, Entry
from pruner.core.ledger import Cost, Hours, Invoice, Payment
from pruner.core.models import Client, Fix, Id, Incident, Record, Step, owner
from pruner.core.rules import Rules
from pruner.i18n import N_, _, day, n_
from pruner.wording import seasons
from pruner.wording.branches import sign

if TYPE_CHECKING:
    from pruner.garden import Done

OF_A_CLIENT = {
    "added": N_("Planted {name}"),
    "edited": N_("Changed what is known of {name}"),
    "marked": N_("Marked {name} for pruning"),
    "unmarked": N_("Took the mark off {name}"),
    "began-job": N_("A new job begins for {name}: correction rounds count from 1"),
    "set-terms": N_("Changed the terms of {name}"),
    "asked-prospect": N_("Kept the answers about {name}, a seedling for now"),
    "accepted-prospect": N_("Accepted {name}"),
    "conditions-prospect": N_("Accepted {name} with conditions"),
    "declined-prospect": N_("Declined {name}"),
}
OF_AN_INCIDENT = {
    "logged": N_("Logged “{sign}” for {name}"),
    "adjusted": N_("“{sign}” for {name}: {minutes} min"),
    "edited-incident": N_("Changed “{sign}” of {name}"),
    "deleted-incident": N_("Deleted “{sign}” of {name}"),
}
OF_A_FIX = {
    "opened-fix": N_("A fix for {name} begins: {sign}, until {day}"),
    "offered-talk": N_("Fix “{sign}” of {name}: the talk is offered"),
    "sent-terms": N_("Fix “{sign}” of {name}: the terms are sent"),
    "accepted-fix": N_("Fix “{sign}” of {name}: the terms are accepted"),
    "refused-fix": N_("Fix “{sign}” of {name}: refused"),
    "improved-fix": N_("Fix “{sign}” of {name}: improved"),
    "failed-fix": N_("Fix “{sign}” of {name}: failed"),
    "extended-fix": N_("Fix “{sign}” of {name}: extended until {day}"),
    "noted-fix": N_("Fix “{sign}” of {name}: note changed"),
}
OF_A_STEP = {
    "ticked": N_("Done for {name}: {title}"),
    "unticked": N_("To be done still for {name}: {title}"),
    "added-step": N_("A step for {name}: {title}"),
    "edited-step": N_("Changed a step for {name}: {title}"),
    "deleted-step": N_("Deleted a step for {name}: {title}"),
}
OF_A_ROW = {
    "entered": N_("Noted for {name}: {row}"),
    "edited-row": N_("Changed for {name}: {row}"),
    "deleted-row": N_("Deleted for {name}: {row}"),
}


def done(what: "Done", rules: Rules) -> str:
    """What a verb just did; for a logged incident with the sign's new count or the correction round."""
    said = entry_summary(what.entry, {}, rules, name=what.name)
    if what.round:
        return f"{said} · {round_words(*what.round)}"
    return said if what.count is None else f"{said} · {what.count}×"


def adjusted(what: "Done", rules: Rules, incident: Incident) -> str:
    """The last incident as it is after more or fewer minutes, or a note."""
    minutes = _(OF_AN_INCIDENT["adjusted"])
    said = minutes.format(sign=sign(rules.sign(incident.sign)), name=what.name, minutes=incident.minutes)
    return f"{said} · {_('with a note')}" if incident.note else said


def undone(what: "Done", rules: Rules) -> str:
    """What was taken back."""
    return _("Taken back: {what}").format(what=entry_summary(what.entry, {}, rules, name=what.name))


def redone(what: "Done", rules: Rules) -> str:
    """What was done again."""
    return _("Done again: {what}").format(what=entry_summary(what.entry, {}, rules, name=what.name))


def entry_summary(entry: Entry, names: Mapping[Id, str], rules: Rules, *, name: str | None = None) -> str:
    """One journal entry in a few words; `names` knows the clients by id, unless `name` says who it is."""
    record = entry.change.edits[0].record
    who = name if name is not None else _name_of(record, names)
    of_a_session = seasons.summary(entry.change, who)
    return of_a_session or _in_bulk(entry.change) or _of_one(entry.change.did, record, who, rules)


def round_words(number: int, included: int) -> str:
    """Such as "round 1 of 2", or "round 3, 2 included" beyond those."""
    if number <= included:
        return _("round {number} of {included}").format(number=number, included=included)
    return _("round {number}, {included} included").format(number=number, included=included)


def _in_bulk(change: Change) -> str:
    """What is about many records, empty where the change is about one."""
    if change.did == "imported":
        from pruner.wording import imported  # rare, and slow to import

        return imported.summary(change)
    if len(change.edits) == 1 or change.did in OF_A_CLIENT | OF_AN_INCIDENT | OF_A_FIX:
        return ""
    clients = sum(isinstance(edit.record, Client) for edit in change.edits)
    return n_("Planted {n} client", "Planted {n} clients", clients).format(n=clients)


def _of_one(did: str, record: Record, name: str, rules: Rules) -> str:
    if isinstance(record, Incident):
        pattern = _(OF_AN_INCIDENT[did])
        return pattern.format(sign=sign(rules.sign(record.sign)), name=name, minutes=record.minutes)
    if isinstance(record, Fix):
        from pruner.wording.mending import mended  # as above

        pattern, about = _(OF_A_FIX[did]), mended(record.sign, rules)
        return pattern.format(sign=about, name=name, day=day(record.due_on))
    if isinstance(record, Step):
        return _(OF_A_STEP[did]).format(title=record.title, name=name)
    if isinstance(record, Hours | Invoice | Payment | Cost):
        from pruner.wording import rows  # as above

        return _(OF_A_ROW[did]).format(row=rows.row(record), name=name)
    return _(OF_A_CLIENT[did]).format(name=name)


def _name_of(record: Record, names: Mapping[Id, str]) -> str:
    if isinstance(record, Client):
        return record.name
    client_id = owner(record)
    return "" if client_id is None else names.get(client_id, _("an erased client"))
