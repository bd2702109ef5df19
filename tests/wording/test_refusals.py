"""Every refusal has its sentence, in both languages."""

import inspect
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime

import pytest

from pruner import i18n
from pruner.config import Problem
from pruner.core import errors, fix_refusals, season_refusals
from pruner.core.evidence import Ending
from pruner.core.fixes import Rung
from pruner.formats import refusals as unread
from pruner.wording import configuration, refusals

SAMPLES = {
    "str": "x",
    "str | None": "x",
    "int": 1,
    "int | None": 1,
    "float": 1.0,
    "tuple[str, ...]": ("x", "y"),
    "bool": True,
    "datetime": datetime(2026, 11, 24, tzinfo=UTC),
    "date": date(2026, 11, 23),
    "Ending": Ending.FAILED,
    "Rung": Rung.TERMS_SENT,
    "pruner.core.refusal.Refusal | None": errors.GardenDamaged("x", "y"),
}


def concrete() -> Iterator[type[errors.Refusal]]:
    modules = (errors, fix_refusals, season_refusals, unread)
    named = [member for module in modules for member in inspect.getmembers(module, inspect.isclass)]
    for kind in dict.fromkeys(kind for _name, kind in named):
        if issubclass(kind, errors.Refusal) and kind not in {errors.Refusal, errors.CannotOpen}:
            yield kind


def sample(kind: type[errors.Refusal]) -> errors.Refusal:
    values = {}
    for field in fields(kind):  # type: ignore[arg-type]  # every refusal is a dataclass
        name = field.type if isinstance(field.type, str) else getattr(field.type, "__name__", str(field.type))
        values[field.name] = ("x", "y") if "tuple" in str(field.type) else SAMPLES[name]
    if "field" in values:
        values["field"] = "name"
    return kind(**values)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("kind", tuple(concrete()), ids=lambda kind: kind.__name__)
def test_a_refusal_is_one_clear_sentence(kind: type[errors.Refusal], language: str) -> None:
    i18n.use(language)
    try:
        said = refusals.refusal(sample(kind))
    finally:
        i18n.use("en")
    assert said.endswith((".", "?"))
    assert "{" not in said
    assert "\n" not in said


def test_every_problem_of_the_configuration_has_its_words() -> None:
    assert set(configuration.WORDS) == set(Problem)
