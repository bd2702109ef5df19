"""Ten answers and what they advise; what became of those who answered so."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pruner.core.accounts import Account
from pruner.core.hindsight import Lesson, hindsight
from pruner.core.intake import Intake, Reply
from pruner.core.ledger import Terms
from pruner.core.models import Channel
from pruner.core.portfolio import Concentration
from pruner.core.prospect import (
    CHANNEL_SCORES,
    Advice,
    Outlook,
    Question,
    answers,
    assess,
    outlook,
    written,
)
from pruner.core.worth import Estate
from tests.builders import TODAY
from tests.core.house import INTAKE, MONEY

UNKNOWN = Outlook(free_hours=None, share=None, top=None, concentration=None)
DAY = date(2026, 1, 5)


def scores(total: int) -> dict[Question, int]:
    """Ten answers of so many points together."""
    full, one = divmod(total, 2)
    each = [2] * full + [1] * one
    return dict(zip(Question, each + [0] * (len(Question) - len(each)), strict=True))


@pytest.mark.parametrize(
    ("points", "advice"),
    [
        (0, Advice.TAKE),
        (3, Advice.TAKE),
        (4, Advice.CONDITIONS),
        (10, Advice.CONDITIONS),
        (11, Advice.DECLINE),
        (20, Advice.DECLINE),
    ],
)
def test_the_points_lead_to_the_advice_at_both_sides_of_each_bound(points: int, advice: Advice) -> None:
    found = assess(scores(points), UNKNOWN, INTAKE)
    assert (found.total, found.advice) == (points, advice)


def test_each_answer_that_is_not_good_calls_for_a_condition() -> None:
    said = dict.fromkeys(Question, 0) | {Question.BUDGET: 1, Question.TONE: 2}
    assert assess(said, UNKNOWN, INTAKE).conditions == (Question.BUDGET, Question.TONE)


@given(st.fixed_dictionaries({question: st.integers(0, 2) for question in Question}))
def test_answers_come_back_from_how_they_are_kept(said: dict[Question, int]) -> None:
    assert answers(Intake(id=1, client_id=2, asked_on=DAY, scores=written(said))) == said


def test_an_answer_to_a_question_nobody_knows_any_more_is_left_out() -> None:
    kept = Intake(id=1, client_id=2, asked_on=DAY, scores=("shoe-size=2", "tone=1", "offer=9"))
    assert answers(kept) == {Question.TONE: 1}


def test_every_channel_answers_the_first_question() -> None:
    assert set(CHANNEL_SCORES) == set(Channel)
    assert CHANNEL_SCORES[Channel.CHANCE] == 2


def test_the_outlook_says_what_is_left_and_what_hangs_on_the_prospect() -> None:
    terms = Terms(id=1, client_id=1, income=Decimal(3_000), hours=Decimal(60))
    one = Account(client_id=1, terms=terms)
    rules = replace(INTAKE, month_hours=Decimal(100))
    seen = outlook(Estate([one], MONEY, TODAY), rules, Fraction(2_000), Fraction(50))
    assert seen.free_hours == 100 - 60 - 50
    assert (seen.share, seen.top) == (Fraction(2, 5), Fraction(3, 5))
    assert seen.concentration is Concentration.HIGH
    found = assess(scores(0), seen, rules)
    assert found.overbooked
    assert found.lopsided


def test_nothing_is_said_of_what_is_not_known() -> None:
    assert outlook(Estate([], MONEY, TODAY), INTAKE, None, None) == UNKNOWN


def an_intake(client_id: int, *, chance: bool, reply: Reply | None = Reply.ACCEPTED) -> Intake:
    said = written({Question.CHANNEL: 2 if chance else 0})
    return Intake(id=client_id, client_id=client_id, asked_on=DAY, scores=said, reply=reply)


def test_four_prospects_prove_nothing_and_five_speak() -> None:
    four = [an_intake(n, chance=True) for n in range(1, 5)]
    assert hindsight(four, {1, 2, 3}, INTAKE) == ()
    five = [*four, an_intake(5, chance=False)]
    assert hindsight(five, {1, 2, 3}, INTAKE) == (Lesson(question=Question.CHANNEL, ended_badly=3, cases=4),)


def test_who_was_declined_or_never_answered_is_no_case() -> None:
    five = [an_intake(n, chance=True) for n in range(1, 5)]
    for reply in (Reply.DECLINED, None):
        assert hindsight([*five, an_intake(5, chance=True, reply=reply)], {1}, INTAKE) == ()
