"""The clients of one currency together: the baseline, shares of income, how few carry it (product.md §3)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from fractions import Fraction
from functools import cached_property

from pruner.core.books import Books
from pruner.core.exact import ZERO, ratio
from pruner.core.figures import Figures
from pruner.core.house import MoneyRules, Yardstick
from pruner.core.lazily import dataclass
from pruner.core.models import Id
from pruner.core.months import Month

FIVE_SIXTHS = Fraction(5, 6)
"""From this share of income with one principal, compulsory pension insurance may apply (§ 2 Nr. 9 SGB VI).

"Essentially for one principal" is read as five sixths by the German pension insurance: no house rule.
"""


class Concentration(Enum):
    """How much of the income hangs on one client."""

    SPREAD = "spread"
    MODERATE = "moderate"
    HIGH = "high"

    @classmethod
    def of(cls, top: Fraction, rules: MoneyRules) -> "Concentration":
        """How much hangs on a client with this share of the income."""
        if top < Fraction(rules.moderate_share):
            return cls.SPREAD
        return cls.MODERATE if top < Fraction(rules.high_share) else cls.HIGH


@dataclass(frozen=True, kw_only=True)
class Portfolio:
    """What each client brought in and took in a window, all in `currency`.

    `months` are those of the window from the first one that anything is known of: by them an amount is
    turned into one per month, so that a young garden does not look poor.
    """

    currency: str
    months: int
    members: Mapping[Id, Figures]

    @cached_property
    def total(self) -> Figures:
        """Everybody together."""
        return sum(self.members.values(), Figures())

    @property
    def baseline(self) -> Fraction | None:
        """The effective hourly rate of all, weighted by hours; unknown without hours."""
        return self.total.ehr

    @property
    def monthly_income(self) -> Fraction:
        """Revenue per month."""
        return self.total.revenue / self.months

    def baseline_others(self, client_id: Id) -> Fraction | None:
        """The effective hourly rate of all but this client."""
        own = self.members.get(client_id, Figures())
        return ratio(self.total.yielded - own.yielded, self.total.hours - own.hours)

    def yardstick(self, client_id: Id, by: Yardstick) -> Fraction | None:
        """The baseline a client is held against."""
        return self.baseline if by is Yardstick.ALL else self.baseline_others(client_id)

    def against_baseline(self, client_id: Id, by: Yardstick) -> Fraction | None:
        """The client's effective hourly rate as a ratio of the baseline."""
        own = self.members.get(client_id, Figures())
        return ratio(own.ehr, self.yardstick(client_id, by))

    @cached_property
    def shares(self) -> Mapping[Id, Fraction]:
        """Each client's share of the income (`shares`)."""
        return shares({client_id: own.revenue for client_id, own in self.members.items()})

    def top(self, clients: int) -> Fraction | None:
        """The share of income of so many largest clients; None where there is no income."""
        return sum(list(self.shares.values())[:clients], ZERO) if self.shares else None

    def concentration(self, rules: MoneyRules) -> Concentration | None:
        """How much hangs on the largest client; None where there is no income."""
        top = self.top(1)
        return None if top is None else Concentration.of(top, rules)

    @property
    def five_sixths(self) -> bool:
        """Whether the German 5/6 rule may apply."""
        top = self.top(1)
        return top is not None and top >= FIVE_SIXTHS

    def income_without(self, cut: Collection[Id]) -> Fraction:
        """Revenue per month of the clients that remain."""
        gone = sum((self.members[each].revenue for each in cut if each in self.members), ZERO)
        return (self.total.revenue - gone) / self.months

    def with_one(self, client_id: Id, own: Figures) -> "Portfolio":
        """The portfolio where one member's figures are others.

        What was summed up of everybody stays where it follows: a key must not sum up a whole garden.
        """
        was, known = self.members[client_id], vars(self)
        after = replace(self, members={**self.members, client_id: own})
        if "total" in known and not was.estimated:
            vars(after)["total"] = self.total.instead(was, own)
        if "shares" in known and was.revenue == own.revenue:
            vars(after)["shares"] = self.shares
        return after

    def without(self, cut: Collection[Id]) -> "Portfolio":
        """The portfolio of the clients that remain."""
        kept = {client_id: own for client_id, own in self.members.items() if client_id not in cut}
        return Portfolio(currency=self.currency, months=self.months, members=kept)

    def raised(self, prices: Mapping[Id, Fraction]) -> "Portfolio":
        """The portfolio had these clients brought so much a month; hours and costs stay."""
        members = {
            client_id: replace(own, revenue=prices[client_id] * self.months) if client_id in prices else own
            for client_id, own in self.members.items()
        }
        return replace(self, members=members)


def shares(revenues: Mapping[Id, Fraction]) -> dict[Id, Fraction]:
    """Each client's share of the income, the largest first; empty where there is no income.

    A client with more credit notes than invoices has none, and nobody has more than all.
    """
    incomes = {client_id: max(revenue, ZERO) for client_id, revenue in revenues.items()}
    whole = sum(incomes.values(), ZERO)
    if whole == 0:
        return {}
    ranked = sorted(incomes, key=lambda client_id: (-incomes[client_id], client_id))
    return {client_id: incomes[client_id] / whole for client_id in ranked}


def portfolios(everybody: Iterable[Books], months: Sequence[Month]) -> dict[str, Portfolio]:
    """A portfolio for each currency that clients are reckoned in, over these months, oldest first."""
    by_currency: dict[str, list[Books]] = {}
    for books in everybody:
        by_currency.setdefault(books.currency, []).append(books)
    return {currency: _portfolio(currency, of, months) for currency, of in sorted(by_currency.items())}


def _portfolio(currency: str, of: Sequence[Books], months: Sequence[Month]) -> Portfolio:
    told = [books for books in of if books.known]
    since = (n for n, month in enumerate(months) if any(books.knows(month) for books in told))
    return Portfolio(
        currency=currency,
        months=max(1, len(months) - next(since, 0)),
        members={books.client_id: books.over(months) for books in of},
    )
