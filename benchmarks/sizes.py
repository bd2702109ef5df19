"""How much is measured."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Gardens as (clients, incidents), rounds, and keys and steps of the cursor a visit."""

    small: tuple[int, int]
    large: tuple[int, int]
    rounds: int
    keys: int
    moves: int


QUICK = Sizes(small=(50, 500), large=(1_000, 10_000), rounds=9, keys=8, moves=8)
FULL = Sizes(small=(50, 5_000), large=(1_000, 100_000), rounds=11, keys=40, moves=20)
