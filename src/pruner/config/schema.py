"""Which keys there are and what each takes. Their values stand in `config/config.toml` alone."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from pruner.core.models import NAME_CAP

Key = tuple[str, ...]
"""A key with its tables: ("signs", "rush", "weight")."""

SIGN_ID: Final = re.compile(r"[a-z][a-z0-9-]*", re.ASCII)
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MINUTES_A_DAY: Final = 24 * 60
MANY_DAYS: Final = 36_500
MANY: Final = 1_000


class Kind(Enum):
    """What may stand behind a key."""

    TABLE = "table"
    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole number"
    SWITCH = "true or false"
    CHOICE = "one of a few words"
    CURRENCY = "currency code"
    MONTHS = "list of months"
    KEY = "key"
    KEYS = "key or list of keys"


TYPES: Final[Mapping[Kind, object]] = {
    Kind.TEXT: str,
    Kind.NUMBER: float,
    Kind.WHOLE: int,
    Kind.SWITCH: bool,
    Kind.CHOICE: str,
    Kind.CURRENCY: str,
    Kind.MONTHS: list[int],
    Kind.KEY: str,
    Kind.KEYS: str | list[str],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What one key takes. Bounds belong to it, unless `above` says that `low` itself is too little.

    The bounds of a TEXT are its length in characters.
    """

    kind: Kind
    low: float = 0
    high: float = MANY
    above: bool = False
    choices: tuple[str, ...] = ()
    needed: bool = False
    """Whether an empty list is refused: without this key nobody finds the way out."""


TABLE: Final = Setting(kind=Kind.TABLE)
SWITCH: Final = Setting(kind=Kind.SWITCH)
SHARE: Final = Setting(kind=Kind.NUMBER, above=True, high=1)
BOUND: Final = Setting(kind=Kind.NUMBER, above=True)
DAYS: Final = Setting(kind=Kind.WHOLE, low=1, high=MANY_DAYS)
NAME: Final = Setting(kind=Kind.TEXT, low=1, high=NAME_CAP)
KEYS: Final = Setting(kind=Kind.KEYS)

HOUSE: Final[Mapping[Key, Setting]] = {
    ("theme",): Setting(kind=Kind.TEXT),
    ("language",): Setting(kind=Kind.CHOICE, choices=("", "en", "de")),
    ("ascii",): Setting(kind=Kind.CHOICE, choices=("auto", "always", "never")),
    ("mouse",): SWITCH,
    ("rules", "half_life"): Setting(kind=Kind.NUMBER, above=True, high=MANY_DAYS),
    ("rules", "watch_from"): BOUND,
    ("rules", "wilting_from"): BOUND,
    ("rules", "red_from"): BOUND,
    ("rules", "bloom_days"): DAYS,
    ("rules", "thorn_days"): DAYS,
    ("rules", "quiet_days"): DAYS,
    ("rules", "heats_up_days"): DAYS,
    ("rules", "strong_share"): SHARE,
    ("money", "currency"): Setting(kind=Kind.CURRENCY),
    ("terms", "included_rounds"): Setting(kind=Kind.WHOLE),
    ("session", "months"): Setting(kind=Kind.MONTHS, low=1, high=12),
    ("session", "weekday"): Setting(kind=Kind.CHOICE, choices=WEEKDAYS),
}
SIGN: Final[Mapping[str, Setting]] = {
    "key": Setting(kind=Kind.KEY),
    "weight": Setting(kind=Kind.NUMBER),
    "minutes": Setting(kind=Kind.WHOLE, high=MINUTES_A_DAY),
    "red_at": Setting(kind=Kind.NUMBER, above=True),
    "counts_rounds": SWITCH,
    "good": SWITCH,
}
SIGN_NAMES: Final[Mapping[str, Setting]] = {"en": NAME, "de": NAME}
NEEDED_KEYS: Final = ("quit", "back")


def shape(bindings: Iterable[str], signs: Iterable[str]) -> dict[Key, Setting]:
    """Every key there is, where these are the binding ids of the screen and the ids of the signs."""
    signs = tuple(signs)
    found = dict(HOUSE)
    found.update({("new_sign", field): setting for field, setting in SIGN.items()})
    for sign in signs:
        found.update(
            {("signs", sign, field): setting for field, setting in (*SIGN_NAMES.items(), *SIGN.items())}
        )
    for binding in bindings:
        found["keys", binding] = Setting(kind=Kind.KEYS, needed=binding in NEEDED_KEYS)
    found.update({("keys", f"log-{sign}"): KEYS for sign in signs})
    return found


def dotted(key: Key) -> str:
    """The key as people write it: `signs.rush.weight`."""
    return ".".join(key)
