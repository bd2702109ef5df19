"""Files that come in, in words: what they are, what is in them, and why one or a row of it is not read."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pruner.core.errors import Refusal
from pruner.core.ledger import Cost, Hours, Invoice, Payment
from pruner.core.models import Record
from pruner.formats import refusals
from pruner.formats.options import Format
from pruner.formats.rows import Reason, Rejected, Remark, Remarked
from pruner.garden import Found
from pruner.i18n import N_, _, day, listed, n_, number, quoted
from pruner.wording import numbers

FORMATS = {
    Format.TOGGL: "Toggl Track",
    Format.CLOCKIFY: "Clockify",
    Format.HARVEST: "Harvest",
    Format.KIMAI: "Kimai",
    Format.WATSON: "Watson",
    Format.TIMEWARRIOR: "Timewarrior",
    Format.INVOICE_NINJA: "Invoice Ninja",
    Format.FRESHBOOKS: "FreshBooks",
    Format.INVOICELY: "Invoicely",
    Format.GERMAN: N_("German list of invoices"),
    Format.GENERIC: N_("table with columns of your own"),
    Format.OWN: N_("export of pruner"),
}
REASONS = {
    Reason.NO_CLIENT: N_("no client is named"),
    Reason.UNKNOWN_CLIENT: N_("no client is called so"),
    Reason.NO_DAY: N_("there is no day"),
    Reason.NOT_A_DAY: N_("that is no day"),
    Reason.NOT_A_TIME: N_("that is no time of day"),
    Reason.NO_DURATION: N_("it does not say how long it took"),
    Reason.ENDS_BEFORE_START: N_("it ends before it begins"),
    Reason.NO_AMOUNT: N_("there is no amount"),
    Reason.NOT_A_NUMBER: N_("that is no number"),
    Reason.NUMBER_STYLE: N_("the number can be read in two ways"),
    Reason.OUT_OF_RANGE: N_("that is too large or too small"),
    Reason.TOO_LONG: N_("the text is too long"),
    Reason.UNCLOSED_QUOTE: N_("a quotation mark is not closed"),
    Reason.UNREADABLE: N_("it cannot be read"),
}
REMARKS = {
    Remarked.DURATION_DIFFERS: N_("the duration is not the end less the start; the duration counts"),
    Remarked.RUNNING: N_("still running, left out"),
    Remarked.DRAFT: N_("a draft, left out"),
    Remarked.CANCELLED: N_("cancelled, left out"),
    Remarked.SEVERAL_MONTHS: N_("a sum over several months, counted on its first day"),
}
LOOKS_LIKE = {"xlsx": "Excel", "xls": "Excel", "ods": "OpenDocument", "pdf": "PDF", "zip": "ZIP"}


def format_name(value: Format) -> str:
    """The product or the kind of table."""
    return _(FORMATS[value])


def kind_rows(kind: type[Record], rows: int) -> str:
    """So many rows of a kind."""
    patterns: dict[type[Record], Callable[[], str]] = {
        Hours: lambda: n_("{n} block of work", "{n} blocks of work", rows),
        Invoice: lambda: n_("{n} invoice", "{n} invoices", rows),
        Payment: lambda: n_("{n} payment", "{n} payments", rows),
        Cost: lambda: n_("{n} direct cost", "{n} direct costs", rows),
    }
    word = patterns.get(kind, lambda: n_("{n} other record", "{n} other records", rows))
    return word().format(n=number(rows))


def sums(found: Found, kind: type[Record]) -> str:
    """What the rows of a kind come to: hours, or amounts of each currency."""
    if kind is Hours:
        return numbers.hours(Fraction(found.minutes, 60))
    amounts = sorted((currency, sum_) for (of, currency), sum_ in found.amounts.items() if of is kind)
    return ", ".join(_amount(sum_, currency) for currency, sum_ in amounts)


def days(found: Found) -> str:
    """The first and the last day, empty where there is none."""
    if found.first is None or found.last is None:
        return ""
    if found.first == found.last:
        return day(found.first)
    return _("{first} to {last}").format(first=day(found.first), last=day(found.last))


def outcome(found: Found) -> str:
    """What was taken in, and what was not, in one line."""
    return ", ".join(_outcome(found))


def rejected(row: Rejected, *, hidden: str = "") -> str:
    """A row that cannot be taken in: line, reason and what stood there, or `hidden` in its place."""
    said = _("Line {line}: {reason}").format(line=row.line, reason=_(REASONS[row.reason]))
    where = [part for part in (row.column, quoted(hidden or row.text) if row.text else "") if part]
    return f"{said} ({' '.join(where)})" if where else said


def remark(row: Remark, *, hidden: str = "") -> str:
    """Something to know about a row."""
    said = _("Line {line}: {reason}").format(line=row.line, reason=_(REMARKS[row.kind]))
    return f"{said} ({quoted(hidden or row.text)})" if row.text else said


def _outcome(found: Found) -> Iterator[str]:
    new = [kind_rows(kind, rows) for kind, rows in found.new.items() if rows]
    yield from new
    if found.paid:
        yield n_("{n} invoice is now paid", "{n} invoices are now paid", found.paid).format(
            n=number(found.paid)
        )
    if not found.writes:
        yield _("nothing new")
    if found.known:
        yield n_("{n} row was there already", "{n} rows were there already", found.known).format(
            n=number(found.known)
        )
    if found.skipped:
        yield n_("{n} row skipped", "{n} rows skipped", found.skipped).format(n=number(found.skipped))
    if found.rejected_total:
        yield n_("{n} row rejected", "{n} rows rejected", found.rejected_total).format(
            n=number(found.rejected_total)
        )


def _amount(value: Decimal, currency: str) -> str:
    return numbers.amount(Fraction(value), currency)


def _not_text(error: refusals.NotText) -> str:
    kind = LOOKS_LIKE.get(error.looks_like or "")
    if kind:
        return _("This is a file of {kind}. Export it as CSV, then bring that in.").format(kind=kind)
    return _("This file is no text. Export your hours or invoices as CSV, then bring that in.")


def _line_too_long(error: refusals.LineTooLong) -> str:
    return _("Line {line} has more than {cap} characters; this is no table of hours or invoices.").format(
        line=error.line, cap=number(error.cap)
    )


def _too_large(error: refusals.FileTooLarge) -> str:
    return _("The file has {size} MB; a JSON file may have {cap}. Export a shorter period.").format(
        size=number(error.size // 1_000_000), cap=number(error.cap // 1_000_000)
    )


def _broken(error: refusals.UnreadableDocument) -> str:
    if not error.line:
        return _("The file begins like JSON and cannot be read as such. Export it again.")
    return _("The file is broken JSON: it cannot be read after line {line}. Export it again.").format(
        line=error.line
    )


def _newer(error: refusals.NewerExport) -> str:
    return _("The file is of a newer pruner ({version}, this one knows {known}). Update pruner.").format(
        version=error.version, known=error.known
    )


def _missing(error: refusals.ColumnsMissing) -> str:
    return _("These columns are not in the file: {names}.").format(names=listed(error.missing))


def _date_order(error: refusals.DateOrderUnknown) -> str:
    return _("“{example}” in the column “{column}”: does the day stand first, or the month?").format(
        example=error.example, column=error.column
    )


def _number_style(error: refusals.NumberStyleUnknown) -> str:
    return _("“{example}” in the column “{column}”: does its sign part thousands or cents?").format(
        example=error.example, column=error.column
    )


WORDS: dict[type[Refusal], Callable[[Any], str]] = {
    refusals.EmptyFile: lambda _error: _("The file is empty."),
    refusals.NotText: _not_text,
    refusals.LineTooLong: _line_too_long,
    refusals.FileTooLarge: _too_large,
    refusals.UnreadableDocument: _broken,
    refusals.NewerExport: _newer,
    refusals.UnknownFormat: lambda _error: _("No known product writes a file like this."),
    refusals.ColumnsMissing: _missing,
    refusals.DateOrderUnknown: _date_order,
    refusals.NumberStyleUnknown: _number_style,
}
"""Why a file as a whole is not read (`formats/refusals.py`)."""
