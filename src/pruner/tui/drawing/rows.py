"""The rows that a tree is made of."""

from collections.abc import Sequence
from enum import Enum, auto

from pruner.core.lazily import dataclass
from pruner.core.limbs import Limb
from pruner.core.plants import Branch
from pruner.tui.drawing.places import Seat

LEFT, RIGHT = -1, 1


class Kind(Enum):
    """What a row of the drawing is."""

    SKY = auto()
    TOP = auto()
    TRUNK = auto()
    HEADING = auto()
    PAIR = auto()
    BASE = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a pair of branches, the heading of a limb, or wood and air alone."""

    kind: Kind
    left: Branch | None = None
    right: Branch | None = None
    limb: Limb | None = None
    alone: bool = False


SKY, TOP, WOOD, BASE = Row(Kind.SKY), Row(Kind.TOP), Row(Kind.TRUNK), Row(Kind.BASE)


def seats(row: Row) -> Sequence[Seat]:
    """Who sits in a row, from left to right."""
    sides = ((LEFT, row.left), (RIGHT, row.right))
    return [Seat(side, branch.client.id) for side, branch in sides if branch]
