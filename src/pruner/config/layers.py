"""One file after the other: each key is checked where it stands, later layers go before earlier ones."""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Final

from pruner.config.amounts import hold_rates, too_fine
from pruner.config.errors import ConfigError, Problem, shown
from pruner.config.keys import DeadKey, normalise
from pruner.config.near import nearest
from pruner.config.schema import SIGN_ID, TABLE, TYPES, Key, Kind, Setting, dotted
from pruner.core.lazily import dataclass, pattern
from pruner.core.text import clean

DEFAULT: Final = "default"
CURRENCY: Final = pattern(r"[A-Z]{3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a key holds, and who said so: "default", a file, an environment variable or an option."""

    value: object
    origin: str


Layer = dict[Key, Entry]


def sign_homes(tables: Mapping[str, Mapping[str, object]]) -> dict[str, str]:
    """Every sign id, and the first file that has it.

    Raises:
        ConfigError: an id is not made of small letters, digits and hyphens.
    """
    homes: dict[str, str] = {}
    for file, table in tables.items():
        signs = table.get("signs")
        for sign in signs if isinstance(signs, dict) else ():
            if not SIGN_ID.fullmatch(sign):
                raise ConfigError(file=file, problem=Problem.BAD_SIGN_ID, where=clean(f"signs.{sign}"))
            homes.setdefault(sign, file)
    return homes


def layer(table: Mapping[str, object], file: str, shape: Mapping[Key, Setting]) -> Layer:
    """Every key of a user's file with its value, checked.

    Raises:
        ConfigError: a key is unknown, or its value is not what the key takes.
    """
    return {
        key: Entry(checked(value, key, file, shape[key]), file) for key, value in _leaves(table, file, shape)
    }


def defaults(table: Mapping[str, object]) -> Layer:
    """Every key of the shipped file, which a test holds to be right."""
    return {key: Entry(value, DEFAULT) for key, value in _flat(table)}


def checked(value: object, key: Key, file: str, setting: Setting) -> object:
    """The value as its kind: a number as a float, a text cleaned.

    Raises:
        ConfigError: it is not what this key takes.
    """
    where = dotted(key)
    sound = _typed(value, where, file, setting)
    problem = _out_of_sense(sound, setting)
    if problem:
        nearest = _nearest_choice(str(sound), setting.choices)
        raise ConfigError(
            file=file, problem=problem, where=where, value=shown(value), expected=setting, nearest=nearest
        )
    if setting.kind is Kind.KEYS or (setting.kind is Kind.KEY and sound):
        _hold_alive(sound, where, file)
    if setting.kind is Kind.DAYS:
        _hold_rising(sound, where, file)
    return hold_rates(sound, where, file, setting) if setting.kind is Kind.RATES else sound


def spellings(value: object) -> tuple[str, ...]:
    """The keys behind a key of the configuration: a list, one alone, or none where it is empty."""
    if isinstance(value, list):
        return tuple(value)
    return (str(value),) if value else ()


def nearest_keys(key: Key, shape: Mapping[Key, Setting]) -> tuple[str, ...]:
    """The most similar keys: those beside it first, else one of the same name in another table."""
    here = len(key) - 1
    beside = {
        known[here]: known[: here + 1] for known in shape if known[:here] == key[:here] and len(known) > here
    }
    by_name: dict[str, Key] = {known[-1]: known for known in shape}
    for candidates in (beside, by_name):
        found = nearest(key[-1], candidates, n=2)
        if found:
            return tuple(dotted(candidates[name]) for name in found)
    return ()


def _typed(value: object, where: str, file: str, setting: Setting) -> object:
    import msgspec  # slow to load, and not needed without a file of the user's own

    try:
        sound: object = msgspec.convert(value, TYPES[setting.kind], strict=True)
    except msgspec.ValidationError as error:
        raise ConfigError(
            file=file, problem=Problem.WRONG_TYPE, where=where, value=shown(value), expected=setting
        ) from error
    if isinstance(sound, list) and setting.kind is Kind.TEXTS:
        return [clean(text) for text in sound]
    return clean(sound) if isinstance(sound, str) and setting.kind is Kind.TEXT else sound


def _out_of_sense(value: object, setting: Setting) -> Problem | None:
    if setting.choices:
        return None if str(value) in setting.choices else Problem.UNKNOWN_VALUE
    return SENSE.get(setting.kind, _out_of_bounds)(value, setting)


def _no_currency(value: object, _setting: Setting) -> Problem | None:
    return None if CURRENCY.fullmatch(str(value)) else Problem.WRONG_TYPE


def _no_key(value: object, setting: Setting) -> Problem | None:
    return Problem.NO_KEY if setting.needed and value == [] else None


def _no_amount(value: object, setting: Setting) -> Problem | None:
    if isinstance(value, str):
        return Problem.WRONG_TYPE if value else None
    beyond = _out_of_bounds(value, setting)
    return beyond or (Problem.WRONG_TYPE if too_fine(value) else None)


def _no_days(value: object, setting: Setting) -> Problem | None:
    least, most = setting.lengths
    fits = isinstance(value, list) and least <= len(value) <= most
    return _out_of_bounds(value, setting) if fits else Problem.WRONG_TYPE


def _no_texts(value: object, setting: Setting) -> Problem | None:
    least, most = setting.lengths
    texts = value if isinstance(value, list) else []
    if not least <= len(texts) <= most:
        return Problem.TOO_MANY
    return None if all(_within(len(text), setting) for text in texts) else Problem.OUT_OF_RANGE


def _out_of_bounds(value: object, setting: Setting) -> Problem | None:
    numbers = _numbers(value, setting)
    if not numbers:
        return Problem.WRONG_TYPE
    return None if all(_within(number, setting) for number in numbers) else Problem.OUT_OF_RANGE


SENSE: Final[Mapping[Kind, Callable[[object, Setting], Problem | None]]] = {
    Kind.CURRENCY: _no_currency,
    Kind.KEYS: _no_key,
    Kind.AMOUNT: _no_amount,
    Kind.DAYS: _no_days,
    Kind.TEXTS: _no_texts,
    Kind.RATES: lambda _value, _setting: None,
}
"""What the value of a kind lacks beside its type. Each rate is looked at by itself, see `amounts`."""


def _numbers(value: object, setting: Setting) -> list[float]:
    """What the bounds of the setting hold: a number, several, or the length of a text."""
    if isinstance(value, list):
        return value
    if isinstance(value, str):
        return [len(value)]
    return [value] if isinstance(value, int | float) and setting.kind is not Kind.SWITCH else [setting.low]


def _within(number: float, setting: Setting) -> bool:
    enough = number > setting.low if setting.above else number >= setting.low
    return enough and number <= setting.high and math.isfinite(number)


def _hold_alive(value: object, where: str, file: str) -> None:
    for spelling in value if isinstance(value, list) else (str(value),):
        try:
            normalise(spelling)
        except DeadKey as dead:
            shown = clean(spelling) or spelling
            raise ConfigError(
                file=file, problem=Problem.DEAD_KEY, where=where, value=shown, nearest=dead.instead
            ) from dead


def _hold_rising(value: object, where: str, file: str) -> None:
    for before, after in pairwise(value if isinstance(value, list) else ()):
        if before >= after:
            raise ConfigError(
                file=file, problem=Problem.NOT_ASCENDING, where=where, value=str(after), other=str(before)
            )


def _leaves(
    table: Mapping[str, object], file: str, shape: Mapping[Key, Setting]
) -> Iterator[tuple[Key, object]]:
    """Every key with its value; a name that begins no key, or a value in place of a table, ends the walk."""
    tables = {known[:depth] for known in shape for depth in range(1, len(known))}
    for key, value in _flat(table, tables):
        if key in shape:
            yield key, value
        elif key in tables:
            raise ConfigError(
                file=file,
                problem=Problem.WRONG_TYPE,
                where=dotted(key),
                value=shown(value),
                expected=TABLE,
            )
        else:
            raise ConfigError(
                file=file,
                problem=Problem.UNKNOWN_KEY,
                where=clean(dotted(key)),
                nearest=nearest_keys(key, shape),
            )


def _flat(
    table: Mapping[str, object], tables: set[Key] | None = None, at: Key = ()
) -> Iterator[tuple[Key, object]]:
    """Keys and values; only what is known to be a table is walked into, since a file may nest without end."""
    for name, value in table.items():
        key = (*at, name)
        if isinstance(value, dict) and (tables is None or key in tables):
            yield from _flat(value, tables, key)
        else:
            yield key, value


def _nearest_choice(value: str, choices: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(nearest(value, choices, n=1)) or tuple(filter(None, choices))
