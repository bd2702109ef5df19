"""What is due soon, and what is overdue: of fixes, of clients who leave, and of what was asked later.

Due is what has its day within the next days of the house rules; overdue is what had it before today. A fix
whose incidents used up its time is overdue from that day on.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from pruner.core.fixes import Course
from pruner.core.lazily import dataclass
from pruner.core.models import Facts
from pruner.core.rules import Rules
from pruner.core.season import Cut
from pruner.core.standing import exits
from pruner.core.steps import Step
from pruner.core.values import Id


class DueKind(StrEnum):
    """What kind of thing is due."""

    FIX = "fix"
    STEP = "step"
    LEAVING = "leaving"
    REGRET = "regret"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something to answer or to do for a client until a day.

    `title` is the id of a fix's sign, the title of a step, and empty for the end of a cut and the question
    whether it is regretted. `of_id` is the fix, step or cut it comes from.
    """

    client_id: Id
    kind: DueKind
    of_id: Id
    title: str
    day: date
    overdue: bool = False


def due(facts: Facts, courses: Iterable[Course], rules: Rules, today: date) -> tuple[Due, ...]:
    """Everything that is due or overdue, earliest first; `courses` are those of all fixes."""
    running = [course for course in courses if course.runs]
    leaving = [leaves.cut for leaves in exits(facts, today).values()]
    last = today + timedelta(days=rules.due_days)
    found = [
        *(_fix(course) for course in running),
        *_steps(facts.steps, {course.fix.id for course in running} | {cut.id for cut in leaving}, today),
        *_ends(leaving, today),
        *_questions(leaving, rules, today),
    ]
    soon = [each for each in found if each.overdue or each.day <= last]
    return tuple(sorted(soon, key=lambda each: (not each.overdue, each.day, each.of_id)))


def _fix(course: Course) -> Due:
    fix = course.fix
    return Due(
        client_id=fix.client_id,
        kind=DueKind.FIX,
        of_id=fix.id,
        title=fix.sign,
        day=course.due_on,
        overdue=course.overdue,
    )


def _steps(steps: Iterable[Step], of_ids: set[Id], today: date) -> Iterator[Due]:
    for step in steps:
        if step.due_on is not None and step.of_id in of_ids and not step.done(today):
            yield Due(
                client_id=step.client_id,
                kind=DueKind.STEP,
                of_id=step.id,
                title=step.title,
                day=step.due_on,
                overdue=step.due_on < today,
            )


def _ends(cuts: Iterable[Cut], today: date) -> Iterator[Due]:
    """The last days that are to come."""
    for cut in cuts:
        if cut.ends_on >= today:
            yield Due(client_id=cut.client_id, kind=DueKind.LEAVING, of_id=cut.id, title="", day=cut.ends_on)


def _questions(cuts: Iterable[Cut], rules: Rules, today: date) -> Iterator[Due]:
    """Whether a cut is regretted: asked from some days after it on, until there is an answer."""
    for cut in cuts:
        asked_on = cut.ends_on + timedelta(days=rules.regret_days)
        if asked_on <= today and (cut.regret_on is None or cut.regret_on > today):
            yield Due(client_id=cut.client_id, kind=DueKind.REGRET, of_id=cut.id, title="", day=asked_on)
