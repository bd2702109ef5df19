"""Every branch in the order of the tree, and what is told of all of them together.

A key changes one branch of perhaps ten thousand. It is put into its new place, and what was reckoned of
all follows from what it was before; only what does not follow is reckoned anew, when somebody looks.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property

from pruner.core.lazily import dataclass
from pruner.core.limbs import Limb, by_limb, limb_of
from pruner.core.models import Id, State
from pruner.core.plants import Branch, tree_key, tree_order

FEW = 16
"""So many branches are put into place one by one; more are sorted with all others."""
Branches = tuple[Branch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Census:
    """Of the branches that stand: their warning incidents of the last months, and how many are marked."""

    thorns: int
    marked: int

    @classmethod
    def of(cls, branches: Iterable[Branch]) -> "Census":
        """Everybody counted."""
        found = [(branch.near.thorn_count, branch.client.marked) for branch in branches]
        return cls(thorns=sum(thorns for thorns, _ in found), marked=sum(marked for _, marked in found))

    def instead(self, was: Branch, now: Branch) -> "Census":
        """The same with one branch as it is now."""
        return Census(
            thorns=self.thorns - was.near.thorn_count + now.near.thorn_count,
            marked=self.marked - was.client.marked + now.client.marked,
        )


class Growth:
    """The branches: `all` with the stumps, `standing` without, and `grown` those that the tree bears.

    Clients who were declined stand in the garden and never grew on the tree.
    """

    def __init__(self, branches: Iterable[Branch]) -> None:
        self.all: Branches = tuple(tree_order(branches))
        self.standing: Branches = _those(self.all, lambda branch: not branch.pruned)
        self.grown: Branches = _those(self.standing, grows)
        self.by_id: dict[Id, Branch] = {branch.client.id: branch for branch in self.all}

    def changed(self, anew: Mapping[Id, Branch | None]) -> "Growth":
        """The same with these branches as they are now; None is one that is gone."""
        pairs = [(self.by_id.get(client_id), now) for client_id, now in anew.items()]
        alike = [(was, now) for was, now in pairs if was and now and _alike(was, now)]
        if len(alike) < len(pairs) or len(pairs) > FEW:
            kept = {**self.by_id, **anew}
            return Growth(branch for branch in kept.values() if branch is not None)
        found = self
        for was, now in alike:
            found = found if was is now else found._instead(was, now)
        return found

    def _instead(self, was: Branch, now: Branch) -> "Growth":
        other = Growth(())
        other.all = _moved(self.all, was, now)
        other.standing = other.all if self.standing is self.all else _moved(self.standing, was, now)
        other.grown = other.standing if self.grown is self.standing else _moved(self.grown, was, now)
        other.by_id = {**self.by_id, now.client.id: now}
        known = vars(self)
        if "census" in known:
            vars(other)["census"] = self.census if now.pruned else self.census.instead(was, now)
        if "limbs" in known:
            vars(other)["limbs"] = tuple(_followed(limb, was, now) for limb in self.limbs)
        for kept in {"planted", "top_share"} & known.keys():
            vars(other)[kept] = known[kept]
        return other

    @cached_property
    def census(self) -> Census:
        """What is counted of those that stand."""
        return Census.of(self.standing)

    @cached_property
    def limbs(self) -> tuple[Limb, ...]:
        """The tree limb by limb."""
        return by_limb(self.grown)

    @cached_property
    def planted(self) -> date | None:
        """When the first of those that stand was planted; None in an empty garden."""
        return min((branch.client.planted_on for branch in self.standing), default=None)

    @cached_property
    def top_share(self) -> float:
        """The largest share of income of those that stand, 0 where none is known."""
        return max((branch.share or 0.0 for branch in self.standing), default=0.0)


def _those(branches: Branches, keep: Callable[[Branch], bool]) -> Branches:
    """Those that are kept; the very same where that is everybody, as it mostly is."""
    kept = tuple(filter(keep, branches))
    return branches if len(kept) == len(branches) else kept


def grows(branch: Branch) -> bool:
    """Whether the tree bears it."""
    return branch.client.state is not State.DECLINED


def _alike(was: Branch, now: Branch) -> bool:
    """Whether both stand in the same groups and bear the same income."""
    return _filed(was) == _filed(now)


def _filed(branch: Branch) -> tuple[object, ...]:
    return branch.pruned, grows(branch), limb_of(branch), branch.client.planted_on, branch.share


def _moved(branches: Branches, was: Branch, now: Branch) -> Branches:
    """The branches, still in order, with one of them as it is now; those without it stay as they are."""
    at = bisect_left(branches, tree_key(was), key=tree_key)
    if at == len(branches) or branches[at] is not was:
        return branches
    rest = branches[:at] + branches[at + 1 :]
    at = bisect_left(rest, tree_key(now), key=tree_key)
    return (*rest[:at], now, *rest[at:])


def _followed(limb: Limb, was: Branch, now: Branch) -> Limb:
    if limb.name != limb_of(now):
        return limb
    return Limb(limb.name, _moved(tuple(limb.branches), was, now))
