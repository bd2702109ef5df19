"""The tree before and after, beside each other: two small espaliers (product.md §6)."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from textual.content import Content

from pruner.core.models import Id
from pruner.core.plants import Branch
from pruner.core.whatif import Outlook
from pruner.i18n import _
from pruner.tui.drawing.bough import Look, top_share
from pruner.tui.drawing.espalier import Espalier, espalier
from pruner.tui.drawing.pieces import blank
from pruner.tui.widgets.cells import crop, pad
from pruner.tui.widgets.glyphs import Glyphs
from pruner.tui.widgets.names import NameOf
from pruner.tui.widgets.stain import stained

GAP = 2
FRAME = 3
"""Rows of a tree that bear no branch: its top, its foot, and air."""


def after(branches: Sequence[Branch], cut: Collection[Id], outlook: Outlook) -> tuple[Branch, ...]:
    """The branches that stay, each with its new share of the income."""
    shares = {client_id: share for of in outlook.by_currency for client_id, share in of.after.shares.items()}
    return tuple(
        branch if branch.share is None else replace(branch, share=float(shares.get(branch.client.id, 0)))
        for branch in branches
        if branch.client.id not in cut
    )


def two_trees(
    before: Sequence[Branch],
    then: Sequence[Branch],
    name_of: NameOf,
    glyphs: Glyphs,
    room: int,
    *,
    plain: bool,
) -> Iterator[Content]:
    """Both trees in rows of `room` cells, as high as the larger one, standing on the same ground."""
    half = (room - GAP) // 2
    height = FRAME + (len(before) + 1) // 2
    drawn = [_tree(branches, name_of, glyphs, height, plain=plain) for branches in (before, then)]
    heads = (pad(crop(words, half), half) for words in (_("before"), _("after")))
    yield Content.styled((" " * GAP).join(heads), "$text-muted")
    for number in range(height):
        rows = [tree.row(number, half, None) for tree in drawn]
        yield stained([*rows[0], *blank(GAP), *rows[1]])


def _tree(
    branches: Sequence[Branch], name_of: NameOf, glyphs: Glyphs, height: int, *, plain: bool
) -> Espalier:
    look = Look(glyphs=glyphs, plain=plain, name_of=name_of, top_share=top_share(branches))
    return espalier(branches, look, height)
