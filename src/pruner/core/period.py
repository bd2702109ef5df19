"""A period of notice as contracts write it: "4 weeks", "14 Tage", "2 Monate zum Monatsende".

The text is read whole or refused: a period that is half understood would give a wrong day.
"""

import re
from enum import StrEnum

from pruner.core.errors import UnreadableNotice
from pruner.core.lazily import dataclass, pattern


class Unit(StrEnum):
    """What a period is counted in."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


class To(StrEnum):
    """Up to which day a period runs on after it is over."""

    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """So many days, weeks or months, and from there to the end of a month or quarter where `to` says so."""

    count: int
    unit: Unit
    to: To | None = None


WORDS = {
    **dict.fromkeys(("a", "one", "ein", "eine", "einen", "einem", "einer"), 1),
    **dict.fromkeys(("two", "zwei"), 2),
    **dict.fromkeys(("three", "drei"), 3),
    **dict.fromkeys(("four", "vier"), 4),
    **dict.fromkeys(("six", "sechs"), 6),
}
"""The numbers that contracts spell out."""
UNITS = {
    Unit.DAYS: r"days?|tage?n?",
    Unit.WEEKS: r"weeks?|wochen?",
    Unit.MONTHS: r"months?|monate?n?",
}
ENDS = {
    To.MONTH: r"(?:calendar )?month(?:['’]s)? end|end of (?:the |a )?(?:calendar )?month"
    r"|(?:kalender)?monats(?:ende|schluss)|ende (?:des|eines) (?:kalender)?monats",
    To.QUARTER: r"(?:calendar )?quarter(?:['’]s)? end|end of (?:the |a )?(?:calendar )?quarter"
    r"|(?:kalender)?quartals(?:ende|schluss)|ende (?:des|eines) (?:kalender)?(?:quartals|vierteljahre?s)",
}
TEXT = pattern(
    rf"(?P<count>[0-9]{{1,3}}|{'|'.join(WORDS)})[ -]?"
    rf"(?:{'|'.join(f'(?P<{unit}>{pattern})' for unit, pattern in UNITS.items())})['’]?(?: notice)?"
    rf"(?: (?:to|before|for|at|by|zum|vor|bis zum)(?: the| dem)?"
    rf" (?:{'|'.join(f'(?P<{to}>{pattern})' for to, pattern in ENDS.items())}))?",
    re.ASCII,
)


def parse_period(text: str) -> Period:
    """The period that these words mean.

    Raises:
        UnreadableNotice: they are not read as one, or there are none.
    """
    found = TEXT.fullmatch(" ".join(text.casefold().split()))
    count = 0 if found is None else WORDS.get(found["count"]) or int(found["count"])
    if found is None or not count:
        raise UnreadableNotice(text)
    return Period(
        count=count,
        unit=next(unit for unit in Unit if found[unit]),
        to=next((to for to in To if found[to]), None),
    )
