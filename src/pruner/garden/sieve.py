"""The rows of a product's file on their way into the ledger: whose they are, net, and whether they are known.

A row whose identity is in the ledger is known whatever its client is called by now, so that a renamed
client makes no old row new.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from pruner.core.changes import Edit
from pruner.core.ledger import Cost, Hours, Invoice, LedgerRow, Payment
from pruner.core.models import Id, Money
from pruner.formats.invoices import rounded
from pruner.formats.rows import CostRow, Fact, HoursRow, InvoiceRow, PaymentRow, Reason, Rejected, Remark
from pruner.formats.source import Source
from pruner.garden.preview import Preview
from pruner.garden.tally import Tally
from pruner.garden.whose import Fate, Whose
from pruner.store.quick import QuickStore

USUAL_TAX: Final = Decimal("0.19")
"""The rate of German value added tax (§ 12 UStG), taken for a gross column where nobody says another."""
NOBODY: Final = 0
KINDS: Final[dict[type[Fact], type[LedgerRow]]] = {
    HoursRow: Hours,
    InvoiceRow: Invoice,
    PaymentRow: Payment,
    CostRow: Cost,
}
"""What each row of a file is in the ledger."""


class Sieve:
    """One file, one garden, one decision about each name."""

    def __init__(
        self,
        source: Source,
        store: QuickStore,
        whose: Whose,
        *,
        gross: Decimal | None,
        currency: str,
        new_id: Callable[[], Id],
    ) -> None:
        self._source, self._store, self._whose = source, store, whose
        self._gross, self._currency, self._new_id = gross, currency, new_id
        self._of = source.format.value
        self._known: dict[type[LedgerRow], frozenset[str]] = {}
        self._open: dict[str, Invoice] = {}
        self._now_paid: dict[str, tuple[date | None, bool]] = {}

    def sift(self, tally: Tally) -> Iterator[LedgerRow]:
        """The rows to take in; the tally counts them and all others.

        What the ledger has is asked before the first row: later on the rows may be being written.
        """
        self._ask()
        for entry in self._source.rows():
            if isinstance(entry, Rejected):
                tally.reject(entry)
            elif isinstance(entry, Remark):
                tally.remark(entry)
            elif row := self._sifted(entry, tally):
                yield row

    def preview(self, tally: Tally) -> Preview:
        """What the tally says after the last row."""
        return tally.preview(
            self._source.format,
            created=tuple(client.name for client in self._whose.planted()),
            unknown=self._whose.unknown(tally.unknown),
            paid=len(self._payments()),
        )

    def with_rows(self) -> tuple[Edit, ...]:
        """The clients that come with their first rows."""
        return tuple(Edit(None, client) for client in self._whose.planted())

    def anyway(self) -> tuple[Edit, ...]:
        """What was decided about names, and invoices that are paid by now."""
        return (*self._whose.remembered(), *self._payments())

    def _payments(self) -> tuple[Edit, ...]:
        """Known invoices that the file, once it was sifted, says are paid and the ledger does not."""
        edits = (
            Edit(before, self._settled(before)) for key, before in self._open.items() if key in self._now_paid
        )
        return tuple(edit for edit in edits if edit.before != edit.after)

    def _ask(self) -> None:
        """The rows of this source that the ledger has, and its invoices that nobody has paid yet."""
        self._known = {kind: self._store.keys(kind, self._of) for kind in (Hours, Invoice, Payment, Cost)}
        stored = self._store.from_source(Invoice, self._of) if self._known[Invoice] else ()
        self._open = {invoice.key: invoice for invoice in stored if invoice.paid_on is None}

    def _sifted(self, entry: Fact, tally: Tally) -> LedgerRow | None:
        """The row, if it is to be taken in."""
        known = entry.key in self._known[KINDS[type(entry)]]
        whom = NOBODY if known else self._whose.of(entry.client)
        row = self._row(entry, whom if isinstance(whom, int) else NOBODY, tally)
        tally.see(row)
        if known:
            self._see_again(entry)
            tally.known += 1
        elif whom is Fate.SKIPPED:
            tally.skipped += 1
        elif whom is Fate.UNKNOWN:
            tally.unknown[entry.client] += 1
            tally.turn_away(Rejected(line=entry.line, reason=Reason.UNKNOWN_CLIENT, text=entry.client))
        else:
            tally.new[type(row)] += 1
            return row
        return None

    def _see_again(self, entry: Fact) -> None:
        """The file may know more than the ledger about an invoice that is there."""
        if isinstance(entry, InvoiceRow) and (entry.paid_on or entry.settled):
            self._now_paid[entry.key] = (entry.paid_on, entry.settled)

    def _settled(self, invoice: Invoice) -> Invoice:
        paid_on, settled = self._now_paid[invoice.key]
        return replace(invoice, paid_on=paid_on, settled=paid_on is None and (settled or invoice.settled))

    def _row(self, entry: Fact, client_id: Id, tally: Tally) -> LedgerRow:
        """The row as the ledger keeps it."""
        if isinstance(entry, HoursRow):
            return self._hours(entry, client_id)
        if isinstance(entry, InvoiceRow):
            return self._invoice(entry, client_id, self._net(entry, tally))
        return (
            self._payment(entry, client_id) if isinstance(entry, PaymentRow) else self._cost(entry, client_id)
        )

    def _hours(self, entry: HoursRow, client_id: Id) -> Hours:
        return Hours(
            id=self._new_id(),
            client_id=client_id,
            day=entry.day,
            minutes=entry.minutes,
            billable=entry.billable,
            note=entry.note,
            source=self._of,
            key=entry.key,
        )

    def _payment(self, entry: PaymentRow, client_id: Id) -> Payment:
        return Payment(
            id=self._new_id(),
            client_id=client_id,
            invoice_number=entry.number,
            day=entry.day,
            amount=self._money(entry.amount, entry.currency),
            source=self._of,
            key=entry.key,
        )

    def _cost(self, entry: CostRow, client_id: Id) -> Cost:
        return Cost(
            id=self._new_id(),
            client_id=client_id,
            day=entry.day,
            amount=self._money(entry.amount, entry.currency),
            note=entry.note,
            source=self._of,
            key=entry.key,
        )

    def _invoice(self, entry: InvoiceRow, client_id: Id, net: Decimal) -> Invoice:
        return Invoice(
            id=self._new_id(),
            client_id=client_id,
            number=entry.number,
            issued=entry.issued,
            net=self._money(net, entry.currency),
            due=entry.due,
            paid_on=entry.paid_on,
            settled=entry.settled,
            service_from=entry.service_from,
            service_to=entry.service_to,
            note=entry.note,
            source=self._of,
            key=entry.key,
        )

    def _net(self, entry: InvoiceRow, tally: Tally) -> Decimal:
        """The amount without tax, as far as the column and the user say how (imports.md)."""
        if entry.gross is False:
            return entry.amount
        if self._gross is not None:
            return entry.amount / (1 + self._gross)
        tally.unnamed += entry.gross is None
        tally.gross += entry.gross is True
        return entry.amount / (1 + USUAL_TAX) if entry.gross else entry.amount

    def _money(self, amount: Decimal, currency: str | None) -> Money:
        own = currency or self._currency
        return Money(rounded(amount, own), own)
