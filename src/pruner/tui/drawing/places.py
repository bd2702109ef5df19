"""Where the clients sit in a drawing, and where a step leads.

A place has a row and a column; columns count from the trunk, to the left below zero. A step up or down
keeps to the column the cursor set out from, so that a row without a client there does not change sides.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from pruner.core.models import Id


class Seat(NamedTuple):
    """One client in a line of clients."""

    column: int
    client_id: Id


class Place(NamedTuple):
    """Where a client sits: the line of clients, the row of the drawing it is drawn in, the column."""

    line: int
    row: int
    column: int


class Places:
    """The seats of a drawing: each line a row number and its seats, at least one, from left to right."""

    def __init__(self, lines: Sequence[tuple[int, Sequence[Seat]]] = ()) -> None:
        self._lines = lines

    def __contains__(self, client_id: Id | None) -> bool:
        return self.of(client_id) is not None

    def __len__(self) -> int:
        return sum(len(seats) for _, seats in self._lines)

    def __bool__(self) -> bool:
        return bool(self._lines)

    @property
    def order(self) -> Iterator[Id]:
        """Every client, from top to bottom, from left to right."""
        return (seat.client_id for _, seats in self._lines for seat in seats)

    @property
    def last(self) -> Id | None:
        """The client at the ground."""
        return self._lines[-1][1][-1].client_id if self._lines else None

    def of(self, client_id: Id | None) -> Place | None:
        """Where the client sits, None for one without a seat."""
        return None if client_id is None else self._at.get(client_id)

    def nearest(self, line: int, column: int) -> Id | None:
        """Whoever sits next to this column in the line nearest to this one; of two the one on its side."""
        if not self._lines:
            return None
        _, seats = self._lines[max(0, min(line, len(self._lines) - 1))]
        return min(seats, key=lambda seat: (abs(seat.column - column), -seat.column * column)).client_id

    def beside(self, place: Place, steps: int) -> Id:
        """So many seats to the right (to the left below zero) in the same line, as far as it goes."""
        _, seats = self._lines[place.line]
        here = next(number for number, seat in enumerate(seats) if seat.column == place.column)
        return seats[max(0, min(here + steps, len(seats) - 1))].client_id

    def around(self, client_id: Id | None, direction: int) -> list[Id]:
        """Everybody in this direction from the client, round to the client again."""
        order = list(self.order)[::direction]
        start = order.index(client_id) + 1 if client_id in order else 0
        return order[start:] + order[:start]

    def line_near(self, row: int) -> int:
        """The line drawn in this row, or the next one below it, or the last."""
        found = bisect_left(range(len(self._lines)), row, key=lambda line: self._lines[line][0])
        return min(found, max(0, len(self._lines) - 1))

    def first_row(self, row: int) -> bool:
        """Whether no client sits above this row."""
        return bool(self._lines) and row <= self._lines[0][0]

    def last_row(self, row: int) -> bool:
        """Whether no client sits below this row."""
        return bool(self._lines) and row >= self._lines[-1][0]

    @cached_property
    def _at(self) -> dict[Id, Place]:
        return {
            seat.client_id: Place(number, row, seat.column)
            for number, (row, seats) in enumerate(self._lines)
            for seat in seats
        }
