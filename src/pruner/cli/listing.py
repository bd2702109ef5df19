"""All clients in a table, by name; with what they bring where money is known of anybody."""

from collections.abc import Sequence
from fractions import Fraction

from pruner import wording
from pruner.cli import output
from pruner.cli.colours import OF_LEVEL, STRONG
from pruner.cli.output import Cell
from pruner.cli.verdict_colours import OF_VERDICT
from pruner.core.exact import rounded
from pruner.core.judging import VerdictName
from pruner.core.plants import Branch
from pruner.garden import View
from pruner.i18n import _, number
from pruner.tui.widgets.glyphs import Glyphs
from pruner.wording.tongue import percent

LIMB, STATE, HEAT = 5, 4, 2
"""The columns that are left out where there is no room, in this order."""


def say_list(branches: Sequence[Branch], view: View, glyphs: Glyphs) -> None:
    """Print the table; the columns about money stand last and are there when they say something."""
    money = any(view.worth(branch.client.id).known for branch in branches)
    titles = [_("Client"), _("Level"), _("Heat"), "", _("State"), _("Limb")]
    rows = [[Cell(title, STRONG) for title in titles], *(_row(branch, glyphs) for branch in branches)]
    if money:
        rows[0] += [
            Cell(_("Per hour"), STRONG, right=True),
            Cell(_("Share"), STRONG, right=True),
            Cell(_("Verdict"), STRONG),
        ]
        for row, branch in zip(rows[1:], branches, strict=True):
            row.extend(_money(branch, view))
    output.say_table(rows, spare=(LIMB, STATE, HEAT) if money else ())


def _row(branch: Branch, glyphs: Glyphs) -> list[Cell]:
    client, health = branch.client, branch.health
    return [
        Cell(client.name),
        Cell(wording.level(health.level), OF_LEVEL[health.level]),
        Cell(number(health.heat, 2), right=True),
        Cell(glyphs.mark if branch.cut_sign else ""),
        Cell(wording.state(branch.standing)),
        Cell(client.limb or ""),
    ]


def _money(branch: Branch, view: View) -> list[Cell]:
    """Rate, share and verdict; where nothing is known of the client's money, only a verdict by signs."""
    worth, verdict = view.worth(branch.client.id), view.verdict_name(branch.client.id)
    if not worth.known:
        by_signs = "" if verdict is VerdictName.TOO_LITTLE_DATA else verdict.value
        return [Cell(""), Cell(""), Cell(by_signs, OF_VERDICT[verdict])]
    return [
        Cell(_rate(worth.ehr, worth.currency), right=True),
        Cell("" if worth.share is None else f"{percent(worth.share)} %", right=True),
        Cell(verdict.value, OF_VERDICT[verdict]),
    ]


def _rate(ehr: Fraction | None, currency: str) -> str:
    return "" if ehr is None else f"{number(rounded(ehr), 2)} {currency}"
