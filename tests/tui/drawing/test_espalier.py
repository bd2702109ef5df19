from itertools import pairwise, takewhile

import pytest

from pruner.core.models import State
from pruner.tui.drawing.espalier import Espalier, espalier, grouped
from pruner.tui.drawing.pieces import width
from tests.core.builders import an_incident, rushes
from tests.tui.drawing.looks import a_look, lines, roles, widths
from tests.tui.gardens import HOSTILE, LIMBS, a_branch, a_history, a_view, a_view_of


def a_tree(n: int = 25, height: int = 19, *, ascii_only: bool = False, limbs: int = 4) -> Espalier:
    view = a_view(n, limbs=limbs)
    return espalier(view.branches, a_look(view.branches, ascii_only=ascii_only), height)


def test_the_trunk_stands_in_the_middle_from_its_top_to_the_ground() -> None:
    rows = lines(a_tree(), 80)
    assert rows[4] == " " * 38 + "▗▟▖" + " " * 39
    assert {row[38:41] for row in rows[5:18]} == {"▐█▌"}
    assert rows[18] == "▁" * 35 + "▁▂▟███▙▂▁" + "▁" * 36


def test_a_small_tree_stands_on_the_ground_and_the_air_is_above_it() -> None:
    rows = lines(a_tree(2, 10), 60)
    assert [bool(row.strip()) for row in rows] == [False] * 7 + [True] * 3


@pytest.mark.parametrize(("clients", "height", "pitch"), [(25, 19, 1), (25, 38, 2), (8, 38, 4), (8, 14, 3)])
def test_branches_spread_as_far_as_the_height_allows(clients: int, height: int, pitch: int) -> None:
    tree = a_tree(clients, height)
    rows = [place.row for branch in a_view(clients).branches if (place := tree.places.of(branch.client.id))]
    assert {below - above for above, below in pairwise(sorted(set(rows)))} == {pitch}
    assert max(rows) == height - 2


def test_the_best_client_sits_at_the_crown_to_the_left_and_the_next_to_the_right() -> None:
    first, second, third, *_ = a_view(25).branches
    tree = a_tree()
    assert tree.client_at(5, 5, 80) == first.client.id
    assert tree.client_at(75, 5, 80) == second.client.id
    assert tree.client_at(5, 6, 80) == third.client.id


def test_up_to_32_clients_fit_80x24_as_one_tree_and_more_are_grouped_by_limb() -> None:
    height = 19
    assert not grouped(32, height)
    assert grouped(33, height)
    assert not any(limb in row for limb in LIMBS for row in lines(a_tree(32), 80))
    assert all(any(f"━ {limb} ━━▐█▌━━ " in row for row in lines(a_tree(33), 80)) for limb in LIMBS)


def test_a_long_tree_without_limbs_has_no_headings() -> None:
    rows = lines(a_tree(120, limbs=0), 80)
    assert len(rows) == 62
    assert not any("━" in row for row in rows)


def test_a_heading_counts_clients_levels_thorns_and_marks() -> None:
    view = a_view_of(
        *[a_branch(f"Client {n}", number=n, limb="Advisory") for n in range(1, 5)],
        a_branch("Ember", *rushes(1, 2, 3), number=5, limb="Advisory", marked=True),
    )
    heading = next(row for row in lines(espalier(view.branches, a_look(), 4), 80) if "Advisory" in row)
    assert heading.rstrip().endswith("━━ Advisory ━━▐█▌━━ 5 ●4 ✗1  ▴3  ✂1")


def test_a_branch_reads_from_the_trunk_mark_thorns_leaves_name() -> None:
    thorny = a_branch("Acme", an_incident("rush", 3), an_incident("expert", 50), marked=True)
    row = lines(espalier([thorny], a_look(), 3), 80)[1]
    assert row[:41].rstrip() == " " * 22 + "Acme ⋅⋅○○○─▴─▴─✂▐█▌"


def test_the_newest_thorn_is_outermost_and_wears_its_signs_colour() -> None:
    thorny = a_branch("Acme", an_incident("rush", 3), an_incident("expert", 50))
    thorns = [piece.role for piece in espalier([thorny], a_look(), 3).row(1, 80, None) if piece.text == "▴"]
    assert thorns == ["thorn.rush", "thorn.expert"]  # on the left side, outermost is leftmost


def test_more_than_five_thorns_are_counted() -> None:
    def drawn(count: int) -> str:
        thorny = a_branch("Acme", *[an_incident("rush", day) for day in range(count)])
        return lines(espalier([thorny], a_look(), 3), 80)[1]

    assert drawn(5).count("▴") == 5
    assert "✗──▴─▴─▴─▴─▴─7─▐" in drawn(7).replace("✗─▴", "✗──▴")
    assert "+" in drawn(14)


def test_without_colour_a_thorn_is_its_signs_key() -> None:
    thorny = a_branch("Acme", an_incident("rush", 3), an_incident("expert", 50))
    assert "r─o──▐█▌" in lines(espalier([thorny], a_look(plain=True), 3), 80)[1]


def test_ascii_is_ascii_from_crown_to_ground() -> None:
    names = [a_branch(f"Client {n}", *a_history(n), number=n, limb="Web") for n in range(1, 60)]
    for height in (5, 40, 100):
        assert all(row.isascii() for row in lines(espalier(names, a_look(ascii_only=True), height), 80))


def test_income_shares_lengthen_branches_and_the_strong_ones_are_thick() -> None:
    view = a_view_of(a_branch("Big", number=1, share=0.5), a_branch("Small", number=2, share=0.02))
    rows = lines(espalier(view.branches, a_look(view.branches), 3), 80)
    assert rows[1].count("━") > 3 * rows[1].count("─") > 0


def test_a_dormant_client_and_a_seedling_have_dotted_wood() -> None:
    sleeping = a_branch("Dormouse", number=1, state=State.DORMANT)
    seedling = a_branch("Sprout", number=2, state=State.SEEDLING)
    assert lines(espalier([sleeping, seedling], a_look(), 3), 80)[1].count("╌") == 12


def test_declined_clients_do_not_grow_on_the_tree() -> None:
    tree = espalier([a_branch("No thanks", state=State.DECLINED)], a_look(), 5)
    assert len(tree.places) == 0
    assert not any("No thanks" in row for row in lines(tree, 80))


def test_the_chosen_branch_is_lit_from_trunk_to_pointer_and_no_further() -> None:
    tree = espalier([a_branch("Left", number=1), a_branch("Right", number=2)], a_look(), 3)
    row = tree.row(1, 80, 2)
    lit = "".join(piece.text for piece in row if piece.lit)
    assert lit == "──────●●●●● Right◂"
    assert "".join(piece.text for piece in tree.row(1, 80, 1) if piece.lit) == "▸Left ●●●●●──────"


def test_a_red_branch_is_red_throughout_and_a_healthy_one_is_wood() -> None:
    red = a_branch("Ember", *[an_incident("expert", day) for day in (1, 2, 3)])
    row = espalier([red], a_look(), 3).row(1, 80, None)
    assert roles(row, "✗") == roles(row, "─") == {"red"}
    assert roles(espalier([a_branch()], a_look(), 3).row(1, 80, None), "──────") == {"bark"}


@pytest.mark.parametrize("size", [60, 80, 120, 200])
@pytest.mark.parametrize("height", [6, 30])
def test_hostile_names_leave_every_row_its_width(size: int, height: int) -> None:
    branches = [
        a_branch(name, *a_history(3 * n + 4), number=n, limb=name) for n, name in enumerate(HOSTILE, 1)
    ]
    tree = espalier(branches, a_look(), height)
    assert widths(tree, size) == {size}
    rows = [tree.row(number, size, None) for number in range(tree.height)]
    trunks = [width(takewhile(lambda piece: piece.text != "▐█▌", row)) for row in rows if row]
    assert {start for start in trunks if start < size} == {(size - 3) // 2}


@pytest.mark.parametrize("size", [0, 1, 2, 3, 5, 9, 13, 17, 24])
@pytest.mark.parametrize("height", [1, 2, 3, 5])
def test_no_size_is_too_small(size: int, height: int) -> None:
    view = a_view(9, shares=True)
    tree = espalier(view.branches, a_look(view.branches), height)
    assert tree.height >= height
    assert widths(tree, size) == {size}


def test_at_60_columns_names_keep_room_and_thorns_give_way_to_a_count() -> None:
    thorny = a_branch("Fjord Outdoor", *[an_incident("rush", day) for day in range(5)])
    row = lines(espalier([thorny], a_look(), 3), 60)[1]
    assert "Fjord Outdoor" in row
    assert "▴─5─▐█▌" in row
