"""Fixes in words: their rungs and endings, how long they have, and what is due."""

from datetime import date

from pruner.core.due import Due, DueKind
from pruner.core.endings import Ending
from pruner.core.fixes import Course, Fix, Rung
from pruner.core.playbooks import MONEY
from pruner.core.rules import Rules
from pruner.i18n import N_, _, day, n_
from pruner.wording.branches import sign

RUNGS = {
    Rung.OPEN: N_("open"),
    Rung.TALK_OFFERED: N_("talk offered"),
    Rung.TERMS_SENT: N_("terms sent"),
    Rung.ACCEPTED: N_("accepted"),
    Rung.OVERDUE: N_("overdue"),
    Rung.ENDED: N_("ended"),
}
ENDINGS = {
    Ending.IMPROVED: N_("improved"),
    Ending.FAILED: N_("failed"),
    Ending.REFUSED: N_("refused"),
}


def mended(sign_id: str, rules: Rules) -> str:
    """What a fix is about: the name of its sign, or the rate."""
    return _("Rate too low") if sign_id == MONEY else sign(rules.sign(sign_id))


def rung(value: Rung) -> str:
    """The word for how far a fix has come."""
    return _(RUNGS[value])


def ending(value: Ending) -> str:
    """The word for how a fix ended."""
    return _(ENDINGS[value])


def reached(fix: Fix) -> list[tuple[Rung, date]]:
    """The rungs that a fix was brought to, with their days."""
    known = (
        (Rung.TALK_OFFERED, fix.talk_offered_on),
        (Rung.TERMS_SENT, fix.terms_sent_on),
        (Rung.ACCEPTED, fix.accepted_on),
    )
    return [(rung, day) for rung, day in known if day is not None]


def stands(course: Course) -> str:
    """How far a fix has come, and until when: "terms sent, 12 days left"."""
    fix = course.fix
    if fix.ending is not None and fix.ended_on is not None and not course.runs:
        return _("{ending} on {day}").format(ending=ending(fix.ending), day=day(fix.ended_on))
    if course.overdue:
        return question(course)
    return f"{rung(course.rung)}, {left(course)}"


def question(course: Course) -> str:
    """What an overdue fix asks."""
    said = _("overdue since {day}: improved, failed, or extend once?")
    if course.fix.extended:
        said = _("overdue since {day}: improved or failed?")
    return said.format(day=day(course.due_on))


def left(course: Course) -> str:
    """How much time is left: days and, where they count, further incidents."""
    said = days_left(course)
    if course.left is None or course.overdue:
        return said
    bears = n_("or {n} more incident", "or {n} more incidents", course.left).format(n=course.left)
    return f"{said} {bears}"


def days_left(course: Course) -> str:
    """The days that are left."""
    if course.overdue:
        return _("overdue")
    if course.days_left == 0:
        return _("due today")
    return n_("{n} day left", "{n} days left", course.days_left).format(n=course.days_left)


def running(course: Course, rules: Rules) -> str:
    """A running fix in a few words, for a sentence about its client."""
    return _("fix “{sign}”: {stands}").format(sign=mended(course.fix.sign, rules), stands=stands(course))


def due(what: Due, rules: Rules) -> str:
    """What is due, without its day and its client."""
    if what.kind is DueKind.FIX:
        return _("Fix “{sign}” ends").format(sign=mended(what.title, rules))
    if what.kind is DueKind.LEAVING:
        return _("Last day")
    return _("Is it regretted? From 1 to 5") if what.kind is DueKind.REGRET else what.title


def due_on(what: Due, today: date) -> str:
    """When something is due."""
    if what.overdue:
        return _("overdue since {day}").format(day=day(what.day))
    return _("today") if what.day == today else _("until {day}").format(day=day(what.day))
