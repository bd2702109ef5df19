"""Invoice Ninja: version 4 (three lines above the table, a row per item), version 5 in its user's language.

Neither list of invoices says when an invoice was paid: for days late the payments are needed too.
"""

from dataclasses import replace
from typing import Final

from pruner.formats import invoices
from pruner.formats.layout import Layout
from pruner.formats.options import Format

V5_INVOICES: Final = Layout(
    format=Format.INVOICE_NINJA,
    columns={
        "client": ("client name", "kunde name", "kundenname", "name des kunden", "kunde"),
        "number": ("invoice invoice number", "rechnung rechnungsnummer"),
        "issued": ("invoice date", "rechnung datum", "rechnung rechnungsdatum", "datum", "rechnungsdatum"),
        "due": ("invoice due date", "rechnung faelligkeitsdatum", "faelligkeitsdatum"),
        "status": ("invoice status", "rechnung status", "status"),
        "amount": ("invoice amount", "rechnung betrag", "betrag"),
        "balance": ("invoice balance", "rechnung saldo", "rechnung offener betrag", "saldo"),
        "paid": ("invoice paid to date", "rechnung bereits gezahlt", "bereits gezahlt"),
        "currency": ("client currency", "invoice currency", "kunde waehrung", "waehrung"),
    },
    needed=(("client",), ("number",), ("issued",), ("amount",)),
    read=invoices.invoice,
    merge=invoices.once,
)
V5_SHORT: Final = replace(
    V5_INVOICES,
    columns={**V5_INVOICES.columns, "number": ("rechnungsnummer",)},
    needed=(*V5_INVOICES.needed, ("balance", "paid")),
)
"""German headers without the word for invoice before each; no other German list says what is owed."""
V5_PAYMENTS: Final = Layout(
    format=Format.INVOICE_NINJA,
    columns={
        "client": ("client name", "kunde name", "kundenname", "kunde"),
        "number": (
            "invoice invoice number",
            "payment invoices",
            "invoice number",
            "rechnung rechnungsnummer",
            "rechnungsnummer",
        ),
        "received": ("payment date", "zahlung datum", "zahlungsdatum"),
        "amount": ("payment amount", "zahlung betrag", "zahlungsbetrag"),
        "currency": ("payment currency", "client currency", "waehrung"),
    },
    needed=(("client",), ("number",), ("received",), ("amount",)),
    read=invoices.payment,
)
V4_INVOICES: Final = Layout(
    format=Format.INVOICE_NINJA,
    columns={
        "client": ("client",),
        "number": ("invoice number",),
        "issued": ("invoice date",),
        "due": ("due date",),
        "status": ("status",),
        "amount": ("amount",),
        "paid": ("paid",),
        "currency": ("currency",),
    },
    needed=(("client",), ("number",), ("issued",), ("amount",)),
    read=invoices.invoice,
    merge=invoices.once,
)
V4_PAYMENTS: Final = Layout(
    format=Format.INVOICE_NINJA,
    columns={
        "client": ("client",),
        "number": ("invoice number",),
        "received": ("date",),
        "amount": ("amount",),
        "currency": ("currency",),
    },
    needed=(("client",), ("number",), ("received",), ("amount",)),
    without=frozenset({"due", "due date", "status", "invoice date"}),
    read=invoices.payment,
)
LAYOUTS: Final = (V5_INVOICES, V5_SHORT, V5_PAYMENTS, V4_INVOICES, V4_PAYMENTS)
