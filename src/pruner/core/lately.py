"""The last weeks of a client as the tree shows them: which signs when, and nothing else of the incidents."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Protocol

from pruner.core.heat import DayOf
from pruner.core.lazily import dataclass
from pruner.core.rules import Rules

WEEKS: Final = 13
ZONES: Final = timedelta(hours=36)
"""No zone is so far from UTC."""
MOMENT: Final = timedelta(microseconds=1)


class Lately(Protocol):
    """The incidents of a client in a `Window`."""

    def between(self, since: datetime, until: datetime) -> Sequence[str]:
        """The signs of those from one moment on until before another, newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The last weeks up to today's end, as moments: where each of the `WEEKS` began, and the thorns."""

    weeks: tuple[datetime, ...]
    thorns: datetime
    until: datetime

    @property
    def since(self) -> datetime:
        """The first moment that matters."""
        return min(self.thorns, self.weeks[0])


def window(rules: Rules, today: date, day_of: DayOf) -> Window:
    """The last weeks up to the end of this day."""

    def ago(days: int) -> datetime:
        return first_moment(today - timedelta(days=days), day_of)

    return Window(
        weeks=tuple(ago(7 * week - 1) for week in range(WEEKS, 0, -1)),
        thorns=ago(rules.thorn_days - 1),
        until=ago(-1),
    )


def first_moment(day: date, day_of: DayOf) -> datetime:
    """The first moment of a local day; of a day that a zone left out, the first one after."""
    early = datetime.combine(day, time(), UTC) - ZONES
    steps = 2 * ZONES // MOMENT
    low = 0
    while low < steps:
        middle = (low + steps) // 2
        if day_of(early + middle * MOMENT) < day:
            low = middle + 1
        else:
            steps = middle
    return early + low * MOMENT


def thorns(lately: Lately, of: Window, good: AbstractSet[str]) -> tuple[str, ...]:
    """The signs of the warning incidents, newest first; `good` are the signs that are blooms."""
    return tuple(sign for sign in lately.between(of.thorns, of.until) if sign not in good)


def weeks(lately: Lately, of: Window, good: AbstractSet[str]) -> tuple[int, ...]:
    """The warning incidents of each week, oldest first."""
    ends = (*of.weeks[1:], of.until)
    return tuple(
        sum(sign not in good for sign in lately.between(since, until))
        for since, until in zip(of.weeks, ends, strict=True)
    )
