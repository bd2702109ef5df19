"""Files read for tests, on one day in Berlin."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from pruner.formats.generic import Mapping
from pruner.formats.options import Format, Options
from pruner.formats.rows import Entry, HoursRow, InvoiceRow, Rejected, Remark
from pruner.formats.source import Source, open_source

SAMPLES = Path(__file__).parent.parent / "data" / "imports"
BERLIN = ZoneInfo("Europe/Berlin")
OPTIONS = Options(
    today=date(2026, 11, 23),
    zone=lambda moment: moment.astimezone(BERLIN).date(),
    instant=lambda local: local.replace(tzinfo=BERLIN).astimezone(UTC),
)
GERMAN = "Kunde;Rechnungsnummer;Rechnungsdatum;Netto\n"
TOGGL = "Client,Project,Description,Billable,Start date,Start time,End date,End time,Duration\n"

Row = TypeVar("Row", bound=Entry)


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def opened(
    content: str | bytes,
    options: Options = OPTIONS,
    *,
    given: Format | None = None,
    mapping: Mapping | None = None,
) -> Source:
    data = content.encode() if isinstance(content, str) else content
    return open_source(BytesIO(data), options, given=given, mapping=mapping)


def read(content: str | bytes, options: Options = OPTIONS, *, mapping: Mapping | None = None) -> list[Entry]:
    return list(opened(content, options, mapping=mapping).rows())


def hours(entries: Iterable[Entry]) -> list[HoursRow]:
    return of(HoursRow, entries)


def invoices(entries: Iterable[Entry]) -> list[InvoiceRow]:
    return of(InvoiceRow, entries)


def rejected(entries: Iterable[Entry]) -> list[Rejected]:
    return of(Rejected, entries)


def remarks(entries: Iterable[Entry]) -> list[Remark]:
    return of(Remark, entries)


def of(kind: type[Row], entries: Iterable[Entry]) -> list[Row]:
    return [entry for entry in entries if isinstance(entry, kind)]


def keys(entries: Iterable[Entry]) -> list[str]:
    return [entry.key for entry in entries if not isinstance(entry, (Rejected, Remark))]


def total(entries: Iterable[Entry]) -> Decimal:
    return sum((invoice.amount for invoice in invoices(entries)), Decimal())


def without_lines(entries: Iterable[Entry]) -> list[Entry]:
    return [replace(entry, line=0) for entry in entries]
