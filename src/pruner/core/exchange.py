"""In which currency a client is reckoned: two currencies never add up silently (product.md §3).

A currency with a rate in the house rules is reckoned in the main one. Without a rate it stays by
itself: its clients make a portfolio of their own, and an amount that fits into nobody's stays apart.
"""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from pruner.core.accounts import Account
from pruner.core.house import MoneyRules
from pruner.core.lazily import dataclass
from pruner.core.ledger import Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """The main currency, and what one unit of another is worth in it."""

    main: str
    rates: Mapping[str, Fraction]

    @classmethod
    def of(cls, rules: MoneyRules) -> "Exchange":
        """The exchange of the house rules; the main currency is worth itself whatever they say."""
        rates = {currency: Fraction(rate) for currency, rate in rules.rates}
        return cls(main=rules.currency, rates={**rates, rules.currency: Fraction(1)})

    def reckons_in(self, currency: str) -> str:
        """The main currency where there is a rate, else the currency itself."""
        return self.main if currency in self.rates else currency

    def convert(self, amount: Fraction | Decimal, currency: str) -> Fraction:
        """The amount in the currency that this one is reckoned in."""
        return Fraction(amount) * self.rates.get(currency, Fraction(1))

    def agreed(self, amount: Decimal | None, terms: Terms, home: str) -> Fraction | None:
        """An amount of the terms in the client's currency; None where nothing is said or no rate known."""
        currency = terms.currency or self.main
        if amount is None or self.reckons_in(currency) != home:
            return None
        return self.convert(amount, currency)

    def home(self, account: Account) -> str:
        """The currency a client is reckoned in: by the terms, else by most invoices, else the main one."""
        return self.reckons_in(self._own(account))

    def _own(self, account: Account) -> str:
        if account.terms is not None and account.terms.currency is not None:
            return account.terms.currency
        if not account.invoices:
            return self.main
        used = Counter(invoice.net.currency for invoice in account.invoices)
        return min(used, key=lambda currency: (-used[currency], currency), default=self.main)
