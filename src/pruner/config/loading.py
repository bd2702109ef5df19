"""Files, environment and command line, layer by layer, into one Config."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final, TypeVar

from pruner.config import files
from pruner.config.errors import ConfigError, Problem
from pruner.config.folders import Places
from pruner.config.keys import clash, letter, normalise
from pruner.config.layers import DEFAULT, Entry, Layer, checked, defaults, layer, sign_homes, spellings
from pruner.config.money import intake_rules, money_rules, verdict_rules
from pruner.config.near import nearest
from pruner.config.schema import HOUSE, PLAYBOOK, SIGN, WEEKDAYS, Key, Setting, dotted, shape
from pruner.config.sense import hold_together
from pruner.config.values import Ascii, Config, Session, Theme
from pruner.core.playbooks import MONEY, Playbook
from pruner.core.rules import Rules, SignRule

ENVIRONMENT: Final[Mapping[str, Key]] = {
    "PRUNER_LANG": ("language",),
    "PRUNER_THEME": ("theme",),
    "PRUNER_ASCII": ("ascii",),
}
Held = TypeVar("Held")
SHORT_FOR: Final = {"1": "always", "0": "never"}


def load(places: Places, environ: Mapping[str, str]) -> Config:
    """The configuration as it holds for this user in this environment; missing files are fine.

    Raises:
        ConfigError: a file, a key or a variable is not as it should be.
    """
    return assemble(tables(places), environ)


def with_command_line(config: Config, *, language: str | None = None, only_ascii: bool = False) -> Config:
    """The configuration with what the command line says, which goes before everything else."""
    said: Layer = {}
    if language is not None:
        sound = checked(language, ("language",), "--lang", HOUSE["language",])
        said["language",] = Entry(sound, "--lang")
    if only_ascii:
        said["ascii",] = Entry(Ascii.ALWAYS.value, "--ascii")
    return replace(
        config,
        language=language or config.language,
        ascii=Ascii.ALWAYS if only_ascii else config.ascii,
        values=_frozen({**config.values, **{dotted(key): entry.value for key, entry in said.items()}}),
        origins=_frozen({**config.origins, **{dotted(key): entry.origin for key, entry in said.items()}}),
    )


def tables(places: Places) -> dict[str, dict[str, object]]:
    """The user's two files by path, the later one going before the earlier."""
    return {str(path): files.read(path) for path in (places.config_file, places.preferences_file)}


def known_keys(found: Mapping[str, Mapping[str, object]], also: Iterable[str] = ()) -> dict[Key, Setting]:
    """Every key there is, given the signs of these tables and of `also`."""
    house = shipped_house()
    signs = sign_homes({DEFAULT: house, **found})
    return shape(house["keys"], (*signs, *also))


def assemble(found: Mapping[str, Mapping[str, object]], environ: Mapping[str, str]) -> Config:
    """One Config from the shipped defaults, these tables and the environment."""
    homes = sign_homes({DEFAULT: shipped_house(), **found})
    keys = shape(shipped_house()["keys"], homes)
    said = defaults(shipped_house())
    for file, table in found.items():
        said.update(layer(table, file, keys))
    said.update(_environment(environ))
    _complete_signs(said, homes)
    _complete_playbooks(said, (*homes, MONEY))
    hold_together(said)
    _hold_theme(said)
    return _config({key: said[key] for key in keys}, tuple(homes), environ)


@lru_cache(maxsize=1)
def shipped_house() -> dict[str, Any]:
    """The shipped house rules; never changed after reading."""
    return files.parse(files.shipped("config.toml"), "config.toml")


@lru_cache(maxsize=1)
def shipped_themes() -> tuple[Mapping[str, Theme], tuple[str, ...]]:
    """The garden's themes by name, and the names of Textual's own."""
    table: dict[str, Any] = files.parse(files.shipped("themes.toml"), "themes.toml")
    themes = {
        name: Theme(name=name, **{**colours, "signs": _frozen(colours["signs"])})
        for name, colours in table["themes"].items()
    }
    return _frozen(themes), tuple(table["builtin"])


def _environment(environ: Mapping[str, str]) -> Layer:
    """What the environment says; an empty variable says nothing."""
    said: Layer = {}
    for variable, key in ENVIRONMENT.items():
        text = environ.get(variable, "")
        if text:
            value = SHORT_FOR.get(text, text) if key == ("ascii",) else text
            said[key] = Entry(checked(value, key, variable, HOUSE[key]), variable)
    return said


def _complete_signs(said: Layer, homes: Mapping[str, str]) -> None:
    """Give each sign what it leaves out; only its name has to be written.

    Raises:
        ConfigError: a sign has no name; perhaps another sign was meant.
    """
    for sign, file in homes.items():
        named = said.get(("signs", sign, "en"))
        if named is None:
            near = nearest(sign, [other for other in homes if other != sign], n=1)
            raise ConfigError(
                file=file,
                problem=Problem.MISSING,
                where=f"signs.{sign}.en",
                nearest=tuple(f"signs.{other}" for other in near),
            )
        said.setdefault(("signs", sign, "de"), named)
        for field in SIGN:
            said.setdefault(("signs", sign, field), said["new_sign", field])
        said.setdefault(("keys", f"log-{sign}"), said["signs", sign, "key"])


def _complete_playbooks(said: Layer, signs: Iterable[str]) -> None:
    """Give each sign the steps and the days it leaves out; English steps alone hold for both languages."""
    for sign in signs:
        named = said.get(("playbooks", sign, "en"))
        if named is not None:
            said.setdefault(("playbooks", sign, "de"), named)
        for field in PLAYBOOK:
            said.setdefault(("playbooks", sign, field), said["new_playbook", field])


def _hold_theme(said: Layer) -> None:
    entry = said["theme",]
    themes, builtin = shipped_themes()
    names = (*themes, *builtin)
    if entry.value not in names:
        near = nearest(str(entry.value), names, n=2)
        raise ConfigError(
            file=entry.origin,
            problem=Problem.UNKNOWN_VALUE,
            where="theme",
            value=str(entry.value),
            nearest=tuple(near or themes),
        )


def _keys(said: Layer) -> dict[str, tuple[str, ...]]:
    """Every binding id with Textual's names of its keys.

    Raises:
        ConfigError: two of them share a key.
    """
    found = {
        key[1]: tuple(dict.fromkeys(map(normalise, spellings(entry.value))))
        for key, entry in said.items()
        if key[0] == "keys"
    }
    shared = clash(found)
    if shared:
        homes = [(_said_at(said, binding), said["keys", binding].origin) for binding in shared[:2]]
        homes.sort(key=lambda home: home[1] == DEFAULT)
        raise ConfigError(
            file=homes[0][1],
            problem=Problem.KEY_CLASH,
            where=homes[0][0],
            other=homes[1][0],
            value=shared[2],
        )
    return found


def _said_at(said: Layer, binding: str) -> str:
    """The key of the configuration that gave a binding its keys: a sign's own, where [keys] has none."""
    sign = binding.removeprefix("log-")
    if binding != sign and said["keys", binding] is said.get(("signs", sign, "key")):
        return f"signs.{sign}.key"
    return f"keys.{binding}"


def _config(said: Layer, signs: Iterable[str], environ: Mapping[str, str]) -> Config:
    value: dict[Key, Any] = {key: entry.value for key, entry in said.items()}
    keys = _keys(said)
    themes, builtin = shipped_themes()
    return Config(
        rules=_rules(value, signs, keys),
        session=Session(
            months=tuple(sorted(set(value["session", "months"]))),
            weekday=WEEKDAYS.index(value["session", "weekday"]),
        ),
        keys=_frozen(keys),
        theme=value["theme",],
        themes=themes,
        builtin_themes=builtin,
        language=value["language",],
        ascii=Ascii(value["ascii",]),
        mouse=value["mouse",],
        no_color=bool(environ.get("NO_COLOR")),
        values=_frozen({dotted(key): entry.value for key, entry in said.items()}),
        origins=_frozen({dotted(key): entry.origin for key, entry in said.items()}),
    )


def _rules(value: Mapping[Key, Any], signs: Iterable[str], keys: Mapping[str, tuple[str, ...]]) -> Rules:
    return Rules(
        signs=tuple(_sign(value, sign, keys) for sign in signs),
        included_rounds=value["terms", "included_rounds"],
        currency=value["money", "currency"],
        money=money_rules(value),
        verdict=verdict_rules(value),
        intake=intake_rules(value),
        playbooks=tuple(_playbook(value, ("playbooks", sign), sign) for sign in (*signs, MONEY)),
        new_playbook=_playbook(value, ("new_playbook",), ""),
        **{key[1]: number for key, number in value.items() if key[0] == "rules"},
    )


def _sign(value: Mapping[Key, Any], sign: str, keys: Mapping[str, tuple[str, ...]]) -> SignRule:
    fields = {key[2]: held for key, held in value.items() if key[:2] == ("signs", sign)}
    return SignRule(id=sign, **{**fields, "key": letter(keys[f"log-{sign}"], sign)})


def _playbook(value: Mapping[Key, Any], table: Key, sign: str) -> Playbook:
    """The playbook of this table; no incidents means that only the day counts."""
    return Playbook(
        sign=sign,
        days=value[(*table, "days")],
        allowed=value[(*table, "incidents")] or None,
        en=tuple(value[(*table, "en")]),
        de=tuple(value[(*table, "de")]),
    )


def _frozen(table: dict[str, Held]) -> Mapping[str, Held]:
    return MappingProxyType(table)
