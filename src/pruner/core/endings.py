"""How a fix ends, and what a verdict asks of those that ended or wait for it (product.md §5)."""

from datetime import date
from enum import StrEnum

from pruner.core.lazily import dataclass


class Ending(StrEnum):
    """How a fix ended."""

    IMPROVED = "improved"
    FAILED = "failed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedFix:
    """A fix that ended. `offered`: the talk was offered or the terms were sent."""

    sign: str
    ended_on: date
    ending: Ending
    offered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LateFix:
    """A fix whose deadline has passed and that has no outcome yet."""

    sign: str
    due_on: date
