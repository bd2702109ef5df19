"""The ladder of a fix: what may follow what, and on which days (product.md §5).

Open, talk offered, terms sent, accepted or refused; then the deadline, and improved or failed. Each function
takes the course of a fix as it is today and answers the fix one rung further, or refuses.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from pruner.core.errors import InTheFuture
from pruner.core.evidence import Ending
from pruner.core.fix_refusals import (
    BeforeOpening,
    ExtendedBefore,
    FixEnded,
    FixNotDue,
    FixUnanswered,
    RungMissing,
    RungReached,
)
from pruner.core.fixes import Course, Fix, Rung


def offer_talk(course: Course, name: str, on: date) -> Fix:
    """The talk is offered."""
    _hold(course, name, on)
    _hold_new(course, name, Rung.TALK_OFFERED, course.fix.talk_offered_on)
    _hold_new(course, name, Rung.TERMS_SENT, course.fix.terms_sent_on)
    return replace(course.fix, talk_offered_on=on)


def send_terms(course: Course, name: str, on: date) -> Fix:
    """The terms are sent, with or without a talk before."""
    _hold(course, name, on)
    _hold_new(course, name, Rung.TERMS_SENT, course.fix.terms_sent_on)
    return replace(course.fix, terms_sent_on=on)


def accept(course: Course, name: str, on: date) -> Fix:
    """The client accepts the terms."""
    _hold(course, name, on)
    _hold_new(course, name, Rung.ACCEPTED, course.fix.accepted_on)
    if course.fix.terms_sent_on is None:
        raise RungMissing(name, course.fix.sign, Rung.TERMS_SENT)
    return replace(course.fix, accepted_on=on)


def extend(course: Course, name: str, days: int) -> Fix:
    """The deadline is put off, once: by so many days from the last one, or from today where that is over.

    Where incidents end the time too, as many further ones are borne again.
    """
    _hold_running(course, name)
    fix = course.fix
    if fix.extended:
        raise ExtendedBefore(name, fix.sign)
    start = course.today if course.overdue else max(fix.due_on, course.today)
    allowed = None if fix.allowed is None else len(course.burnt) + fix.allowed
    return replace(fix, due_on=start + timedelta(days=days), allowed=allowed, extended=True)


def end(course: Course, name: str, ending: Ending, on: date) -> Fix:
    """The outcome. A fix fails only once its time is over; refused can only be what was offered."""
    _hold_running(course, name)
    _hold_day(course, on)
    fix = course.fix
    if ending is Ending.FAILED and not course.on(on).overdue:
        raise FixNotDue(name, fix.sign, course.on(on).due_on)
    if ending is Ending.REFUSED and not fix.offered(on):
        raise RungMissing(name, fix.sign, Rung.TALK_OFFERED)
    return replace(fix, ended_on=on, ending=ending)


def latest(fix: Fix) -> date:
    """The day of the rung reached last: nothing that follows lies before it."""
    days = (fix.opened_on, fix.talk_offered_on, fix.terms_sent_on, fix.accepted_on)
    return max(day for day in days if day is not None)


def hold_past(day: date, today: date) -> None:
    """Refuse a day that has not come yet.

    Raises:
        InTheFuture: it has not.
    """
    if day > today:
        raise InTheFuture(datetime.combine(day, time()), today)


def hold_answered(course: Course, name: str) -> None:
    """Refuse where the time of the fix is over and nobody said how it ended.

    Raises:
        FixUnanswered: so it is.
    """
    if course.overdue:
        raise FixUnanswered(name, course.fix.sign, course.due_on)


def _hold(course: Course, name: str, on: date) -> None:
    """A rung is climbed while the fix runs, on a day on which its time was not over."""
    _hold_running(course, name)
    _hold_day(course, on)
    hold_answered(course.on(on), name)


def _hold_running(course: Course, name: str) -> None:
    fix = course.fix
    if fix.ending is not None:
        raise FixEnded(name, fix.sign, fix.ending)


def _hold_day(course: Course, on: date) -> None:
    hold_past(on, course.today)
    if on < latest(course.fix):
        raise BeforeOpening(on, latest(course.fix))


def _hold_new(course: Course, name: str, rung: Rung, day: date | None) -> None:
    if day is not None:
        raise RungReached(name, course.fix.sign, rung, day)
