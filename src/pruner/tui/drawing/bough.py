"""One branch, from the trunk outwards: mark, wood with its thorns, leaves (garden.md, "Espalier")."""

from collections.abc import Sequence

from pruner.core.heat import Level
from pruner.core.lazily import dataclass
from pruner.core.plants import LEAVES, MOST_THORNS, Branch
from pruner.tui.drawing.pieces import THORN, Piece, runs
from pruner.tui.widgets import cells
from pruner.tui.widgets.glyphs import Glyphs
from pruner.tui.widgets.names import NameOf

LEAF_ROLES = {
    Level.THRIVING: "bloom",
    Level.HEALTHY: "leaf",
    Level.WATCH: "faded",
    Level.WILTING: "wilt",
    Level.RED: "red",
}
WOOD_ROLES = {**LEAF_ROLES, Level.THRIVING: "bark", Level.HEALTHY: "bark"}
"""Sound wood is brown, ailing wood wears the colour of its leaves: the whole branch tells its level."""

MOST_COUNTED = 9
OVERFLOW = "+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How to draw: all that is not the garden itself. `plain` writes a thorn as its sign's key letter.

    `top_share` is the largest share of income, 0 where none is known.
    """

    glyphs: Glyphs
    plain: bool
    name_of: NameOf
    top_share: float = 0.0
    masked: bool = False


def top_share(branches: Sequence[Branch]) -> float:
    """The largest share of income among these, 0 where none is known."""
    return max((branch.share or 0.0 for branch in branches), default=0.0)


def needed(thorns: int) -> int:
    """The wood that carries so many thorns."""
    return 2 * min(thorns, MOST_THORNS) + 2 + (thorns > MOST_THORNS)


def bough(branch: Branch, look: Look, wood: int) -> list[Piece]:
    """The branch with `wood` cells of wood and then its leaves."""
    level = branch.level
    leaf = look.glyphs.leaf(level) * branch.leaves
    rest = look.glyphs.rest * (LEAVES - branch.leaves)
    return [*runs(_wood(branch, look, wood)), Piece(leaf, LEAF_ROLES[level]), Piece(rest, "rest")]


def _wood(branch: Branch, look: Look, wood: int) -> list[tuple[str, str]]:
    """Cell by cell: a thorn on every second, newest outermost; a digit counts them where some lack room.

    Next to the leaves stands the sign of a fix that runs.
    """
    spots = [(look.glyphs.wood(branch.line), WOOD_ROLES[branch.level])] * wood
    thorns = len(branch.thorns)
    counted = needed(thorns) > wood or thorns > MOST_THORNS
    shown = branch.thorns[: min(MOST_THORNS, max(0, (wood - 2 - counted) // 2))]
    for place, sign in enumerate(reversed(shown), 1):
        spots[2 * place + counted] = (_thorn(branch, sign, look), THORN + sign)
    if thorns and counted and wood > 1:
        spots[1] = (_count(thorns), "count")
    if branch.cut_sign and wood:
        spots[0] = (look.glyphs.mark, "mark")
    if branch.mending and wood > 1 + bool(thorns and counted):
        spots[-1] = (look.glyphs.mend, "late" if branch.mending.overdue else "mend")
    return spots


def _thorn(branch: Branch, sign: str, look: Look) -> str:
    if not look.plain:
        return look.glyphs.thorn
    key = next((state.rule.key for state in branch.health.signs if state.rule.id == sign), "")
    return key if len(key) == 1 and cells.width(key) == 1 else sign[:1]


def _count(thorns: int) -> str:
    return str(thorns) if thorns <= MOST_COUNTED else OVERFLOW
