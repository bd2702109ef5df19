"""Who needs a decision in a pruning session, and in which order they are walked (product.md §6)."""

from collections.abc import Iterable

from pruner.core.judging import VerdictName
from pruner.core.lazily import dataclass
from pruner.core.models import State
from pruner.core.plants import Branch

SEVERITY = tuple(VerdictName)
"""The verdicts, the worst first."""
DECIDABLE = frozenset({State.ACTIVE, State.DORMANT})
"""The states of clients about whom a session decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A branch with its verdict."""

    branch: Branch
    verdict: VerdictName

    @property
    def needs_decision(self) -> bool:
        """Whether it is marked, not to be kept, or in trouble."""
        in_trouble = self.branch.level.in_trouble
        return self.branch.client.marked or in_trouble or self.verdict is not VerdictName.KEEP

    @property
    def order(self) -> tuple[bool, int, float, str, int]:
        """What they are ordered by: marked, then the verdict, then heat; at last by name."""
        client = self.branch.client
        severity = SEVERITY.index(self.verdict)
        return not client.marked, severity, -self.branch.heat, client.name.casefold(), client.id


def decidable(branch: Branch) -> bool:
    """Whether a session decides about this client: no prospect, and nobody who leaves or is gone."""
    return branch.client.state in DECIDABLE and branch.exit is None


def walk(stops: Iterable[Stop]) -> tuple[Stop, ...]:
    """Those that need a decision, worst first."""
    return tuple(sorted((stop for stop in stops if stop.needs_decision), key=lambda stop: stop.order))
