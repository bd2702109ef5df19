"""The way in: a letter of some kind and form, filled with what is known of the client."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from pruner.core.house import MoneyRules
from pruner.core.ledger import Terms
from pruner.core.models import Money
from pruner.core.months import Month
from pruner.letters.kinds import Form, Kind, Letter, Occasion, Offered
from pruner.letters.speech import Speech, read, speech
from pruner.letters.template import fill

ANSWER_WITHIN = timedelta(days=14)
VALID_AFTER = timedelta(days=21)
"""New terms hold from the first of a month that is at least so far away."""


def letter(kind: Kind, form: Form, of: Occasion) -> Letter:
    """The draft, complete: no gap is left for any client."""
    filled = fill(read(form, f"{kind.value}.txt"), facts(of, speech(form)))
    subject, _empty, text = filled.partition("\n\n")
    return Letter(subject, text)


def offered(terms: Terms | None, rules: MoneyRules) -> Offered:
    """What holds for a client: the terms agreed with it, else those of the house."""
    house, own = rules.terms, terms or Terms(id=0, client_id=0)
    currency = own.currency or rules.currency
    fee = Money(house.talk_fee, rules.currency) if house.talk_fee else None
    return Offered(
        rounds=house.included_rounds if own.included_rounds is None else own.included_rounds,
        rush=house.rush_surcharge if own.rush_surcharge is None else own.rush_surcharge,
        lead_days=house.lead_days if own.lead_days is None else own.lead_days,
        talk_fee=fee if own.talk_fee is None else Money(own.talk_fee, currency),
        rate=None if own.rate is None else Money(own.rate, currency),
    )


def valid_from(today: date) -> date:
    """The day from which new terms hold: the first of a month, far enough away to be answered before."""
    return Month.of(today + VALID_AFTER - timedelta(days=1)).plus(1).first


def answer_by(today: date) -> date:
    """The day by which new terms shall be answered."""
    return today + ANSWER_WITHIN


def facts(of: Occasion, said: Speech) -> Mapping[str, str | None]:
    """Every fact that a letter may name, in the words of its form; None where there is none."""
    asked = [said.condition(question.value) for question in of.conditions]
    return {
        "name": of.name,
        **_terms(of.offered, said),
        "valid_from": said.day(of.valid_from),
        "answer_by": said.day(of.answer_by),
        "ends_on": _day(of.ends_on, said),
        "next_delivery": _day(of.next_delivery, said),
        "since": None if of.since is None else str(of.since),
        "conditions": _list(asked) if asked else None,
    }


def _terms(of: Offered, said: Speech) -> dict[str, str | None]:
    return {
        "rounds": said.counted("rounds", of.rounds),
        "lead": said.counted("lead", of.lead_days) if of.lead_days else None,
        "rush": said.percent(of.rush) if of.rush else None,
        "talk_fee": _amount(of.talk_fee, said),
        "rate": _amount(of.rate, said),
    }


def _amount(value: Money | None, said: Speech) -> str | None:
    return said.money(value) if value is not None and value.amount else None


def _day(value: date | None, said: Speech) -> str | None:
    return None if value is None else said.day(value)


def _list(texts: Iterable[str]) -> str:
    return "\n".join(f"- {text}" for text in texts)
