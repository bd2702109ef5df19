"""Numbers as texts, and back."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pruner.core.heat import Level
from pruner.core.plants import LEAVES, Line
from pruner.core.regrowth import Footing
from pruner.core.seen import Balance, Figures, Seen
from pruner.core.whatif import Lasts, NoRunway

AMOUNT = st.none() | st.fractions()
SEEN = st.builds(
    Seen,
    currency=st.sampled_from(["", "EUR", "JPY"]),
    income=AMOUNT,
    hours=AMOUNT,
    costs=AMOUNT,
    ehr=AMOUNT,
    baseline=AMOUNT,
    others=AMOUNT,
    share=AMOUNT,
    level=st.sampled_from(Level),
    heat=st.floats(0, 1e6),
    leaves=st.integers(1, LEAVES),
    thorns=st.lists(st.sampled_from(["rush", "late-payment"])).map(tuple),
    blooms=st.integers(0, 9),
    line=st.sampled_from(Line),
    marked=st.booleans(),
)
BALANCE = st.builds(
    Balance,
    income=AMOUNT,
    hours=AMOUNT,
    ehr=AMOUNT,
    top=AMOUNT,
    five_sixths=st.booleans(),
    runway=st.sampled_from(NoRunway) | st.builds(Lasts, st.fractions(min_value=0)),
)


@given(SEEN)
def test_what_was_seen_of_a_client_comes_back_exactly(seen: Seen) -> None:
    assert Seen.thawed(seen.frozen()) == seen


@given(
    st.builds(Figures, currency=st.sampled_from(["", "EUR"]), before=BALANCE, after=BALANCE, refill=AMOUNT)
)
def test_the_figures_of_a_session_come_back_exactly(figures: Figures) -> None:
    assert Figures.thawed(figures.frozen()) == figures


@given(st.builds(Footing, income=AMOUNT, hours=AMOUNT, all_income=AMOUNT, others=AMOUNT, friction=AMOUNT))
def test_what_stood_before_a_cut_comes_back_exactly(footing: Footing) -> None:
    assert Footing.thawed(footing.frozen()) == footing


def test_what_cannot_be_read_counts_as_unknown() -> None:
    seen = Seen.thawed(
        ("income=much", "share=1/0", "level=purple", "leaves=99", "heat=", "line=bent", "new=1")
    )
    assert seen == Seen()
    assert Figures.thawed(("before.runway=soon", "refill=1/2")) == Figures(refill=Fraction(1, 2))
