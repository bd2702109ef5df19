"""Everybody at once: one leaf per client, limb by limb, best to the left and worst to the right.

Each limb's clients sit on one bough through the trunk, or on several where they are too many for its width.
"""

from collections.abc import Iterator, Sequence

from pruner.core.growth import grows
from pruner.core.lazily import dataclass
from pruner.core.limbs import by_limb
from pruner.core.models import Id
from pruner.core.plants import Branch
from pruner.tui.drawing.bough import LEAF_ROLES, Look
from pruner.tui.drawing.espalier import TRUNK, draw, trunk_at
from pruner.tui.drawing.limbs import STUB
from pruner.tui.drawing.pieces import Piece, blank, fitted
from pruner.tui.drawing.places import Places, Seat
from pruner.tui.drawing.rows import BASE, SKY, TOP, WOOD, Kind, Row

SPACED, CLOSE = 3, 2
"""Rows that a limb takes, with and without air."""


@dataclass(frozen=True, slots=True)
class Leaves:
    """The clients of one bough, on each side from the trunk outwards."""

    left: tuple[Branch, ...]
    right: tuple[Branch, ...]


def plan(branches: Sequence[Branch], height: int, size: int) -> tuple[Row | Leaves, ...]:
    """The rows of the drawing, at least `height` of them, standing on the ground."""
    limbs = by_limb(branches)
    alone = len(limbs) == 1
    boughs = [(Row(Kind.HEADING, limb=limb, alone=alone), _boughs(limb.branches, size)) for limb in limbs]
    air = sum(len(leaves) + SPACED - 1 for _, leaves in boughs) + 1 <= height
    rows = list(_stacked(boughs, air=air))
    return (*[SKY] * (height - len(rows)), *rows)


@dataclass(frozen=True, slots=True)
class Overview:
    """Everybody laid out for one size (a `Drawing`)."""

    rows: tuple[Row | Leaves, ...]
    places: Places
    look: Look

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def row(self, number: int, size: int, chosen: Id | None) -> list[Piece]:
        """One row in exactly `size` cells."""
        row = self.rows[number]
        if isinstance(row, Leaves):
            return draw_leaves(row, self.look, size, chosen)
        return draw(row, self.look, size)

    def about(self, number: int) -> object:
        """The row itself."""
        return self.rows[number]

    def client_at(self, x: int, number: int, size: int) -> Id | None:
        """The client whose leaf is there."""
        row = self.rows[number] if 0 <= number < self.height else None
        if not isinstance(row, Leaves):
            return None
        column = column_at(x, size)
        return next((seat.client_id for seat in _seats(row) if seat.column == column), None)


def overview(branches: Sequence[Branch], look: Look, height: int, size: int) -> Overview:
    """Everybody who grows on the tree; `size` decides how many fit on one bough."""
    rows = plan([branch for branch in branches if grows(branch)], height, size)
    boughs = ((number, row) for number, row in enumerate(rows) if isinstance(row, Leaves))
    return Overview(rows, Places([(number, _seats(row)) for number, row in boughs]), look)


def column_at(x: int, size: int) -> int:
    """The column that a click on this cell means, 0 for the trunk and the wood beside it."""
    start = trunk_at(size)
    if x < start - STUB:
        return x - (start - STUB)
    return max(0, x - (start + TRUNK + STUB) + 1)


def draw_leaves(row: Leaves, look: Look, size: int, chosen: Id | None = None) -> list[Piece]:
    """The bough in exactly `size` cells, the chosen client's leaf lit."""
    start = trunk_at(size)
    stub = Piece(look.glyphs.normal * STUB, "bark")
    left = [_leaf(branch, look, chosen) for branch in reversed(row.left)]
    right = [_leaf(branch, look, chosen) for branch in row.right]
    room = start - STUB - len(left)
    trunk = Piece(look.glyphs.trunk, "bark")
    return fitted([*blank(room), *left, stub, trunk, *([stub] if right else []), *right], size)


def _boughs(branches: Sequence[Branch], size: int) -> list[Leaves]:
    """As few boughs as the width allows; each fills from the crown of its limb to the ground."""
    room = max(1, trunk_at(size) - STUB - 1)
    chunks = [branches[start : start + 2 * room] for start in range(0, len(branches), 2 * room)]
    return [_halved(chunk) for chunk in chunks]


def _halved(branches: Sequence[Branch]) -> Leaves:
    """The better half to the left, so that a bough reads from best to worst."""
    half = (len(branches) + 1) // 2
    return Leaves(tuple(reversed(branches[:half])), tuple(branches[half:]))


def _stacked(boughs: Sequence[tuple[Row, Sequence[Leaves]]], *, air: bool) -> Iterator[Row | Leaves]:
    yield TOP
    for number, (heading, leaves) in enumerate(boughs):
        if number and air:
            yield WOOD
        yield heading
        yield from leaves
    if not boughs:
        yield WOOD
    yield BASE


def _seats(row: Leaves) -> list[Seat]:
    left = [Seat(-number, branch.client.id) for number, branch in enumerate(row.left, 1)]
    return [*reversed(left), *(Seat(number, branch.client.id) for number, branch in enumerate(row.right, 1))]


def _leaf(branch: Branch, look: Look, chosen: Id | None) -> Piece:
    here = branch.client.id == chosen
    if branch.cut_sign:
        return Piece(look.glyphs.mark, "mark", here)
    level = branch.level
    return Piece(look.glyphs.leaf(level), LEAF_ROLES[level], here)
