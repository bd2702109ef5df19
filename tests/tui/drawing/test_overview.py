from itertools import takewhile

import pytest

from pruner.core.models import State
from pruner.tui.drawing.overview import Overview, overview
from pruner.tui.drawing.pieces import width
from tests.tui.drawing.looks import a_look, lines, widths
from tests.tui.gardens import HOSTILE, LIMBS, a_branch, a_history, a_view


def everybody(n: int, height: int = 19, size: int = 79, *, ascii_only: bool = False) -> Overview:
    return overview(a_view(n).branches, a_look(ascii_only=ascii_only), height, size)


def test_120_clients_fit_one_screen_of_80x24() -> None:
    drawing = everybody(120)
    assert drawing.height == 19
    assert len(drawing.places) == 120
    assert sum(row.count(leaf) for row in lines(drawing, 80) for leaf in "✿●◐○✗✂" if "━" not in row) == 120


def test_each_limb_is_headed_and_reads_from_best_to_worst() -> None:
    rows = lines(everybody(120), 80)
    assert [limb for row in rows for limb in LIMBS if limb in row] == list(LIMBS)
    bough = next(row for row, above in zip(rows[1:], rows, strict=False) if "Legacy" in above)
    leaves = [leaf for leaf in bough if leaf in "✿●◐○✗"]
    assert leaves == sorted(leaves, key="✿●◐○✗".index)


def test_a_click_on_a_leaf_finds_the_client_that_is_drawn_there() -> None:
    drawing = everybody(120)
    for client_id in drawing.places.order:
        place = drawing.places.of(client_id)
        assert place is not None
        lit = [piece for piece in drawing.row(place.row, 80, client_id) if piece.lit]
        assert len(lit) == 1
        x = width(takewhile(lambda piece: not piece.lit, drawing.row(place.row, 80, client_id)))
        assert drawing.client_at(x, place.row, 80) == client_id


def test_the_trunk_and_the_air_belong_to_nobody() -> None:
    drawing = everybody(25)
    row = max(number for number, text in enumerate(lines(drawing, 80)) if "●" in text)
    assert [drawing.client_at(x, row, 80) for x in (0, 36, 37, 38, 40, 41, 42, 79)] == [None] * 8


def test_a_limb_too_long_for_the_width_continues_on_another_bough() -> None:
    drawing = overview(a_view(200, limbs=1).branches, a_look(), 10, 59)
    assert len(drawing.places) == 200
    assert widths(drawing, 60) == {60}


def test_clients_without_any_limb_are_all_clients() -> None:
    rows = lines(overview(a_view(5, limbs=0).branches, a_look(), 10, 79), 80)
    assert any("All clients" in row for row in rows)


def test_declined_clients_are_left_out() -> None:
    assert len(overview([a_branch(state=State.DECLINED)], a_look(), 10, 79).places) == 0


def test_ascii_is_ascii() -> None:
    branches = [a_branch(f"Client {n}", *a_history(n), number=n, limb="Web") for n in range(1, 60)]
    drawing = overview(branches, a_look(ascii_only=True), 20, 79)
    assert all(row.isascii() for row in lines(drawing, 80))


@pytest.mark.parametrize("size", [0, 1, 2, 5, 9, 20, 60, 200])
@pytest.mark.parametrize("height", [1, 3, 40])
def test_any_size_and_any_limb_name_can_be_drawn(size: int, height: int) -> None:
    branches = [a_branch("Acme", *a_history(n), number=n, limb=name) for n, name in enumerate(HOSTILE, 1)]
    assert widths(overview(branches, a_look(), height, size - 1), size) == {size}
