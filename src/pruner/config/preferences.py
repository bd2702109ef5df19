"""What pruner keeps for the user, beside the file that only the user writes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pruner.config import amounts, files, loading
from pruner.config.errors import ConfigError, Problem
from pruner.config.folders import Places
from pruner.config.layers import DEFAULT, checked, nearest_keys
from pruner.config.schema import SIGN_ID, TABLE, TYPES, Key, Kind, Setting, dotted
from pruner.config.values import Config
from pruner.core.text import clean

SIGN_KEY_LENGTH = 3
HERE = "this run"
"""The origin of what is kept nowhere."""
LISTS = frozenset({Kind.MONTHS, Kind.DAYS, Kind.RATES, Kind.TEXTS, Kind.KEYS})


def set_preference(places: Places, key: str, text: str) -> None:
    """Keep a value in `preferences.toml`: `signs.rush.weight`, "2". Bare words are text, lists are TOML.

    The configuration as it would then be is checked first, so that a file kept by pruner is never wrong;
    a wrong value that is already there can be replaced by a right one.

    Raises:
        ConfigError: no such key, no such value, a clash, or the file cannot be written.
    """
    set_preferences(places, {key: text})


def set_preferences(places: Places, said: Mapping[str, str | None]) -> None:
    """Keep several values at once, all or none: they are checked together, as they may need each other.

    None lets go of what pruner kept: config.toml, or the shipped value, holds again.

    Raises:
        ConfigError: as for one of them.
    """
    found = loading.tables(places)
    file = str(places.preferences_file)
    _put_all(found, said, file)
    loading.assemble(found, {})
    files.write(places.preferences_file, found[file])


def with_preferences(config: Config, said: Mapping[str, str | None]) -> Config:
    """The configuration with these values, kept nowhere: for a garden that leaves nothing behind.

    Raises:
        ConfigError: as for those that are kept.
    """
    found: dict[str, dict[str, object]] = {}
    for key, value in config.values.items():
        if config.origins[key] != DEFAULT:
            _put(found.setdefault(config.origins[key], {}), tuple(key.split(".")), value, "")
    _put_all(found, said, HERE)
    return replace(loading.assemble(found, {}), no_color=config.no_color)


def _put_all(found: dict[str, dict[str, object]], said: Mapping[str, str | None], file: str) -> None:
    """Put each value, read and checked, into the tables of this file, or take it out."""
    for key, text in said.items():
        name = tuple(key.split("."))
        setting = _setting(name, found, file)
        kept = found.setdefault(file, {})
        if text is None:
            _take_out(kept, name)
        else:
            _put(kept, name, checked(_parsed(text, setting), name, file, setting), file)


def _setting(name: Key, found: dict[str, dict[str, object]], file: str) -> Setting:
    known = loading.known_keys(found, also=_sign_of(name))
    if name not in known:
        raise ConfigError(
            file=file,
            problem=Problem.UNKNOWN_KEY,
            where=clean(dotted(name)),
            nearest=nearest_keys(name, loading.known_keys(found)),
        )
    return known[name]


def _sign_of(name: Key) -> tuple[str, ...]:
    """The sign that a key brings along: the first key of a new sign makes it."""
    new = len(name) == SIGN_KEY_LENGTH and name[0] == "signs" and SIGN_ID.fullmatch(name[1])
    return (name[1],) if new else ()


def _parsed(text: str, setting: Setting) -> object:
    """The text as the kind this key takes; as it is, where it cannot be, so that the check names it."""
    if setting.kind in LISTS and text.lstrip().startswith("["):
        return _list(text)
    if setting.kind in {Kind.MONTHS, Kind.DAYS}:
        return [_plain(part.strip(), int) for part in text.split(",")]
    if setting.kind is Kind.RATES:
        return [part for part in text.split(",") if part.strip()]
    if setting.kind is Kind.TEXTS:
        return [part for part in map(str.strip, text.split(";")) if part]
    if setting.kind is Kind.AMOUNT:
        return amounts.typed(text)
    return _plain(text, TYPES[setting.kind])


def _list(text: str) -> object:
    try:
        return files.parse(f"value = {text}", "")["value"]
    except ConfigError:
        return text


def _plain(text: str, kind: object) -> object:
    import msgspec  # slow to load

    try:
        parsed: object = msgspec.convert(text.strip(), kind, strict=False)
    except msgspec.ValidationError:
        return text
    return text if isinstance(parsed, str) else parsed


def _put(kept: dict[str, Any], name: Key, value: object, file: str) -> None:
    table = kept
    for part in name[:-1]:
        table = table.setdefault(part, {})
        if not isinstance(table, dict):
            raise ConfigError(file=file, problem=Problem.WRONG_TYPE, where=part, expected=TABLE)
    table[name[-1]] = value


def _take_out(kept: dict[str, Any], name: Key) -> None:
    """Without this key, and without the tables it leaves empty."""
    first, *rest = name
    if not rest:
        kept.pop(first, None)
    elif isinstance(kept.get(first), dict):
        _take_out(kept[first], tuple(rest))
        if not kept[first]:
            del kept[first]
