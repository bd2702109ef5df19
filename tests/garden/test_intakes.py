"""Asking, replying, and looking back at prospects, over a real garden."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from pruner.core.errors import NameTaken, NoIntake, NotAnAnswer, NothingChanged, Unanswered
from pruner.core.hindsight import Lesson
from pruner.core.intake import Reply
from pruner.core.models import Channel, State
from pruner.core.prospect import Advice, Question, answers
from pruner.garden import Garden, Prospect

GOOD = dict.fromkeys(Question, 0)
CHANCE = GOOD | {Question.CHANNEL: 2}
WHO = Prospect(
    name="Quince",
    channel=Channel.CHANCE,
    email="hi@quince.example",
    terms={"income": Decimal(1_200), "hours": Decimal(10)},
)


def test_who_is_accepted_is_planted_with_channel_terms_and_answers_in_one_step(garden: Garden) -> None:
    done = garden.keep_answers(WHO, CHANCE, Reply.ACCEPTED)
    client = garden.find("Quince")
    terms = garden.terms(client.id)
    intake = garden.intake_of(client.id)
    assert (done.entry.change.did, client.state, client.channel) == (
        "accepted-prospect",
        State.ACTIVE,
        Channel.CHANCE,
    )
    assert terms is not None
    assert (terms.income, terms.hours) == (Decimal(1_200), Decimal(10))
    assert intake is not None
    assert answers(intake) == CHANCE
    garden.undo()
    assert garden.clients() == ()


def test_without_a_reply_it_is_a_seedling_until_there_is_one(garden: Garden) -> None:
    garden.keep_answers(WHO, GOOD)
    client = garden.find("Quince")
    assert client.state is State.SEEDLING
    garden.reply(client.id, Reply.DECLINED)
    assert garden.find("Quince").state is State.DECLINED
    with pytest.raises(NothingChanged):
        garden.reply(client.id, Reply.DECLINED)
    garden.undo()
    assert garden.find("Quince").state is State.SEEDLING


def test_a_seedling_of_the_name_gets_the_answers_and_any_other_client_is_in_the_way(garden: Garden) -> None:
    garden.add(name="Quince", state=State.SEEDLING, note="met in a lift")
    garden.keep_answers(WHO, GOOD, Reply.CONDITIONS)
    (client,) = garden.clients()
    assert (client.state, client.note) == (State.ACTIVE, "met in a lift")
    with pytest.raises(NameTaken):
        garden.keep_answers(WHO, GOOD)


def test_what_a_prospect_would_bring_is_no_income_before_it_is_a_client(garden: Garden) -> None:
    garden.keep_answers(WHO, GOOD)
    client = garden.find("Quince")
    assert garden.view().worth(client.id).ehr is None
    garden.reply(client.id, Reply.ACCEPTED)
    assert garden.view().worth(client.id).ehr == 120


def test_unanswered_questions_and_answers_that_are_none_are_refused(garden: Garden) -> None:
    with pytest.raises(Unanswered) as refused:
        garden.keep_answers(WHO, {Question.CHANNEL: 0})
    assert "tone" in refused.value.questions
    assert "channel" not in refused.value.questions
    with pytest.raises(NotAnAnswer):
        garden.keep_answers(WHO, GOOD | {Question.TONE: 3})
    assert garden.clients() == ()


def test_nobody_can_be_told_who_was_never_asked(garden: Garden) -> None:
    garden.add(name="Acme")
    with pytest.raises(NoIntake):
        garden.reply(garden.find("Acme").id, Reply.ACCEPTED)


def test_the_assessment_reckons_with_the_garden_as_it_is(garden: Garden) -> None:
    garden.add(name="Acme", terms={"income": Decimal(3_000), "hours": Decimal(60)})
    found = garden.assessment(garden.view(), GOOD, WHO.terms)
    assert found.advice is Advice.TAKE
    assert found.outlook.share == Fraction(1_200, 4_200)


def test_five_prospects_taken_teach_what_four_do_not(garden: Garden) -> None:
    for number in range(4):
        garden.keep_answers(replace(WHO, name=f"Chance {number}"), CHANCE, Reply.ACCEPTED)
    for number in range(3):
        for _ in range(3):
            garden.log(garden.find(f"Chance {number}").id, "rush")
    assert garden.lessons(garden.view()) == ()
    garden.keep_answers(replace(WHO, name="Friend"), GOOD, Reply.ACCEPTED)
    (lesson,) = garden.lessons(garden.view())
    assert lesson == Lesson(question=Question.CHANNEL, ended_badly=3, cases=4)


def test_the_answers_of_an_erased_prospect_are_gone(garden: Garden) -> None:
    garden.keep_answers(WHO, GOOD, note="smelled of trouble")
    client_id = garden.find("Quince").id
    assert b"smelled of trouble" in garden.path.read_bytes()
    garden.erase(client_id)
    assert b"smelled of trouble" not in garden.path.read_bytes()
    assert b"Quince" not in garden.path.read_bytes()
