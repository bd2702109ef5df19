"""Decayed incidents -> heat, level, and why (product.md §2).

One incident of weight w counts `w * 0.5 ** (age / half_life)` today, its age in whole local days.
All incidents fade at the same pace, so a sum that is h today is `h * 0.5 ** (n / half_life)` in n
days; the day on which a level fades follows from that without looking at the incidents again.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import IntEnum

from pruner.core.lazily import dataclass
from pruner.core.models import Client, Incident, Job
from pruner.core.rules import Rules, SignRule

DayOf = Callable[[datetime], date]
"""The user's local day of a moment."""


class SignLevel(IntEnum):
    """How far a sign has come on the way to its red line."""

    CLEAR = 0
    WATCH = 1
    WILTING = 2
    RED = 3


class Level(IntEnum):
    """How a client stands, best first; the colour of a branch."""

    THRIVING = 0
    HEALTHY = 1
    WATCH = 2
    WILTING = 3
    RED = 4

    @property
    def in_trouble(self) -> bool:
        """Wilting or red."""
        return self >= Level.WILTING


LEVELS = tuple(Level)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ember:
    """One incident's part in a heat: its local day, its weight when fresh and what remains of it.

    `round` is (n, included) for the n-th correction round of a job, else None.
    """

    incident: Incident
    day: date
    weight: float
    remaining: float
    round: tuple[int, int] | None = None

    @property
    def included(self) -> bool:
        """Whether this correction round is part of the price."""
        return self.round is not None and self.round[0] <= self.round[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignState:
    """How one sign burns at one client. `embers` newest first; dates are None where nothing will fade.

    `fades_on` is the first day with a lower level, `clears_on` the first day on which the sign is clear,
    if nothing more happens.
    """

    rule: SignRule
    embers: tuple[Ember, ...]
    heat: float
    level: SignLevel
    fades_on: date | None
    clears_on: date | None

    @property
    def fill(self) -> float:
        """Heat as a share of the red line."""
        return self.heat / self.rule.red_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """A client on one day. `signs` holds every sign with an incident, hottest first; `embers` newest first.

    `blooms` counts those of the last `bloom_days`; `fades_on` is the first day on which the level is lower.
    """

    level: Level
    heat: float
    signs: tuple[SignState, ...]
    embers: tuple[Ember, ...]
    blooms: int
    fades_on: date | None

    @property
    def worst(self) -> SignState | None:
        """The sign nearest to, or furthest beyond, its red line."""
        return max(self.signs, key=lambda state: state.fill, default=None)


def remaining(weight: float, age_days: int, half_life: float) -> float:
    """What an incident of this weight still counts at this age; nothing before it happened."""
    return 0.0 if age_days < 0 else weight * 0.5 ** (age_days / half_life)


def heat_on(embers: Iterable[Ember], day: date, half_life: float) -> float:
    """The heat of these incidents on a day; a later one follows from it by `remaining`, to the last bit."""
    return math.fsum(remaining(ember.weight, (day - ember.day).days, half_life) for ember in embers)


def sign_level(heat: float, red_at: float, rules: Rules) -> SignLevel:
    """The level of a sign by heat / red line."""
    share = heat / red_at
    if share < rules.watch_from:
        return SignLevel.CLEAR
    if share < rules.wilting_from:
        return SignLevel.WATCH
    return SignLevel.WILTING if share < rules.red_from else SignLevel.RED


def client_level(levels: Sequence[SignLevel], blooms: int) -> Level:
    """The worst sign's level, lifted by one where two or more stand there; blooms adorn a clear client."""
    worst = max(levels, default=SignLevel.CLEAR)
    if worst is SignLevel.CLEAR:
        return Level.THRIVING if blooms else Level.HEALTHY
    lifted = min(SignLevel.RED, worst + 1) if levels.count(worst) > 1 else worst
    return LEVELS[lifted + 1]


def days_until_below(heat: float, bound: float, half_life: float) -> int:
    """The least number of whole days after which this heat has fallen below a positive bound."""
    if heat < bound:
        return 0
    days = max(0, math.ceil(half_life * math.log2(heat / bound)) - 1)
    while remaining(heat, days, half_life) >= bound:
        days += 1
    return days


def health(
    client: Client,
    incidents: Iterable[Incident],
    jobs: Iterable[Job],
    rules: Rules,
    today: date,
    day_of: DayOf,
) -> Health:
    """How the client stands today. `incidents` and `jobs` are this client's; later days are left out."""
    embers = embers_by(today, client, incidents, jobs, rules, day_of)
    states = [
        _state(rule, [e for e in embers if e.incident.sign == rule.id], rules, today)
        for rule in _rules_met(embers, rules)
        if not rule.good
    ]
    states.sort(key=lambda state: -state.fill)
    good = {rule.id for rule in rules.signs if rule.good}
    blooms = sum(e.incident.sign in good and (today - e.day).days < rules.bloom_days for e in embers)
    return Health(
        level=client_level([state.level for state in states], blooms),
        heat=math.fsum(state.heat for state in states),
        signs=tuple(states),
        embers=tuple(embers),
        blooms=blooms,
        fades_on=_fades_on(states, rules, today),
    )


def levels_on(health: Health, day: date, rules: Rules) -> dict[str, SignLevel]:
    """How each sign stood on an earlier day, by what is known of a later one."""
    found = {}
    for state in health.signs:
        embers = [ember for ember in state.embers if ember.day <= day]
        if embers:
            found[state.rule.id] = sign_level(_heat_since(embers, day, rules), state.rule.red_at, rules)
    return found


def level_on(health: Health, day: date, rules: Rules) -> Level:
    """How the client stood on an earlier day, by what is known of a later one."""
    good = {rule.id for rule in rules.signs if rule.good}
    blooms = sum(
        ember.incident.sign in good and 0 <= (day - ember.day).days < rules.bloom_days
        for ember in health.embers
    )
    return client_level(list(levels_on(health, day, rules).values()), blooms)


def in_order(incidents: Iterable[Incident]) -> list[Incident]:
    """Oldest first; two at the same moment in the order in which they were recorded."""
    return sorted(incidents, key=lambda incident: (incident.at, incident.id))


def rounds_of_running_job(
    incidents: Iterable[Incident], jobs: Iterable[Job], rules: Rules
) -> tuple[int, int]:
    """(used, included) correction rounds of the job that runs now."""
    began = max((job.began_at for job in jobs), default=None)
    counting = {rule.id for rule in rules.signs if rule.counts_rounds}
    used = sum(i.sign in counting and (began is None or i.at >= began) for i in incidents)
    return used, rules.included_rounds


def embers_by(
    today: date,
    client: Client,
    incidents: Iterable[Incident],
    jobs: Iterable[Job],
    rules: Rules,
    day_of: DayOf,
) -> list[Ember]:
    """Every incident up to today as an Ember, newest first."""
    starts = sorted(job.began_at for job in jobs)
    rounds: dict[tuple[str, int], int] = {}
    embers = []
    for incident in in_order(incidents):
        day = day_of(incident.at)
        if day > today:
            continue
        rule = rules.sign(incident.sign)
        number = None
        if rule.counts_rounds:
            job = (rule.id, sum(start <= incident.at for start in starts))
            rounds[job] = rounds.get(job, 0) + 1
            number = (rounds[job], rules.included_rounds)
        free = incident.paid is not None or (number is not None and number[0] <= number[1])
        weight = 0.0 if free else rule.weight / client.tolerance
        left = remaining(weight, (today - day).days, rules.half_life)
        embers.append(Ember(incident=incident, day=day, weight=weight, remaining=left, round=number))
    embers.reverse()
    return embers


def _rules_met(embers: Sequence[Ember], rules: Rules) -> list[SignRule]:
    met = {ember.incident.sign for ember in embers}
    known = [rule for rule in rules.signs if rule.id in met]
    return known + [rules.sign(sign) for sign in sorted(met - {rule.id for rule in known})]


def _heat_since(embers: Sequence[Ember], day: date, rules: Rules) -> float:
    """The heat of these incidents on a day, newest first, by that of the day of the latest."""
    latest = embers[0].day
    return remaining(heat_on(embers, latest, rules.half_life), (day - latest).days, rules.half_life)


def _state(rule: SignRule, embers: list[Ember], rules: Rules, today: date) -> SignState:
    heat = _heat_since(embers, today, rules)
    level = sign_level(heat, rule.red_at, rules)
    bounds = {
        SignLevel.WATCH: rules.watch_from,
        SignLevel.WILTING: rules.wilting_from,
        SignLevel.RED: rules.red_from,
    }

    def falls_below(share: float) -> date:
        return today + timedelta(days=days_until_below(heat, share * rule.red_at, rules.half_life))

    burning = level is not SignLevel.CLEAR
    return SignState(
        rule=rule,
        embers=tuple(embers),
        heat=heat,
        level=level,
        fades_on=falls_below(bounds[level]) if burning else None,
        clears_on=falls_below(rules.watch_from) if burning else None,
    )


def _fades_on(states: Sequence[SignState], rules: Rules, today: date) -> date | None:
    """The first day with a lower level: one of the days on which some sign fades, tried in turn."""
    now = client_level([state.level for state in states], 0)
    days = {
        days_until_below(state.heat, share * state.rule.red_at, rules.half_life)
        for state in states
        for share in (rules.watch_from, rules.wilting_from, rules.red_from)
        if state.heat > 0
    }
    for day in sorted(days - {0}):
        then = [
            sign_level(remaining(state.heat, day, rules.half_life), state.rule.red_at, rules)
            for state in states
        ]
        if client_level(then, 0) < now:
            return today + timedelta(days=day)
    return None
