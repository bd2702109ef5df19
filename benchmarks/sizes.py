"""How much is measured."""

from dataclasses import dataclass

Garden = tuple[int, int]
"""Clients and incidents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Gardens, rounds, keys and steps of the cursor a visit, the gardens that grow, rows imported."""

    small: Garden
    large: Garden
    rounds: int
    keys: int
    moves: int
    growth: tuple[Garden, ...]
    rows: int


QUICK = Sizes(
    small=(50, 500),
    large=(1_000, 10_000),
    rounds=9,
    keys=8,
    moves=8,
    growth=((50, 5_000), (1_000, 100_000)),
    rows=100_000,
)
FULL = Sizes(
    small=(50, 5_000),
    large=(1_000, 100_000),
    rounds=11,
    keys=40,
    moves=20,
    growth=((50, 5_000), (1_000, 100_000), (10_000, 1_000_000)),
    rows=100_000,
)
