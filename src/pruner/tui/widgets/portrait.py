"""A client in words, meters and a plant: what the panel, the strip and the close-up show.

Everything is `Content`: a name, a note or a limb is never read as markup.
"""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from pruner import wording
from pruner.core.heat import Ember, Level, SignLevel, SignState
from pruner.core.models import Channel, State
from pruner.core.plants import LEAVES, Branch
from pruner.core.rules import SignRule
from pruner.core.text import clean
from pruner.garden import View
from pruner.i18n import _, day, n_, number
from pruner.tui.widgets.cells import cut
from pruner.tui.widgets.flow import flow, words
from pruner.tui.widgets.glyphs import Glyphs, sparkline
from pruner.wording import mending, numbers

COLOURS = {
    Level.THRIVING: "$bloom",
    Level.HEALTHY: "$leaf",
    Level.WATCH: "$faded",
    Level.WILTING: "$wilt",
    Level.RED: "$thorn",
}
Lines = list[Content]
NAMED = 6
"""So many incidents are named one by one in an explanation."""
UNDER_THE_DAY = 14
"""Cells before an incident's sign: what goes on stands under its name."""
FELT = 0.005
"""Less heat than this would read 0.00."""
AS_LEVEL = {
    SignLevel.CLEAR: Level.HEALTHY,
    SignLevel.WATCH: Level.WATCH,
    SignLevel.WILTING: Level.WILTING,
    SignLevel.RED: Level.RED,
}
SIGN_COLOURS = {
    SignLevel.CLEAR: "$leaf",
    SignLevel.WATCH: "$faded",
    SignLevel.WILTING: "$wilt",
    SignLevel.RED: "$thorn",
}


def level_words(branch: Branch, glyphs: Glyphs) -> Content:
    """The level's leaf and word, in its colour."""
    level = branch.level
    return Content.styled(f"{glyphs.leaf(level)} {wording.level(level)}", f"bold {COLOURS[level]}")


def standing(branch: Branch, glyphs: Glyphs) -> Content:
    """Level, heat, state, limb and mark in one line."""
    return Content("  ").join([*_burning_so(branch, glyphs), *_filed_as(branch, glyphs)])


def heat_words(branch: Branch) -> str:
    """How much heat there is."""
    return _("heat {heat}").format(heat=number(branch.heat, 2))


def _burning_so(branch: Branch, glyphs: Glyphs) -> list[Content]:
    parts = [level_words(branch, glyphs)]
    if branch.heat >= FELT:
        parts.append(Content(heat_words(branch)))
    if branch.heats_up:
        parts.append(Content.styled(f"{glyphs.rising} {_('heats up')}", "$wilt"))
    return parts


def _filed_as(branch: Branch, glyphs: Glyphs) -> list[Content]:
    client, parts = branch.client, []
    if branch.standing is not State.ACTIVE:
        parts.append(Content(wording.standing(branch)))
    if client.limb:
        parts.append(Content(clean(client.limb)))
    if client.marked:
        parts.append(Content.styled(f"{glyphs.mark} {_('marked')}", "$thorn"))
    return parts


def why(branch: Branch, room: int) -> list[Content]:
    """Why this colour: each burning sign, and what remains of each of its incidents, in so many cells."""
    lines: list[Content] = []
    for state in branch.health.signs:
        embers = [ember for ember in state.embers if ember.remaining >= FELT]
        if not embers:
            continue
        head = Content.assemble(
            (wording.sign(state.rule), f"$sign-{state.rule.id}"), f" {number(state.heat, 2)} ="
        )
        lines.append(flow([head, *_adding_up(embers)], room))
    if branch.health.fades_on:
        lines.append(
            Content(_("Better from {day} if nothing more happens.").format(day=day(branch.health.fades_on)))
        )
    if not lines:
        lines.append(Content(_("Nothing burns here.")))
    return lines


def _adding_up(embers: Sequence[Ember]) -> list[Content]:
    """What remains of each incident, newest first; the oldest of many are told together."""
    parts = [f"{number(ember.remaining, 2)} ({day(ember.day)})" for ember in embers[:NAMED]]
    if rest := embers[NAMED:]:
        said = n_("{heat} ({n} earlier incident)", "{heat} ({n} earlier incidents)", len(rest))
        parts.append(said.format(heat=number(sum(e.remaining for e in rest), 2), n=len(rest)))
    return [Content(f"+ {part}" if place else part) for place, part in enumerate(parts)]


def sign_line(state: SignState, glyphs: Glyphs, *, plain: bool) -> Content:
    """One thorn an incident that still counts, how the sign stands, and its name.

    The level is its leaf, as on the tree: the longest names leave no room for the word.
    """
    thorn = (state.rule.key or "?") if plain else glyphs.thorn
    count = min(5, sum(ember.remaining > 0 for ember in state.embers))
    return Content.assemble(
        (f"{thorn * count:<5} ", f"$sign-{state.rule.id}"),
        (f"{glyphs.leaf(AS_LEVEL[state.level])} ", SIGN_COLOURS[state.level]),
        f"{number(state.heat, 2)} {wording.sign(state.rule)}",
    )


def money(view: View, branch: Branch, *, masked: bool) -> list[str]:
    """The verdict, and the rate and the share of income while names and amounts may be seen."""
    worth = view.worth(branch.client.id)
    verdict = view.verdict_name(branch.client.id)
    if masked:
        return numbers.standing(worth, verdict)[:1]
    share = numbers.share(worth) if worth.known else ""
    return [*numbers.standing(worth, verdict), *([share] if share else [])]


def panel(view: View, branch: Branch, name: str, glyphs: Glyphs, *, plain: bool, masked: bool) -> Lines:
    """The client as the panel beside a wide tree shows it, line by line."""
    known = money(view, branch, masked=masked)
    client, health = branch.client, branch.health
    lines = [Content.styled(name, "bold"), Content("  ").join(_burning_so(branch, glyphs))]
    filed = _filed_as(branch, glyphs)
    lines += [*([Content("  ").join(filed)] if filed else []), Content("")]
    lines += [Content(_("Warning signs, 13 weeks")), Content(sparkline(branch.weeks, glyphs)), Content("")]
    lines += [sign_line(state, glyphs, plain=plain) for state in health.signs]
    if not health.signs:
        lines.append(Content(_("No warning sign so far.")))
    lines.append(Content(""))
    lines += [Content.styled(known[0], "bold"), *map(Content, known[1:]), Content("")] if known else []
    lines += [*mending_lines(view, branch, glyphs), *(Content(text) for text in facts(branch, view.today))]
    if client.note and not masked:
        lines += [Content(""), Content.styled(cut(clean(client.note), 300), "italic")]
    return lines


def strip(view: View, branch: Branch, name: str, glyphs: Glyphs, *, plain: bool, masked: bool) -> Lines:
    """The client as the rows under a narrow tree show it: how it stands, what burns, what else is to know."""
    parts = [Content.styled(name, "bold"), standing(branch, glyphs), *short_mending(branch, glyphs)]
    first = Content("  ").join(parts)
    burning = [state for state in branch.health.signs if state.heat >= FELT]
    signs = [_burning(state, glyphs, plain=plain) for state in burning]
    second = Content.assemble(
        _("13 wk"), " ", sparkline(branch.weeks, glyphs), "  ", Content("  ").join(signs)
    )
    known = money(view, branch, masked=masked)
    third = Content(" · ".join([*known, *facts(branch, view.today)]))
    return [first, second, third]


def mending_lines(view: View, branch: Branch, glyphs: Glyphs) -> list[Content]:
    """The fixes that run, the most pressing first."""
    return [
        Content.styled(
            f"{glyphs.mend} {mending.running(course, view.rules)}", "$thorn" if course.overdue else ""
        )
        for course in view.running(branch.client.id)
    ]


def short_mending(branch: Branch, glyphs: Glyphs) -> list[Content]:
    """How much time the most pressing of the fixes has."""
    course = branch.mending
    if course is None:
        return []
    colour = "$thorn" if course.overdue else "$bloom"
    return [Content.styled(f"{glyphs.mend} {mending.days_left(course)}", colour)]


def _burning(state: SignState, glyphs: Glyphs, *, plain: bool) -> Content:
    thorn = (state.rule.key or "?") if plain else glyphs.thorn
    said = f"{thorn} {wording.sign(state.rule)} {number(state.heat, 2)}"
    return Content.styled(said, f"$sign-{state.rule.id}")


def facts(branch: Branch, today: date) -> list[str]:
    """What else is worth knowing at a glance."""
    said = []
    health, client = branch.health, branch.client
    if health.fades_on:
        said.append(_("better from {day}").format(day=day(health.fades_on)))
    if branch.rounds[0]:
        said.append(wording.rounds(branch))
    if health.blooms:
        said.append(n_("{n} bloom lately", "{n} blooms lately", health.blooms).format(n=health.blooms))
    if branch.quiet_since:
        said.append(wording.quiet(branch, today))
    if client.channel is Channel.CHANCE:
        said.append(_("came by chance: check expectations"))
    elif client.channel:
        said.append(_("came via {channel}").format(channel=wording.channel(client.channel)))
    if client.since:
        said.append(_("client since {day}").format(day=day(client.since)))
    return said


def timeline_line(ember: Ember, rule: SignRule, glyphs: Glyphs, room: int, *, masked: bool) -> Content:
    """One incident in so many cells: day, sign, minutes, what it still counts and why, and its note."""
    incident = ember.incident
    said = [_("{n} min").format(n=incident.minutes)] if incident.minutes else []
    if incident.paid:
        said.append(wording.paid(incident.paid))
    if ember.round:
        said.append(wording.round_words(*ember.round))
    if ember.remaining >= FELT and not rule.good:
        said.append(_("counts {heat}").format(heat=number(ember.remaining, 2)))
    if incident.note and not masked:
        said.append(clean(incident.note))
    bud = glyphs.leaf(Level.THRIVING) if rule.good else glyphs.thorn
    head = Content.assemble(f"{day(ember.day):>11} ", (f"{bud} {wording.sign(rule)} ", f"$sign-{rule.id}"))
    return flow([head, *words(" · ".join(said), "$text-muted")], room, indent=UNDER_THE_DAY)


def summary(branch: Branch, today: date) -> str:
    """The client in a few lines of plain text, for the clipboard."""
    lines = [wording.sentence(branch, today)]
    lines += [f"- {text}" for text in facts(branch, today)]
    return "\n".join(clean(line) for line in lines)


def plant(branch: Branch, glyphs: Glyphs) -> Content:
    """A close-up of the branch as a potted plant: as many leaves as the branch has, in the level's shape."""
    level, colour = branch.level, COLOURS[branch.level]
    leaf = glyphs.leaf(level)
    full = [leaf if place < branch.leaves else glyphs.rest for place in range(LEAVES)]
    stem, pot = ("|", ("\\_____/", " \\___/ ")) if leaf.isascii() else ("│", ("▜█████▛", " ▜███▛ "))
    left, right = ("\\", "/") if leaf.isascii() else ("╲", "╱")
    rows = [
        ((f"    {full[0]}    ", colour),),
        ((f"  {full[1]} ", colour), (stem, "$bark"), (f" {full[2]}  ", colour)),
        (("   ", ""), (f"{left}{stem}{right}", "$bark"), ("   ", "")),
        ((f" {full[3]}  ", colour), (stem, "$bark"), (f"  {full[4]} ", colour)),
        (("  ", ""), (f"{left} {stem} {right}", "$bark"), ("  ", "")),
        (("    ", ""), (stem, "$bark"), ("    ", "")),
        ((f" {pot[0]} ", "$soil"),),
        ((f" {pot[1]} ", "$soil"),),
    ]
    return Content("\n").join(Content.assemble(*row) for row in rows)
