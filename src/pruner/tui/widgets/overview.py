"""Everybody on one screen: one leaf per client, limb by limb."""

from typing import ClassVar

from textual.geometry import Size

from pruner.garden import View
from pruner.tui.drawing.bough import Look
from pruner.tui.drawing.overview import Overview, overview
from pruner.tui.widgets.paint import Light
from pruner.tui.widgets.tree import TreeView


class OverviewView(TreeView):
    """The leaves of all clients; a step sideways stays within a bough, one up or down goes to the next."""

    LIGHT: ClassVar[Light] = Light.TURNED

    def drawing(self, view: View, look: Look, size: Size) -> Overview:
        """The leaves; one column is left to the scrollbar, whether it is there or not."""
        return overview(view.branches, look, size.height, size.width - 1)
