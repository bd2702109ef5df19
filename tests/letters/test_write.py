"""The letters themselves, in all three forms."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pruner.core.ledger import Terms
from pruner.core.models import Money
from pruner.core.prospect import Question
from pruner.letters.kinds import Form, Kind, Occasion, Offered
from pruner.letters.speech import TEXTS, read, speech
from pruner.letters.template import asked
from pruner.letters.write import answer_by, facts, letter, offered, valid_from
from tests.core.house import MONEY
from tests.letters.occasions import HOUSE, OCCASIONS, an_occasion

ALL = [*product(Kind, Form)]
TERMS = {"rounds", "lead", "rush", "talk_fee", "rate"}
NAMED = {
    Kind.FIX: {"name", "valid_from", "answer_by", *TERMS},
    Kind.FAREWELL: {"name", "ends_on", "next_delivery", "since"},
    Kind.ACCEPT: {"name", *TERMS},
    Kind.CONDITIONS: {"name", "conditions", *TERMS},
    Kind.DECLINE: {"name"},
}
LEFT_OVER = re.compile(r"\$[a-z{]|[{}\[\]<>]|^[?!][a-z]|\bNone\b|TODO|XXX", re.MULTILINE)
GRIEVANCES = re.compile(
    r"problem|difficult|unfortunately|late|unpaid|leider|schwierig|unbezahlt|Ärger|enttäuscht|Vorwurf",
    re.IGNORECASE,
)


@pytest.mark.parametrize(("kind", "form"), ALL)
def test_a_letter_names_its_facts_and_no_others(kind: Kind, form: Form) -> None:
    assert asked(read(form, f"{kind.value}.txt")) == NAMED[kind]


def test_every_fact_is_named_by_some_letter() -> None:
    assert set().union(*NAMED.values()) == set(facts(an_occasion(), speech(Form.SIE)))


def test_there_is_no_text_without_a_letter() -> None:
    there = {(form.name, text.name) for form in TEXTS.iterdir() for text in form.iterdir()}
    wanted = {(form.value, f"{kind.value}.txt") for kind, form in ALL}
    assert there == wanted | {(form.value, "phrases.toml") for form in Form}


@pytest.mark.parametrize("form", Form)
def test_every_condition_has_its_words(form: Form) -> None:
    assert set(speech(form).phrases["conditions"]) == {question.value for question in Question}


@given(st.sampled_from(ALL), OCCASIONS)
def test_no_gap_is_left_for_any_client(which: tuple[Kind, Form], occasion: Occasion) -> None:
    kind, form = which
    found = letter(kind, form, replace(occasion, name="Acme"))
    assert not LEFT_OVER.search(f"{found.subject}\n{found.text}")


@given(st.sampled_from(ALL), OCCASIONS)
def test_any_name_stands_in_the_letter_as_it_is(which: tuple[Kind, Form], occasion: Occasion) -> None:
    kind, form = which
    name = occasion.name
    plain, named = letter(kind, form, replace(occasion, name="Acme")), letter(kind, form, occasion)
    assert named.text.splitlines()[0] == plain.text.splitlines()[0].replace("Acme", name)
    assert named.text.count("\n") == plain.text.count("\n")


@pytest.mark.parametrize(("kind", "form"), ALL)
def test_a_letter_begins_with_its_address_and_ends_with_a_greeting(kind: Kind, form: Form) -> None:
    found = letter(kind, form, an_occasion("Hinz & Kunz"))
    opening = {Form.SIE: "Guten Tag", Form.DU: "Hallo", Form.EN: "Hello"}[form]
    closing = {Form.SIE: "Mit freundlichen Grüßen", Form.DU: "Herzliche Grüße", Form.EN: "Kind regards"}[form]
    assert found.text.startswith(f"{opening} Hinz & Kunz,\n")
    assert found.text.endswith(f"\n{closing}\n")
    assert "\n" not in found.subject.strip()


@pytest.mark.parametrize("kind", Kind)
def test_nobody_is_spoken_to_in_two_ways(kind: Kind) -> None:
    full = replace(an_occasion(), conditions=tuple(Question), since=2020, ends_on=date(2026, 12, 31))
    formal, familiar = letter(kind, Form.SIE, full), letter(kind, Form.DU, full)
    assert not re.search(r"\b[Dd](?:u|ir|ich|ein\w*)\b", formal.subject + formal.text)
    assert not re.search(r"\b(?:Ihnen|Ihr\w*)\b(?! Name)", familiar.subject + familiar.text)
    assert not re.search(r"\w Sie\b", familiar.text)


@pytest.mark.parametrize(("kind", "form"), ALL)
def test_a_letter_argues_no_case(kind: Kind, form: Form) -> None:
    assert not GRIEVANCES.search(letter(kind, form, an_occasion()).text.replace("regelt", ""))


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (Form.SIE, ("1. Januar 2027", "9. Dezember 2026", "80,00\u00a0€", "50\u00a0%", "zwei", "drei Tage")),
        (Form.DU, ("1. Januar 2027", "9. Dezember 2026", "80,00\u00a0€", "50\u00a0%", "zwei", "drei Tage")),
        (Form.EN, ("1 January 2027", "9 December 2026", "€80.00", "50%", "two", "three days")),
    ],
)
def test_new_terms_are_written_as_the_client_reads_them(form: Form, said: tuple[str, ...]) -> None:
    of = replace(HOUSE, talk_fee=Money(Decimal(80), "EUR"))
    text = letter(Kind.FIX, form, an_occasion(offered=of)).text
    assert [part for part in said if part not in text] == []


@pytest.mark.parametrize("form", Form)
def test_one_round_and_none_are_told_apart(form: Form) -> None:
    said = [letter(Kind.FIX, form, an_occasion(offered=replace(HOUSE, rounds=n))).text for n in (0, 1, 2)]
    assert len(set(said)) == 3
    assert ("enthalten" in said[0]) is (form is not Form.EN)


@pytest.mark.parametrize("form", Form)
def test_what_is_not_charged_is_not_mentioned(form: Form) -> None:
    nothing = Offered(rounds=2, rush=Decimal(0), lead_days=0, talk_fee=Money(Decimal(0), "EUR"))
    text = letter(Kind.ACCEPT, form, an_occasion(offered=nothing)).text
    assert len([line for line in text.splitlines() if line.startswith("- ")]) == 1


@pytest.mark.parametrize("form", Form)
def test_the_conditions_are_listed(form: Form) -> None:
    asked_for = (Question.PAYMENT, Question.TONE)
    text = letter(Kind.CONDITIONS, form, replace(an_occasion(), conditions=asked_for)).text
    for question in Question:
        assert (f"- {speech(form).condition(question.value)}\n" in text) is (question in asked_for)


@pytest.mark.parametrize("form", Form)
def test_a_work_without_a_last_day_ends_with_its_order(form: Form) -> None:
    text = letter(Kind.FAREWELL, form, an_occasion()).text
    assert ("laufenden Auftrag" in text) or ("present order" in text)


@pytest.mark.parametrize(
    ("today", "day"),
    [("2026-11-10", "2026-12-01"), ("2026-11-11", "2027-01-01"), ("2026-12-11", "2027-01-01")],
)
def test_new_terms_hold_from_a_first_that_is_three_weeks_away(today: str, day: str) -> None:
    assert valid_from(date.fromisoformat(today)) == date.fromisoformat(day)


@given(st.dates(date(1990, 1, 1), date(2990, 1, 1)))
def test_new_terms_are_answered_before_they_hold(today: date) -> None:
    assert today < answer_by(today) < valid_from(today)


def test_the_terms_of_the_house_hold_where_nothing_else_was_agreed() -> None:
    assert offered(None, MONEY).rounds == MONEY.terms.included_rounds
    own = Terms(id=1, client_id=2, included_rounds=0, talk_fee=Decimal(90), currency="CHF")
    found = offered(own, MONEY)
    assert (found.rounds, found.talk_fee) == (0, Money(Decimal(90), "CHF"))
    assert found.rush == MONEY.terms.rush_surcharge


def test_a_fee_of_the_house_stays_in_the_currency_of_the_house() -> None:
    house = replace(MONEY, terms=replace(MONEY.terms, talk_fee=Decimal(50)))
    assert offered(Terms(id=1, client_id=2, currency="CHF"), house).talk_fee == Money(Decimal(50), "EUR")
