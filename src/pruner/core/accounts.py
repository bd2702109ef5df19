"""One client's facts, ready to reckon with.

A garden may hold a hundred thousand rows of hours, and every number is reckoned anew after each change:
so the hours come summed up by day, which is as fine as any rule looks at them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cached_property
from typing import overload

from pruner.core.heat import Ember
from pruner.core.lazily import dataclass
from pruner.core.ledger import Cost, Hours, Invoice, Payment, Terms
from pruner.core.models import Id
from pruner.core.months import Month
from pruner.core.rules import Rules

RUSH = "rush"
"""The sign that the rush tariff prices (product.md §2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """All that was worked for a client on one local day; `billable_minutes` are among `minutes`."""

    day: date
    minutes: int
    billable_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """Unpaid minutes of one incident. `included` is a correction round that is part of the price."""

    incident_id: Id
    day: date
    sign: str
    minutes: int
    included: bool = False
    note: str = ""

    @property
    def is_rush(self) -> bool:
        """Whether the rush tariff prices it."""
        return self.sign == RUSH


class Losses(Sequence[Lost]):
    """Losses that are read when somebody asks for them, oldest first; equal to none but themselves.

    `per_month` has the minutes of each month without reading them: all but those of the days it is given.
    """

    def __init__(
        self,
        read: Callable[[], Sequence[Lost]],
        per_month: Callable[[AbstractSet[date]], Mapping[Month, int]],
    ) -> None:
        self._read = read
        self.per_month = per_month

    @cached_property
    def _found(self) -> Sequence[Lost]:
        return self._read()

    @overload
    def __getitem__(self, place: int) -> Lost: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Lost]: ...
    def __getitem__(self, place: int | slice) -> Lost | Sequence[Lost]:
        return self._found[place]

    def __iter__(self) -> Iterator[Lost]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Everything known of one client up to a day; what is dated later was left out by whoever made it.

    `worked` has one entry a day, oldest first (see `by_day`); `lost` comes from `unpaid`. `since` is
    when the client came, where that is known, `until` the day of the end, where there is one.
    """

    client_id: Id
    terms: Terms | None = None
    since: date | None = None
    until: date | None = None
    worked: tuple[Worked, ...] = ()
    invoices: tuple[Invoice, ...] = ()
    payments: tuple[Payment, ...] = ()
    costs: tuple[Cost, ...] = ()
    lost: Sequence[Lost] = ()

    @property
    def silent(self) -> bool:
        """Whether nothing is recorded of the client's money or hours, nor estimated."""
        estimated = self.terms is not None and (self.terms.income, self.terms.hours) != (None, None)
        return not (estimated or self.worked or self.invoices or self.payments or self.costs)

    @property
    def began(self) -> date | None:
        """The first day from which anything is known: `since`, or an earlier fact."""
        days = [entry.day for entries in (self.worked[:1], self.payments, self.costs) for entry in entries]
        days += [invoice.issued for invoice in self.invoices]
        days += [loss.day for loss in self.lost]
        return min([*days, self.since] if self.since else days, default=None)


def by_day(hours: Iterable[Hours]) -> tuple[Worked, ...]:
    """Blocks of work of one client as sums, one a day, oldest first."""
    sums: dict[date, tuple[int, int]] = {}
    for block in hours:
        minutes, billable = sums.get(block.day, (0, 0))
        sums[block.day] = minutes + block.minutes, billable + block.billable * block.minutes
    return tuple(
        Worked(day=day, minutes=minutes, billable_minutes=billable)
        for day, (minutes, billable) in sorted(sums.items())
    )


def by_month(days: Iterable[tuple[date, int]]) -> dict[Month, int]:
    """Minutes of days as sums, one a month; only months with a day are in it, even one of no minutes.

    Plain pairs are counted first: there are many days, and they hash several times as fast as a Month.
    """
    sums: dict[tuple[int, int], int] = {}
    for day, minutes in days:
        key = (day.year, day.month)
        sums[key] = sums.get(key, 0) + minutes
    return {Month(*key): minutes for key, minutes in sums.items()}


def incident_minutes(account: Account) -> Mapping[Month, int]:
    """The unpaid minutes of a client's incidents by month, on days for which no hours were recorded."""
    covered = {entry.day for entry in account.worked}
    if isinstance(account.lost, Losses):
        return account.lost.per_month(covered)
    return by_month((loss.day, loss.minutes) for loss in account.lost if loss.day not in covered)


def unpaid(embers: Iterable[Ember], rules: Rules) -> tuple[Lost, ...]:
    """What a client's incidents cost without being paid for, oldest first; blooms cost nothing."""
    lost = [
        Lost(
            incident_id=ember.incident.id,
            day=ember.day,
            sign=ember.incident.sign,
            minutes=ember.incident.minutes,
            included=ember.included,
            note=ember.incident.note,
        )
        for ember in embers
        if ember.incident.paid is None
        and ember.incident.minutes > 0
        and not rules.sign(ember.incident.sign).good
    ]
    return tuple(sorted(lost, key=lambda loss: (loss.day, loss.incident_id)))
