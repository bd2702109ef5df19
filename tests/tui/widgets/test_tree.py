from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.pilot import Pilot

from pruner.core.heat import Level
from pruner.core.models import Id
from pruner.core.plants import Branch
from pruner.garden import View
from pruner.tui.drawing.cordon import Sorting
from pruner.tui.themes import themes, variables
from pruner.tui.widgets.cordon import CordonView
from pruner.tui.widgets.espalier import EspalierView
from pruner.tui.widgets.glyphs import ASCII, UNICODE
from pruner.tui.widgets.overview import OverviewView
from pruner.tui.widgets.tree import TreeView
from tests.core.builders import an_incident
from tests.core.rules import RULES
from tests.tui.configured import CONFIG
from tests.tui.gardens import HOSTILE, a_branch, a_history, a_view, a_view_of

VIEWS = [EspalierView, CordonView, OverviewView]
every_view = pytest.mark.parametrize("kind", VIEWS)


class Ground(Vertical):
    """What the tree stands on, and a note of what it said."""

    def __init__(self, said: list[tuple[str, Id]]) -> None:
        super().__init__()
        self.said = said

    def on_tree_view_chosen(self, event: TreeView.Chosen) -> None:
        self.said.append(("chosen", event.client_id))

    def on_tree_view_opened(self, event: TreeView.Opened) -> None:
        self.said.append(("opened", event.client_id))


class Gardener(App[None]):
    """One view of the tree."""

    CSS = "TreeView { height: 1fr; }"
    ENABLE_COMMAND_PALETTE: ClassVar[bool] = False

    def __init__(self, kind: type[TreeView], view: View | None, *, ascii_only: bool = False) -> None:
        super().__init__()
        self.shown = kind(ASCII if ascii_only else UNICODE, RULES, plain=ascii_only)
        self.shown.view = view
        self.said: list[tuple[str, Id]] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variables(CONFIG)

    def compose(self) -> ComposeResult:
        with Ground(self.said):
            yield self.shown

    def on_mount(self) -> None:
        for theme in themes(CONFIG):
            self.register_theme(theme)
        self.theme = "garden-dark"
        self.shown.focus()

    def lines(self) -> list[str]:
        return [self.shown.render_line(y).text for y in range(self.shown.size.height)]


def the_worst(view: View) -> Branch:
    return view.branches[-1]


def place_of(text: str, lines: list[str]) -> tuple[int, int]:
    row = next(number for number, line in enumerate(lines) if text in line)
    return lines[row].index(text), row


async def click(pilot: Pilot[None], app: Gardener, text: str) -> None:
    await pilot.click(app.shown, offset=place_of(text, app.lines()))
    await pilot.pause()


@every_view
async def test_the_cursor_starts_on_the_worst_client(kind: type[TreeView]) -> None:
    view = a_view(25)
    app = Gardener(kind, view)
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        assert app.shown.chosen == the_worst(view).client.id
        assert app.said == [("chosen", the_worst(view).client.id)]


@every_view
async def test_the_cursor_stays_on_its_client_when_the_garden_changes(kind: type[TreeView]) -> None:
    app = Gardener(kind, a_view(25))
    async with app.run_test(size=(80, 20)) as pilot:
        app.shown.move(0, -1)
        before = app.shown.chosen
        app.shown.view = a_view(40)
        await pilot.pause()
        assert app.shown.chosen == before


@every_view
async def test_when_its_client_goes_the_cursor_moves_next_door(kind: type[TreeView]) -> None:
    view = a_view(9, limbs=1)
    app = Gardener(kind, view)
    async with app.run_test(size=(80, 20)) as pilot:
        app.shown.choose(view.branches[4].client.id)
        rest = tuple(branch for branch in view.branches if branch.client.id != app.shown.chosen)
        app.shown.view = a_view_of(*rest)
        await pilot.pause()
        assert app.shown.chosen in {view.branches[number].client.id for number in (2, 3, 5, 6)}
        assert app.said[-1] == ("chosen", app.shown.chosen)


async def test_steps_go_up_and_down_a_side_and_across_the_trunk() -> None:
    view = a_view(9)
    ids = [branch.client.id for branch in view.branches]
    app = Gardener(EspalierView, view)
    async with app.run_test(size=(80, 20)):
        app.shown.first()
        app.shown.move(1, 0)
        assert app.shown.chosen == ids[1]
        app.shown.move(0, 1)
        assert app.shown.chosen == ids[3]
        app.shown.choose(ids[7])
        app.shown.move(0, 1)
        assert app.shown.chosen == ids[8]  # alone in its row, on the left
        app.shown.move(0, -1)
        assert app.shown.chosen == ids[7]  # the side the cursor came from
        app.shown.move(-1, 0)
        assert app.shown.chosen == ids[6]


async def test_half_a_page_is_half_of_what_is_in_sight() -> None:
    view = a_view(60)
    app = Gardener(CordonView, view)
    async with app.run_test(size=(80, 21)):
        app.shown.first()
        app.shown.page(1)
        assert app.shown.chosen == view.branches[10].client.id
        app.shown.page(-1)
        assert app.shown.chosen == view.branches[0].client.id


@every_view
async def test_trouble_goes_round_all_wilting_and_red_clients(kind: type[TreeView]) -> None:
    view = a_view(25)
    app = Gardener(kind, view)
    async with app.run_test(size=(80, 20)):
        ill = {branch.client.id for branch in view.branches if branch.health.level >= Level.WILTING}
        met = []
        for _ in ill:
            app.shown.trouble(1)
            met.append(app.shown.chosen)
        assert set(met) == ill
        start = app.shown.chosen
        app.shown.trouble(1)
        app.shown.trouble(-1)
        assert app.shown.chosen == start


async def test_without_trouble_the_cursor_stays() -> None:
    app = Gardener(EspalierView, a_view_of(a_branch("Acme", number=1), a_branch("Bolt", number=2)))
    async with app.run_test(size=(80, 20)):
        before = app.shown.chosen
        app.shown.trouble(1)
        assert app.shown.chosen == before


@pytest.mark.parametrize("kind", [EspalierView, CordonView])
async def test_a_click_chooses_and_a_second_one_opens(kind: type[TreeView]) -> None:
    view = a_view(25)
    app = Gardener(kind, view)
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        acme = next(branch.client.id for branch in view.branches if branch.client.name == "Paperplane")
        app.said.clear()
        await click(pilot, app, "Paperplane")
        assert app.said == [("chosen", acme)]
        await click(pilot, app, "Paperplane")
        assert app.said[-1] == ("opened", acme)


async def test_a_client_out_of_sight_is_scrolled_to() -> None:
    view = a_view(120)
    app = Gardener(EspalierView, view)
    async with app.run_test(size=(80, 20)) as pilot:
        for branch in (view.branches[3], view.branches[-1], view.branches[60]):
            app.shown.choose(branch.client.id)
            await pilot.pause()
            lit = [line for line in app.lines() if "▸" in line or "◂" in line]
            assert len(lit) == 1
            assert branch.client.name[:12] in lit[0]
        app.shown.first()
        await pilot.pause()
        assert "▗▟▖" in app.lines()[0]
        app.shown.last()
        await pilot.pause()
        assert "▟███▙" in app.lines()[-1]


async def test_the_wheel_scrolls_and_leaves_the_cursor() -> None:
    app = Gardener(CordonView, a_view(120))
    async with app.run_test(size=(80, 20)) as pilot:
        app.shown.first()
        await pilot.pause()
        before = app.shown.chosen
        app.shown.scroll_down(animate=False)
        await pilot.pause()
        assert app.shown.scroll_offset.y > 0
        assert app.shown.chosen == before
        assert "Tree" in app.lines()[0]


async def test_in_the_overview_steps_go_along_a_limb_and_to_the_next() -> None:
    view = a_view(24, limbs=2)
    app = Gardener(OverviewView, view)
    limbs = {branch.client.id: branch.client.limb for branch in view.branches}
    async with app.run_test(size=(80, 20)):
        app.shown.first()
        here = app.shown.chosen
        assert here is not None
        app.shown.move(1, 0)
        assert app.shown.chosen != here
        assert limbs[app.shown.chosen or 0] == limbs[here]
        app.shown.move(0, 1)
        assert limbs[app.shown.chosen or 0] != limbs[here]


async def test_the_table_sorts_by_the_next_column_or_by_the_title_clicked() -> None:
    view = a_view(25)
    app = Gardener(CordonView, view)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        before = app.shown.chosen
        assert isinstance(app.shown, CordonView)
        app.shown.sort_by_next()
        assert app.shown.sorting == Sorting("name")
        assert "Acme Ltd" in app.lines()[1]
        await pilot.click(app.shown, offset=(app.lines()[0].index("Name"), 0))
        await pilot.pause()
        assert "Zephyr Travel" in app.lines()[1]
        await pilot.click(app.shown, offset=(app.lines()[0].index("Heat"), 0))
        await pilot.pause()
        assert the_worst(view).client.name in app.lines()[1]
        assert app.shown.chosen == before


@every_view
async def test_the_mask_hides_every_name_and_calls_a_client_the_same_each_time(kind: type[TreeView]) -> None:
    view = a_view_of(a_branch("Secret Ltd", number=7), a_branch("Hidden AG", number=3))
    app = Gardener(kind, view)
    async with app.run_test(size=(80, 20)) as pilot:
        app.shown.masked = True
        await pilot.pause()
        text = "\n".join(app.lines())
        assert "Secret" not in text
        assert "Hidden" not in text
        if kind is not OverviewView:
            assert "Client 1" in text
            assert "Client 2" in text


@every_view
async def test_ascii_is_ascii_and_thorns_are_keys(kind: type[TreeView]) -> None:
    view = a_view_of(*[a_branch("Acme", *a_history(n), an_incident("rush"), number=n) for n in range(1, 9)])
    app = Gardener(kind, view, ascii_only=True)
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        assert all(line.isascii() for line in app.lines())
        assert kind is OverviewView or any("r" in line.replace("Acme", "") for line in app.lines())


@every_view
@pytest.mark.parametrize("size", [(1, 1), (2, 3), (7, 2), (60, 20), (80, 24), (200, 60)])
async def test_any_size_draws_hostile_names_in_rows_of_its_width(
    kind: type[TreeView], size: tuple[int, int]
) -> None:
    view = a_view_of(*[a_branch(name, *a_history(n), number=n) for n, name in enumerate(HOSTILE, 1)])
    app = Gardener(kind, view)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        width = app.shown.scrollable_content_region.width
        assert {app.shown.render_line(y).cell_length for y in range(size[1])} == {width}
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert any("▐█▌" in line for line in app.lines())


@every_view
async def test_a_line_asked_for_before_there_is_a_size_is_blank(kind: type[TreeView]) -> None:
    app = Gardener(kind, None)
    async with app.run_test(size=(80, 24)):
        early = kind(UNICODE, RULES)
        early.view = a_view(25)
        assert early.chosen is None
        assert app.lines() == [line for line in app.lines() if "●" not in line]


@every_view
async def test_an_empty_garden_has_no_cursor_and_every_step_is_quiet(kind: type[TreeView]) -> None:
    app = Gardener(kind, a_view(0))
    async with app.run_test(size=(80, 24)) as pilot:
        app.shown.move(1, 0)
        app.shown.move(0, 1)
        app.shown.first()
        app.shown.last()
        app.shown.page(1)
        app.shown.trouble(1)
        await pilot.pause()
        assert app.shown.chosen is None
        assert app.said == []


async def test_another_theme_recolours_what_was_drawn() -> None:
    app = Gardener(EspalierView, a_view(9))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        dark = [segment.style for y in range(24) for segment in app.shown.render_line(y)]
        app.theme = "garden-light"
        await pilot.pause()
        assert [segment.style for y in range(24) for segment in app.shown.render_line(y)] != dark


async def test_a_sign_wears_the_colour_the_theme_gives_it() -> None:
    view = a_view_of(a_branch("Acme", an_incident("rush", 3), an_incident("expert", 50)))
    app = Gardener(EspalierView, view)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        thorns = [segment for y in range(24) for segment in app.shown.render_line(y) if segment.text == "▴"]
        colours = [segment.style.color.name for segment in thorns if segment.style and segment.style.color]
        assert colours == [CONFIG.themes["garden-dark"].sign(sign) for sign in ("rush", "expert")]


async def test_a_value_set_from_outside_is_not_announced() -> None:
    view = a_view(25)
    app = Gardener(EspalierView, view)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.said.clear()
        app.shown.chosen = view.branches[0].client.id
        await pilot.pause()
        assert app.said == []
        assert any("▸" in line for line in app.lines())
