from pruner.tui.drawing.places import Place, Places, Seat

LEFT, RIGHT = -1, 1
PAIRS = Places(
    [
        (4, [Seat(LEFT, 1), Seat(RIGHT, 2)]),
        (5, [Seat(LEFT, 3)]),
        (8, [Seat(LEFT, 4), Seat(RIGHT, 5)]),
    ]
)


def place(client_id: int) -> Place:
    found = PAIRS.of(client_id)
    assert found is not None
    return found


def test_a_step_sideways_stays_in_the_line() -> None:
    assert PAIRS.beside(place(1), 1) == 2
    assert PAIRS.beside(place(2), 1) == 2
    assert PAIRS.beside(place(3), 1) == 3


def test_a_line_is_entered_on_the_side_one_comes_from() -> None:
    assert PAIRS.nearest(2, RIGHT) == 5
    assert PAIRS.nearest(2, LEFT) == 4
    assert PAIRS.nearest(1, RIGHT) == 3


def test_beyond_either_end_lies_the_end() -> None:
    assert PAIRS.nearest(-3, LEFT) == 1
    assert PAIRS.nearest(99, RIGHT) == 5


def test_a_row_without_clients_means_the_next_one_below() -> None:
    assert PAIRS.line_near(6) == 2
    assert PAIRS.line_near(0) == 0
    assert PAIRS.line_near(99) == 2


def test_around_passes_everybody_and_ends_where_it_began() -> None:
    assert PAIRS.around(4, 1) == [5, 1, 2, 3, 4]
    assert PAIRS.around(4, -1) == [3, 2, 1, 5, 4]
    assert PAIRS.around(None, 1) == [1, 2, 3, 4, 5]


def test_an_empty_garden_has_no_places() -> None:
    empty = Places()
    assert empty.nearest(0, LEFT) is None
    assert empty.around(7, 1) == []
    assert empty.of(7) is None
