"""The answers of a prospect as they are kept; what follows from them stands in `prospect.py`."""

from datetime import date
from enum import StrEnum

from pruner.core.lazily import dataclass
from pruner.core.values import Id


class Reply(StrEnum):
    """What a prospect was told."""

    ACCEPTED = "accepted"
    CONDITIONS = "conditions"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """The answers about one prospect: `scores` are texts "question=0", 1 or 2."""

    id: Id
    client_id: Id
    asked_on: date
    scores: tuple[str, ...] = ()
    reply: Reply | None = None
    replied_on: date | None = None
    note: str = ""
