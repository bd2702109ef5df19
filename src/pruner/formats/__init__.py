"""Files a user already owns, read as plain values: bytes in, rows out, and never a file opened here.

`open_source` looks at a whole file once before it hands out the first row. So every reason to refuse a
file as a whole is known before anything could be written, and a column's number style or the order of
day and month is decided from all of its rows. Columns are matched by name, never by position.
"""

from pruner.formats.generic import FIELDS, Kind, Mapping, titles_of
from pruner.formats.layout import Format
from pruner.formats.options import UNSAID, DateOrder, DecimalSign, Options, Unsaid
from pruner.formats.refusals import (
    ColumnsMissing,
    DateOrderUnknown,
    EmptyFile,
    FileTooLarge,
    LineTooLong,
    NotText,
    NumberStyleUnknown,
    UnknownFormat,
    UnreadableDocument,
)
from pruner.formats.rows import (
    CostRow,
    Entry,
    Fact,
    HoursRow,
    InvoiceRow,
    PaymentRow,
    Reason,
    Rejected,
    Remark,
    Remarked,
)
from pruner.formats.source import Progress, Source, open_source

__all__ = [
    "FIELDS",
    "UNSAID",
    "ColumnsMissing",
    "CostRow",
    "DateOrder",
    "DateOrderUnknown",
    "DecimalSign",
    "EmptyFile",
    "Entry",
    "Fact",
    "FileTooLarge",
    "Format",
    "HoursRow",
    "InvoiceRow",
    "Kind",
    "LineTooLong",
    "Mapping",
    "NotText",
    "NumberStyleUnknown",
    "Options",
    "PaymentRow",
    "Progress",
    "Reason",
    "Rejected",
    "Remark",
    "Remarked",
    "Source",
    "UnknownFormat",
    "UnreadableDocument",
    "Unsaid",
    "open_source",
    "titles_of",
]
