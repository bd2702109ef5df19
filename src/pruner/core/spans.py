"""How long something took, as somebody types it: `1:30`, `1.5`, `1,5 h`, `90 min`, `2h 15m`.

A bare number is hours, since a block of work is thought of in hours.
"""

import re
from decimal import Decimal

CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9])", re.ASCII)
HOURS = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))? ?(?:h|hrs?|hours?|std|stunden?)?", re.ASCII)
MINUTES = re.compile(r"([0-9]{1,5}) ?(?:m|min|minutes?|minuten?)", re.ASCII)
BOTH = re.compile(r"([0-9]{1,3}) ?h ?([0-5]?[0-9]) ?(?:m|min)?", re.ASCII)
MINUTES_PER_HOUR = 60


def parse_minutes(text: str) -> int | None:
    """The minutes meant, to the nearest one; None where the words mean no span."""
    words = text.strip().casefold()
    for pattern in (CLOCK, BOTH):
        if found := pattern.fullmatch(words):
            return MINUTES_PER_HOUR * int(found[1]) + int(found[2])
    if found := MINUTES.fullmatch(words):
        return int(found[1])
    if found := HOURS.fullmatch(words):
        return round(Decimal(f"{found[1]}.{found[2] or '0'}") * MINUTES_PER_HOUR)
    return None


def clock(minutes: int) -> str:
    """The span as a field takes it: `1:30`."""
    hours, rest = divmod(minutes, MINUTES_PER_HOUR)
    return f"{hours}:{rest:02}"
