"""What was given away, as an invoice that is never sent: line items for the next talk (product.md §3).

Correction rounds that are part of the price are no gift. The rate is the user's target, in the main
currency whatever the client pays in; a rush is priced with the tariff agreed with the client, else with
that of the house.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pruner.core.accounts import Account, Lost
from pruner.core.exact import MINUTES_PER_HOUR, ZERO, with_surcharge
from pruner.core.house import MoneyRules
from pruner.core.lazily import dataclass
from pruner.core.ledger import Terms
from pruner.core.models import Id
from pruner.core.months import Month

Quarter = tuple[int, int]
"""A year and a quarter from 1 to 4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineItem:
    """One incident and its price, exact; `surcharge` is a share, `amount` None without a target rate."""

    incident_id: Id
    day: date
    sign: str
    minutes: int
    note: str
    surcharge: Decimal
    amount: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShadowInvoice:
    """Line items, oldest first, in `currency`."""

    currency: str
    items: tuple[LineItem, ...]

    @property
    def minutes(self) -> int:
        """All minutes given away."""
        return sum(item.minutes for item in self.items)

    @property
    def amount(self) -> Fraction | None:
        """The sum of the exact amounts; None without a target rate, zero where nothing was given away."""
        known = [item.amount for item in self.items if item.amount is not None]
        return sum(known, ZERO) if len(known) == len(self.items) else None

    def between(self, first: date, last: date) -> "ShadowInvoice":
        """The items of these days, both included."""
        return self._of(item for item in self.items if first <= item.day <= last)

    def quarters(self) -> dict[Quarter, "ShadowInvoice"]:
        """One shadow invoice for each quarter with an item, oldest first."""
        dated = [(Month.of(item.day).quarter, item) for item in self.items]
        found = dict.fromkeys(quarter for quarter, _ in dated)
        return {quarter: self._of(item for of, item in dated if of == quarter) for quarter in found}

    def _of(self, items: Iterable[LineItem]) -> "ShadowInvoice":
        return ShadowInvoice(currency=self.currency, items=tuple(items))


def given_away(account: Account, rules: MoneyRules) -> ShadowInvoice:
    """Everything a client was given without pay."""
    rush = _rush_surcharge(account.terms, rules)
    lost = sorted(account.lost, key=lambda loss: (loss.day, loss.incident_id))
    items = (_item(loss, rush, rules.target_rate) for loss in lost if not loss.included)
    return ShadowInvoice(currency=rules.currency, items=tuple(items))


def _rush_surcharge(terms: Terms | None, rules: MoneyRules) -> Decimal:
    agreed = None if terms is None else terms.rush_surcharge
    return rules.terms.rush_surcharge if agreed is None else agreed


def _item(loss: Lost, rush: Decimal, rate: Decimal | None) -> LineItem:
    surcharge = rush if loss.is_rush else Decimal(0)
    return LineItem(
        incident_id=loss.incident_id,
        day=loss.day,
        sign=loss.sign,
        minutes=loss.minutes,
        note=loss.note,
        surcharge=surcharge,
        amount=None if rate is None else _price(loss.minutes, rate, surcharge),
    )


def _price(minutes: int, rate: Decimal, surcharge: Decimal) -> Fraction:
    return with_surcharge(Fraction(minutes, MINUTES_PER_HOUR) * Fraction(rate), surcharge)
