"""The look back with which a session begins: the quarter against the one before, and what was decided last.

"The quarter" are the last three complete calendar months, so that a session held late compares whole months
too; on the first days of a calendar quarter it is the quarter that has just ended.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from pruner.core.exact import MINUTES_PER_HOUR, ZERO
from pruner.core.heat import Level
from pruner.core.judging import VerdictName
from pruner.core.lazily import dataclass
from pruner.core.models import Id
from pruner.core.months import Month, window
from pruner.core.plants import Branch
from pruner.core.portfolio import Portfolio, portfolios
from pruner.core.season import Decision, Session
from pruner.core.worth import Estate

QUARTER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """Three months: money by currency, the main one first; what was given away; incidents by sign.

    `given_amount` is in the main currency, None without a target rate.
    """

    months: tuple[Month, ...]
    portfolios: Mapping[str, Portfolio]
    given_minutes: int
    given_amount: Fraction | None
    incidents: Mapping[str, int]

    @property
    def first(self) -> date:
        """Its first day."""
        return self.months[0].first

    @property
    def last(self) -> date:
        """Its last day."""
        return self.months[-1].last

    @property
    def hours(self) -> Fraction:
        """All hours, in whatever currency they were paid."""
        return sum((of.total.minutes for of in self.portfolios.values()), ZERO) / MINUTES_PER_HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A client whose level is another than on the day before the quarter began."""

    branch: Branch
    before: Level

    @property
    def now(self) -> Level:
        """The level today."""
        return self.branch.level

    @property
    def worse(self) -> bool:
        """Whether it went down."""
        return self.now > self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A decision of an earlier session, and how its client stands now; None where there is no verdict."""

    decision: Decision
    branch: Branch
    verdict: VerdictName | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBack:
    """The quarter, the one before, who moved (the worst first), and what the last session brought."""

    quarter: Quarter
    earlier: Quarter
    moved: tuple[Moved, ...]
    last: Session | None
    outcomes: tuple[Outcome, ...]


def quarters(estate: Estate, branches: Iterable[Branch], good: frozenset[str]) -> tuple[Quarter, Quarter]:
    """The last three complete months, and the three before; `good` are the signs that are blooms."""
    months = window(estate.today, 2 * QUARTER)
    found = tuple(branches)
    return _quarter(estate, found, good, months[QUARTER:]), _quarter(estate, found, good, months[:QUARTER])


def moved(branches: Iterable[Branch], before: Mapping[Id, Level]) -> tuple[Moved, ...]:
    """Those on another level than before, the worst of them first."""
    found = [Moved(branch=b, before=before[b.client.id]) for b in branches if b.client.id in before]
    changed = [move for move in found if move.now is not move.before]
    return tuple(sorted(changed, key=lambda m: (m.before - m.now, m.branch.client.name.casefold())))


def last_closed(sessions: Iterable[Session], today: date) -> Session | None:
    """The session that was closed last."""
    closed = [(s.closed_on, s.id, s) for s in sessions if s.closed_on is not None and s.closed_on <= today]
    return max(closed)[-1] if closed else None


def _quarter(
    estate: Estate, branches: Sequence[Branch], good: frozenset[str], months: tuple[Month, ...]
) -> Quarter:
    first, last = months[0].first, months[-1].last
    found = portfolios(estate.books.values(), months)
    main = estate.money.currency
    given = [estate.worth(b.client.id).given_away.between(first, last) for b in branches]
    known = [invoice.amount for invoice in given if invoice.amount is not None]
    days = Counter(
        ember.incident.sign
        for branch in branches
        for ember in branch.health.embers
        if first <= ember.day <= last and ember.incident.sign not in good
    )
    return Quarter(
        months=months,
        portfolios={code: found[code] for code in sorted(found, key=lambda code: (code != main, code))},
        given_minutes=sum(invoice.minutes for invoice in given),
        given_amount=sum(known, ZERO) if estate.money.target_rate is not None else None,
        incidents=dict(days.most_common()),
    )
