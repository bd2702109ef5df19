"""Amounts and exchange rates of the configuration, exact to the last digit.

TOML gives a number with a point as a float. Its text is the one that was written, so a Decimal made from that
text is exactly 0.6; made from the float it would be a little less, and a client at exactly 60 % red.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from pruner.config.errors import ConfigError, Problem, shown
from pruner.config.schema import Setting
from pruner.core.lazily import pattern

PLACES: Final = 2
TYPED: Final = pattern(r"-?[0-9]{1,18}(?P<places>[.,][0-9]{1,2})?", re.ASCII)
RATE: Final = pattern(r"\s*([A-Z]{3})\s*=\s*([0-9]{1,12}(?:\.[0-9]{1,12})?)\s*", re.ASCII)


def exact(number: object) -> Decimal:
    """The number as it was written."""
    return Decimal(str(number))


def amount(held: object) -> Decimal | None:
    """The amount; None where the text is empty, which is "not set"."""
    return None if held == "" else exact(held)


def too_fine(number: object) -> bool:
    """Whether an amount has more decimals than money has."""
    return exact(number) != round(exact(number), PLACES)


def typed(text: str) -> object:
    """An amount as people type it, `95`, `95.50` or `95,50`; any other text as it is."""
    found = TYPED.fullmatch(text.strip())
    if not found:
        return text.strip()
    return float(found[0].replace(",", ".")) if found["places"] else int(found[0])


def rates(held: Iterable[str]) -> tuple[tuple[str, Decimal], ...]:
    """Each currency with what one unit of it is worth in the main one."""
    return tuple(found for text in held if (found := _rate(text)))


def hold_rates(held: object, where: str, file: str, setting: Setting) -> list[str]:
    """The rates, each written alike: `USD = 0.92`.

    Raises:
        ConfigError: one is no rate, or a currency has two.
    """
    found: dict[str, str] = {}
    for text in held if isinstance(held, list) else ():
        pair = _rate(text)
        if pair is None:
            raise ConfigError(
                file=file, problem=Problem.WRONG_TYPE, where=where, value=shown(text), expected=setting
            )
        currency, rate = pair
        if currency in found:
            raise ConfigError(file=file, problem=Problem.DOUBLE_RATE, where=where, value=currency)
        found[currency] = f"{currency} = {rate:f}"
    return list(found.values())


def _rate(text: str) -> tuple[str, Decimal] | None:
    """A currency and its rate; a rate of 0 is none."""
    found = RATE.fullmatch(text)
    rate = Decimal(found[2]) if found else Decimal(0)
    return (found[1], rate) if found and rate else None
