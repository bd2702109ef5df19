"""The fix, also called SOS plan: the agreed attempt to repair one sign (product.md §5).

What was done is kept as the day it was done on, and the rung that a fix stands on follows from the days:
so a look at an earlier day finds it where it stood then.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pruner.core.evidence import Ending, LateFix, TriedFix
from pruner.core.values import Id


class Rung(StrEnum):
    """How far a fix has come. Only a deadline that passed without an outcome leads to OVERDUE."""

    OPEN = "open"
    TALK_OFFERED = "talk-offered"
    TERMS_SENT = "terms-sent"
    ACCEPTED = "accepted"
    OVERDUE = "overdue"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """An attempt to repair `sign`, or the rate where that is `evidence.MONEY`.

    `due_on` is its last day, `extended` whether that was put off once. `allowed` is how many further unpaid
    incidents of the sign end the time before that day, None where only the day counts. What is to be done
    are Steps of its own. `ended_on` and `ending` are there together.
    """

    id: Id
    client_id: Id
    sign: str
    opened_on: date
    due_on: date
    extended: bool = False
    allowed: int | None = None
    talk_offered_on: date | None = None
    terms_sent_on: date | None = None
    accepted_on: date | None = None
    ended_on: date | None = None
    ending: Ending | None = None
    note: str = ""

    def rung(self, on: date) -> Rung:
        """Where it stands on a day."""
        if _by(self.ended_on, on):
            return Rung.ENDED
        if on > self.due_on:
            return Rung.OVERDUE
        if _by(self.accepted_on, on):
            return Rung.ACCEPTED
        if _by(self.terms_sent_on, on):
            return Rung.TERMS_SENT
        return Rung.TALK_OFFERED if _by(self.talk_offered_on, on) else Rung.OPEN

    def offered(self, on: date) -> bool:
        """Whether the talk was offered or the terms were sent by this day."""
        return _by(self.talk_offered_on, on) or _by(self.terms_sent_on, on)


def tried(fixes: Iterable[Fix], today: date) -> tuple[TriedFix, ...]:
    """Those that ended by today, in the order of their ends."""
    ended = [
        TriedFix(sign=fix.sign, ended_on=fix.ended_on, ending=fix.ending, offered=fix.offered(fix.ended_on))
        for fix in fixes
        if fix.ended_on is not None and fix.ending is not None and fix.ended_on <= today
    ]
    return tuple(sorted(ended, key=lambda fix: fix.ended_on))


def late(fixes: Iterable[Fix], today: date) -> tuple[LateFix, ...]:
    """Those that wait for an outcome, since their last day has passed."""
    overdue = (fix for fix in fixes if fix.opened_on <= today and fix.rung(today) is Rung.OVERDUE)
    return tuple(LateFix(sign=fix.sign, due_on=fix.due_on) for fix in overdue)


def _by(day: date | None, on: date) -> bool:
    return day is not None and day <= on
