"""Occasions for letters: every default is valid."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from pruner.core.models import Money
from pruner.core.prospect import Question
from pruner.core.text import clean
from pruner.letters.kinds import Occasion, Offered

HOUSE = Offered(rounds=2, rush=Decimal("0.5"), lead_days=3)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(clean).filter(bool)
MONIES = st.builds(
    Money, st.decimals(0, 9_999, places=2), st.sampled_from(["EUR", "USD", "CHF", "GBP", "JPY"])
)
OFFERS = st.builds(
    Offered,
    rounds=st.integers(0, 30),
    rush=st.decimals(0, 3, places=3),
    lead_days=st.integers(0, 60),
    talk_fee=st.none() | MONIES,
    rate=st.none() | MONIES,
)
DAYS = st.dates(date(1990, 1, 1), date(2990, 1, 1))
OCCASIONS = st.builds(
    Occasion,
    name=NAMES,
    offered=OFFERS,
    valid_from=DAYS,
    answer_by=DAYS,
    ends_on=st.none() | DAYS,
    next_delivery=st.none() | DAYS,
    since=st.none() | st.integers(1990, 2990),
    conditions=st.lists(st.sampled_from(Question), unique=True).map(tuple),
)


def an_occasion(name: str = "Acme", *, offered: Offered = HOUSE) -> Occasion:
    """An occasion on 25 November 2026; for other facts say `replace(an_occasion(), ...)`."""
    return Occasion(name=name, offered=offered, valid_from=date(2027, 1, 1), answer_by=date(2026, 12, 9))
