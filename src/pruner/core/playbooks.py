"""Playbooks: what is tried to repair a sign, and until when (product.md §5). They are house rules."""

from pruner.core.lazily import dataclass

GERMAN = "de"
MONEY = "money"
"""Stands for the rate where a fix names its sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbook:
    """How a sign is repaired: steps in both languages, and the days from opening to the deadline.

    `allowed` is how many further unpaid incidents of the sign end the time before that day; None where only
    the day counts.
    """

    sign: str
    days: int
    allowed: int | None
    en: tuple[str, ...]
    de: tuple[str, ...]

    def steps(self, language: str) -> tuple[str, ...]:
        """The titles of the steps, in German or else in English."""
        return self.de if language == GERMAN else self.en
