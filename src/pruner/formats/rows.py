"""What a file says, row by row, before anybody knows which client of the garden is meant.

`client` is the name as it stands in the file. `line` is where the row begins: the line of a table, the
position in a JSON list, from 1. `key` is the row's identity from its content (see `keys`): the same row
has the same key in every file of that format, whatever stands before or after it.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from pruner.core.lazily import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursRow:
    """A block of work on the day it began; `minutes` are whole, 30 seconds round up."""

    line: int
    client: str
    day: date
    minutes: int
    billable: bool
    note: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceRow:
    """An invoice; a credit note is negative.

    `gross` is False for a net amount, True for one that still contains tax of an unknown rate, and None
    where neither the file nor the user says which. `currency` None means the user's own. `settled` is
    True where it is paid although the day is not known.
    """

    line: int
    client: str
    number: str
    issued: date
    due: date | None
    paid_on: date | None
    settled: bool
    amount: Decimal
    gross: bool | None
    currency: str | None
    service_from: date | None
    service_to: date | None
    note: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRow:
    """Money that came in for the invoice with this number."""

    line: int
    client: str
    number: str
    day: date
    amount: Decimal
    currency: str | None
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CostRow:
    """Money spent for this client alone."""

    line: int
    client: str
    day: date
    amount: Decimal
    currency: str | None
    note: str
    key: str


class Reason(StrEnum):
    """Why a row cannot be taken in."""

    NO_CLIENT = "no-client"
    UNKNOWN_CLIENT = "unknown-client"
    """A name that no client has, and that nothing was decided about."""
    NO_DAY = "no-day"
    NOT_A_DAY = "not-a-day"
    NOT_A_TIME = "not-a-time"
    NO_DURATION = "no-duration"
    ENDS_BEFORE_START = "ends-before-start"
    NO_AMOUNT = "no-amount"
    NOT_A_NUMBER = "not-a-number"
    NUMBER_STYLE = "number-style"
    OUT_OF_RANGE = "out-of-range"
    TOO_LONG = "too-long"
    UNCLOSED_QUOTE = "unclosed-quote"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A row that cannot be read. `text` is what stood in `column`; `row` is the whole row, to mend."""

    line: int
    reason: Reason
    column: str = ""
    text: str = ""
    row: tuple[str, ...] = ()


class Remarked(StrEnum):
    """What a user should know about a row although nothing is wrong with the file."""

    DURATION_DIFFERS = "duration-differs"
    """The duration is not end less start, by a minute or more; the duration counts."""
    RUNNING = "running"
    """A block that has not ended yet, left out."""
    DRAFT = "draft"
    """An invoice that was never sent, left out."""
    CANCELLED = "cancelled"
    """An invoice that was called off, left out."""
    SEVERAL_MONTHS = "several-months"
    """A sum over several months, counted on its first day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something to know about a row; `text` names the row in the words of the file."""

    line: int
    kind: Remarked
    text: str = ""


Fact = HoursRow | InvoiceRow | PaymentRow | CostRow
Entry = Fact | Rejected | Remark
