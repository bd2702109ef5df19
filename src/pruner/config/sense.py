"""What two keys of the configuration say about each other, held once every layer has spoken."""

from itertools import pairwise
from typing import Any, Final

from pruner.config.amounts import rates
from pruner.config.errors import ConfigError, Problem
from pruner.config.layers import DEFAULT, Entry, Layer
from pruner.config.schema import Key, dotted

RISING: Final[tuple[tuple[Key, ...], ...]] = (
    (("rules", "watch_from"), ("rules", "wilting_from"), ("rules", "red_from")),
    (("money", "moderate_share"), ("money", "high_share")),
    (("verdict", "fix_target"), ("verdict", "watch_target")),
    (("intake", "take_to"), ("intake", "conditions_to")),
)
"""Bounds that must rise, else what lies between two of them would never be reached."""
WITHIN: Final[tuple[tuple[Key, Key], ...]] = (
    (("verdict", "facts_months"), ("money", "window_months")),
    (("verdict", "prune_months"), ("money", "window_months")),
)
"""Months that are looked for in the window; a window shorter than they are would never have them."""


def hold_together(said: Layer) -> None:
    """Whether the keys fit each other.

    Raises:
        ConfigError: two of them do not.
    """
    for chain in RISING:
        for lower, upper in pairwise(chain):
            if _number(said[lower]) >= _number(said[upper]):
                raise _disagreement(Problem.NOT_ASCENDING, said, upper, lower)
    for part, whole in WITHIN:
        if _number(said[part]) > _number(said[whole]):
            raise _disagreement(Problem.NOT_WITHIN, said, part, whole)
    _hold_rates(said)


def _disagreement(problem: Problem, said: Layer, key: Key, other: Key) -> ConfigError:
    entry = said[key] if said[key].origin != DEFAULT else said[other]
    return ConfigError(
        file=entry.origin,
        problem=problem,
        where=dotted(key),
        other=dotted(other),
        value=str(said[key].value),
    )


def _hold_rates(said: Layer) -> None:
    """The main currency is worth itself; a rate of it was meant for another one."""
    held: Any = said["money", "rates"].value
    main = said["money", "currency"].value
    if any(currency == main for currency, _rate in rates(held)):
        raise ConfigError(
            file=said["money", "rates"].origin,
            problem=Problem.RATE_OF_MAIN,
            where="money.rates",
            value=str(main),
        )


def _number(entry: Entry) -> float:
    return entry.value if isinstance(entry.value, int | float) else 0.0
