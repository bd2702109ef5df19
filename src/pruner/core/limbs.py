"""Clients by limb: the groups that the user gave them."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from pruner.core.heat import Level
from pruner.core.lazily import dataclass
from pruner.core.models import Id
from pruner.core.plants import Branch


@dataclass(frozen=True)
class Limb:
    """A group of clients in the order of the tree. `name` is None for those without a limb."""

    name: str | None
    branches: Sequence[Branch]

    @cached_property
    def marked(self) -> int:
        """How many of them are up for pruning."""
        return sum(branch.client.marked for branch in self.branches)

    @cached_property
    def thorns(self) -> int:
        """Their warning incidents of the last months."""
        return sum(branch.near.thorn_count for branch in self.branches)

    @cached_property
    def share(self) -> float | None:
        """Their share of the income, None where none is known."""
        shares = [branch.share for branch in self.branches if branch.share is not None]
        return sum(shares) if shares else None

    def count(self, level: Level) -> int:
        """How many of them stand so."""
        return sum(branch.level is level for branch in self.branches)


def by_limb(branches: Iterable[Branch]) -> tuple[Limb, ...]:
    """The limbs in the order in which their first client was planted, clients without a limb last."""
    members: dict[str | None, list[Branch]] = {}
    planted: dict[str | None, Id] = {}
    for branch in branches:
        limb = limb_of(branch)
        members.setdefault(limb, []).append(branch)
        planted[limb] = min(branch.client.id, planted.get(limb, branch.client.id))
    order = sorted(members, key=lambda limb: (limb is None, planted[limb]))
    return tuple(Limb(limb, tuple(members[limb])) for limb in order)


def limb_of(branch: Branch) -> str | None:
    """The name of the limb that a client is on."""
    return branch.client.limb or None
