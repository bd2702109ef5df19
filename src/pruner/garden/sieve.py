"""The rows of a product's file on their way into the ledger: whose they are, net, and whether they are known.

A row whose identity is in the ledger is known whatever its client is called by now, so that a renamed
client makes no old row new.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property
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
        self._known: dict[type[LedgerRow], frozenset[str]] = {}
        self._now_paid: dict[str, tuple[date | None, bool]] = {}

    def sift(self, tally: Tally) -> Iterator[LedgerRow]:
        """The rows to take in; the tally counts them and all others."""
        for entry in self._source.rows():
            if isinstance(entry, Rejected):
                tally.reject(entry)
            elif isinstance(entry, Remark):
                tally.remark(entry)
            else:
                yield from self._sifted(entry, self._row(entry, tally), tally)

    def preview(self, tally: Tally) -> Preview:
        """What the tally says after the last row."""
        return tally.preview(
            self._source.format,
            created=tuple(client.name for client in self._whose.planted()),
            unknown=self._whose.unknown(tally.unknown),
            paid=len(self.payments),
        )

    def with_rows(self) -> tuple[Edit, ...]:
        """The clients that come with their first rows."""
        return tuple(Edit(None, client) for client in self._whose.planted())

    def anyway(self) -> tuple[Edit, ...]:
        """What was decided about names, and invoices that are paid by now."""
        return (*self._whose.remembered(), *self.payments)

    @cached_property
    def payments(self) -> tuple[Edit, ...]:
        """Known invoices that the file, once it was sifted, says are paid and the ledger does not."""
        if not self._now_paid:
            return ()
        stored = self._store.from_source(Invoice, self._source.format)
        edits = (Edit(before, self._settled(before)) for before in stored if before.key in self._now_paid)
        return tuple(edit for edit in edits if edit.before != edit.after)

    def _sifted(self, entry: Fact, row: LedgerRow, tally: Tally) -> Iterator[LedgerRow]:
        tally.see(row)
        if row.key in self._keys(type(row)):
            tally.known += 1
            if isinstance(row, Invoice) and (row.paid_on or row.settled):
                self._now_paid[row.key] = (row.paid_on, row.settled)
            return
        whom = self._whose.of(entry.client)
        if whom is Fate.SKIPPED:
            tally.skipped += 1
        elif whom is Fate.UNKNOWN:
            tally.unknown[entry.client] += 1
            tally.reject(Rejected(line=entry.line, reason=Reason.UNKNOWN_CLIENT, text=entry.client))
        else:
            tally.new[type(row)] += 1
            yield replace(row, client_id=whom)

    def _settled(self, invoice: Invoice) -> Invoice:
        paid_on, settled = self._now_paid[invoice.key]
        if invoice.paid_on is not None:
            return invoice
        return replace(invoice, paid_on=paid_on, settled=paid_on is None and (settled or invoice.settled))

    def _keys(self, kind: type[LedgerRow]) -> frozenset[str]:
        if kind not in self._known:
            self._known[kind] = self._store.keys(kind, self._source.format)
        return self._known[kind]

    def _row(self, entry: Fact, tally: Tally) -> LedgerRow:
        """The row as the ledger keeps it, not yet with its client."""
        if isinstance(entry, InvoiceRow):
            return self._invoice(entry, self._net(entry, tally))
        row_id, source = self._new_id(), self._source.format.value
        match entry:
            case HoursRow(day=day, minutes=minutes, billable=billable, note=note, key=key):
                return Hours(
                    id=row_id,
                    client_id=NOBODY,
                    day=day,
                    minutes=minutes,
                    billable=billable,
                    note=note,
                    source=source,
                    key=key,
                )
            case PaymentRow(number=number, day=day, key=key):
                return Payment(
                    id=row_id,
                    client_id=NOBODY,
                    invoice_number=number,
                    day=day,
                    amount=self._money(entry.amount, entry.currency),
                    source=source,
                    key=key,
                )
            case CostRow(day=day, note=note, key=key):
                return Cost(
                    id=row_id,
                    client_id=NOBODY,
                    day=day,
                    amount=self._money(entry.amount, entry.currency),
                    note=note,
                    source=source,
                    key=key,
                )

    def _invoice(self, entry: InvoiceRow, net: Decimal) -> Invoice:
        return Invoice(
            id=self._new_id(),
            client_id=NOBODY,
            number=entry.number,
            issued=entry.issued,
            net=self._money(net, entry.currency),
            due=entry.due,
            paid_on=entry.paid_on,
            settled=entry.settled,
            service_from=entry.service_from,
            service_to=entry.service_to,
            note=entry.note,
            source=self._source.format.value,
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
