"""FreshBooks, the invoice details as CSV: one row per item, so an invoice is the sum of its rows."""

from typing import Final

from pruner.formats import invoices
from pruner.formats.layout import Layout
from pruner.formats.options import Format

LAYOUTS: Final = (
    Layout(
        format=Format.FRESHBOOKS,
        columns={
            "client": ("client name",),
            "number": ("invoice #",),
            "issued": ("date issued",),
            "due": ("due date", "date due"),
            "status": ("invoice status",),
            "paid_on": ("date paid",),
            "net": ("line subtotal",),
            "amount": ("line total",),
            "currency": ("currency",),
        },
        needed=(("client",), ("number",), ("issued",), ("net", "amount")),
        read=invoices.invoice,
        merge=invoices.summed,
    ),
)
