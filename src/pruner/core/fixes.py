"""The fix, also called SOS plan: the agreed attempt to repair one sign (product.md §5).

What was done is kept as the day it was done on, and the rung that a fix stands on follows from the days:
so a look at an earlier day finds it where it stood then. A `Course` is a fix on one day, beside the incidents
that may end its time early.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Self

from pruner.core.endings import Ending, LateFix, TriedFix
from pruner.core.lazily import dataclass
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

    def runs(self, on: date) -> bool:
        """Whether it was opened by this day and has no outcome yet."""
        return self.opened_on <= on and not _by(self.ended_on, on)

    def reached(self, on: date) -> Rung:
        """The rung it was brought to by this day, whatever the deadline says."""
        if _by(self.ended_on, on):
            return Rung.ENDED
        if _by(self.accepted_on, on):
            return Rung.ACCEPTED
        if _by(self.terms_sent_on, on):
            return Rung.TERMS_SENT
        return Rung.TALK_OFFERED if _by(self.talk_offered_on, on) else Rung.OPEN

    def offered(self, on: date) -> bool:
        """Whether the talk was offered or the terms were sent by this day."""
        return _by(self.talk_offered_on, on) or _by(self.terms_sent_on, on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A fix on one day. `burnt` are the days of the further unpaid incidents of its sign, oldest first."""

    fix: Fix
    today: date
    burnt: tuple[date, ...] = ()

    @property
    def spent_on(self) -> date | None:
        """The day of the incident that ended the time; None where the incidents left some."""
        allowed = self.fix.allowed
        return self.burnt[allowed - 1] if allowed and len(self.burnt) >= allowed else None

    @property
    def left(self) -> int | None:
        """How many further unpaid incidents it bears until the last one; None where only the day counts."""
        return None if self.fix.allowed is None else max(0, self.fix.allowed - len(self.burnt))

    @property
    def due_on(self) -> date:
        """Its last day: the deadline, or the day of the incident that ended the time before."""
        spent = self.spent_on
        return self.fix.due_on if spent is None else min(spent, self.fix.due_on)

    @property
    def days_left(self) -> int:
        """Days to the last one, 0 on it; below 0 once that is over."""
        return (self.due_on - self.today).days

    @property
    def runs(self) -> bool:
        """Whether it was opened by today and has no outcome yet."""
        return self.fix.runs(self.today)

    @property
    def overdue(self) -> bool:
        """Whether it waits for an outcome: its last day is over, or the incidents used up the time."""
        return self.runs and (self.today > self.fix.due_on or self.spent_on is not None)

    @property
    def rung(self) -> Rung:
        """Where it stands."""
        return Rung.OVERDUE if self.overdue else self.fix.reached(self.today)

    def on(self, day: date) -> Self:
        """The same fix on an earlier day, with the incidents up to then."""
        return replace(self, today=day, burnt=tuple(burnt for burnt in self.burnt if burnt <= day))


def tried(fixes: Iterable[Fix], today: date) -> tuple[TriedFix, ...]:
    """Those that ended by today, in the order of their ends."""
    ended = [
        TriedFix(sign=fix.sign, ended_on=fix.ended_on, ending=fix.ending, offered=fix.offered(fix.ended_on))
        for fix in fixes
        if fix.ended_on is not None and fix.ending is not None and fix.ended_on <= today
    ]
    return tuple(sorted(ended, key=lambda fix: fix.ended_on))


def late(courses: Iterable[Course]) -> tuple[LateFix, ...]:
    """Those that wait for an outcome, since their time is over."""
    return tuple(LateFix(sign=course.fix.sign, due_on=course.due_on) for course in courses if course.overdue)


def _by(day: date | None, on: date) -> bool:
    return day is not None and day <= on
