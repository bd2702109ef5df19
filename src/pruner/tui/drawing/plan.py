"""What a view of the tree shows: rows of pieces, and where the clients sit in them."""

from typing import Protocol

from pruner.core.models import Id
from pruner.tui.drawing.pieces import Piece
from pruner.tui.drawing.places import Places


class Drawing(Protocol):
    """A garden laid out for one size. Rows are drawn when they are asked for."""

    @property
    def height(self) -> int:
        """How many rows there are."""

    @property
    def places(self) -> Places:
        """Where the clients sit."""

    def row(self, number: int, size: int, chosen: Id | None) -> list[Piece]:
        """One row in exactly `size` cells, the chosen client lit."""

    def about(self, number: int) -> object:
        """What the row shows: as long as it equals what it was and the look stays, the row is drawn alike."""

    def client_at(self, x: int, number: int, size: int) -> Id | None:
        """The client drawn at this column of this row."""
