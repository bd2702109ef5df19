"""A fix and what is due, as sentences and as data."""

from datetime import date

from pruner.cli import output
from pruner.cli.colours import STRONG
from pruner.cli.output import Cell
from pruner.core.due import Due
from pruner.core.fixes import Course
from pruner.core.steps import Step
from pruner.garden import View
from pruner.i18n import _, day
from pruner.wording import mending

INDENT = 2
RED = "31"
DONE, OPEN = "[x]", "[ ]"
Document = dict[str, object]


def say_fix(course: Course, view: View) -> None:
    """A fix with its days and its steps, numbered as options take them."""
    fix = course.fix
    name = mending.mended(fix.sign, view.rules)
    output.say_table([[Cell(_("Fix: {sign}").format(sign=name), STRONG), Cell(mending.stands(course))]])
    output.say_facts(list(_facts(course)), indent=INDENT)
    steps = view.steps(fix.id)
    rows = [_step(number, step, view.today) for number, step in enumerate(steps, start=1)]
    output.say_table(rows, flexible=2)
    for line in fix.note.splitlines():
        output.say(f"  {line}")


def fix_object(course: Course, view: View) -> Document:
    """A fix as data."""
    fix = course.fix
    return {
        "id": str(fix.id),
        "sign": fix.sign,
        "rung": course.rung.value,
        "opened_on": fix.opened_on.isoformat(),
        "due_on": course.due_on.isoformat(),
        "days_left": course.days_left if course.runs else None,
        "incidents_left": course.left if course.runs else None,
        "overdue": course.overdue,
        "extended": fix.extended,
        "talk_offered_on": _iso(fix.talk_offered_on),
        "terms_sent_on": _iso(fix.terms_sent_on),
        "accepted_on": _iso(fix.accepted_on),
        "ended_on": _iso(None if course.runs else fix.ended_on),
        "ending": None if course.runs or fix.ending is None else fix.ending.value,
        "note": fix.note,
        "steps": [_step_object(step) for step in view.steps(fix.id)],
    }


def due_object(what: Due, view: View) -> Document:
    """Something due as data; `title` is a sentence in the user's language."""
    branch = view.branch(what.client_id)
    return {
        "client": branch.client.name if branch else None,
        "client_id": str(what.client_id),
        "kind": what.kind.value,
        "of": str(what.of_id),
        "title": mending.due(what, view.rules),
        "day": what.day.isoformat(),
        "days_left": (what.day - view.today).days,
        "overdue": what.overdue,
    }


def due_row(what: Due, view: View) -> list[Cell]:
    """Something due as a line."""
    branch = view.branch(what.client_id)
    return [
        Cell(mending.due_on(what, view.today), RED if what.overdue else ""),
        Cell(branch.client.name if branch else "", STRONG),
        Cell(mending.due(what, view.rules)),
    ]


def _facts(course: Course) -> list[tuple[str, str]]:
    fix = course.fix
    extended = _("extended until {day}") if fix.extended else _("until {day}")
    return [
        (_("opened"), f"{day(fix.opened_on)}, {extended.format(day=day(fix.due_on))}"),
        *(
            (mending.rung(rung), day(reached))
            for rung, reached in mending.reached(fix)
            if reached <= course.today
        ),
    ]


def _step(number: int, step: Step, today: date) -> list[Cell]:
    done = step.done(today)
    when = day(step.done_on) if done and step.done_on else ""
    if not done and step.due_on:
        when = _("until {day}").format(day=day(step.due_on))
    return [
        Cell(f"  {DONE if done else OPEN}"),
        Cell(str(number), right=True),
        Cell(step.title),
        Cell(when),
        Cell(step.note),
    ]


def _step_object(step: Step) -> Document:
    return {
        "id": str(step.id),
        "title": step.title,
        "due_on": _iso(step.due_on),
        "done_on": _iso(step.done_on),
        "note": step.note,
    }


def _iso(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
