"""Which letters there are, in which forms, and what each is filled with."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from pruner.core.lazily import dataclass
from pruner.core.models import Money
from pruner.core.prospect import Question


class Kind(StrEnum):
    """What a letter is for."""

    FIX = "fix"
    FAREWELL = "farewell"
    ACCEPT = "accept"
    CONDITIONS = "conditions"
    DECLINE = "decline"


class Form(StrEnum):
    """How a client is spoken to: German with Sie or du, or English."""

    SIE = "sie"
    DU = "du"
    EN = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """The terms that a letter names. `rush` is a share; what is None or 0 goes unmentioned."""

    rounds: int
    rush: Decimal
    lead_days: int
    talk_fee: Money | None = None
    rate: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What a letter is filled with, whatever its kind.

    New terms hold from `valid_from` and are answered by `answer_by`. `ends_on` is None where no day ends the
    contract but the work itself. `since` is the first year; `conditions` are the answers that call for one.
    """

    name: str
    offered: Offered
    valid_from: date
    answer_by: date
    ends_on: date | None = None
    next_delivery: date | None = None
    since: int | None = None
    conditions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft: its subject in one line, and its text."""

    subject: str
    text: str
