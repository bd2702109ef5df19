"""Numbers as people and programs write them: `1.234,56`, `2,380.00`, `-12,00 €`, `$13.50`.

Which sign stands before the cents is told by a number's own shape where it can be: by the last sign, if
one or two digits follow it, or if the other sign stands before it. `1.234` alone could be either; then
the other numbers of its column decide (imports.md). One strict pattern admits what Decimal would also
take: NaN, 1e400 and full-width digits are no amounts.
"""

import re
from collections import Counter
from dataclasses import field
from decimal import Decimal
from functools import lru_cache
from typing import Final

from pruner.core.lazily import dataclass, pattern
from pruner.formats.options import DecimalSign

LIMIT: Final = Decimal(10) ** 12
"""Amounts of this size and more are a slip: no solo professional's invoice has thirteen digits."""
LONGEST: Final = 64
SYMBOL: Final = r"(?:US\$|[€$£]|Fr\.|[A-Z]{3})?"
MINUS: Final = "\\-\N{MINUS SIGN}"
WRITTEN: Final = pattern(
    rf"(?P<open>\()?(?P<before>[+{MINUS}]?)\s?(?P<left>{SYMBOL})\s?(?P<sign>[+{MINUS}]?)"
    rf"(?P<digits>[0-9.,][0-9.,'’ \u00a0\u202f]*?)\s?(?P<right>{SYMBOL})(?P<after>[{MINUS}]?)(?P<close>\))?"
)
BLANK_GROUP: Final = pattern("(?<=[0-9])['’ \u00a0\u202f](?=[0-9]{3}(?![0-9]))")
EITHER: Final = pattern(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
SIGNS: Final = {"€": "EUR", "£": "GBP", "US$": "USD", "Fr.": "CHF"}
DOLLARS: Final = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD"})
CODE: Final = pattern(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")
SHAPES: Final = {
    sign: pattern(
        rf"[0-9]{{1,3}}(?:{re.escape(sign.grouping)}[0-9]{{2,3}})*{re.escape(sign.grouping)}[0-9]{{3}}(?:{re.escape(sign)}[0-9]*)?"
        rf"|[0-9]+(?:{re.escape(sign)}[0-9]*)?|{re.escape(sign)}[0-9]+"
    )
    for sign in DecimalSign
}


class NotANumberHere(ValueError):  # noqa: N818  # becomes a rejected row
    """The text is no number."""


class StyleUnknown(ValueError):  # noqa: N818  # becomes a rejected row
    """The number could be read both ways."""


class TooLarge(ValueError):  # noqa: N818  # becomes a rejected row
    """A number of 10^12 or more."""


@dataclass(slots=True)
class Votes:
    """What the numbers of a column say about its decimal sign. `either` is one that says nothing."""

    counts: Counter[DecimalSign] = field(default_factory=Counter)
    either: str | None = None

    def see(self, text: str) -> None:
        """Count one cell; what is no number says nothing."""
        if ":" in text:
            return  # a time span
        sign, either = _shape(text)
        if sign is not None:
            self.counts[sign] += 1
        elif either and self.either is None:
            self.either = text.strip()

    def decided(self) -> DecimalSign | None:
        """The sign most numbers speak for."""
        point, comma = self.counts[DecimalSign.POINT], self.counts[DecimalSign.COMMA]
        if point == comma:
            return None
        return DecimalSign.POINT if point > comma else DecimalSign.COMMA


@lru_cache(maxsize=4096)  # the same few lengths and rates stand in row after row
def _shape(text: str) -> tuple[DecimalSign | None, bool]:
    """The decimal sign that a number's shape tells, and whether the number could be read both ways."""
    digits = _digits(text)
    if digits is None:
        return None, False
    either = EITHER.fullmatch(digits) is not None
    return None if either else own_sign(digits), either


def own_sign(digits: str) -> DecimalSign | None:
    """The decimal sign that a number's shape tells, None where there is no sign in it."""
    points, commas = digits.count("."), digits.count(",")
    if not points and not commas:
        return None
    last = DecimalSign.POINT if digits.rfind(".") > digits.rfind(",") else DecimalSign.COMMA
    if points and commas:
        return last
    return last if points + commas == 1 else last.grouping


@lru_cache(maxsize=4096)  # the same few lengths and rates stand in row after row
def number(text: str, style: DecimalSign | None) -> Decimal:
    """The number; `style` is that of its column, and counts only where its own shape does not tell.

    Raises:
        NotANumberHere: no number.
        StyleUnknown: `1.234`, and the style is None.
        TooLarge: 10^12 or more.
    """
    written = _written(text)
    digits = _digits(text)
    if written is None or digits is None:
        raise NotANumberHere(text)
    sign = style if EITHER.fullmatch(digits) else own_sign(digits) or DecimalSign.POINT
    if sign is None:
        raise StyleUnknown(text)
    if not SHAPES[sign].fullmatch(digits):
        raise NotANumberHere(text)
    value = Decimal(digits.replace(sign.grouping, "").replace(sign, "."))
    if value >= LIMIT:
        raise TooLarge(text)
    return -value if _negative(written) else value


def currency(text: str, own: str | None) -> str | None:
    """The currency a text names: `€`, `CHF 12`, `Euro - EUR`; `$` is the user's dollar, else the US one."""
    for symbol, code in SIGNS.items():
        if symbol in text:
            return code
    if "$" in text:
        return own if own in DOLLARS else "USD"
    codes = CODE.findall(text)
    return codes[-1] if codes else None


def _written(text: str) -> re.Match[str] | None:
    """The parts of the number, if it has one sign at most."""
    text = text.strip()
    found = WRITTEN.fullmatch(text) if len(text) <= LONGEST else None
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    return found if len(_signs(found)) <= 1 else None


def _digits(text: str) -> str | None:
    written = _written(text)
    return None if written is None else BLANK_GROUP.sub("", written["digits"])


def _signs(written: re.Match[str]) -> str:
    return "".join(written[part] or "" for part in ("open", "before", "sign", "after"))


def _negative(written: re.Match[str]) -> bool:
    return _signs(written) not in {"", "+"}
