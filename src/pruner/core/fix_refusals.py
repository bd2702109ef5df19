"""What the ladder of a fix refuses: types that carry their facts, worded elsewhere."""

from datetime import date

from pruner.core.errors import Refusal
from pruner.core.evidence import Ending
from pruner.core.fixes import Rung
from pruner.core.lazily import dataclass


@dataclass(eq=False)
class NothingToMend(Refusal):
    """Nothing about the client asks for a fix, and no sign was named."""

    name: str
    known: tuple[str, ...]


@dataclass(eq=False)
class FixRunning(Refusal):
    """A fix for this sign runs already, until `due_on`."""

    name: str
    sign: str
    due_on: date


@dataclass(eq=False)
class FixUnanswered(Refusal):
    """The time of a fix is over since `due_on`; it has to be answered before anything else."""

    name: str
    sign: str
    due_on: date


@dataclass(eq=False)
class FixNotRunning(Refusal):
    """No fix of the client runs; or, where `sign` is named, none for it."""

    name: str
    sign: str | None


@dataclass(eq=False)
class SeveralFixes(Refusal):
    """Fixes for several signs of the client run, and none was named."""

    name: str
    signs: tuple[str, ...]


@dataclass(eq=False)
class FixEnded(Refusal):
    """The fix has its outcome."""

    name: str
    sign: str
    ending: Ending


@dataclass(eq=False)
class RungReached(Refusal):
    """The fix has been brought to this rung before, on `day`."""

    name: str
    sign: str
    rung: Rung
    day: date


@dataclass(eq=False)
class RungMissing(Refusal):
    """What was to be done needs this rung first."""

    name: str
    sign: str
    rung: Rung


@dataclass(eq=False)
class FixNotDue(Refusal):
    """A fix fails only once its time is over; it runs until `due_on`."""

    name: str
    sign: str
    due_on: date


@dataclass(eq=False)
class ExtendedBefore(Refusal):
    """A fix is extended once only."""

    name: str
    sign: str


@dataclass(eq=False)
class BeforeOpening(Refusal):
    """A day before the fix was opened, or before its rung that was reached last."""

    day: date
    earliest: date


@dataclass(eq=False)
class StepDone(Refusal):
    """The step is ticked off already."""

    title: str


@dataclass(eq=False)
class StepOpen(Refusal):
    """The step is not ticked off."""

    title: str


@dataclass(eq=False)
class EmptyTitle(Refusal):
    """A step of nothing but blanks."""


@dataclass(eq=False)
class NoSuchStep(Refusal):
    """The fix has no step of this number; it has `count`."""

    number: int
    count: int
