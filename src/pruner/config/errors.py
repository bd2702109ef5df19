"""What can be wrong with the configuration, as facts. The sentences stand in the wording."""

import reprlib
from enum import Enum
from typing import Final

from pruner.config.schema import Setting
from pruner.core.lazily import dataclass
from pruner.core.text import clean

SHOWN: Final = 60
"""How many characters of a wrong text are repeated."""


class Problem(Enum):
    """What is wrong; beside each, the fields of ConfigError that say more."""

    NOT_TOML = "not TOML"
    """`line` (0 where unknown), `detail` in the parser's own words."""
    NOT_UTF8 = "not UTF-8"
    """`line`."""
    TOO_DEEP = "nested too deeply"
    UNREADABLE = "cannot be read"
    """`detail` in the system's own words."""
    UNWRITABLE = "cannot be written"
    """`detail` in the system's own words."""
    UNKNOWN_KEY = "unknown key"
    """`where`, `nearest` keys."""
    WRONG_TYPE = "wrong type"
    """`where`, `value`, `expected.kind`."""
    OUT_OF_RANGE = "out of range"
    """`where`, `value`, `expected.low`, `.high`, `.above`; for a text its length in `expected`."""
    TOO_MANY = "too many"
    """`where`, `expected.lengths`: a list has more texts than are of use."""
    NOT_ASCENDING = "not ascending"
    """`where` must be above `other`, the key or the number before it; `value`."""
    NOT_WITHIN = "not within"
    """`where` must be at most `other`, another key; `value`."""
    DOUBLE_RATE = "double rate"
    """`where` has two rates of the currency `value`."""
    RATE_OF_MAIN = "rate of the main currency"
    """`where` has a rate of `value`, which is the main currency."""
    UNKNOWN_VALUE = "unknown value"
    """`where`, `value`, `nearest` values (all choices where none is near)."""
    BAD_SIGN_ID = "bad sign id"
    """`where`: ids are small letters, digits and hyphens, a letter first."""
    MISSING = "missing"
    """`where` has to be written: the name of a sign of one's own; `nearest` signs, if one was meant."""
    KEY_CLASH = "key clash"
    """`where` and `other`, two keys of the configuration, both have the key `value`."""
    DEAD_KEY = "key that never fires"
    """`where`, `value`, `nearest`: spellings that work."""
    NO_KEY = "no key left"
    """`where` needs at least one key."""


@dataclass(eq=False, kw_only=True)
class ConfigError(Exception):
    """One thing that is wrong. `file` is a path, the name of an environment variable, or an option.

    `where` is the dotted key, empty where the file as a whole is meant. Texts from a file are cleaned.
    """

    file: str
    problem: Problem
    where: str = ""
    line: int = 0
    value: str = ""
    other: str = ""
    detail: str = ""
    expected: Setting | None = None
    nearest: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join(filter(None, (self.file, self.where, self.problem.value, self.value, self.detail)))


def shown(value: object) -> str:
    """A value in an error, on one line and however deep or long it is."""
    return clean(value[:SHOWN] if isinstance(value, str) else reprlib.repr(value))
