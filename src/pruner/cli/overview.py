"""All clients at once: listed, drawn, in sentences, and in one line."""

import sys

from pruner import wording
from pruner.cli import output
from pruner.cli.colours import OF_LEVEL, STRONG
from pruner.cli.desk import Desk
from pruner.cli.group import Option, command
from pruner.cli.listing import say_list
from pruner.cli.objects import client_object
from pruner.cli.output import Cell
from pruner.core.names import fold
from pruner.core.plants import LEAVES, MOST_THORNS, Branch
from pruner.core.rules import Rules
from pruner.garden import View
from pruner.i18n import N_, _
from pruner.tui.widgets.glyphs import ASCII, UNICODE, Glyphs
from pruner.wording.mending import running
from pruner.wording.numbers import standing

WOOD = 3


@command(N_("List the clients by name, with their level, heat and group."))
def list_command(desk: Desk) -> None:
    """List the clients."""
    with desk.garden() as garden:
        view = desk.view(garden)
        found = sorted(view.all_branches, key=lambda branch: fold(branch.client.name))
        if desk.json:
            output.say_json([client_object(branch, view) for branch in found])
        elif not found:
            _say_empty()
        else:
            say_list(found, view, _glyphs(desk))


@command(
    N_("Show the garden, one line a client, healthiest first: drawn in a terminal, in sentences elsewhere."),
    Option(["--plain"], is_flag=True, help=N_("One sentence a client, in a terminal too.")),
)
def garden_command(desk: Desk, *, plain: bool) -> None:
    """Show the garden."""
    show_garden(desk, plain=plain or not sys.stdout.isatty())


def show_garden(desk: Desk, *, plain: bool) -> None:
    """Print the garden as it stands."""
    with desk.garden() as garden:
        print_view(desk, desk.view(garden), plain=plain)


def print_view(desk: Desk, view: View, *, plain: bool) -> None:
    """Print the garden of this view."""
    if desk.json:
        output.say_json([client_object(branch, view) for branch in view.branches])
    elif not view.branches:
        _say_empty()
    elif plain:
        for branch in view.branches:
            output.say(wording.sentence(branch, view.today, _money(branch, view)))
    else:
        glyphs = _glyphs(desk)
        rows = [_drawn(branch, glyphs, desk.config.rules) for branch in view.branches]
        output.say_table(rows, flexible=3)


def _say_empty() -> None:
    output.tell(_("The garden is empty. Plant a client: pruner add NAME"))


def _glyphs(desk: Desk) -> Glyphs:
    return ASCII if desk.ascii else UNICODE


def _money(branch: Branch, view: View) -> list[str]:
    client_id = branch.client.id
    mended = [running(course, view.rules) for course in view.running(client_id)]
    return [*standing(view.worth(client_id), view.verdict_name(client_id)), *mended]


def _drawn(branch: Branch, glyphs: Glyphs, rules: Rules) -> list[Cell]:
    """The branch from the trunk outwards: wood and thorns, leaves, mark, name and level."""
    level = branch.level
    wood = glyphs.trunk + glyphs.wood(branch.line) * WOOD + _thorns(branch, glyphs, rules)
    leaves = glyphs.leaf(level) * branch.leaves + glyphs.rest * (LEAVES - branch.leaves)
    return [
        Cell(wood),
        Cell(leaves, OF_LEVEL[level]),
        Cell(glyphs.mark if branch.cut_sign else " "),
        Cell(branch.client.name, STRONG),
        Cell(wording.level(level), OF_LEVEL[level]),
    ]


def _thorns(branch: Branch, glyphs: Glyphs, rules: Rules) -> str:
    """One for each incident, newest outermost; many are counted. In ASCII each is its sign's key."""
    if len(branch.thorns) > MOST_THORNS:
        return f"{glyphs.thorn}{len(branch.thorns)}"
    if glyphs is ASCII:
        return "".join(rules.sign(sign).key or glyphs.thorn for sign in reversed(branch.thorns))
    return glyphs.thorn * len(branch.thorns)
