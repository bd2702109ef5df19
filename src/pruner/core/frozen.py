"""Numbers as texts "name=value", so that a journal shows them as they were (see `season.py`).

Amounts are written as exact fractions. What is unknown is left out; what cannot be read, because another
version wrote it, counts as unknown.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum, IntEnum
from fractions import Fraction
from typing import TypeVar

from pruner.core.season import Frozen

T = TypeVar("T")


def freeze(numbers: Mapping[str, object]) -> Frozen:
    """Each known number as a text, in the order given."""
    return tuple(f"{name}={_text(value)}" for name, value in numbers.items() if value is not None)


def thaw(texts: Iterable[str]) -> dict[str, str]:
    """The values by name."""
    return {name: value for name, _sign, value in (text.partition("=") for text in texts)}


def read(values: Mapping[str, str], name: str, reads: Callable[[str], T]) -> T | None:
    """One value, None where it is not there or cannot be read."""
    if name not in values:
        return None
    try:
        return reads(values[name])
    except (ValueError, KeyError, ZeroDivisionError):
        return None


def fraction(values: Mapping[str, str], name: str) -> Fraction | None:
    """One exact number."""
    return read(values, name, Fraction)


def words(values: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Words in a row."""
    return tuple(filter(None, values.get(name, "").split(",")))


def _text(value: object) -> str:
    if isinstance(value, IntEnum):
        return value.name.lower()
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)
