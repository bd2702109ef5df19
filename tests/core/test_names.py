"""Finding a client by what somebody typed, as cli.md promises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pruner.core.errors import AmbiguousClient, UnknownClient
from pruner.core.names import find, fold, matching, nearest, unaccented
from tests.core.builders import a_client

GARDEN = [
    a_client("Müller GmbH"),
    a_client("Muller Bros", aliases=("MB",)),
    a_client("Acme"),
    a_client("Acme Nord"),
    a_client("Velvet Moth Records"),
    a_client("Moss-Mortar", aliases=("The Builders",)),
    a_client("Café Ülker"),
    a_client("O'Brien"),
    a_client("柚子屋"),
]


def found(query: str) -> str:
    return find(query, GARDEN).name


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Acme", "Acme"),
        ("aCME", "Acme"),
        ("  Acme   Nord ", "Acme Nord"),
        ("\uff21\uff43\uff4d\uff45", "Acme"),
        ("mb", "Muller Bros"),
        ("the builders", "Moss-Mortar"),
    ],
)
def test_an_exact_name_or_alias_wins_whatever_its_case_width_and_blanks(query: str, name: str) -> None:
    assert found(query) == name


def test_an_exact_name_wins_over_the_longer_names_that_begin_with_it() -> None:
    assert found("acme") == "Acme"


@pytest.mark.parametrize("query", ["cafe ulker", "CAFÉ ULKER", "Cafe\u0301 Ülker"])
def test_accents_may_be_left_out(query: str) -> None:
    assert found(query) == "Café Ülker"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("velv", "Velvet Moth Records"),
        ("moth", "Velvet Moth Records"),
        ("moth rec", "Velvet Moth Records"),
        ("nord", "Acme Nord"),
        ("gmbh", "Müller GmbH"),
        ("mortar", "Moss-Mortar"),
        ("build", "Moss-Mortar"),
        ("ulk", "Café Ülker"),
        ("柚", "柚子屋"),
    ],
)
def test_the_beginning_of_the_name_or_of_a_word_is_enough(query: str, name: str) -> None:
    assert found(query) == name


@pytest.mark.parametrize(
    ("query", "several"), [("mull", ("Müller GmbH", "Muller Bros")), ("acm", ("Acme", "Acme Nord"))]
)
def test_a_query_that_fits_several_is_refused_with_the_candidates(
    query: str, several: tuple[str, ...]
) -> None:
    with pytest.raises(AmbiguousClient) as refusal:
        found(query)
    assert refusal.value.candidates == several


def test_two_names_that_differ_in_an_accent_alone_need_the_accent() -> None:
    twins = [a_client("Rosé"), a_client("Rosè")]
    assert find("rosé", twins).name == "Rosé"
    with pytest.raises(AmbiguousClient):
        find("rose", twins)


@pytest.mark.parametrize(
    ("query", "near"), [("Akme", "Acme"), ("velwet", "Velvet Moth Records"), ("Cafe Ilker", "Café Ülker")]
)
def test_a_typing_error_is_refused_with_the_nearest_names(query: str, near: str) -> None:
    with pytest.raises(UnknownClient) as refusal:
        found(query)
    assert near in refusal.value.nearest


@pytest.mark.parametrize("query", ["", " ", "\u0301", "oth", "zzz", "[", ".*", "brien"])
def test_what_is_no_beginning_finds_nobody(query: str) -> None:
    with pytest.raises(UnknownClient):
        found(query)


def test_no_more_than_three_names_are_suggested_each_once() -> None:
    names = ["Anna Annas", "Annabel", "Annan", "Annika", "Zed"]
    assert len(nearest("Anno", names)) == 3
    assert nearest("Annas", ["Anna Annas"]) == ("Anna Annas",)
    assert nearest("Zod", names) == ("Zed",)


def test_while_typing_beginnings_come_before_other_parts() -> None:
    typed = [client.name for client in matching("m", GARDEN)]
    assert typed[:4] == ["Müller GmbH", "Muller Bros", "Velvet Moth Records", "Moss-Mortar"]
    assert set(typed[4:]) == {"Acme", "Acme Nord"}


@given(st.text())
def test_a_folded_name_stays_as_it_is(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert unaccented(unaccented(name)) == unaccented(name)


@given(st.text(min_size=1).filter(fold))
def test_every_name_finds_its_own_client(name: str) -> None:
    assert find(name, [a_client("Acme Nord Nord"), a_client(name)]).name == name
