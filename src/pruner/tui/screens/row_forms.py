"""The forms for what is written down by hand: a block of work, an invoice, a payment, a direct cost."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from typing import Generic, TypeVar

from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, TextArea

from pruner.core.errors import NotAnAmount, NotASpan
from pruner.core.ledger import Cost, Hours, Invoice, LedgerRow, Payment
from pruner.core.models import Client, Money
from pruner.core.spans import clock
from pruner.garden import Done
from pruner.i18n import N_, _
from pruner.tui import typed
from pruner.tui.screens.form import FactForm
from pruner.tui.widgets.tick import Tick

R = TypeVar("R", Hours, Invoice, Payment, Cost)
DAYS = N_("2026-11-20, yesterday, -3d")


class RowForm(FactForm, Generic[R]):
    """Notes a row for a client, or changes the one it is given."""

    def __init__(self, client: Client, row: R | None = None) -> None:
        super().__init__()
        self._client = client
        self._row: R | None = row

    @property
    def heading(self) -> str:
        """What the form is about, and where a row that was not typed in comes from."""
        said = self.saying().format(name=self.gardener.called(self._client))
        source = self._row.source if self._row else ""
        return said if source in {"", "manual"} else f"{said} ({source})"

    def saying(self) -> str:
        """What is noted, for `{name}`."""
        raise NotImplementedError

    def row(self) -> R:
        """The row as the fields say it, with the id 0 where it is new."""
        raise NotImplementedError

    def ask(self) -> Done:
        """Note the row, or change what was touched of it: another window may have changed the rest."""
        garden, row = self.gardener.garden, self.row()
        if self._row is None:
            return garden.enter(row)
        touched = {
            field.name: getattr(row, field.name)
            for field in fields(row)
            if getattr(row, field.name) != getattr(self._row, field.name)
        }
        return garden.edit_row(replace(garden.row(type(row), row.id), **touched))

    # -- what the fields share

    @property
    def today(self) -> date:
        """The day that an empty field means."""
        return self.gardener.garden.today

    def day_line(self, field: str, value: date | None, placeholder: str) -> Input:
        """A field for a day."""
        return Input(typed.day_text(value), placeholder=placeholder, id=field)

    def day(self, field: str) -> date | None:
        """The day said, None where none is."""
        return typed.day(self.text(field), self.today)

    def money_lines(self, words: str, value: Money | None) -> Iterator[tuple[str, Widget]]:
        """An amount and its currency."""
        currency = value.currency if value else self.usual_currency
        text = typed.amount_text(value.amount, currency) if value else ""
        yield words, Input(text, placeholder=_("such as 1,200.50"), id="amount")
        yield _("Currency"), Input(currency, id="currency")

    def money(self) -> Money:
        """The amount said."""
        currency = typed.currency(self.text("currency"), self.usual_currency)
        found = typed.money(self.text("amount"), currency)
        if found is None:
            raise NotAnAmount("", currency)
        return found

    def note_area(self) -> TextArea:
        """The field for a note."""
        return TextArea(self._row.note if self._row else "", id="note")

    @property
    def usual_currency(self) -> str:
        """What this client pays in."""
        view = self.gardener.view
        known = view is not None and self._client.id in view.estate.accounts
        terms = self.gardener.garden.terms(self._client.id)
        if terms and terms.currency:
            return terms.currency
        return view.worth(self._client.id).currency if view and known else self.gardener.garden.rules.currency


class HoursForm(RowForm[Hours]):
    """A block of work."""

    def saying(self) -> str:
        """New or known."""
        return _("Hours for {name}") if self._row is None else _("Hours of {name}")

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """How long first: the day is mostly today."""
        row = self._row
        yield _("How long"), Input(clock(row.minutes) if row else "", placeholder="1:30, 1.5", id="minutes")
        yield (
            _("Day"),
            self.day_line("day", row.day if row else None, _("today; {days}").format(days=_(DAYS))),
        )
        yield _("Billable"), Tick(value=row.billable if row else True, id="billable")
        yield _("Note"), self.note_area()

    def row(self) -> Hours:
        """The block."""
        minutes = typed.minutes(self.text("minutes"))
        if minutes is None:
            raise NotASpan("")
        start = self._row or Hours(id=0, client_id=self._client.id, day=self.today, minutes=0)
        return replace(
            start,
            day=self.day("day") or self.today,
            minutes=minutes,
            billable=self.ticked("billable"),
            note=self.text("note"),
        )


class InvoiceForm(RowForm[Invoice]):
    """An invoice; a negative amount is a credit note."""

    def saying(self) -> str:
        """New or known."""
        return _("Invoice to {name}") if self._row is None else _("Invoice of {name}")

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Number and amount first."""
        row = self._row
        yield _("Number"), Input(row.number if row else "", id="number")
        yield from self.money_lines(_("Net amount"), row.net if row else None)
        today = _("today; {days}").format(days=_(DAYS))
        yield _("Issued"), self.day_line("issued", row.issued if row else None, today)
        yield _("Due"), self.day_line("due", row.due if row else None, _("not said"))
        yield _("Paid on"), self.day_line("paid_on", row.paid_on if row else None, _("not yet"))
        yield (
            _("Paid, undated"),
            Tick(value=row.settled if row else False, id="settled"),
        )
        since = _("else since the invoice before")
        yield _("For work from"), self.day_line("service_from", row.service_from if row else None, since)
        yield _("to"), self.day_line("service_to", row.service_to if row else None, "")
        yield _("Note"), self.note_area()

    def row(self) -> Invoice:
        """The invoice."""
        net = self.money()
        start = self._row or Invoice(id=0, client_id=self._client.id, number="", issued=self.today, net=net)
        return replace(
            start,
            number=self.text("number"),
            net=net,
            issued=self.day("issued") or self.today,
            due=self.day("due"),
            paid_on=self.day("paid_on"),
            settled=self.ticked("settled"),
            service_from=self.day("service_from"),
            service_to=self.day("service_to"),
            note=self.text("note"),
        )


class PaymentForm(RowForm[Payment]):
    """Money that came in. The oldest open invoice is filled in: mostly it is that one."""

    def saying(self) -> str:
        """New or known."""
        return _("Payment by {name}") if self._row is None else _("Payment of {name}")

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """Which invoice, and how much."""
        row, waiting = self._row, self._open()
        oldest = waiting[0] if waiting and not row else None
        number = row.invoice_number if row else oldest.number if oldest else ""
        numbers = SuggestFromList([invoice.number for invoice in waiting])
        yield _("Invoice"), Input(number, suggester=numbers, placeholder=_("its number"), id="number")
        amount = row.amount if row else oldest.net if oldest else None
        yield from self.money_lines(_("Amount"), amount)
        today = _("today; {days}").format(days=_(DAYS))
        yield _("Day"), self.day_line("day", row.day if row else None, today)
        yield _("Note"), self.note_area()

    def row(self) -> Payment:
        """The payment."""
        amount, number = self.money(), self.text("number")
        start = self._row or Payment(
            id=0, client_id=self._client.id, invoice_number=number, day=self.today, amount=amount
        )
        return replace(
            start,
            invoice_number=number,
            amount=amount,
            day=self.day("day") or self.today,
            note=self.text("note"),
        )

    def _open(self) -> list[Invoice]:
        """The client's invoices that nothing was paid for yet, oldest first."""
        garden = self.gardener.garden
        paid = {payment.invoice_number for payment in garden.rows(Payment, self._client.id)}
        return [
            invoice
            for invoice in reversed(garden.rows(Invoice, self._client.id))
            if not (invoice.paid_on or invoice.settled or invoice.number in paid) and invoice.net.amount > 0
        ]


class CostForm(RowForm[Cost]):
    """What was spent for this client alone."""

    def saying(self) -> str:
        """New or known."""
        return _("Direct cost for {name}") if self._row is None else _("Direct cost of {name}")

    def fields(self) -> Iterator[tuple[str, Widget]]:
        """How much, when and what for."""
        row = self._row
        yield from self.money_lines(_("Amount"), row.amount if row else None)
        today = _("today; {days}").format(days=_(DAYS))
        yield _("Day"), self.day_line("day", row.day if row else None, today)
        yield _("What for"), self.note_area()

    def row(self) -> Cost:
        """The cost."""
        amount = self.money()
        start = self._row or Cost(id=0, client_id=self._client.id, day=self.today, amount=amount)
        return replace(start, amount=amount, day=self.day("day") or self.today, note=self.text("note"))


def form_for(
    client: Client, row: LedgerRow
) -> RowForm[Hours] | RowForm[Invoice] | RowForm[Payment] | RowForm[Cost]:
    """The form that changes this row."""
    match row:
        case Hours():
            return HoursForm(client, row)
        case Invoice():
            return InvoiceForm(client, row)
        case Payment():
            return PaymentForm(client, row)
        case Cost():
            return CostForm(client, row)
