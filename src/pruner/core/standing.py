"""Who leaves and who is gone: it follows from a prune decision, its plan and the day (product.md §1).

Nothing of this is stored: a look at an earlier day finds a client where it stood then, and a decision that
is revoked lets the client be active again.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from pruner.core.lazily import dataclass
from pruner.core.models import Facts, Id
from pruner.core.season import Choice, Cut, Decision, Session


class Parting(StrEnum):
    """How far a client is on the way out."""

    LEAVING = "leaving"
    PRUNED = "pruned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exit:
    """A prune decision that holds, from the day on which its session was closed."""

    decision: Decision
    cut: Cut

    @property
    def ends_on(self) -> date:
        """The day from which on the client is pruned."""
        return self.cut.ends_on

    def parting(self, on: date) -> Parting:
        """Whether the client still leaves or is gone by this day."""
        return Parting.PRUNED if self.cut.ends_on <= on else Parting.LEAVING


def exits(facts: Facts, today: date) -> dict[Id, Exit]:
    """Every exit that holds today, by client; of several decisions about one client the latest."""
    closed = {session.id for session in facts.sessions if session.closed(today)}
    cuts = {cut.decision_id: cut for cut in facts.cuts}
    return {
        decision.client_id: Exit(decision=decision.on(today), cut=cuts[decision.id].on(today))
        for decision in facts.decisions
        if decision.session_id in closed and _cuts(decision, today) and decision.id in cuts
    }


def running(sessions: Iterable[Session], today: date) -> Session | None:
    """The session that is open today."""
    return next((s for s in sessions if s.closed_on is None and s.began_on <= today), None)


def _cuts(decision: Decision, today: date) -> bool:
    return decision.choice is Choice.PRUNE and decision.holds(today)
