"""A step that somebody means to do: of a fix, or of the plan by which a client leaves (product.md §5, §6)."""

from dataclasses import replace
from datetime import date

from pruner.core.lazily import dataclass
from pruner.core.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do for a client. `of_id` is the fix or the cut that it belongs to.

    `due_on` is the last day for it, None where there is none; `done_on` the day on which it was ticked off.
    """

    id: Id
    client_id: Id
    of_id: Id
    title: str
    due_on: date | None = None
    done_on: date | None = None
    note: str = ""

    def done(self, on: date) -> bool:
        """Whether it was done by this day."""
        return self.done_on is not None and self.done_on <= on

    def on(self, day: date) -> "Step":
        """The step as it stood on this day: still to do where it was done later."""
        return replace(self, done_on=None) if self.done_on is not None and not self.done(day) else self
