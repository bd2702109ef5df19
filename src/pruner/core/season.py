"""The pruning session: what was decided about whom, and by which numbers (product.md §6, §7).

A session is kept as days and numbers and holds no name: each decision belongs to its client and goes with
the client when it is erased. The numbers that led to a decision are frozen in it as texts "name=value", so
that the journal shows them as they were, whatever the facts say since.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pruner.core.lazily import dataclass
from pruner.core.values import Id

Frozen = tuple[str, ...]
"""Numbers as they were, each a text "name=value"."""


class Choice(StrEnum):
    """What can be decided about a client."""

    KEEP = "keep"
    WATCH = "watch"
    FIX = "fix"
    RAISE = "raise"
    PRUNE = "prune"
    LATER = "later"


class Stage(StrEnum):
    """The five steps of a session, in their order."""

    LOOK_BACK = "look-back"
    WALK = "walk"
    WHAT_IF = "what-if"
    EXIT = "exit"
    CLOSE = "close"

    def no_earlier_than(self, other: "Stage") -> "Stage":
        """This stage, or the other one where that comes later."""
        return max(self, other, key=list(Stage).index)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A quarterly session. It is open while `closed_on` is None; `figures` are the portfolio's, frozen."""

    id: Id
    began_on: date
    stage: Stage = Stage.LOOK_BACK
    closed_on: date | None = None
    figures: Frozen = ()

    def closed(self, on: date) -> bool:
        """Whether it was closed by this day."""
        return self.closed_on is not None and self.closed_on <= on

    def on(self, day: date) -> "Session":
        """The session as it stood on this day: open where it was closed later."""
        if self.closed_on is None or self.closed(day):
            return self
        return replace(self, closed_on=None, figures=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided about one client in a session.

    `seen` are the client's numbers that led to it. `price` is the new income per month of a RAISE, in
    `currency`. `reason` is why a PRUNE went through the side door, "" where the verdict allowed it.
    """

    id: Id
    client_id: Id
    session_id: Id
    choice: Choice
    decided_on: date
    verdict: str = ""
    price: Decimal | None = None
    currency: str | None = None
    reason: str = ""
    revoked_on: date | None = None
    seen: Frozen = ()

    def holds(self, on: date) -> bool:
        """Whether it was made by this day and not revoked since."""
        return self.decided_on <= on and not (self.revoked_on is not None and self.revoked_on <= on)

    def on(self, day: date) -> "Decision":
        """The decision as it stood on this day: it still held where it was revoked later."""
        later = self.revoked_on is not None and self.revoked_on > day
        return replace(self, revoked_on=None) if later else self


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """How a client leaves: notice is received on `notice_on`, the last day is `ends_on`.

    `next_delivery` is the next promised delivery, where one was named. `seen` are the numbers that the
    regrowth is held against. `regret` goes from 1 to 5 and was asked once, on `regret_on`.
    """

    id: Id
    client_id: Id
    decision_id: Id
    notice_on: date
    ends_on: date
    next_delivery: date | None = None
    regret: int | None = None
    regret_on: date | None = None
    seen: Frozen = ()

    def on(self, day: date) -> "Cut":
        """The cut as it stood on this day: nobody had said yet what was said later."""
        later = self.regret_on is not None and self.regret_on > day
        return replace(self, regret=None, regret_on=None) if later else self
