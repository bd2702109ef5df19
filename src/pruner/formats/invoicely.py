"""Invoicely, the list of invoices as CSV: `Jan 28 2021`, `1,020.00`.

It has no column for the number. The details of an invoice are its number where they are one word with a
digit in it, and a note in any case.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pruner.formats import invoices
from pruner.formats.cells import Cells
from pruner.formats.layout import Layout
from pruner.formats.options import Format
from pruner.formats.rows import Entry, InvoiceRow

LONGEST: Final = 40


def read(cells: Cells) -> Iterator[Entry]:
    """The row as an invoice."""
    for entry in invoices.invoice(cells):
        if isinstance(entry, InvoiceRow) and _is_number(entry.note):
            same = invoices.identity(cells, entry.client, entry.note)
            yield replace(entry, number=entry.note, key=same)
        else:
            yield entry


def _is_number(details: str) -> bool:
    return len(details) <= LONGEST and not details.count(" ") and any(map(str.isdigit, details))


LAYOUTS: Final = (
    Layout(
        format=Format.INVOICELY,
        columns={
            "client": ("client",),
            "note": ("details",),
            "issued": ("date",),
            "due": ("due",),
            "status": ("status",),
            "amount": ("total",),
            "currency": ("currency",),
        },
        needed=(("client",), ("issued",), ("due",), ("status",), ("amount",)),
        read=read,
    ),
)
