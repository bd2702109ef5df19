"""A client's fixes and its incidents -> how each fix goes, and which one to begin (product.md §5)."""

from collections.abc import Iterable
from datetime import date

from pruner.core.fixes import Course, Fix
from pruner.core.heat import Ember, Health, SignLevel
from pruner.core.playbooks import MONEY
from pruner.core.reasons import LowLatestMonth, LowMonths, RateBelowTarget, Reason
from pruner.core.rules import Rules
from pruner.core.steps import Step
from pruner.core.values import Id

__all__ = ["courses", "mendable", "proposed", "running", "steps_of"]

RATES = (LowMonths, LowLatestMonth, RateBelowTarget)
"""Reasons that are about the rate."""


def courses(fixes: Iterable[Fix], health: Health, today: date) -> tuple[Course, ...]:
    """How the client's fixes that were opened by today go, newest first."""
    begun = sorted(
        (fix for fix in fixes if fix.opened_on <= today),
        key=lambda fix: (fix.opened_on, fix.id),
        reverse=True,
    )
    return tuple(Course(fix=fix, today=today, burnt=_burnt(fix, health.embers)) for fix in begun)


def running(found: Iterable[Course]) -> tuple[Course, ...]:
    """Those without an outcome, the most pressing first: the overdue ones, then by their last day."""
    return tuple(
        sorted(
            (course for course in found if course.runs),
            key=lambda course: (not course.overdue, course.due_on, course.fix.id),
        )
    )


def mendable(rules: Rules) -> tuple[str, ...]:
    """The ids of what a fix can be about: every warning sign, and the rate."""
    return (*(rule.id for rule in rules.signs if not rule.good), MONEY)


def proposed(health: Health, reasons: Iterable[Reason]) -> str | None:
    """What to mend first: the rate where the verdict follows from it, else the hottest sign."""
    told, worst = tuple(reasons), health.worst
    burns = worst is not None and worst.level is not SignLevel.CLEAR
    if any(isinstance(reason, LowMonths if burns else RATES) for reason in told):
        return MONEY
    return worst.rule.id if worst is not None and worst.heat > 0 else None


def steps_of(of_id: Id, steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps of one fix or plan, in the order in which they were thought of."""
    return tuple(sorted((step for step in steps if step.of_id == of_id), key=lambda step: step.id))


def _burnt(fix: Fix, embers: Iterable[Ember]) -> tuple[date, ...]:
    """The days of its sign's further unpaid incidents, oldest first.

    On the day of opening those count that were recorded after it; ids grow with time.
    """
    return tuple(
        sorted(
            ember.day
            for ember in embers
            if ember.incident.sign == fix.sign
            and ember.incident.paid is None
            and not ember.included
            and (ember.day > fix.opened_on or (ember.day == fix.opened_on and ember.incident.id > fix.id))
        )
    )
