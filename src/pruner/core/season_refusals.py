"""What a pruning session refuses: types that carry their facts, worded elsewhere."""

from datetime import date

from pruner.core.errors import Refusal
from pruner.core.lazily import dataclass


@dataclass(eq=False)
class NoSession(Refusal):
    """No session is open."""


@dataclass(eq=False)
class SessionOpen(Refusal):
    """A session began on this day and is still open."""

    began_on: date


@dataclass(eq=False)
class NoSuchSession(Refusal):
    """There is no session of this number; `count` are kept."""

    number: int
    count: int


@dataclass(eq=False)
class AtThisStage(Refusal):
    """The session stands at this stage already."""

    stage: str


@dataclass(eq=False)
class NotToDecide(Refusal):
    """No session decides about this client: a prospect, or one who leaves or is gone."""

    name: str
    state: str


@dataclass(eq=False)
class CannotPrune(Refusal):
    """The verdict does not allow it, and no reason for the side door was given.

    `signs` are those whose fix is missing, or has no outcome yet; "money" stands for the rate.
    `protected` says that the client must be replaced first.
    """

    name: str
    verdict: str
    protected: bool
    signs: tuple[str, ...]


@dataclass(eq=False)
class PriceMissing(Refusal):
    """A raise without the new income per month."""

    name: str


@dataclass(eq=False)
class PriceNotAsked(Refusal):
    """A price with a decision that is no raise."""

    name: str


@dataclass(eq=False)
class NothingToKeep(Refusal):
    """Nobody is left who needs no decision and has none."""


@dataclass(eq=False)
class AlreadyDecided(Refusal):
    """The same was decided already, by the same numbers."""

    name: str


@dataclass(eq=False)
class NoDecision(Refusal):
    """Nothing that could be revoked was decided about the client in a session that is closed."""

    name: str


@dataclass(eq=False)
class AlreadyRevoked(Refusal):
    """The decision was revoked on this day."""

    name: str
    on: date


@dataclass(eq=False)
class NotPruned(Refusal):
    """There is no prune decision that holds, so there is no way out to plan or to look back on."""

    name: str


@dataclass(eq=False)
class EndsBeforeNotice(Refusal):
    """A last day before the day on which notice is received."""

    notice_on: date
    ends_on: date


@dataclass(eq=False)
class CutsNotPlanned(Refusal):
    """These clients are to be pruned, and nobody said until when they stay."""

    names: tuple[str, ...]


@dataclass(eq=False)
class RegretTooEarly(Refusal):
    """Regret is asked once, from this day on."""

    name: str
    from_on: date


@dataclass(eq=False)
class RegretGiven(Refusal):
    """Regret was answered on this day already."""

    name: str
    on: date
