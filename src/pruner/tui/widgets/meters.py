"""The sign meters of a client: heat against the red line, one row a sign."""

from textual.content import Content

from pruner import wording
from pruner.core.heat import SignLevel, SignState
from pruner.core.plants import Branch
from pruner.core.rules import Rules, SignRule
from pruner.i18n import _, day, number
from pruner.tui.widgets.cells import cut, pad
from pruner.tui.widgets.glyphs import Glyphs
from pruner.tui.widgets.portrait import SIGN_COLOURS

LENGTH = 12
NAME = 24
DATED = 72
"""Cells from which on a row also says when its level fades."""
CORE = 5
"""So many signs, the first of the configuration, have a meter even where nothing burns."""


def meters(branch: Branch, rules: Rules, glyphs: Glyphs, room: int) -> Content:
    """A row for each of the five signs, and for every other sign that occurred, in at most `room` cells."""
    states = {state.rule.id: state for state in branch.health.signs}
    warning = [rule for rule in rules.signs if not rule.good]
    shown = warning[:CORE] + [rule for rule in warning[CORE:] if rule.id in states]
    known = {rule.id for rule in shown}
    shown += [state.rule for state in branch.health.signs if state.rule.id not in known]
    return Content("\n").join(
        _meter(rule, states.get(rule.id), glyphs, dated=room >= DATED) for rule in shown
    )


def _meter(rule: SignRule, state: SignState | None, glyphs: Glyphs, *, dated: bool) -> Content:
    heat, fill = (state.heat, state.fill) if state else (0.0, 0.0)
    level = state.level if state else SignLevel.CLEAR
    filled = min(LENGTH, round(LENGTH * fill))
    full, empty = ("#", ".") if glyphs.leaves.isascii() else ("█", "░")
    fades = state.fades_on if state and dated else None
    return Content.assemble(
        f"{rule.key or ' ':<2}",
        (pad(cut(wording.sign(rule), NAME, glyphs.ellipsis), NAME), f"$sign-{rule.id}"),
        (full * filled, SIGN_COLOURS[level]),
        (empty * (LENGTH - filled), "$text-muted"),
        f" {number(heat, 2):>5} ",
        (wording.sign_level(level), SIGN_COLOURS[level]),
        (" " + _("until {day}").format(day=day(fades)) if fades else "", "$text-muted"),
    )
