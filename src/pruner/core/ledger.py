"""What was worked, invoiced, paid and spent, and the terms agreed with a client (product.md §3).

Every row knows where it came from: `source` is "manual" or the format it was imported from, `key` its
identity there, so that the same row is never taken in twice, and `import_id` the import it belongs to.
Amounts are net; the client form's monthly estimates stand in the client's terms.
"""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from pruner.core.lazily import dataclass
from pruner.core.values import Id, Money

MANUAL = "manual"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """A block of work on one local day, billable or not."""

    id: Id
    client_id: Id
    day: date
    minutes: int
    billable: bool = True
    note: str = ""
    source: str = MANUAL
    key: str = ""
    import_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """A net invoice; a credit note is negative.

    `service_from` and `service_to` are the period it is for, where it says so. `settled` is True where it
    is paid although the day is not known.
    """

    id: Id
    client_id: Id
    number: str
    issued: date
    net: Money
    due: date | None = None
    paid_on: date | None = None
    settled: bool = False
    service_from: date | None = None
    service_to: date | None = None
    note: str = ""
    source: str = MANUAL
    key: str = ""
    import_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money that came in for an invoice of the same client and number, whole or in part."""

    id: Id
    client_id: Id
    invoice_number: str
    day: date
    amount: Money
    note: str = ""
    source: str = MANUAL
    key: str = ""
    import_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """A direct cost: spent for this client alone."""

    id: Id
    client_id: Id
    day: date
    amount: Money
    note: str = ""
    source: str = MANUAL
    key: str = ""
    import_id: Id | None = None


LedgerRow = Hours | Invoice | Payment | Cost
"""What comes by the thousand: a row of a file, or typed in."""


class Contract(StrEnum):
    """The kind of contract, which decides about notice (product.md §6)."""

    AGREED = "agreed"
    SERVICE = "service"
    HIGHER_TRUST = "higher-trust"
    WORK = "work"


class PayPeriod(StrEnum):
    """By what the pay is measured (§ 621 BGB)."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What was agreed with a client, and what the user estimates; None means the house default or unknown.

    `currency` is the client's; `rate` and `own_cost` are per hour, `talk_fee` per talk; `sold_hours`,
    `income` and `hours` are per month, the last two estimates that facts replace month by month.
    `rush_surcharge` is a share: 0.5 is +50 %. `notice` is text such as "4 weeks", for the agreed contract.
    """

    id: Id
    client_id: Id
    currency: str | None = None
    rate: Decimal | None = None
    sold_hours: Decimal | None = None
    own_cost: Decimal | None = None
    included_rounds: int | None = None
    rush_surcharge: Decimal | None = None
    talk_fee: Decimal | None = None
    lead_days: int | None = None
    contract: Contract | None = None
    pay_period: PayPeriod | None = None
    notice: str | None = None
    income: Decimal | None = None
    hours: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One file taken in. Its rows carry its id; while this record is withdrawn they do not count."""

    id: Id
    at: datetime
    format: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAs:
    """What a file calls a client: that client, or None for rows to be skipped. `theirs` is folded."""

    id: Id
    theirs: str
    client_id: Id | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """The user's own mapping for a CSV file under a name; `columns` holds "our field=their column"."""

    id: Id
    name: str
    columns: tuple[str, ...]
