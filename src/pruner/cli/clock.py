"""What time it is: the one place where the clock is read and new ids are drawn.

Days are the user's local days, by the zone of the operating system. With a given day as today,
moments written get that day and the present local time, while the journal keeps the real clock.
"""

import os
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import lru_cache
from time import altzone, time_ns, timezone, tzname

from pruner.core.models import Id
from pruner.garden import Clock

RANDOM_BITS = 20
MOMENTS = 5_000
"""The days of so many moments are remembered: those of a client are asked for again with each key."""


def clock(as_of: date | None) -> Clock:
    """The clock of this run; `as_of` is taken as today where one is given."""
    return Clock(
        today=lambda: as_of or day_of(real_now()),
        now=lambda: _on(as_of) if as_of else real_now(),
        real_now=real_now,
        day_of=lru_cache(MOMENTS)(day_of),
        new_id=growing_ids(),
        zone=f"{os.environ.get('TZ', '')} {tzname} {timezone} {altzone}",
    )


def real_now() -> datetime:
    """The true moment, in UTC."""
    return datetime.now(UTC)


def day_of(moment: datetime) -> date:
    """The user's local day of a moment."""
    return moment.astimezone().date()


def local_moment(day: date, hour: time) -> datetime:
    """The moment, in UTC, of a local day and time."""
    return datetime.combine(day, hour).astimezone(UTC)


def growing_ids() -> Callable[[], Id]:
    """Numbers of 63 bits that grow with time and with every call.

    Milliseconds come first, then chance, so that two programs at once draw different ones. Within a
    millisecond, and while the clock is set back, the next number is taken: chance has parted them already.
    """
    lock = threading.Lock()
    last = 0

    def new_id() -> Id:
        nonlocal last
        with lock:
            moment = time_ns() // 1_000_000
            last = moment << RANDOM_BITS | _chance() if moment > last >> RANDOM_BITS else last + 1
            return last

    return new_id


def _chance() -> int:
    return int.from_bytes(os.urandom(3)) >> (24 - RANDOM_BITS)


def _on(day: date) -> datetime:
    return local_moment(day, real_now().astimezone().time())
