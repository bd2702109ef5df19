"""What may be said while names are hidden: a refusal tells of a client too."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace

from pruner.core.errors import Refusal


def discreet(refusal: Refusal, hidden: Mapping[str, str]) -> Refusal:
    """The refusal with the pseudonym of each client it names; `hidden` has them by name."""
    if not is_dataclass(refusal):
        return refusal
    facts = {field.name: getattr(refusal, field.name) for field in fields(refusal)}
    named = {field: hidden[fact] for field, fact in facts.items() if isinstance(fact, str) and fact in hidden}
    return replace(refusal, **named) if named else refusal
