from dataclasses import replace
from datetime import date

import pytest

from pruner.core.models import Cut, Decision, State
from pruner.core.season import Choice
from pruner.core.standing import Exit, Parting
from pruner.garden import View
from pruner.i18n import use
from pruner.tui.drawing.cordon import Cordon, Sorting, column_at, columns, cordon, heading
from pruner.tui.drawing.pieces import text_of, width
from pruner.tui.widgets.glyphs import UNICODE
from tests.core.builders import an_incident, rushes
from tests.core.rules import RULES
from tests.tui.drawing.looks import a_look, lines, widths
from tests.tui.gardens import HOSTILE, a_branch, a_history, a_view, a_view_of

SIGNS = tuple(rule for rule in RULES.signs if not rule.good)


def a_table(view: View, sorting: str = "tree", *, turned: bool = False, ascii_only: bool = False) -> Cordon:
    return cordon(view, a_look(ascii_only=ascii_only), Sorting(sorting, turned=turned), SIGNS)


def three() -> View:
    return a_view_of(
        a_branch("Zebra", number=1, limb="Web"),
        a_branch("Mule", *rushes(0, 1, 2), number=2, limb="Art", quiet_for=70),
        a_branch("Adder", an_incident("expert", 9), number=3),
    )


def names(table: Cordon) -> list[str]:
    return [branch.client.name for branch in table.branches]


def test_a_wide_screen_shows_every_column_and_a_narrow_one_the_most_important() -> None:
    signs = [f"sign.{rule.id}" for rule in SIGNS]
    assert [c.key for c in columns(59, SIGNS)] == ["tree", "name", "heat", "weeks"]
    assert [c.key for c in columns(79, SIGNS)] == ["tree", "name", "level", "heat", "weeks"]
    everything = ["tree", "name", "level", "heat", *signs, "weeks", "limb", "quiet"]
    assert [c.key for c in columns(119, SIGNS)] == everything


def test_a_row_tells_level_heats_weeks_limb_and_silence() -> None:
    row = lines(a_table(three(), "level"), 120)[0]
    assert row.startswith(" ▐█▌──▴─▴─▴─────✗⋅⋅⋅⋅ Mule")
    assert row.split()[3:9] == ["3.0", "⋅", "3.0", "⋅", "⋅", "⋅"]
    assert row.split()[10:] == ["▁▁▁▁▁▁▁▁▁▁▁▁▇", "Art", "70", "d"]


@pytest.mark.parametrize(
    ("sorting", "order"),
    [
        ("tree", ["Zebra", "Adder", "Mule"]),
        ("name", ["Adder", "Mule", "Zebra"]),
        ("level", ["Mule", "Adder", "Zebra"]),
        ("heat", ["Mule", "Adder", "Zebra"]),
        ("sign.expert", ["Adder", "Mule", "Zebra"]),
        ("limb", ["Mule", "Zebra", "Adder"]),
        ("quiet", ["Mule", "Adder", "Zebra"]),
    ],
)
def test_rows_sort_by_any_column(sorting: str, order: list[str]) -> None:
    assert names(a_table(three(), sorting)) == order
    assert names(a_table(three(), sorting, turned=True)) == order[::-1]


def test_the_heading_says_by_what_the_rows_are_sorted() -> None:
    shown = columns(79, SIGNS)
    assert "Heat ▾" in text_of(heading(shown, Sorting("heat"), SIGNS, UNICODE, 79))
    assert "Name ▴" in text_of(heading(shown, Sorting("name", turned=True), SIGNS, UNICODE, 79))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("months", [0, 3, 6, 12])
@pytest.mark.parametrize("size", [59, 79, 100, 119, 150, 200])
def test_no_title_is_cut_with_or_without_its_arrow(size: int, months: int, language: str) -> None:
    use(language)
    try:
        shown = columns(size, SIGNS, months, mending=True)
        titles = [
            text_of(heading(shown, Sorting(column.key), SIGNS, UNICODE, size)) for column in shown[:1] + shown
        ]
    finally:
        use("en")
    assert [title for title in titles if "…" in title] == []


def test_a_deadline_that_is_over_has_room_for_its_word() -> None:
    use("de")
    try:
        sizes = {column.key: column.size for column in columns(200, SIGNS, 6, mending=True)}
    finally:
        use("en")
    assert sizes["fix"] >= len("überfällig")


def test_titles_stand_over_their_columns() -> None:
    shown = columns(119, SIGNS)
    title = text_of(heading(shown, Sorting(), SIGNS, UNICODE, 119))
    assert column_at(title.index("Level"), shown) == "level"
    assert column_at(title.index("Limb"), shown) == "limb"
    assert column_at(title.index(" r ") + 1, shown) == "sign.rush"


def test_everybody_is_in_the_table_and_who_is_not_active_says_so() -> None:
    declined, seedling = a_branch("No thanks", state=State.DECLINED), a_branch("Sprout", state=State.SEEDLING)
    rows = lines(a_table(a_view_of(declined, seedling)), 80)
    assert any("No thanks" in row and "declined" in row for row in rows)
    assert any("Sprout" in row and "seedling" in row for row in rows)


def test_a_heat_is_written_as_the_language_writes_numbers() -> None:
    use("de")
    try:
        row = lines(a_table(a_view_of(a_branch("Mule", *rushes(0, 1, 2)))), 120)[0]
    finally:
        use("en")
    assert "3,0" in row
    assert "3.0" not in row


def test_the_row_under_the_cursor_is_lit_from_the_trunk_on() -> None:
    row = a_table(three()).row(1, 80, 3)
    assert width(piece for piece in row if piece.lit) == 76


def test_ascii_is_ascii() -> None:
    view = a_view_of(*[a_branch("Acme", *a_history(n), number=n) for n in range(1, 40)])
    assert [row for row in lines(a_table(view, ascii_only=True), 200) if not row.isascii()] == []


@pytest.mark.parametrize("size", [0, 1, 4, 9, 20, 40, 60, 80, 120, 200])
def test_hostile_names_leave_every_row_its_width(size: int) -> None:
    branches = [a_branch(name, *a_history(n), number=n, limb=name) for n, name in enumerate(HOSTILE, 1)]
    assert widths(a_table(a_view_of(*branches)), size) == {size}
    assert width(heading(columns(size, SIGNS), Sorting(), SIGNS, UNICODE, size)) == size


def test_a_large_garden_is_laid_out_whole() -> None:
    assert a_table(a_view(120)).height == 120


def test_a_pruned_client_is_a_stump_with_its_date_in_the_last_row() -> None:
    decision = Decision(id=1, client_id=2, session_id=3, choice=Choice.PRUNE, decided_on=date(2026, 1, 1))
    cut = Cut(id=4, client_id=2, decision_id=1, notice_on=date(2026, 1, 2), ends_on=date(2026, 3, 31))
    gone = replace(
        a_branch("Mule", *rushes(0, 1, 2), number=2, limb="Art"),
        exit=Exit(decision=decision, cut=cut),
        parting=Parting.PRUNED,
    )
    view = a_view_of(a_branch("Zebra", number=1), gone)
    for sorting in ("tree", "level", "name"):
        assert names(a_table(view, sorting)) == ["Zebra", "Mule"]
        assert names(a_table(view, sorting, turned=True)) == ["Zebra", "Mule"]
    row = lines(a_table(view), 120)[1]
    assert row.startswith(" ▐█▌▖2026-03-31")
    assert row.split()[1:] == ["Mule", "pruned", "Art"]
    assert lines(a_table(view, ascii_only=True), 60)[1].startswith(" |#|_2026-03-31 Mule")
    assert widths(a_table(view), 60) == {60}


def test_who_leaves_says_so() -> None:
    decision = Decision(id=1, client_id=2, session_id=3, choice=Choice.PRUNE, decided_on=date(2026, 1, 1))
    cut = Cut(id=4, client_id=2, decision_id=1, notice_on=date(2026, 1, 2), ends_on=date(2027, 3, 31))
    goes = replace(a_branch("Mule"), exit=Exit(decision=decision, cut=cut), parting=Parting.LEAVING)
    row = lines(a_table(a_view_of(goes)), 120)[0]
    assert row.startswith(" ▐█▌✂")
    assert "leaving" in row
