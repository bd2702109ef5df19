"""What became of those who answered so: past answers held against verdicts (product.md §8)."""

from collections.abc import Collection, Iterable

from pruner.core.house import IntakeRules
from pruner.core.intake import Intake, Reply
from pruner.core.lazily import dataclass
from pruner.core.prospect import WORST, Question, answers
from pruner.core.values import Id

TAKEN = frozenset({Reply.ACCEPTED, Reply.CONDITIONS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """Of so many `cases` that gave the worst answer to a question, `ended_badly` did."""

    question: Question
    ended_badly: int
    cases: int


def hindsight(intakes: Iterable[Intake], bad: Collection[Id], rules: IntakeRules) -> tuple[Lesson, ...]:
    """A lesson for each question with a worst answer among those taken, the clearest first.

    `bad` are the clients with whom it ended badly. Silent while fewer prospects were taken than the house
    rule `hindsight_from` says: a handful proves nothing.
    """
    taken = [intake for intake in intakes if intake.reply in TAKEN]
    if len(taken) < rules.hindsight_from:
        return ()
    lessons = [_lesson(question, taken, bad) for question in Question]
    told = [lesson for lesson in lessons if lesson.cases]
    return tuple(sorted(told, key=lambda lesson: -lesson.ended_badly / lesson.cases))


def _lesson(question: Question, taken: list[Intake], bad: Collection[Id]) -> Lesson:
    cases = [intake for intake in taken if answers(intake).get(question) == WORST]
    return Lesson(
        question=question,
        ended_badly=sum(intake.client_id in bad for intake in cases),
        cases=len(cases),
    )
