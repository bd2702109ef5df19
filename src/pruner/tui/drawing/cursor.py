"""Where the user is in a drawing, and whom a step leads to.

Every step answers with a client, or None where it leads nowhere; `stand` then puts the cursor there. A
step up or down remembers the column it set out from, so that a short row in between does not change sides.
"""

from collections.abc import Iterable

from pruner.core.models import Id
from pruner.core.plants import Branch, worst
from pruner.tui.drawing.places import Place, Places

MARGIN = 1
"""Rows kept in sight above and below the cursor."""


class Cursor:
    """A client, the seats around it, and the column that steps up and down keep to."""

    def __init__(self) -> None:
        self.places = Places()
        self._client: Id | None = None
        self._column = 0
        self._bound_for: Id | None = None
        self._found: tuple[Places, Id | None, Place | None] = (self.places, None, None)

    @property
    def place(self) -> Place | None:
        """Where the cursor is drawn, None where it is not; a step asks for it many times."""
        places, client, place = self._found
        if places is not self.places or client != self._client:
            place = self.places.of(self._client)
            self._found = (self.places, self._client, place)
        return place

    def stand(self, client_id: Id | None) -> None:
        """The cursor is on this client now."""
        self._client = client_id
        if self.place and client_id != self._bound_for:
            self._column = self.place.column
        self._bound_for = None

    def moved(self, dx: int, dy: int) -> Id | None:
        """A step sideways within a line, or up and down keeping to the column."""
        if self.place is None:
            return None
        return self.places.beside(self.place, dx) if dx else self._line(self.place.line + dy)

    def paged(self, rows: int) -> Id | None:
        """So many rows down (up below zero), at least one line."""
        if self.place is None:
            return None
        line = self.places.line_near(self.place.row + rows)
        return self._line(line if line != self.place.line else line + (1 if rows > 0 else -1))

    def first(self) -> Id | None:
        """The first client from the top."""
        return next(self.places.order, None)

    def last(self) -> Id | None:
        """The last client, at the ground."""
        return self.places.last

    def next_of(self, clients: Iterable[Id], direction: int) -> Id | None:
        """The next of these clients in this direction, round and round."""
        wanted = set(clients)
        around = self.places.around(self._client, direction)
        return next((client_id for client_id in around if client_id in wanted), None)

    def settled(self, places: Places, branches: Iterable[Branch]) -> Id | None:
        """Who has the cursor among new seats: the same client, else one near by, else the worst."""
        was, self.places = self.place, places
        if self._client in places:
            if self.place and (was is None or was.column != self.place.column):
                self._column = self.place.column
            return self._client
        if was is not None and places:
            return places.nearest(places.line_near(was.row), was.column)
        everybody = tuple(branches)
        ill = worst(everybody)
        if ill is not None and ill.client.id not in places:
            ill = worst(branch for branch in everybody if branch.client.id in places)
        return ill.client.id if ill else None

    def in_sight(self, top: int, rows: int, height: int) -> int:
        """The row to scroll to, as near to `top` as can be, of `height` rows of which `rows` show at once.

        A row above and below the cursor stay in sight, and at either end the crown or the foot does.
        """
        if self.place is None:
            return top
        row = self.place.row
        margin = MARGIN if rows > 2 * MARGIN else 0
        start = 0 if self.places.first_row(row) else row - margin
        end = height if self.places.last_row(row) else row + margin + 1
        if rows < end - start:
            return row - rows // 2
        return max(min(top, start), end - rows)

    def _line(self, line: int) -> Id | None:
        self._bound_for = self.places.nearest(line, self._column)
        return self._bound_for
