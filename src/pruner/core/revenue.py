"""Which month earned which part of an invoice, so that a quarterly one makes no red months (product.md §3).

An invoice counts in its service period, whenever it is paid. Where it names none, the period begins
after the client's previous invoice, at most three months back. A credit note closes no period: it would
cut short the one of the next invoice. Within the period the amount follows the hours worked. Of a period
that still runs, the days to come keep their even part: hours that are not worked yet cannot draw it.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from pruner.core.accounts import Account, Worked, by_month
from pruner.core.lazily import dataclass
from pruner.core.ledger import Invoice
from pruner.core.months import Month, plus_months

LONGEST = 3
"""The most months an invoice without a service period is for."""
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """An invoice over its service period, both days included; `parts` make up its net amount exactly."""

    invoice: Invoice
    first: date
    last: date
    parts: Mapping[Month, Fraction]

    @property
    def covered(self) -> list[Month]:
        """The months this invoice says something about: with a part of it, or wholly in its period."""
        return [month for month in Month.of(self.first).until(Month.of(self.last)) if self._covers(month)]

    def _covers(self, month: Month) -> bool:
        return self.parts.get(month, 0) != 0 or self.first <= month.first <= month.last <= self.last


def spreads(account: Account, today: date) -> tuple[Spread, ...]:
    """Every invoice of a client over the months it is for, in the order of the account."""
    issued = sorted(invoice.issued for invoice in account.invoices if invoice.net.amount > 0)
    began = account.began if any(invoice.service_from is None for invoice in account.invoices) else None
    return tuple(_spread(invoice, issued, began, account.worked, today) for invoice in account.invoices)


def _spread(
    invoice: Invoice, issued: Sequence[date], began: date | None, worked: Sequence[Worked], today: date
) -> Spread:
    first, last = _period(invoice, issued, began or invoice.issued)
    parts = _parts(Fraction(invoice.net.amount), first, last, worked, today)
    return Spread(invoice=invoice, first=first, last=last, parts=parts)


def _period(invoice: Invoice, issued: Sequence[date], began: date) -> tuple[date, date]:
    """The service period; where the invoice names one end only, the other is the default one."""
    last = invoice.service_to or max(invoice.issued, invoice.service_from or invoice.issued)
    first = invoice.service_from or _default_first(invoice, last, issued, began)
    return min(first, last), max(first, last)


def _default_first(invoice: Invoice, last: date, issued: Sequence[date], began: date) -> date:
    """The day after the previous invoice, else the client's first; invoices of one day share their period."""
    before = bisect_left(issued, invoice.issued)
    first = issued[before - 1] + DAY if before else began
    return min(last, max(first, plus_months(last + DAY, -LONGEST)))


def _parts(
    net: Fraction, first: date, last: date, worked: Sequence[Worked], today: date
) -> Mapping[Month, Fraction]:
    if not first <= today < last:
        return _by_hours(net, first, last, worked)
    past = net * _days(first, today) / _days(first, last)
    parts = defaultdict(Fraction, _by_hours(past, first, today, worked))
    for month, part in _evenly(net - past, today + DAY, last).items():
        parts[month] += part
    return dict(parts)


def _by_hours(net: Fraction, first: date, last: date, worked: Sequence[Worked]) -> dict[Month, Fraction]:
    begin, end = bisect_left(worked, first, key=_day), bisect_right(worked, last, key=_day)
    minutes = by_month((entry.day, entry.minutes) for entry in worked[begin:end])
    total = sum(minutes.values())
    if total == 0:
        return _evenly(net, first, last)
    return {month: net * part / total for month, part in minutes.items()}


def _evenly(net: Fraction, first: date, last: date) -> dict[Month, Fraction]:
    total = _days(first, last)
    return {
        month: net * _days(max(first, month.first), min(last, month.last)) / total
        for month in Month.of(first).until(Month.of(last))
    }


def _days(first: date, last: date) -> int:
    return (last - first).days + 1


def _day(entry: Worked) -> date:
    return entry.day
