"""The configuration as it came out last time, kept in the state folder: reading it takes a tenth of the time.

What is kept holds for exactly what it was made of: the text of both files of the user, the variables, the
shipped files and the modules that make a configuration of them. Where one is another, it is assembled anew,
so the file may be deleted at any time. A configuration that cannot be read is never kept.
"""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import fields
from decimal import Decimal
from enum import Enum
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from pruner.config.folders import Places
from pruner.config.values import Ascii, Config, Session, Theme
from pruner.core.house import IntakeRules, MoneyRules, TermsRules, VerdictRules, Yardstick
from pruner.core.ledger import Contract, PayPeriod
from pruner.core.playbooks import Playbook
from pruner.core.rules import Rules, SignRule

NAME: Final = "config.json"
VARIABLES: Final = ("PRUNER_LANG", "PRUNER_THEME", "PRUNER_ASCII", "NO_COLOR")
PACKAGE: Final = Path(__file__).parent.parent
MADE_BY: Final = tuple(map(str, (PACKAGE / "config", PACKAGE / "core", PACKAGE / "defaults")))
SHIPPED: Final = str(PACKAGE.parent.parent / "config")
"""Where the shipped files of a checkout are."""
RECORDS: Final = (
    *(Config, Session, Theme),
    *(Rules, SignRule, Playbook, MoneyRules, TermsRules, VerdictRules, IntakeRules),
)
WORDS: Final = (Ascii, Yardstick, Contract, PayPeriod)
Said = list[object]


def recall(places: Places, environ: Mapping[str, str], *, keeps: bool = True) -> Config:
    """The configuration, as `load` would find it; kept for the next time where it `keeps`.

    Raises:
        ConfigError: a file, a key or a variable is not as it should be.
    """
    path = places.state_dir / NAME
    try:
        asked = _asked(places, environ)
    except (OSError, UnicodeDecodeError):
        keeps, asked = False, []  # `load` says what is wrong with it
    found = _read(path, asked) if asked else None
    if found is None:
        from pruner.config.loading import load  # what is kept does without

        found = load(places, environ)
        if keeps:
            _keep(path, asked, found)
    return found


def _asked(places: Places, environ: Mapping[str, str]) -> Said:
    """Everything the configuration is made of."""
    return [
        [_text(places.config_file), _text(places.preferences_file)],
        [environ.get(name) for name in VARIABLES],
        [_stamps(folder) for folder in (*MADE_BY, SHIPPED)],
    ]


def _text(path: Path) -> list[str | None]:
    """The path and what the file holds; None where there is none."""
    try:
        return [str(path), path.read_text(encoding="utf-8")]
    except FileNotFoundError:
        return [str(path), None]


def _stamps(folder: str) -> Said:
    """Every file of the folder, with its time of change and size."""
    try:
        with os.scandir(folder) as entries:
            files = [(entry.name, entry.stat()) for entry in entries if "." in entry.name]
    except FileNotFoundError:
        return []
    return [[name, stat.st_mtime_ns, stat.st_size] for name, stat in sorted(files)]


def _read(path: Path, asked: Said) -> Config | None:
    """What is kept, where it was kept for just this."""
    try:
        held = json.loads(path.read_bytes())
        return _value(held[1]) if held[0] == asked else None
    except (OSError, ValueError, LookupError, TypeError):  # nothing is there, or nothing of ours
        return None


def _keep(path: Path, asked: Said, found: Config) -> None:
    from pruner.config.files import replace_file  # not needed most of the time

    if path.parent.is_dir():  # the first status files make it
        try:
            replace_file(path, json.dumps([asked, _plain(found)], separators=(",", ":")).encode())
        except OSError:
            return  # the next command takes a moment longer


def _plain(value: object) -> object:
    """The value as what JSON has; what it has not is an object with the name of what makes it again."""
    kind = type(value)
    if isinstance(value, tuple):
        return {"tuple": [_plain(each) for each in value]}
    if isinstance(value, Mapping):
        return {"mapping": [[key, _plain(each)] for key, each in value.items()]}
    if isinstance(value, Enum):
        return {kind.__name__: value.value}
    if isinstance(value, Decimal):
        return {kind.__name__: str(value)}
    if kind in RECORDS:
        return {kind.__name__: [_plain(getattr(value, name)) for name in _fields(kind)]}
    return value


def _value(held: Any) -> Any:  # noqa: ANN401  # whatever it is
    """What `_plain` was given."""
    if isinstance(held, dict):
        ((name, inner),) = held.items()
        return MAKERS[name](_value(inner))
    return [_value(each) for each in held] if isinstance(held, list) else held


def _record(kind: type, values: list[object]) -> object:
    return kind(**dict(zip(_fields(kind), values, strict=True)))


def _fields(kind: Any) -> tuple[str, ...]:  # noqa: ANN401  # one of RECORDS
    return tuple(field.name for field in fields(kind))


MAKERS: Final[Mapping[str, Callable[[Any], object]]] = {
    "tuple": tuple,
    "mapping": lambda pairs: MappingProxyType(dict(pairs)),
    "Decimal": Decimal,
    **{word.__name__: word for word in WORDS},
    **{record.__name__: partial(_record, record) for record in RECORDS},
}
