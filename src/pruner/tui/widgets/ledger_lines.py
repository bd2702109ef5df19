"""The rows behind a number, one line each, with what a line is about: what enter opens and delete takes out.

Amounts, numbers and notes are left out while they are hidden.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from textual.content import Content

from pruner import wording
from pruner.core.exact import ZERO
from pruner.core.given_away import LineItem
from pruner.core.lazily import dataclass
from pruner.core.ledger import MANUAL, Cost, Hours, Invoice, LedgerRow, Payment
from pruner.core.models import Client, Incident, Money
from pruner.core.months import Month
from pruner.core.payments import Delay
from pruner.core.revenue import Spread
from pruner.core.rules import Rules
from pruner.core.spans import clock
from pruner.core.text import clean
from pruner.core.worth import Worth
from pruner.i18n import _, day, n_
from pruner.tui.discretion import HIDDEN
from pruner.tui.widgets.rates import month_name
from pruner.wording import numbers
from pruner.wording.tongue import percent

DAY = 11
"""Cells of the longest day, `23 Nov 2026`."""


@dataclass(frozen=True, slots=True)
class Estimated:
    """A month of which no fact says better than the estimate in the terms."""

    month: Month


About = LedgerRow | Incident | Estimated | Client | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line, and the record it is about."""

    text: Content
    about: About = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scribe:
    """Writes the lines; `masked` hides what names or tells."""

    rules: Rules
    masked: bool

    # -- rows of the ledger

    def hours(self, blocks: Iterable[Hours]) -> Iterator[Line]:
        """Blocks of work."""
        for block in blocks:
            kind = "" if block.billable else _("not billable")
            yield self._line(day(block.day), clock(block.minutes), [kind, *self._origin(block)], block)

    def invoices(self, spreads: Iterable[Spread], months: Iterable[Month]) -> Iterator[Line]:
        """Invoices, each with the part of it that these months earned."""
        within = tuple(months)
        found = sorted(spreads, key=lambda spread: spread.invoice.issued, reverse=True)
        for spread in found:
            invoice = spread.invoice
            part = sum((spread.parts.get(month, ZERO) for month in within), ZERO)
            said = [self._number(invoice.number), self._part(invoice.net, part), *self._settled(invoice)]
            yield self._line(
                day(invoice.issued), self._money(invoice.net), [*said, *self._origin(invoice)], invoice
            )

    def costs(self, costs: Iterable[Cost]) -> Iterator[Line]:
        """Direct costs."""
        for cost in costs:
            yield self._line(day(cost.day), self._money(cost.amount), self._origin(cost), cost)

    def payments(self, payments: Iterable[Payment]) -> Iterator[Line]:
        """Money that came in."""
        for payment in payments:
            number = self._number(payment.invoice_number)
            yield self._line(
                day(payment.day), self._money(payment.amount), [number, *self._origin(payment)], payment
            )

    def delays(self, delays: Iterable[Delay], currency: str) -> Iterator[Line]:
        """How late each part of an invoice came."""
        for delay in sorted(delays, key=lambda part: part.invoice.issued, reverse=True):
            late = n_("{n} day late", "{n} days late", abs(delay.days))
            early = n_("{n} day early", "{n} days early", abs(delay.days))
            said = (early if delay.days < 0 else late).format(n=abs(delay.days))
            amount = HIDDEN if self.masked else numbers.amount(delay.amount, currency)
            state = _("still open") if delay.open else ""
            number = self._number(delay.invoice.number)
            yield self._line(day(delay.invoice.issued), amount, [number, said, state], delay.invoice)

    # -- incidents

    def incidents(self, incidents: Iterable[Incident]) -> Iterator[Line]:
        """Incidents whose minutes count as hours."""
        for incident in incidents:
            name = wording.sign(self.rules.sign(incident.sign))
            local = incident.at.astimezone()
            yield self._line(day(local), clock(incident.minutes), [name, self._note(incident.note)], incident)

    def gifts(self, items: Iterable[LineItem], currency: str, known: dict[int, Incident]) -> Iterator[Line]:
        """What was done without pay, as the shadow invoice has it."""
        for item in reversed(tuple(items)):
            price = "" if item.amount is None else numbers.amount(item.amount, currency)
            surcharge = (
                _("+{share} %").format(share=percent(Fraction(item.surcharge))) if item.surcharge else ""
            )
            name = wording.sign(self.rules.sign(item.sign))
            amount = HIDDEN if self.masked and price else price
            said = [name, clock(item.minutes), surcharge, self._note(item.note)]
            yield self._line(day(item.day), amount or clock(item.minutes), said, known.get(item.incident_id))

    # -- what is no fact, and everybody

    def estimates(self, worth: Worth, *, income: bool = False, hours: bool = False) -> Iterator[Line]:
        """Months that an estimate fills."""
        for month, own in reversed(worth.by_month):
            said = []
            if hours and own.hours_estimated:
                said.append(numbers.hours(own.hours))
            if income and own.income_estimated:
                said.append(HIDDEN if self.masked else numbers.amount(own.revenue, worth.currency))
            if said:
                when = f"{month_name(month)} {month.year}"
                yield self._line(when, ", ".join(said), [_("estimated")], Estimated(month))

    def everybody(self, client: Client, name: str, worth: Worth) -> Line:
        """One client of the portfolio."""
        said = [numbers.share(worth), numbers.sums(worth), numbers.ehr(worth)]
        told = [HIDDEN] if self.masked and any(said) else said
        return Line(_joined(Content.styled(name, "bold"), told), client)

    # -- inside

    def _line(self, when: str, what: str, more: list[str], about: About) -> Line:
        head = Content.assemble(f"{when:>{DAY}}  ", (what, "bold"))
        return Line(_joined(head, more), about)

    def _origin(self, row: LedgerRow) -> list[str]:
        return [self._note(row.note), "" if row.source == MANUAL else row.source]

    def _note(self, note: str) -> str:
        return "" if self.masked else clean(note)

    def _number(self, number: str) -> str:
        return HIDDEN if self.masked and number else clean(number)

    def _money(self, money: Money) -> str:
        return HIDDEN if self.masked else numbers.amount(Fraction(money.amount), money.currency)

    def _part(self, net: Money, part: Fraction) -> str:
        """The part that the months earned, where that is not all of it."""
        if part == net.amount or self.masked:
            return ""
        return _("{amount} of it in these months").format(amount=numbers.amount(part, net.currency))

    def _settled(self, invoice: Invoice) -> list[str]:
        if invoice.paid_on:
            return [_("paid on {day}").format(day=day(invoice.paid_on))]
        if invoice.settled:
            return [_("paid")]
        return [_("due on {day}").format(day=day(invoice.due))] if invoice.due else []


def _joined(head: Content, more: Iterable[str]) -> Content:
    said = "  ·  ".join(text for text in more if text)
    return Content.assemble(head, (f"  {said}", "$text-muted")) if said else head
