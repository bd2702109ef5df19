"""The beam that heads a limb: `━━━━ Advisory ━━▐█▌━━ 30  ✿11 ●10 ◐3  ▴35`."""

from collections.abc import Sequence

from pruner.core.heat import Level
from pruner.core.limbs import Limb
from pruner.i18n import _
from pruner.i18n import number as written
from pruner.tui.drawing.bough import LEAF_ROLES, Look
from pruner.tui.drawing.pieces import Piece, blank, fitted
from pruner.tui.widgets import cells

STUB = 2
"""Cells of beam between the trunk and what is written on it."""


def title(limb: Limb, *, alone: bool) -> str:
    """What heads the limb; clients without one are "all" where there is no limb at all."""
    if limb.name is not None:
        return cells.plain(limb.name)
    return _("All clients") if alone else _("Without a limb")


def beam_left(name: str, look: Look, size: int) -> list[Piece]:
    """The beam on the trunk's left: wood, the limb's name, and a stub of wood at the trunk."""
    glyphs = look.glyphs
    text = cells.cut(name, max(0, size - 2 * STUB - 2), glyphs.ellipsis)
    tail = [Piece(f" {text} ", "limb"), Piece(glyphs.rule * STUB, "bark")]
    wood = size - cells.width(text) - 2 - STUB
    return fitted([Piece(glyphs.rule * max(0, wood), "bark"), *tail], size)


def beam_right(limb: Limb, look: Look, size: int) -> list[Piece]:
    """The beam on the trunk's right: how many clients, how they stand, and their thorns; what fits of it."""
    glyphs = look.glyphs
    groups = [[Piece(str(len(limb.branches)), "tally")], *_tallies(limb, look)]
    pieces = [Piece(glyphs.rule * STUB, "bark"), *blank(1)]
    room = size - STUB - 1
    for number, group in enumerate(groups):
        gap = 0 if number == 0 else _gap(group)
        room -= gap + sum(cells.width(piece.text) for piece in group)
        if room < 0:
            break
        pieces += [*blank(gap), *group]
    return fitted(pieces, size)


def _gap(group: Sequence[Piece]) -> int:
    return 1 if group[0].role in LEAF_ROLES.values() else 2


def _tallies(limb: Limb, look: Look) -> list[list[Piece]]:
    groups = [
        [Piece(f"{look.glyphs.leaf(level)}{count}", LEAF_ROLES[level])]
        for level in Level
        if (count := limb.count(level))
    ]
    if limb.thorns:
        groups.append([Piece(f"{look.glyphs.thorn}{limb.thorns}", "count")])
    if limb.marked:
        groups.append([Piece(f"{look.glyphs.mark}{limb.marked}", "mark")])
    if limb.share is not None and not look.masked:
        groups.append([Piece(f"{written(100 * limb.share, 0)}%", "tally")])
    return groups
