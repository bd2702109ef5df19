"""What may be said while names are hidden: a refusal tells of a client too."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pruner.core.errors import Refusal


def discreet(refusal: Refusal, hidden: Mapping[str, str]) -> Refusal:
    """The refusal with the pseudonym of each client it names; `hidden` has them by name."""
    facts: dict[str, Any] = vars(refusal)
    named = {fact: hidden[said] for fact, said in facts.items() if isinstance(said, str) and said in hidden}
    known: Any = refusal  # a refusal that carries facts is a dataclass
    return replace(known, **named) if named else refusal
