"""The main view: the tree trained flat, one branch per client to either side of the trunk."""

from textual.geometry import Size

from pruner.garden import View
from pruner.tui.drawing.bough import Look
from pruner.tui.drawing.espalier import Espalier, espalier
from pruner.tui.widgets.tree import TreeView


class EspalierView(TreeView):
    """The tree in one piece while that fits, else limb by limb."""

    def drawing(self, view: View, look: Look, size: Size) -> Espalier:
        """The tree, standing on the ground."""
        growth = view.growth
        return espalier(growth.grown, look, size.height, lambda: growth.limbs, growth.by_id.get)
