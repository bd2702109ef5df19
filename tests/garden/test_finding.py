"""A client is found by the table of names as it is found among all clients."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pruner.core import names
from pruner.core.errors import AmbiguousClient, Refusal, UnknownClient
from pruner.core.models import Client
from pruner.garden import Garden
from tests.garden.plots import a_garden

NAMES = ("Acme", "ACME Ltd", "Ämter & Söhne", "amter & sohne", "Straße 7", "STRASSE 7", "ﬁne", "[/]", "李明")
CALLED = st.sampled_from(NAMES)
STEPS = st.lists(
    st.tuples(CALLED, st.lists(CALLED, max_size=2), st.sampled_from(("add", "edit", "undo"))), max_size=4
)


def among_all(garden: Garden, query: str) -> Client | str:
    try:
        return names.find(query, garden.clients())
    except (AmbiguousClient, UnknownClient) as refusal:
        return repr(refusal.args)


def at_once(garden: Garden, query: str) -> Client | str:
    try:
        return garden.find(query)
    except (AmbiguousClient, UnknownClient) as refusal:
        return repr(refusal.args)


@given(STEPS)
def test_whoever_is_meant_by_a_name_is_found_whatever_was_done_before(
    steps: list[tuple[str, list[str], str]],
) -> None:
    with a_garden() as garden:
        for name, aliases, step in steps:
            with suppress(Refusal):
                if step == "add":
                    garden.add(name=name, aliases=tuple(aliases))
                elif step == "undo":
                    garden.undo()
                elif garden.clients():
                    garden.edit(garden.clients()[0].id, name=name, aliases=tuple(aliases))
            for query in (*NAMES, "acme", "ac", "strasse", ""):
                assert at_once(garden, query) == among_all(garden, query)


def test_an_exact_name_goes_before_the_beginning_of_another(garden: Garden) -> None:
    garden.add(name="Acme Berlin")
    garden.add(name="Acme")
    assert garden.find("acme").name == "Acme"
    with pytest.raises(AmbiguousClient):
        garden.find("acm")
