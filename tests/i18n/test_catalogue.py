import runpy
import string
from pathlib import Path
from typing import Any

import pytest
from babel.messages import Catalog
from babel.messages.mofile import read_mo

ROOT = Path(__file__).parents[2]
MESSAGES: dict[str, Any] = runpy.run_path(str(ROOT / "docs" / "messages.py"))
forms = MESSAGES["forms"]


@pytest.fixture(scope="module")
def german() -> Catalog:
    catalogue: Catalog = MESSAGES["german"]()
    return catalogue


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


def test_every_message_in_the_sources_has_its_german(german: Catalog) -> None:
    found: Catalog = MESSAGES["template"]()
    lacking = [
        message.id
        for message in found
        if message.id and (message.id not in german or not all(forms(german[message.id].string)))
    ]
    assert lacking == []


def test_a_message_is_found_wherever_it_stands() -> None:
    source = 'say(f"{_(\'one\')} {n}"); say(n_("two", "three", n)); say(_(WORDS["four"])); N_("fi" "ve")'
    assert set(MESSAGES["messages"](source)) == {"one", ("two", "three"), "five"}


def test_no_german_is_only_guessed(german: Catalog) -> None:
    assert [message.id for message in german if message.fuzzy] == []


def test_no_german_is_left_over_from_a_message_that_is_gone(german: Catalog) -> None:
    known = {message.id for message in MESSAGES["template"]()}
    assert [message.id for message in german if message.id not in known] == []


def test_german_fills_in_the_same_facts_as_english(german: Catalog) -> None:
    differing = [
        message.id
        for message in german
        if message.id
        and {name for form in forms(message.string) if form for name in placeholders(form)}
        - {name for form in forms(message.id) for name in placeholders(form)}
    ]
    assert differing == []


def test_no_fact_of_the_english_is_lost_in_german(german: Catalog) -> None:
    losing = [
        message.id
        for message in german
        if message.id
        and all(forms(message.string))
        and placeholders(forms(message.id)[-1]) != placeholders(forms(message.string)[-1])
    ]
    assert losing == []


def test_the_compiled_catalogue_is_that_of_the_sources(german: Catalog) -> None:
    with MESSAGES["MO"].open("rb") as file:
        compiled = {forms(message.id): forms(message.string) for message in read_mo(file) if message.id}
    written = {
        forms(message.id): forms(message.string)
        for message in german
        if message.id and (len(forms(message.id)) > 1 or message.string)
    }
    assert compiled == written
