"""What a client is worth on one day: every number of product.md §3 and the verdict of §4, asked by name.

Nothing is reckoned before somebody asks for it: a garden of many clients shows the rates of a few.
An `Estate` is all clients' money together, for one window of complete months.
"""

from collections.abc import Iterable, Mapping
from copy import copy
from datetime import date
from fractions import Fraction
from functools import cached_property

from pruner.core.accounts import Account
from pruner.core.books import Books, Shelf, books
from pruner.core.evidence import Baseline, Endless, Evidence, LateFix, MonthSums, RedSign, Sums, TriedFix
from pruner.core.evidence import Runway as KnownRunway
from pruner.core.exact import ZERO
from pruner.core.exchange import Exchange
from pruner.core.figures import Figures
from pruner.core.given_away import ShadowInvoice, given_away
from pruner.core.house import MoneyRules, VerdictRules, Yardstick
from pruner.core.judging import VerdictName, judge
from pruner.core.lazily import dataclass
from pruner.core.models import Id
from pruner.core.months import Month, window
from pruner.core.payments import Delay, Grade, days_late, delays, grade
from pruner.core.portfolio import Portfolio, portfolios, shares
from pruner.core.rates import Trend, target_rate, trend
from pruner.core.sold import SoldHours, sold_hours
from pruner.core.verdict import Verdict, verdict
from pruner.core.whatif import Lasts, NoRunway, Runway, runway


@dataclass(frozen=True, kw_only=True)
class Signs:
    """What a verdict asks of the signs and the fixes: those red today, and what was tried."""

    red: tuple[RedSign, ...] = ()
    tried: tuple[TriedFix, ...] = ()
    late: tuple[LateFix, ...] = ()


class Estate:
    """Everybody's money on one day, over the last `months` complete months.

    `gone` are those who leave or have left: what they brought counts, but they bring nothing any more.
    """

    def __init__(
        self,
        accounts: Iterable[Account],
        money: MoneyRules,
        today: date,
        kept: Mapping[Id, Books] | None = None,
        gone: frozenset[Id] = frozenset(),
    ) -> None:
        self.gone = gone
        self.money = money
        self.today = today
        self.months = window(today, money.window_months)
        self.accounts = {account.client_id: account for account in accounts}
        self.books = Shelf(self.accounts, lambda account: books(account, money, today), kept)

    @cached_property
    def portfolios(self) -> dict[str, Portfolio]:
        """A portfolio for each currency that clients are reckoned in."""
        return portfolios(self.books.values(), self.months)

    @cached_property
    def known(self) -> bool:
        """Whether anything is known of anybody's money."""
        return any(self.worth(client_id).known for client_id in self.accounts)

    def of(self, client_id: Id) -> Portfolio:
        """The portfolio the client is part of."""
        return self.portfolios[self.books[client_id].currency]

    def worth(self, client_id: Id) -> "Worth":
        """One client's numbers."""
        return Worth(self, client_id)

    @cached_property
    def shares(self) -> Mapping[Id, Fraction]:
        """Each client's share of what comes in in its currency; who is reckoned where nothing does has none.

        No incident bears on it, so none is looked at.
        """
        if all(account.silent for account in self.accounts.values()):
            return {}
        home = Exchange.of(self.money)
        revenues: dict[str, dict[Id, Fraction]] = {}
        for client_id, account in self.accounts.items():
            currency = home.home(account)
            revenues.setdefault(currency, {})[client_id] = (
                ZERO if account.silent else self.books[client_id].revenue_over(self.months)
            )
        return {client_id: share for of in revenues.values() for client_id, share in shares(of).items()}

    def share(self, client_id: Id) -> Fraction | None:
        """The client's share of the income; None where nothing comes in."""
        return self.shares.get(client_id)

    def shared_as(self, other: "Estate") -> bool:
        """Whether the income is known to be shared as in another estate."""
        return "shares" in vars(self) and vars(self)["shares"] is vars(other).get("shares")

    def changed(self, account: Account, of: Books) -> "Estate":
        """The estate where this client's account has other losses, and so other books of the same currency.

        Everybody else's are as they were, and what was summed up of them is not summed up again.
        """
        other = copy(self)
        other.accounts = {**self.accounts, account.client_id: account}
        other.books = self.books.with_one(account, of)
        known = vars(self)
        if "shares" in known and of.revenue_over(self.months) != self.books[of.client_id].revenue_over(
            self.months
        ):
            del vars(other)["shares"]
        if "portfolios" in known:
            own = {of.currency: self.portfolios[of.currency].with_one(of.client_id, of.over(self.months))}
            vars(other)["portfolios"] = {**self.portfolios, **own}
        return other

    def over(self, months: int) -> "Estate":
        """The same over another window; the books stay as they are."""
        other = copy(self)
        for found in ("portfolios", "shares", "known"):
            vars(other).pop(found, None)
        other.months = window(self.today, months)
        return other


class Worth:
    """One client's numbers on one day; None wherever a number is not known."""

    def __init__(self, estate: Estate, client_id: Id) -> None:
        self.estate = estate
        self.client_id = client_id
        self.account = estate.accounts[client_id]

    @property
    def books(self) -> Books:
        """The client month by month."""
        return self.estate.books[self.client_id]

    @property
    def portfolio(self) -> Portfolio:
        """Everybody who is reckoned in the client's currency."""
        return self.estate.of(self.client_id)

    @property
    def known(self) -> bool:
        """Whether anything is recorded or estimated in the window, or open."""
        if self.account.silent:
            return False  # most clients of a large garden, and no books are made for them
        return self.books.known_months(self.months) > 0 or bool(self.account.invoices)

    @property
    def currency(self) -> str:
        """What the client's numbers are in."""
        return self.books.currency

    @property
    def months(self) -> tuple[Month, ...]:
        """The months of the window, oldest first."""
        return self.estate.months

    @cached_property
    def figures(self) -> Figures:
        """The sums of the window."""
        return self.books.over(self.months)

    @cached_property
    def by_month(self) -> tuple[tuple[Month, Figures], ...]:
        """The window month by month, oldest first."""
        return tuple((month, self.books.month(month)) for month in self.months)

    @property
    def ehr(self) -> Fraction | None:
        """The effective hourly rate over the window."""
        return self.figures.ehr

    @property
    def baseline(self) -> Fraction | None:
        """The rate of the whole portfolio, this client included."""
        return self.portfolio.baseline

    @property
    def baseline_others(self) -> Fraction | None:
        """The rate of the portfolio without this client."""
        return self.portfolio.baseline_others(self.client_id)

    @property
    def share(self) -> Fraction | None:
        """The client's share of the income."""
        return self.estate.share(self.client_id)

    @property
    def target(self) -> Fraction | None:
        """The user's target rate in the client's currency."""
        return target_rate(self.estate.money, self.currency)

    @cached_property
    def trend(self) -> Trend:
        """The first half of the window against the last."""
        return trend(self.books, self.months)

    @cached_property
    def delays(self) -> tuple[Delay, ...]:
        """The payments and open invoices behind the days late."""
        return delays(self.account, self.estate.money, self.estate.today)

    @property
    def days_late(self) -> Fraction | None:
        """Amount-weighted days late."""
        return days_late(self.delays)

    @property
    def payment_grade(self) -> Grade | None:
        """The grade of the days late."""
        return grade(self.days_late, self.estate.money)

    @cached_property
    def given_away(self) -> ShadowInvoice:
        """Everything done without pay, as a shadow invoice."""
        return given_away(self.account, self.estate.money)

    @property
    def given_away_this_quarter(self) -> ShadowInvoice:
        """What was given away in the quarter that runs today."""
        today = self.estate.today
        year, quarter = Month.of(today).quarter
        return self.given_away.between(Month(year, 3 * quarter - 2).first, today)

    @cached_property
    def sold(self) -> SoldHours | None:
        """Sold hours against used; None where none are agreed."""
        return sold_hours(self.books, self.account.terms, self.months, self.estate.money)

    def runway(self) -> Runway:
        """How long the savings last without this client."""
        estate = self.estate
        known = estate.portfolios if estate.known else {}
        return runway(known, {self.client_id} | estate.gone, estate.money)

    def verdict(self, rules: VerdictRules, signs: Signs) -> Verdict:
        """What follows from all of it (product.md §4)."""
        return verdict(self._evidence(rules, signs), rules)

    def verdict_name(self, rules: VerdictRules, signs: Signs) -> VerdictName:
        """The verdict without what would turn it: quick enough for a list of everybody."""
        return judge(self._evidence(rules, signs), rules).name

    def _evidence(self, rules: VerdictRules, signs: Signs) -> Evidence:
        money = self.estate.money
        count = max(len(self.months), rules.prune_months)
        chosen, other = self._baseline(money.yardstick), self._baseline(_other(money.yardstick))
        return Evidence(
            today=self.estate.today,
            currency=self.currency,
            months=tuple(self._month(month) for month in window(self.estate.today, count)),
            window_months=len(self.months),
            fact_months=0 if self.account.silent else self.books.known_months(self.months),
            yardstick=money.yardstick,
            baseline=chosen,
            other_baseline=other,
            target=None if self.target is None else money.target_rate,
            red=signs.red,
            income_share=self.share,
            runway=_known(self.runway()),
            tried=signs.tried,
            late=signs.late,
        )

    def _month(self, month: Month) -> MonthSums:
        if self.account.silent:
            lost = self.books.incident_minutes.get(month, 0)
            return MonthSums(month=month, revenue=ZERO, costs=ZERO, minutes=Fraction(lost))
        figures = self.books.month(month)
        minutes = Fraction(figures.minutes)
        return MonthSums(month=month, revenue=figures.revenue, costs=figures.costs, minutes=minutes)

    def _baseline(self, by: Yardstick) -> Baseline | None:
        """What the client is held against; where no money is known, nobody is summed up for it."""
        if not self.estate.known:
            return None
        if by is Yardstick.OTHERS:
            rate = self.baseline_others
            return None if rate is None else Baseline(rate=rate)
        total = self.portfolio.total
        return Baseline.of(Sums(revenue=total.revenue, costs=total.costs, minutes=Fraction(total.minutes)))


def _other(by: Yardstick) -> Yardstick:
    return Yardstick.OTHERS if by is Yardstick.ALL else Yardstick.ALL


def _known(found: Runway) -> KnownRunway:
    """A runway as the verdict knows it: a number of months, without end, or unknown."""
    if isinstance(found, Lasts):
        return found.months
    return Endless.ENDLESS if found is NoRunway.ENDLESS else None
