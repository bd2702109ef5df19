"""Which keys there are and what each takes. Their values stand in `config/config.toml` alone."""

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Final

from pruner.core.house import Yardstick
from pruner.core.lazily import dataclass, pattern
from pruner.core.ledger import Contract, PayPeriod
from pruner.core.models import NAME_CAP
from pruner.core.playbooks import MONEY

Key = tuple[str, ...]
"""A key with its tables: ("signs", "rush", "weight")."""

SIGN_ID: Final = pattern(r"[a-z][a-z0-9-]*", re.ASCII)
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MINUTES_A_DAY: Final = 24 * 60
HOURS_A_MONTH: Final = 744
MANY_DAYS: Final = 36_500
MANY: Final = 1_000
MOST_MONEY: Final = 10**12
MANY_STEPS: Final = 20
YEAR: Final = 12
"""Months."""


class Kind(Enum):
    """What may stand behind a key."""

    TABLE = "table"
    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole number"
    SWITCH = "true or false"
    CHOICE = "one of a few words"
    CURRENCY = "currency code"
    AMOUNT = "amount or nothing"
    MONTHS = "list of months"
    DAYS = "rising list of days"
    RATES = "list of exchange rates"
    TEXTS = "list of texts"
    KEY = "key"
    KEYS = "key or list of keys"


TYPES: Final[Mapping[Kind, object]] = {
    Kind.TEXT: str,
    Kind.NUMBER: float,
    Kind.WHOLE: int,
    Kind.SWITCH: bool,
    Kind.CHOICE: str,
    Kind.CURRENCY: str,
    Kind.AMOUNT: int | float | str,
    Kind.MONTHS: list[int],
    Kind.DAYS: list[int],
    Kind.RATES: list[str],
    Kind.TEXTS: list[str],
    Kind.KEY: str,
    Kind.KEYS: str | list[str],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What one key takes. Bounds belong to it, unless `above` says that `low` itself is too little.

    The bounds of a TEXT are its length in characters; those of a list hold for each of its numbers or texts.
    A WHOLE with `choices` is one of them.
    """

    kind: Kind
    low: float = 0
    high: float = MANY
    above: bool = False
    choices: tuple[str, ...] = ()
    lengths: tuple[int, int] = (1, YEAR)
    """How many a list of DAYS or TEXTS has, at least and at most."""
    needed: bool = False
    """Whether an empty list is refused: without this key nobody finds the way out."""


TABLE: Final = Setting(kind=Kind.TABLE)
SWITCH: Final = Setting(kind=Kind.SWITCH)
SHARE: Final = Setting(kind=Kind.NUMBER, above=True, high=1)
BOUND: Final = Setting(kind=Kind.NUMBER, above=True)
DAYS: Final = Setting(kind=Kind.WHOLE, low=1, high=MANY_DAYS)
MONTHS: Final = Setting(kind=Kind.WHOLE, low=1, high=YEAR)
OF_A_RATE: Final = Setting(kind=Kind.NUMBER, above=True, high=2)
"""A share of the baseline or of the target rate; a bound may also lie above them."""
PRICE: Final = Setting(kind=Kind.AMOUNT, high=MOST_MONEY)
NAME: Final = Setting(kind=Kind.TEXT, low=1, high=NAME_CAP)
KEYS: Final = Setting(kind=Kind.KEYS)
POINTS: Final = Setting(kind=Kind.WHOLE, high=20)
"""Ten answers of an intake, 2 points at most each."""

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
    ("rules", "due_days"): DAYS,
    ("rules", "regret_days"): DAYS,
    ("money", "currency"): Setting(kind=Kind.CURRENCY),
    ("money", "target_rate"): Setting(kind=Kind.AMOUNT, above=True, high=MOST_MONEY),
    ("money", "monthly_costs"): PRICE,
    ("money", "savings"): Setting(kind=Kind.AMOUNT, low=-MOST_MONEY, high=MOST_MONEY),
    ("money", "rates"): Setting(kind=Kind.RATES),
    ("money", "window_months"): Setting(kind=Kind.WHOLE, choices=("3", "6", "12")),
    ("money", "yardstick"): Setting(kind=Kind.CHOICE, choices=tuple(each.value for each in Yardstick)),
    ("money", "count_incident_minutes"): SWITCH,
    ("money", "moderate_share"): SHARE,
    ("money", "high_share"): SHARE,
    ("money", "grade_days"): Setting(kind=Kind.DAYS, low=0, high=MANY_DAYS, lengths=(3, 3)),
    ("terms", "included_rounds"): Setting(kind=Kind.WHOLE),
    ("terms", "rush_surcharge"): Setting(kind=Kind.NUMBER, high=10),
    ("terms", "talk_fee"): PRICE,
    ("terms", "lead_days"): Setting(kind=Kind.WHOLE, high=MANY_DAYS),
    ("terms", "contract"): Setting(kind=Kind.CHOICE, choices=tuple(each.value for each in Contract)),
    ("terms", "pay_period"): Setting(kind=Kind.CHOICE, choices=tuple(each.value for each in PayPeriod)),
    ("verdict", "facts_months"): MONTHS,
    ("verdict", "facts_hours"): Setting(kind=Kind.WHOLE, low=1),
    ("verdict", "prune_baseline"): OF_A_RATE,
    ("verdict", "prune_months"): MONTHS,
    ("verdict", "fix_baseline"): OF_A_RATE,
    ("verdict", "fix_target"): OF_A_RATE,
    ("verdict", "watch_target"): OF_A_RATE,
    ("verdict", "fix_red_signs"): Setting(kind=Kind.WHOLE, low=1),
    ("verdict", "protect_share"): SHARE,
    ("verdict", "protect_runway_months"): Setting(kind=Kind.WHOLE, high=10 * YEAR),
    ("verdict", "red_days"): Setting(kind=Kind.DAYS, low=1, high=MANY_DAYS),
    ("verdict", "fix_tried_months"): Setting(kind=Kind.WHOLE, low=1, high=10 * YEAR),
    ("intake", "take_to"): POINTS,
    ("intake", "conditions_to"): POINTS,
    ("intake", "hindsight_from"): Setting(kind=Kind.WHOLE, low=1),
    ("intake", "month_hours"): Setting(kind=Kind.AMOUNT, high=HOURS_A_MONTH),
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
STEPS: Final = Setting(kind=Kind.TEXTS, low=1, high=NAME_CAP, lengths=(0, MANY_STEPS))
PLAYBOOK: Final[Mapping[str, Setting]] = {
    "days": DAYS,
    "incidents": Setting(kind=Kind.WHOLE),
    "en": STEPS,
    "de": STEPS,
}
SIGN_NAMES: Final[Mapping[str, Setting]] = {"en": NAME, "de": NAME}
NEEDED_KEYS: Final = ("quit", "back")


def shape(bindings: Iterable[str], signs: Iterable[str]) -> dict[Key, Setting]:
    """Every key there is, where these are the binding ids of the screen and the ids of the signs."""
    signs = tuple(signs)
    found = dict(HOUSE)
    found.update({("new_sign", field): setting for field, setting in SIGN.items()})
    found.update({("new_playbook", field): setting for field, setting in PLAYBOOK.items()})
    for sign in signs:
        found.update(
            {("signs", sign, field): setting for field, setting in (*SIGN_NAMES.items(), *SIGN.items())}
        )
    for sign in (*signs, MONEY):
        found.update({("playbooks", sign, field): setting for field, setting in PLAYBOOK.items()})
    for binding in bindings:
        found["keys", binding] = Setting(kind=Kind.KEYS, needed=binding in NEEDED_KEYS)
    found.update({("keys", f"log-{sign}"): KEYS for sign in signs})
    return found


def dotted(key: Key) -> str:
    """The key as people write it: `signs.rush.weight`."""
    return ".".join(key)
