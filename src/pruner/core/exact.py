"""Exact numbers, and how they are shown: reckoned with and compared as fractions, rounded for the eye only.

A third of an invoice is no Decimal; as a Fraction it is exact, so that the parts of an amount always make
up the amount, and a client at exactly 60 % of the baseline is at exactly 60 % (product.md §3).
"""

from decimal import Decimal
from fractions import Fraction

ZERO = Fraction(0)
MINUTES_PER_HOUR = 60


def rounded(number: Fraction, places: int = 2) -> Decimal:
    """The number with so many places, a half away from zero as on invoices; never a negative zero."""
    scaled = abs(number) * 10**places
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = tuple(int(digit) for digit in str(units))
    return Decimal((int(number < 0 < units), digits, -places))


def ratio(part: Fraction | None, whole: Fraction | None) -> Fraction | None:
    """Which part of the whole this is; unknown where either is, or where there is nothing to be a part of."""
    return part / whole if part is not None and whole is not None and whole != 0 else None


def difference(number: Fraction | None, other: Fraction | None) -> Fraction | None:
    """How far the number lies above the other; unknown where either is."""
    return number - other if number is not None and other is not None else None


def with_surcharge(amount: Fraction, share: Fraction | Decimal) -> Fraction:
    """The amount raised by a share of itself: 0.5 is +50 %."""
    return amount * (1 + Fraction(share))
