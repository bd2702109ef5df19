"""Lists of invoices from German programs (sevDesk, Lexware Office, others), whose headers differ by version.

So a column is known by any of the names that are in use for it. A column that says net or gross is
believed; a plain `Betrag` says neither.
"""

from typing import Final

from pruner.formats import invoices
from pruner.formats.layout import Layout
from pruner.formats.options import Format

LAYOUTS: Final = (
    Layout(
        format=Format.GERMAN,
        columns={
            "client": (
                "kunde",
                "kundenname",
                "kontakt",
                "empfaenger",
                "rechnungsempfaenger",
                "firma",
                "auftraggeber",
            ),
            "number": (
                "rechnungsnummer",
                "rechnungsnr.",
                "rechnungsnr",
                "rechnung nr.",
                "rechnungs-nr.",
                "belegnummer",
                "nummer",
            ),
            "issued": ("rechnungsdatum", "belegdatum", "ausgestellt am", "datum"),
            "due": ("faelligkeitsdatum", "faelligkeit", "faellig am", "faellig", "zahlungsziel"),
            "paid_on": (
                "bezahlt am",
                "zahlungsdatum",
                "zahldatum",
                "zahlungseingang",
                "gezahlt am",
                "bezahldatum",
            ),
            "status": ("zahlungsstatus", "status", "rechnungsstatus"),
            "net": (
                "netto",
                "nettobetrag",
                "betrag netto",
                "betrag (netto)",
                "summe netto",
                "summe (netto)",
                "gesamt netto",
                "netto-betrag",
            ),
            "gross": (
                "brutto",
                "bruttobetrag",
                "betrag brutto",
                "betrag (brutto)",
                "summe brutto",
                "summe (brutto)",
                "gesamt brutto",
                "brutto-betrag",
            ),
            "amount": ("betrag", "rechnungsbetrag", "gesamtbetrag", "summe", "gesamt", "gesamtsumme"),
            "currency": ("waehrung",),
            "service_from": ("leistungszeitraum von", "leistung von", "leistungsbeginn"),
            "service_to": ("leistungszeitraum bis", "leistung bis", "leistungsende"),
            "note": ("betreff", "titel", "beschreibung"),
        },
        needed=(("client",), ("number",), ("issued",), ("net", "gross", "amount")),
        read=invoices.invoice,
    ),
)
