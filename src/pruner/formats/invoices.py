"""A row of an invoicing tool as an invoice, a payment or a direct cost."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from pruner.core.money import minor_digits
from pruner.formats.cells import Cells, Unreadable
from pruner.formats.header import named
from pruner.formats.keys import Part, key
from pruner.formats.layout import MONEY
from pruner.formats.options import UNSAID, Options
from pruner.formats.rows import CostRow, Entry, InvoiceRow, PaymentRow, Reason, Remark, Remarked

GROSS: Final = {"net": False, "gross": True, "amount": None}
PAID: Final = frozenset(
    {"paid", "auto-paid", "settled", "bezahlt", "beglichen", "ausgeglichen", "vollstaendig bezahlt"}
    | {"erledigt", "yes", "ja", "true", "1"}
)
DRAFT: Final = frozenset({"draft", "entwurf"})
CANCELLED: Final = frozenset(
    {"cancelled", "canceled", "void", "voided", "reversed", "deleted"}
    | {"storniert", "annulliert", "geloescht"}
)


def invoice(cells: Cells) -> Iterator[Entry]:
    """The row as an invoice, or a remark why it is none."""
    status = named(cells.raw("status"))
    left_out = Remarked.DRAFT if status in DRAFT else Remarked.CANCELLED if status in CANCELLED else None
    if left_out:
        yield Remark(line=cells.line, kind=left_out, text=cells.text("number") or cells.text("client"))
        return
    yield _invoice(cells, settled=status in PAID)


def payment(cells: Cells) -> Iterator[Entry]:
    """The row as a payment."""
    client, number, day = cells.who("client"), cells.text("number"), cells.day("received")
    field, amount = money(cells)
    yield PaymentRow(
        line=cells.line,
        client=client,
        number=number,
        day=day,
        amount=amount,
        currency=cells.currency(field),
        key=key(f"{cells.reading.format} payment", client, number, day, amount),
    )


def cost(cells: Cells) -> Iterator[Entry]:
    """The row as a direct cost."""
    client, day, note = cells.who("client"), cells.day("spent"), cells.note("note")
    field, amount = money(cells)
    yield CostRow(
        line=cells.line,
        client=client,
        day=day,
        amount=amount,
        currency=cells.currency(field),
        note=note,
        key=key(f"{cells.reading.format} cost", client, day, amount, note),
    )


def money(cells: Cells) -> tuple[str, Decimal]:
    """The field that holds the amount, and the amount, rounded to the places its currency has."""
    field = next((name for name in MONEY if cells.has(name)), MONEY[-1])
    amount = cells.number(field)
    if amount is None:
        raise cells.unreadable(Reason.NO_AMOUNT, field)
    return field, rounded(amount, cells.currency(field))


def rounded(amount: Decimal, currency: str | None) -> Decimal:
    """The amount with the places of its currency, two where it is not known; half up."""
    places = minor_digits(currency) if currency else 2
    return amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def identity(cells: Cells, client: str, number: str, *content: Part) -> str:
    """An invoice is its number; one without a number is what it says."""
    return key(f"{cells.reading.format} invoice", client, *((number,) if number else content))


def once(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Each invoice number once: such a file repeats the whole amount on every item's row."""
    seen: set[str] = set()
    for entry in entries:
        if isinstance(entry, InvoiceRow) and entry.number:
            if entry.key in seen:
                continue
            seen.add(entry.key)
        yield entry


def summed(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Rows of one invoice that follow each other as one: such a file splits the amount over the items."""
    open_invoice: InvoiceRow | None = None
    for entry in entries:
        if not isinstance(entry, InvoiceRow):
            yield entry
        elif open_invoice and entry.number and open_invoice.key == entry.key:
            open_invoice = replace(open_invoice, amount=open_invoice.amount + entry.amount)
        else:
            if open_invoice:
                yield open_invoice
            open_invoice = entry
    if open_invoice:
        yield open_invoice


def netted(entry: Entry, options: Options) -> Entry:
    """The invoice net, as far as the file and the user say how (product.md §3)."""
    if not isinstance(entry, InvoiceRow) or entry.gross is False or options.gross is UNSAID:
        return entry
    if options.gross is None:
        return entry if entry.gross else replace(entry, gross=False)
    return replace(entry, gross=False, amount=rounded(entry.amount / (1 + options.gross), entry.currency))


def _invoice(cells: Cells, *, settled: bool) -> InvoiceRow:
    client, number, issued = cells.who("client"), cells.text("number"), cells.day("issued")
    field, amount = money(cells)
    paid_on, due, note = cells.day_if_any("paid_on"), cells.day_if_any("due"), cells.note("note")
    return InvoiceRow(
        line=cells.line,
        client=client,
        number=number,
        issued=issued,
        due=due,
        paid_on=paid_on,
        settled=paid_on is None and (settled or _paid_in_full(cells, amount)),
        amount=amount,
        gross=GROSS[field],
        currency=cells.currency(field),
        service_from=cells.day_if_any("service_from"),
        service_to=cells.day_if_any("service_to"),
        note=note,
        key=identity(cells, client, number, issued, due, amount, note),
    )


def _paid_in_full(cells: Cells, amount: Decimal) -> bool:
    """Whether the columns beside the amount say that nothing is left to pay; an unreadable one does not."""
    if not amount:
        return False
    try:
        paid, balance = cells.number("paid"), cells.number("balance")
    except Unreadable:
        return False
    return balance == 0 if balance is not None else paid is not None and paid >= amount > 0
