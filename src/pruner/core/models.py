"""What a garden holds: frozen values, named with the words of the field.

Every record has an integer `id` that grows with time (see `Clock.new_id` in the garden), so that
sorting by `id` is sorting by creation even where two moments are equal. Days are `date`, moments
are aware datetimes in UTC; which local day a moment belongs to is asked of `day_of`.
"""

from datetime import date, datetime
from enum import StrEnum

from pruner.core.fixes import Fix
from pruner.core.intake import Intake
from pruner.core.lazily import dataclass
from pruner.core.ledger import ColumnMap, Cost, Hours, Import, Invoice, KnownAs, Payment, Terms
from pruner.core.season import Cut, Decision, Session
from pruner.core.steps import Step
from pruner.core.values import Id, Money

__all__ = [
    "NAME_CAP",
    "NOTE_CAP",
    "Channel",
    "Client",
    "Cut",
    "Decision",
    "Facts",
    "Fix",
    "Id",
    "Incident",
    "Intake",
    "Job",
    "Money",
    "Record",
    "Session",
    "State",
    "Step",
    "owner",
]

NAME_CAP = 200
"""Longest name, alias, limb or e-mail address, in characters."""
NOTE_CAP = 100_000
"""Longest note, in characters."""


class State(StrEnum):
    """Where a client stands; what follows from a decision is derived and not a state of its own."""

    SEEDLING = "seedling"
    DECLINED = "declined"
    ACTIVE = "active"
    DORMANT = "dormant"


class Channel(StrEnum):
    """How a client found the user: the prior for "does not know you"."""

    REFERRAL = "referral"
    RESEARCH = "research"
    WEBSITE = "website"
    SOCIAL = "social"
    CHANCE = "chance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """A branch of the tree. `tolerance` divides heat: a client with many hours may be given more."""

    id: Id
    name: str
    planted_on: date
    state: State = State.ACTIVE
    limb: str | None = None
    channel: Channel | None = None
    since: date | None = None
    marked: bool = False
    tolerance: float = 1.0
    aliases: tuple[str, ...] = ()
    email: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One occurrence of a warning sign, or a bloom. `minutes` is the time lost to it."""

    id: Id
    client_id: Id
    sign: str
    at: datetime
    minutes: int
    paid: Money | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A piece of work; correction rounds count from 1 in each. It runs until the client's next job begins."""

    id: Id
    client_id: Id
    began_at: datetime


Record = (
    Client
    | Incident
    | Job
    | Fix
    | Step
    | Session
    | Decision
    | Cut
    | Intake
    | Hours
    | Invoice
    | Payment
    | Cost
    | Terms
    | Import
    | KnownAs
    | ColumnMap
)
"""Whatever an Edit may carry and the store keeps in a table of its own."""


def owner(record: Record) -> Id | None:
    """The client that a record is or belongs to; None where it is nobody's."""
    if isinstance(record, Client):
        return record.id
    return None if isinstance(record, Import | ColumnMap | Session) else record.client_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of every client, read at one moment; each tuple is ordered by id.

    Incidents and the rows of the ledger may be a million and are asked for apart.
    """

    clients: tuple[Client, ...] = ()
    jobs: tuple[Job, ...] = ()
    terms: tuple[Terms, ...] = ()
    fixes: tuple[Fix, ...] = ()
    steps: tuple[Step, ...] = ()
    sessions: tuple[Session, ...] = ()
    decisions: tuple[Decision, ...] = ()
    cuts: tuple[Cut, ...] = ()
    intakes: tuple[Intake, ...] = ()
