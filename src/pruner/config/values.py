"""The configuration as frozen values, ready for use."""

from collections.abc import Mapping
from enum import StrEnum

from pruner.core.house import MoneyRules, VerdictRules
from pruner.core.lazily import dataclass
from pruner.core.rules import Rules


class Ascii(StrEnum):
    """Whether leaves and lines are drawn in plain ASCII."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """When the next session is: months of the year, and a weekday with Monday as 0 (`core.calendar`)."""

    months: tuple[int, ...]
    weekday: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colours of a garden theme as `#rrggbb`. `signs` has one for each shipped sign and `other`."""

    name: str
    dark: bool
    background: str
    surface: str
    panel: str
    foreground: str
    selection: str
    primary: str
    secondary: str
    accent: str
    success: str
    warning: str
    error: str
    bloom: str
    leaf: str
    faded: str
    wilt: str
    deadwood: str
    thorn: str
    bark: str
    soil: str
    signs: Mapping[str, str]

    def sign(self, sign_id: str) -> str:
        """The sign's colour; signs of the user's own share one."""
        return self.signs.get(sign_id, self.signs["other"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything that is configured.

    `keys` maps every binding id, `log-<sign>` included, to Textual's names of its keys. `theme` is one of
    `themes` or of `builtin_themes`. `values` and `origins` map every dotted key to what holds and to where
    it was said: "default", a file, an environment variable or an option.
    """

    rules: Rules
    session: Session
    keys: Mapping[str, tuple[str, ...]]
    theme: str
    themes: Mapping[str, Theme]
    builtin_themes: tuple[str, ...]
    language: str
    ascii: Ascii
    mouse: bool
    no_color: bool
    values: Mapping[str, object]
    origins: Mapping[str, str]

    @property
    def money(self) -> MoneyRules:
        """How money is reckoned."""
        return self.rules.money

    @property
    def verdict(self) -> VerdictRules:
        """The bounds of the verdict."""
        return self.rules.verdict


def wants_ascii(setting: Ascii, environ: Mapping[str, str], encoding: str) -> bool:
    """Whether to draw in ASCII. Automatically where the output is not UTF-8, or on the Linux console."""
    if setting is not Ascii.AUTO:
        return setting is Ascii.ALWAYS
    unicode = encoding.lower().replace("-", "").replace("_", "") in {"utf8", "utf8sig"}
    return not unicode or environ.get("TERM") == "linux"
