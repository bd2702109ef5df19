"""Why a verdict is what it is: facts, put into words elsewhere.

Rates are per hour and exact; a `share` in a comparison is the bound's share of the target or baseline.
"""

from datetime import date
from fractions import Fraction

from pruner.core.lazily import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LowMonths:
    """The rate is below a share of the baseline in each of the last months, oldest first."""

    rates: tuple[Fraction, ...]
    share: Fraction
    baseline: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class LowLatestMonth:
    """The rate of the latest month is below a share of the baseline."""

    rate: Fraction
    share: Fraction
    baseline: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class RateBelowTarget:
    """The rate of the window is below a share of the target rate."""

    rate: Fraction
    share: Fraction
    target: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class RedThroughout:
    """A sign is red today and was red on each of these days ago."""

    sign: str
    days: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RedSigns:
    """These signs are red today."""

    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FixFailed:
    """A fix for the sign, or for money, was offered and ended failed or refused."""

    sign: str
    ended_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NoFixYet:
    """No fix that counts has failed within so many months."""

    sign: str
    months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FixOverdue:
    """A fix is past its deadline and must be answered first."""

    sign: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedByShare:
    """The client brings so much of the income that it must be replaced first."""

    share: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedByRunway:
    """After the cut the savings last for so few months that the client must be replaced first."""

    months: Fraction


@dataclass(frozen=True, slots=True)
class ShareUnknown:
    """Nobody knows the income share, so it protects nobody."""


@dataclass(frozen=True, slots=True)
class RunwayUnknown:
    """Savings or monthly costs are not set, so the runway protects nobody."""


@dataclass(frozen=True, slots=True)
class TargetNotSet:
    """The conditions that need the target rate were skipped."""


@dataclass(frozen=True, slots=True)
class NoBaseline:
    """There is nothing to hold the rate against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingMonths:
    """Too few calendar months have any fact."""

    have: int
    need: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingHours:
    """Too few hours lie in the window."""

    have: Fraction
    need: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingAgainst:
    """No sign is red and the rate holds."""

    rate: Fraction


Reason = (
    LowMonths
    | LowLatestMonth
    | RateBelowTarget
    | RedThroughout
    | RedSigns
    | FixFailed
    | NoFixYet
    | FixOverdue
    | ProtectedByShare
    | ProtectedByRunway
    | ShareUnknown
    | RunwayUnknown
    | TargetNotSet
    | NoBaseline
    | MissingMonths
    | MissingHours
    | NothingAgainst
)
