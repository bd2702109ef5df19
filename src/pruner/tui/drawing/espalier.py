"""The tree as rows of pieces: trunk in the middle, one branch per client to either side (garden.md).

Pure: what is laid out here depends on the branches, the size and the look alone. Planning the rows
costs a little for each client; drawing costs something only for the rows that are asked for.
"""

from collections.abc import Callable, Iterator, Sequence

from pruner.core.growth import grows
from pruner.core.lazily import dataclass
from pruner.core.limbs import Limb, by_limb
from pruner.core.models import Id, State
from pruner.core.plants import LEAVES, Branch
from pruner.tui.drawing.bough import Look, bough, needed
from pruner.tui.drawing.limb_rows import BranchOf, LimbPlaces, LimbRows
from pruner.tui.drawing.limbs import beam_left, beam_right, title
from pruner.tui.drawing.pieces import Piece, blank, fitted, lit, width
from pruner.tui.drawing.places import Places
from pruner.tui.drawing.rows import BASE, SKY, TOP, WOOD, Kind, Row, seats
from pruner.tui.widgets import cells

TRUNK = 3
MOST_PITCH = 4
FRAME = 3
"""Rows that a tree drawn in one piece leaves to its top, its foot and the air above."""
NAME_ROOM = 14
"""Cells a name is given before the branch may grow into them."""


def grouped(count: int, height: int) -> bool:
    """Whether so many clients are too many for a tree in one piece."""
    return count > 2 * (height - FRAME)


def trunk_at(size: int) -> int:
    """The trunk's first column in a drawing so many cells wide."""
    return max(0, (size - TRUNK) // 2)


@dataclass(frozen=True, slots=True)
class Espalier:
    """The tree laid out for one size (a `Drawing`)."""

    rows: Sequence[Row]
    places: Places
    look: Look

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def row(self, number: int, size: int, chosen: Id | None) -> list[Piece]:
        """One row in exactly `size` cells."""
        return draw(self.rows[number], self.look, size, chosen)

    def about(self, number: int) -> object:
        """The row itself."""
        return self.rows[number]

    def client_at(self, x: int, number: int, size: int) -> Id | None:
        """The client on that side of the trunk."""
        if not 0 <= number < self.height:
            return None
        row = self.rows[number]
        branch = row.left if x < trunk_at(size) + TRUNK // 2 else row.right
        return branch.client.id if branch else None


def espalier(
    branches: Sequence[Branch],
    look: Look,
    height: int,
    limbs: Callable[[], Sequence[Limb]] | None = None,
    branch_of: BranchOf | None = None,
) -> Espalier:
    """The tree with the branches that grow of these, in the order given.

    `limbs` groups them where they are too many for one piece, and `branch_of` finds one by its id; whoever
    has them at hand saves going through everybody.
    """
    grown = [branch for branch in branches if grows(branch)] if limbs is None else branches
    if not grouped(len(grown), height):
        whole = list(_whole(grown, height))
        rows = [*[SKY] * (height - len(whole)), *whole]
        return Espalier(
            rows, Places([(n, seats(row)) for n, row in enumerate(rows) if row.kind is Kind.PAIR]), look
        )
    found = LimbRows(by_limb(grown) if limbs is None else limbs(), height)
    by_id = branch_of or {branch.client.id: branch for branch in grown}.get
    return Espalier(found, LimbPlaces(found, by_id), look)


def draw(row: Row, look: Look, size: int, chosen: Id | None = None) -> list[Piece]:
    """The row in exactly `size` cells; the chosen client's branch is lit from the trunk to its name."""
    start = trunk_at(size)
    end = max(0, size - start - TRUNK)
    glyphs = look.glyphs
    trunk = Piece(glyphs.trunk, "bark")
    match row.kind:
        case Kind.SKY:
            pieces: list[Piece] = []
        case Kind.BASE:
            pieces = _foot(look, size)
        case Kind.HEADING if row.limb:
            name = title(row.limb, alone=row.alone)
            pieces = [*beam_left(name, look, start), trunk, *beam_right(row.limb, look, end)]
        case Kind.PAIR:
            left, right = _side(row.left, look, start, chosen), _side(row.right, look, end, chosen)
            pieces = [*_mirrored(left, look), trunk, *right]
        case _:
            pieces = [*blank(start), Piece(glyphs.top, "bark") if row.kind is Kind.TOP else trunk]
    return fitted(pieces, size)


def reach(branch: Branch, look: Look, room: int) -> int:
    """How much wood the branch has, of `room` cells between the trunk and the end of its name.

    By share of income where that is known, else the same for all; a thorny branch needs more, and the
    name keeps its cells before the wood does.
    """
    name = min(cells.width(look.name_of(branch)), NAME_ROOM)
    most = max(0, room - LEAVES - 2 - name)
    even = max(2, room // 6)
    share = (branch.share or 0.0) / look.top_share if look.top_share else 0.0
    grown = even + round(share * max(0, most - even))
    return min(most, max(grown, needed(len(branch.thorns)) if branch.thorns else 0))


def _whole(branches: Sequence[Branch], height: int) -> Iterator[Row]:
    """The tree in one piece, its branches as far apart as the height allows."""
    pairs = _pairs(branches)
    pitch = max(1, min(MOST_PITCH, (height - 2) // max(1, len(pairs))))
    yield TOP
    for number, pair in enumerate(pairs):
        if number:
            yield from [WOOD] * (pitch - 1)
        yield pair
    if not pairs:
        yield WOOD
    yield BASE


def _pairs(branches: Sequence[Branch]) -> list[Row]:
    return [
        Row(Kind.PAIR, left, right)
        for left, right in zip(branches[::2], (*branches[1::2], None), strict=False)
    ]


def _side(branch: Branch | None, look: Look, room: int, chosen: Id | None) -> list[Piece]:
    """One half of a pair, from the trunk outwards, in exactly `room` cells; its name is the last but one."""
    if branch is None:
        return blank(room)
    wood = bough(branch, look, reach(branch, look, room))
    name = cells.cut(look.name_of(branch), max(0, room - width(wood) - 2), look.glyphs.ellipsis)
    here = branch.client.id == chosen
    asleep = branch.client.state is State.DORMANT
    drawn = [*wood, *blank(1), Piece(name, "asleep" if asleep else "name")]
    if here:
        drawn = lit([*drawn, Piece(look.glyphs.point_left, "pointer")])
    return fitted(drawn, room)


def _mirrored(pieces: Sequence[Piece], look: Look) -> list[Piece]:
    """What grows to the right, growing to the left; the pointer turns round, words stay as they are."""
    return [
        piece._replace(text=look.glyphs.point_right) if piece.role == "pointer" else piece
        for piece in reversed(pieces)
    ]


def _foot(look: Look, size: int) -> list[Piece]:
    """The foot of the trunk, and the ground over the whole width."""
    glyphs = look.glyphs
    start = trunk_at(size) - (len(glyphs.base) - TRUNK) // 2
    left = Piece(glyphs.ground * max(0, start), "soil")
    foot = Piece(glyphs.base[max(0, -start) :], "bark")
    return [left, foot, Piece(glyphs.ground * max(0, size - max(0, start) - len(foot.text)), "soil")]
