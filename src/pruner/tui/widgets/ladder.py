"""A fix as a ladder, drawn rung by rung, and its steps as lines to tick."""

from datetime import date

from textual.content import Content

from pruner.core.fixes import Course, Rung
from pruner.core.heat import Level
from pruner.core.rules import Rules
from pruner.core.steps import Step
from pruner.core.text import clean
from pruner.i18n import _, day, n_
from pruner.tui.discretion import HIDDEN
from pruner.tui.widgets.cells import cut, pad
from pruner.tui.widgets.flow import flow, words
from pruner.tui.widgets.glyphs import Glyphs
from pruner.wording import mending

WORD = 18
"""Cells of a rung's name."""
DONE, OPEN = "[x]", "[ ]"
LATE = "$thorn"


def ladder(course: Course, glyphs: Glyphs, room: int) -> Content:
    """The rungs from the first one on, those reached with their days, and how much time is left."""
    days = dict(mending.reached(course.fix))
    rungs = [
        _rung(rung, days.get(rung), course, glyphs)
        for rung in (Rung.OPEN, Rung.TALK_OFFERED, Rung.TERMS_SENT, Rung.ACCEPTED)
    ]
    return Content("\n").join([*rungs, outcome(course, glyphs, room)])


def outcome(course: Course, glyphs: Glyphs, room: int) -> Content:
    """The last rung: how much time is left, what is asked, or how it ended, in so many cells."""
    fix = course.fix
    if not course.runs:
        return Content.styled(
            f"{glyphs.point_right}{glyphs.leaf(Level.HEALTHY)} {mending.stands(course)}", "bold"
        )
    if course.overdue:
        return Content.styled(
            f"{glyphs.point_right}{glyphs.leaf(Level.RED)} {mending.stands(course)}", f"bold {LATE}"
        )
    extended = _("until {day}, extended") if fix.extended else _("until {day}")
    said = extended.format(day=day(fix.due_on))
    head = Content(f" {glyphs.rest} {pad(said, WORD)}")
    return flow([head, *words(mending.left(course))], room, indent=head.cell_length + 1)


def step_line(step: Step, number: int, today: date, room: int, *, title: str, masked: bool) -> Content:
    """One step in so many cells: whether it is done, its title, its day and its note."""
    done = step.done(today)
    said = []
    if done and step.done_on:
        said.append(day(step.done_on))
    elif step.due_on:
        said.append(_("until {day}").format(day=day(step.due_on)))
    if step.note and not masked:
        said.append(cut(clean(step.note), 60))
    late = not done and step.due_on is not None and step.due_on < today
    box = Content.styled(DONE if done else OPEN, "$leaf" if done else "")
    told = words(" · ".join(said), LATE if late else "$text-muted")
    apart = [Content(" ") + part for part in told[:1]]
    return flow([box, Content(str(number)), *words(title), *apart, *told[1:]], room, indent=len(OPEN) + 3)


def shown_title(step: Step, sign: str, rules: Rules, *, masked: bool) -> str:
    """A step's title; while names are hidden only those of the playbook, which name nobody."""
    playbook = rules.playbook(sign)
    known = {*playbook.en, *playbook.de}
    return HIDDEN if masked and step.title not in known else clean(step.title)


def mendable_line(sign: str, rules: Rules, room: int, *, proposed: bool, runs: bool) -> Content:
    """What a fix can be about, its name in `room` cells, and how long it would have."""
    playbook = rules.playbook(sign)
    said = [n_("{n} day", "{n} days", playbook.days).format(n=playbook.days)]
    if playbook.allowed:
        more = n_("or {n} more incident", "or {n} more incidents", playbook.allowed)
        said.append(more.format(n=playbook.allowed))
    time = _("runs already") if runs else " ".join(said)
    name = pad(mending.mended(sign, rules), room)
    return Content.assemble((name, "bold" if proposed else ""), (f"  {time}", "$text-muted"))


def _rung(rung: Rung, reached: date | None, course: Course, glyphs: Glyphs) -> Content:
    if rung is Rung.OPEN:
        reached = course.fix.opened_on
    known = reached is not None and reached <= course.today
    here = course.rung is rung
    point = glyphs.point_right if here else " "
    spot = glyphs.leaf(Level.HEALTHY) if known else glyphs.rest
    when = day(reached) if known and reached else ""
    line = f"{point}{spot} {pad(mending.rung(rung), WORD)} {when}"
    return Content.styled(line, "bold" if here else "" if known else "$text-muted")
