"""What may be said while names and amounts are hidden: a refusal or a sentence tells of a client too."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pruner.core.changes import Entry
from pruner.core.errors import Refusal
from pruner.core.ledger import Cost, Hours, Invoice, Payment
from pruner.core.models import Record, Step

HIDDEN = "•••"
"""What stands for an amount."""
FIGURES = re.compile(r"[0-9](?:[0-9.,\u00a0\u202f' ]*[0-9])?")
"""A number with its marks, or several beside each other."""


def discreet(refusal: Refusal, hidden: Mapping[str, str]) -> Refusal:
    """The refusal with the pseudonym of each client it names; `hidden` has them by name."""
    facts: dict[str, Any] = vars(refusal)
    told = {fact: _pseudonyms(said, hidden) for fact, said in facts.items()}
    named = {fact: said for fact, said in told.items() if said != facts[fact]}
    known: Any = refusal  # a refusal that carries facts is a dataclass
    return replace(known, **named) if named else refusal


def _pseudonyms(said: object, hidden: Mapping[str, str]) -> object:
    """A name, or each of several, by its pseudonym; anything else as it is."""
    if isinstance(said, tuple):
        return tuple(_pseudonyms(each, hidden) for each in said)
    return hidden.get(said, said) if isinstance(said, str) else said


def without_figures(sentence: str) -> str:
    """The sentence with a sign in place of every number."""
    return FIGURES.sub(HIDDEN, sentence)


def tells_figures(entry: Entry) -> bool:
    """Whether the sentence about this entry would tell an amount."""
    return isinstance(entry.change.edits[0].record, Hours | Invoice | Payment | Cost)


def unmarked(entry: Entry) -> Entry:
    """The entry without what the user wrote: numbers of invoices and titles of steps may name somebody."""
    edits = tuple(
        replace(edit, before=_bare(edit.before), after=_bare(edit.after)) for edit in entry.change.edits
    )
    return replace(entry, change=replace(entry.change, edits=edits))


def _bare(record: Record | None) -> Record | None:
    if isinstance(record, Step):
        return replace(record, title=HIDDEN)
    if isinstance(record, Invoice):
        return replace(record, number="")
    return replace(record, invoice_number="") if isinstance(record, Payment) else record
