"""What a user can say about a file, above all what the file itself does not say."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Final, Literal

from pruner.core.lazily import dataclass


class Format(StrEnum):
    """A product whose files are read; also the `source` of the rows they become."""

    TOGGL = "toggl"
    CLOCKIFY = "clockify"
    HARVEST = "harvest"
    KIMAI = "kimai"
    WATSON = "watson"
    TIMEWARRIOR = "timewarrior"
    INVOICE_NINJA = "invoice-ninja"
    FRESHBOOKS = "freshbooks"
    INVOICELY = "invoicely"
    GERMAN = "german"
    GENERIC = "csv"
    OWN = "pruner"
    """Our own export; its rows keep the source they came from."""


class DateOrder(StrEnum):
    """What `03/04/2025` means: the third of April, or the fourth of March."""

    DMY = "dmy"
    MDY = "mdy"


class DecimalSign(StrEnum):
    """What stands before the cents."""

    POINT = "."
    COMMA = ","

    @property
    def grouping(self) -> "DecimalSign":
        """The other one, which then parts the thousands."""
        return DecimalSign.COMMA if self is DecimalSign.POINT else DecimalSign.POINT


class Unsaid(Enum):
    """Nobody has said anything."""

    UNSAID = "unsaid"


UNSAID: Final = Unsaid.UNSAID


def nobody(_name: str) -> bool:
    """No name is a known client's."""
    return False


def as_utc(local: datetime) -> datetime:
    """A local moment taken for UTC: right for all differences but those of two nights a year."""
    return local.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """`zone` tells the local day of an instant, `instant` the instant of a local moment without a zone.

    `date_order` and `decimal` are asked only where the whole file leaves it open. `gross` is about
    amounts whose column does not say: a rate (0.19) where they contain that tax, None where they are
    net. `currency` is the user's own, so that `$` means the right dollar. `knows` says whether a name
    is a client's: where a block has several tags, the first known one stands for the client.
    """

    today: date
    zone: Callable[[datetime], date]
    instant: Callable[[datetime], datetime] = as_utc
    date_order: DateOrder | None = None
    decimal: DecimalSign | None = None
    gross: Decimal | Literal[Unsaid.UNSAID] | None = UNSAID
    currency: str | None = None
    knows: Callable[[str], bool] = nobody
