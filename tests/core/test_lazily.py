"""Classes that become dataclasses when they are first used behave like those that always were."""

import dataclasses
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, field, fields, replace
from typing import Any

import pytest

from pruner.core.lazily import dataclass


def classes(make: Callable[..., Any]) -> tuple[Any, Any]:
    """The same two classes, made by this decorator."""

    @make(frozen=True, slots=True, kw_only=True)
    class Branch:
        """A branch."""

        name: str
        leaves: int = 5
        thorns: list[str] = field(default_factory=list)

        @property
        def bare(self) -> bool:
            return not self.leaves

    @make(frozen=True, slots=True, kw_only=True)
    class Twig(Branch):
        """A branch of a branch."""

        length: float = 1.5
        value: int = 0
        whole: str = field(init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "whole", f"{self.name} {self.length}")

    return Branch, Twig


LATER, AT_ONCE = classes(dataclass), classes(dataclasses.dataclass)


@pytest.mark.parametrize("values", [{"name": "Acme"}, {"name": "Acme", "leaves": 0, "thorns": ["rush"]}])
@pytest.mark.parametrize("which", [0, 1], ids=["branch", "twig"])
def test_it_is_what_the_standard_library_makes(values: dict[str, Any], which: int) -> None:
    later, at_once = LATER[which], AT_ONCE[which]
    assert repr(later(**values)) == repr(at_once(**values))
    assert dataclasses.asdict(later(**values)) == dataclasses.asdict(at_once(**values))
    assert later(**values) == later(**values) != later(**{**values, "name": "Birch"})
    assert later(**values).bare is at_once(**values).bare
    assert later.__slots__ == at_once.__slots__
    assert later.__doc__ == at_once.__doc__
    assert later.__qualname__ == at_once.__qualname__


def test_each_value_has_a_default_of_its_own() -> None:
    first, second = LATER[0](name="Acme"), LATER[0](name="Birch")
    first.thorns.append("rush")
    assert second.thorns == []


def test_it_is_frozen() -> None:
    value = LATER[1](name="Acme")
    with pytest.raises(FrozenInstanceError):
        value.name = "Birch"
    with pytest.raises(FrozenInstanceError):
        del value.leaves
    with pytest.raises(AttributeError):
        object.__setattr__(value, "unheard_of", 1)


def test_one_that_is_changed_is_another() -> None:
    value = LATER[1](name="Acme")
    assert replace(value, leaves=1).leaves == 1
    assert value.leaves == 5


@pytest.mark.parametrize("values", [{}, {"name": "Acme", "unheard_of": 1}])
def test_what_is_missing_or_unknown_is_refused_as_ever(values: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        LATER[0](**values)


def test_values_with_equal_fields_are_one_key() -> None:
    @dataclass(frozen=True, slots=True, order=True)
    class Month:
        year: int
        month: int = 1

    assert {Month(2026, 11), Month(2026, 11)} == {Month(2026, 11)}
    assert Month(2026, 2) < Month(2026, 11)
    assert Month(2026) == Month(2026, 1)


def test_one_without_slots_can_be_extended() -> None:
    @dataclass(eq=False)
    class RefusedError(Exception):
        name: str
        way_out: str = "help"

    error = RefusedError("Acme")
    error.add_note("seen")
    assert (error.name, error.way_out) == ("Acme", "help")
    assert error != RefusedError("Acme")


def test_the_fields_are_known_before_the_first_value() -> None:
    _branch, twig = classes(dataclass)
    assert [each.name for each in fields(twig)] == ["name", "leaves", "thorns", "length", "value", "whole"]
    assert dataclasses.is_dataclass(twig)


def test_many_threads_may_build_the_first_values() -> None:
    for _ in range(50):
        twig = classes(dataclass)[1]
        with ThreadPoolExecutor(8) as threads:
            built = list(threads.map(lambda leaves, cls=twig: cls(name="Acme", leaves=leaves), range(8)))
        assert [value.leaves for value in built] == list(range(8))


def test_importing_makes_none() -> None:
    """The reason for all this: a command imports many classes and uses few."""
    code = (
        "import dataclasses\n"
        "made = []\n"
        "make = dataclasses._process_class\n"
        "dataclasses._process_class = lambda cls, *given: made.append(cls) or make(cls, *given)\n"
        "import pruner.garden, pruner.wording\n"
        "print(sum(cls.__module__.startswith('pruner') for cls in made))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 12
