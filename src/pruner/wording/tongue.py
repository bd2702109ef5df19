"""What the sentences about a verdict share: amounts, shares, hours and the names of signs.

What is needed is rounded up and what is there is rounded down where the words say how much is missing, so
that no sentence contradicts itself; every other amount is rounded half up, for display only.
"""

import math
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from pruner.core.exact import rounded
from pruner.core.lazily import dataclass
from pruner.core.models import Money
from pruner.core.money import minor_digits
from pruner.core.playbooks import MONEY
from pruner.core.rules import Rules
from pruner.i18n import _, money, number
from pruner.wording.branches import sign

HOURS_DIGITS = 1
TENTHS = 10
MINUTES_OF_A_TENTH = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """What a sentence needs beside its facts: the currency of its amounts and the names of the signs."""

    currency: str
    rules: Rules

    def amount(self, value: Fraction) -> str:
        """An amount, rounded half up to the digits of its currency."""
        return money(Money(rounded(value, minor_digits(self.currency)), self.currency))

    def sign(self, sign_id: str) -> str:
        """A sign's name in quotes; a fix may also be about money."""
        name = _("money") if sign_id == MONEY else sign(self.rules.sign(sign_id))
        return _("“{name}”").format(name=name)

    def signs(self, sign_ids: Iterable[str]) -> str:
        """Several of them."""
        return ", ".join(map(self.sign, sign_ids))


def percent(share: Fraction) -> str:
    """A share with one decimal where it has any."""
    shown = rounded(share * 100, 1)
    return number(shown, 0 if shown == int(shown) else 1)


def tenths_down(value: Fraction) -> str:
    """What is there, with one decimal and never more than there is."""
    return number(Decimal(math.floor(value * TENTHS)) / TENTHS, HOURS_DIGITS)


def hours_up(minutes: int) -> str:
    """Hours that are surely enough."""
    return number(Decimal(math.ceil(Fraction(minutes, MINUTES_OF_A_TENTH))) / TENTHS, HOURS_DIGITS)
