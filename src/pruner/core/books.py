"""What a client brought in and took, month by month (product.md §3).

Hours are all hours, billable or not. The unpaid minutes of an incident are among them, except on a day
for which hours were recorded: there the work that the incident caused has been written down already. An
estimate fills a month, for income and for hours each, only where no fact says better.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from pruner.core.accounts import Account, by_month, incident_minutes
from pruner.core.exact import MINUTES_PER_HOUR, ZERO
from pruner.core.exchange import Exchange
from pruner.core.figures import Figures
from pruner.core.house import MoneyRules
from pruner.core.lazily import dataclass
from pruner.core.models import Id
from pruner.core.months import Month
from pruner.core.revenue import Spread, spreads

N = TypeVar("N", int, Fraction)
PerMonth = Mapping[Month, Fraction]
Dated = tuple[str, Month, Fraction]
"""An amount: its currency, its month, its size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What the client form says of each month from `first` to `last`; None where it says nothing."""

    income: Fraction | None
    hours: Fraction | None
    first: Month | None
    last: Month

    @property
    def silent(self) -> bool:
        """Whether nothing is estimated."""
        return self.income is None and self.hours is None

    def holds(self, month: Month) -> bool:
        """Whether the estimate is about this month: not before the client came, not in the future."""
        return month <= self.last and (self.first is None or self.first <= month)


@dataclass(frozen=True, kw_only=True)
class Books:
    """One client month by month, reckoned in `currency`.

    `revenue` and `costs` are kept by currency: those that no rate turns into the client's stand apart.
    `minutes` are those recorded as worked, `facts` the months of which anything is recorded but
    incidents, `invoiced` the months an invoice says something about. What incidents cost is looked up in
    the `account` when somebody asks for hours.
    """

    client_id: Id
    currency: str
    revenue: Mapping[str, PerMonth]
    costs: Mapping[str, PerMonth]
    minutes: Mapping[Month, int]
    billable_minutes: Mapping[Month, int]
    account: Account
    counts_incidents: bool
    invoiced: frozenset[Month]
    facts: frozenset[Month]
    estimate: Estimate

    @cached_property
    def incident_minutes(self) -> Mapping[Month, int]:
        """The unpaid minutes of incidents on days without recorded hours, where they count."""
        return incident_minutes(self.account) if self.counts_incidents else {}

    def revenue_over(self, months: Iterable[Month]) -> Fraction:
        """The revenue of some months, from facts and, where there are none, from the estimate."""
        return sum((self._income(month)[0] for month in months), ZERO)

    def month(self, month: Month) -> Figures:
        """One month, from facts and, where there are none of a kind, from the estimate."""
        income, income_estimated = self._income(month)
        hours = self.estimate.hours if self.estimate.holds(month) and month not in self.minutes else None
        lost = self.incident_minutes.get(month, 0)
        worked = Fraction(self.minutes.get(month, 0)) if hours is None else hours * MINUTES_PER_HOUR
        return Figures(
            revenue=income,
            costs=self.costs.get(self.currency, {}).get(month, ZERO),
            minutes=worked + lost,
            billable_minutes=self.billable_minutes.get(month, 0),
            incident_minutes=lost,
            income_estimated=income_estimated,
            hours_estimated=hours is not None,
        )

    def _income(self, month: Month) -> tuple[Fraction, bool]:
        """The revenue of a month, and whether it is the estimate."""
        told = self.estimate.income
        if told is not None and month not in self.invoiced and self.estimate.holds(month):
            return told, True
        return self.revenue.get(self.currency, {}).get(month, ZERO), False

    def over(self, months: Iterable[Month]) -> Figures:
        """The sum of some months, kept: a change of one client sums up the months of all."""
        asked = tuple(months)
        if asked not in self._sums:
            self._sums[asked] = self._recorded(asked) if self.estimate.silent else self._all(asked)
        return self._sums[asked]

    def _all(self, months: Iterable[Month]) -> Figures:
        return sum(map(self.month, months), Figures())

    def _recorded(self, months: tuple[Month, ...]) -> Figures:
        """The sum of some months where nothing is estimated: most clients of a large garden."""
        lost = _sum_of(self.incident_minutes, months, 0)
        return Figures(
            revenue=_sum_of(self.revenue.get(self.currency, {}), months, ZERO),
            costs=_sum_of(self.costs.get(self.currency, {}), months, ZERO),
            minutes=Fraction(_sum_of(self.minutes, months, 0) + lost),
            billable_minutes=_sum_of(self.billable_minutes, months, 0),
            incident_minutes=lost,
        )

    def fact_months(self, months: Iterable[Month]) -> int:
        """In how many of these months anything is recorded: hours, an invoice's part, a payment, a cost."""
        return sum(month in self.facts for month in months)

    def known_months(self, months: Iterable[Month]) -> int:
        """In how many of these months anything is recorded or estimated."""
        return sum(map(self.knows, months))

    def knows(self, month: Month) -> bool:
        """Whether anything is recorded or estimated of this month."""
        return month in self.facts or (not self.estimate.silent and self.month(month).estimated)

    @property
    def known(self) -> bool:
        """Whether anything is recorded or estimated at all."""
        return bool(self.facts) or not self.estimate.silent

    @cached_property
    def _sums(self) -> dict[tuple[Month, ...], Figures]:
        return {}

    def apart(self, months: Sequence[Month]) -> dict[str, Fraction]:
        """Revenue less costs of these months in each currency that no rate turns into the client's."""
        others = (self.revenue.keys() | self.costs.keys()) - {self.currency}
        sums = {currency: self._sum(currency, months) for currency in sorted(others)}
        return {currency: amount for currency, amount in sums.items() if amount != 0}

    def _sum(self, currency: str, months: Sequence[Month]) -> Fraction:
        revenue, costs = self.revenue.get(currency, {}), self.costs.get(currency, {})
        return sum((revenue.get(month, ZERO) - costs.get(month, ZERO) for month in months), ZERO)


class Shelf(Mapping[Id, Books]):
    """Everybody's books, each made when somebody asks for it; `kept` are those that are made already."""

    def __init__(
        self,
        accounts: Mapping[Id, Account],
        make: Callable[[Account], Books],
        kept: Mapping[Id, Books] | None = None,
    ) -> None:
        self._accounts = accounts
        self._make = make
        self.made = dict(kept or {})

    def __getitem__(self, client_id: Id) -> Books:
        if client_id not in self.made:
            self.made[client_id] = self._make(self._accounts[client_id])
        return self.made[client_id]

    def __iter__(self) -> Iterator[Id]:
        return iter(self._accounts)

    def __len__(self) -> int:
        return len(self._accounts)

    def with_one(self, account: Account, of: Books) -> "Shelf":
        """The same where one client's account is another one, and its books."""
        accounts = {**self._accounts, account.client_id: account}
        return Shelf(accounts, self._make, {**self.made, account.client_id: of})


def _sum_of(per_month: Mapping[Month, N], months: Iterable[Month], nothing: N) -> N:
    return (
        sum((per_month[month] for month in months if month in per_month), nothing) if per_month else nothing
    )


def books(account: Account, rules: MoneyRules, today: date) -> Books:
    """A client's books as they stand today."""
    exchange = Exchange.of(rules)
    home = exchange.home(account)
    spread = spreads(account, today)
    minutes = by_month((entry.day, entry.minutes) for entry in account.worked)
    return Books(
        client_id=account.client_id,
        currency=home,
        revenue=_by_currency(exchange, _earned(spread)),
        costs=_by_currency(exchange, _spent(account)),
        minutes=minutes,
        billable_minutes=by_month((entry.day, entry.billable_minutes) for entry in account.worked),
        account=account,
        counts_incidents=rules.count_incident_minutes,
        invoiced=_covered(s for s in spread if exchange.reckons_in(s.invoice.net.currency) == home),
        facts=frozenset(minutes) | _covered(spread) | _dated(account),
        estimate=_estimate(account, exchange, home, today),
    )


def _earned(spread: Iterable[Spread]) -> Iterable[Dated]:
    return ((s.invoice.net.currency, month, part) for s in spread for month, part in s.parts.items())


def _spent(account: Account) -> Iterable[Dated]:
    return ((c.amount.currency, Month.of(c.day), Fraction(c.amount.amount)) for c in account.costs)


def _covered(spread: Iterable[Spread]) -> frozenset[Month]:
    return frozenset(month for s in spread for month in s.covered)


def _dated(account: Account) -> frozenset[Month]:
    return frozenset(
        Month.of(entry.day) for entries in (account.costs, account.payments) for entry in entries
    )


def _by_currency(exchange: Exchange, amounts: Iterable[Dated]) -> dict[str, dict[Month, Fraction]]:
    sums: dict[str, dict[Month, Fraction]] = {}
    for currency, month, amount in amounts:
        months = sums.setdefault(exchange.reckons_in(currency), {})
        months[month] = months.get(month, ZERO) + exchange.convert(amount, currency)
    return sums


def _estimate(account: Account, exchange: Exchange, home: str, today: date) -> Estimate:
    """The terms' estimates; an income in a currency that is not the client's says nothing."""
    terms = account.terms
    return Estimate(
        income=exchange.agreed(terms.income, terms, home) if terms else None,
        hours=Fraction(terms.hours) if terms and terms.hours is not None else None,
        first=Month.of(account.since) if account.since else None,
        last=Month.of(min(today, account.until or today)),
    )
