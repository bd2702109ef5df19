"""The rows of a tree limb by limb, each made when asked for: a key must not lay out everybody.

A row follows from its number: blocks of rows stand below one another, one block a limb, two clients a row.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import overload

from pruner.core.limbs import Limb, limb_of
from pruner.core.models import Id
from pruner.core.plants import Branch, tree_key
from pruner.tui.drawing.places import Place, Places, Seat
from pruner.tui.drawing.rows import BASE, SKY, TOP, WOOD, Kind, Row, seats

BranchOf = Callable[[Id], Branch | None]
Line = tuple[int, Sequence[Seat]]


class LimbRows(Sequence[Row]):
    """At least `height` rows standing on the ground: sky, the top, the limbs with wood between, the foot."""

    def __init__(self, limbs: Sequence[Limb], height: int) -> None:
        self.limbs = limbs
        self._headed = any(limb.name for limb in limbs)
        self._pairs = [0, *accumulate(-(-len(limb.branches) // 2) for limb in limbs)]
        between = max(0, len(limbs) - 1) + self._headed * len(limbs)
        rows = 2 + self._pairs[-1] + between
        self._sky = max(0, height - rows)
        self._size = self._sky + rows

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, number: int) -> Row: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Row]: ...
    def __getitem__(self, number: int | slice) -> Row | Sequence[Row]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(self._size))]
        at = range(self._size)[number]
        if at <= self._sky:
            return TOP if at == self._sky else SKY
        return BASE if at == self._size - 1 else self._of_limb(at)

    @property
    def pairs(self) -> int:
        """How many rows bear clients."""
        return self._pairs[-1]

    def line(self, pair: int) -> Line:
        """The row with this pair of clients, and who sits there."""
        limb = bisect_right(self._pairs, pair, 0, len(self.limbs)) - 1
        number = self._first(limb) + pair - self._pairs[limb]
        return number, seats(self[number])

    def find(self, branch: Branch) -> int | None:
        """The place of a branch among all, counting both seats of every pair; None where it does not grow."""
        for limb, first in zip(self.limbs, self._pairs, strict=False):
            if limb.name == limb_of(branch):
                at = bisect_left(limb.branches, tree_key(branch), key=tree_key)
                there = at < len(limb.branches) and limb.branches[at].client.id == branch.client.id
                return 2 * first + at if there else None
        return None

    def _first(self, limb: int) -> int:
        """The row of a limb's first pair."""
        return self._sky + 1 + self._pairs[limb] + limb + self._headed * (limb + 1)

    def _of_limb(self, at: int) -> Row:
        limb = bisect_right(range(len(self.limbs)), at, key=lambda each: self._first(each) - self._headed) - 1
        pair = at - self._first(limb)
        if pair < 0:
            return Row(Kind.HEADING, limb=self.limbs[limb])
        two = self.limbs[limb].branches[2 * pair : 2 * pair + 2]
        return Row(Kind.PAIR, two[0], two[1] if len(two) > 1 else None) if two else WOOD


class LimbPlaces(Places):
    """The seats of such rows."""

    def __init__(self, rows: LimbRows, branch_of: BranchOf) -> None:
        super().__init__(_Lines(rows))
        self._limb_rows = rows
        self._branch_of = branch_of

    def of(self, client_id: Id | None) -> Place | None:
        """Where the client sits, None for one without a seat."""
        branch = None if client_id is None else self._branch_of(client_id)
        found = None if branch is None else self._limb_rows.find(branch)
        if found is None:
            return None
        row, two = self._limb_rows.line(found // 2)
        return Place(found // 2, row, two[found % 2].column)


class _Lines(Sequence[Line]):
    def __init__(self, rows: LimbRows) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return self._rows.pairs

    @overload
    def __getitem__(self, number: int) -> Line: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Line]: ...
    def __getitem__(self, number: int | slice) -> Line | Sequence[Line]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        return self._rows.line(range(len(self))[number])
