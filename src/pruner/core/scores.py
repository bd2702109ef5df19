"""A client's incidents summed up by sign, so that nobody looks at them again to say how the client stands.

A score is the heat of a sign on the day of its last incident. All incidents fade at the same pace, so the
heat of every later day follows from it alone, to the last bit: `heat.health` reckons in the same two steps.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby

from pruner.core.heat import (
    DayOf,
    Ember,
    Health,
    Level,
    client_level,
    embers_by,
    heat_on,
    remaining,
    sign_level,
)
from pruner.core.lazily import dataclass
from pruner.core.models import Client, Incident, Job
from pruner.core.rules import Rules, SignRule


@dataclass(frozen=True, slots=True)
class Score:
    """The heat of a sign at a client on the day of its last incident, paid ones and blooms among them."""

    sign: str
    day: date
    heat: float


@dataclass(frozen=True, slots=True)
class Outline:
    """How a client stands by its scores.

    `fill` is the heat of the sign nearest to, or furthest beyond, its red line, as a share of that line.
    """

    level: Level
    heat: float
    fill: float


@dataclass(frozen=True, slots=True)
class Scorer:
    """How a client's incidents and jobs become scores; the rounds included are None where not agreed.

    `basis` says what scores depend on besides the facts: those with another basis do not hold.
    """

    basis: str
    score: Callable[[Client, Sequence[Incident], Sequence[Job], int | None], tuple[Score, ...]]


def scores(
    client: Client, incidents: Iterable[Incident], jobs: Iterable[Job], rules: Rules, day_of: DayOf
) -> tuple[Score, ...]:
    """The score of each sign that the client has an incident of; `rules` are those agreed with the client."""
    embers = embers_by(date.max, client, incidents, jobs, rules, day_of)
    by_sign = groupby(sorted(embers, key=lambda e: e.incident.sign), key=lambda e: e.incident.sign)
    return tuple(_score(sign, list(found), rules) for sign, found in by_sign)


def basis(rules: Rules, zone: str) -> str:
    """What scores depend on besides the facts: weights, pace, rounds included, and where a day begins."""
    signs = sorted((rule.id, rule.weight, rule.counts_rounds) for rule in rules.signs)
    return repr((signs, rules.half_life, rules.included_rounds, zone))


class Outlines:
    """How clients stand on one day by their scores; what a sign or a day has in common is looked up once."""

    def __init__(self, rules: Rules, today: date) -> None:
        self._rules = rules
        self._today = today
        self._by_sign: dict[str, SignRule] = {}
        self._by_day: dict[date, tuple[int, float]] = {}

    def foretold(self, found: Iterable[Score]) -> bool:
        """Whether one of the scores is of a day that has yet to come."""
        return any(score.day > self._today for score in found)

    def of(self, found: Iterable[Score]) -> Outline:
        """How a client with these scores stands; none of them is of a later day."""
        rules, levels, burning, blooms, fill = self._rules, [], [], 0, 0.0
        for score in found:
            rule, (age, left) = self._rule(score.sign), self._aged(score.day)
            if rule.good:
                blooms += age < rules.bloom_days
                continue
            heat = score.heat * left
            burning.append(heat)
            levels.append(sign_level(heat, rule.red_at, rules))
            fill = max(fill, heat / rule.red_at)
        return Outline(client_level(levels, blooms), math.fsum(burning), fill)

    def heats(self, found: Iterable[Score]) -> dict[str, float]:
        """The heat of each warning sign by these scores; none of them is of a later day."""
        return {
            score.sign: score.heat * self._aged(score.day)[1]
            for score in found
            if not self._rule(score.sign).good
        }

    def _rule(self, sign: str) -> SignRule:
        return self._by_sign.get(sign) or self._by_sign.setdefault(sign, self._rules.sign(sign))

    def _aged(self, day: date) -> tuple[int, float]:
        """The age of what was on this day, and what is left of it."""
        if day not in self._by_day:
            age = (self._today - day).days
            self._by_day[day] = age, remaining(1, age, self._rules.half_life)
        return self._by_day[day]


def outline_of(health: Health) -> Outline:
    """The same of a client whose incidents have been looked at."""
    return Outline(health.level, health.heat, health.worst.fill if health.worst else 0.0)


def _score(sign: str, embers: list[Ember], rules: Rules) -> Score:
    latest = max(ember.day for ember in embers)
    return Score(sign, latest, heat_on(embers, latest, rules.half_life))
