"""Every kind of record: the name it has in the journal, and the form of each of its fields.

A new kind is declared here and gets its table in `tables.py`; reading, writing and journalling follow.
"""

from typing import Any, TypeAlias

from pruner.core.endings import Ending
from pruner.core.intake import Reply
from pruner.core.ledger import (
    ColumnMap,
    Contract,
    Cost,
    Hours,
    Import,
    Invoice,
    KnownAs,
    Payment,
    PayPeriod,
    Terms,
)
from pruner.core.models import (
    Channel,
    Client,
    Cut,
    Decision,
    Fix,
    Incident,
    Intake,
    Job,
    Record,
    Session,
    State,
    Step,
)
from pruner.core.season import Choice, Stage
from pruner.store.forms import DAY, MOMENT, MONEY, NUMBER, PLAIN, RATIO, TEXTS, YES_NO, Form, MoneyForm

Forms: TypeAlias = dict[str, Form | MoneyForm]

KINDS: dict[str, type[Record]] = {
    "client": Client,
    "incident": Incident,
    "job": Job,
    "fix": Fix,
    "step": Step,
    "session": Session,
    "decision": Decision,
    "cut": Cut,
    "intake": Intake,
    "hours": Hours,
    "invoice": Invoice,
    "payment": Payment,
    "cost": Cost,
    "terms": Terms,
    "import": Import,
    "known-as": KnownAs,
    "column-map": ColumnMap,
}
"""Every kind of record, under the name the journal knows it by."""

ORIGIN: Forms = {"note": PLAIN, "source": PLAIN, "key": PLAIN, "import_id": PLAIN}
"""What every row of the ledger ends with."""

FORMS: dict[type[Any], Forms] = {
    Client: {
        "id": PLAIN,
        "name": PLAIN,
        "planted_on": DAY,
        "state": Form(str, State),
        "limb": PLAIN,
        "channel": Form(str, Channel),
        "since": DAY,
        "marked": YES_NO,
        "tolerance": RATIO,
        "aliases": TEXTS,
        "email": PLAIN,
        "note": PLAIN,
    },
    Incident: {
        "id": PLAIN,
        "client_id": PLAIN,
        "sign": PLAIN,
        "at": MOMENT,
        "minutes": PLAIN,
        "paid": MONEY,
        "note": PLAIN,
    },
    Job: {"id": PLAIN, "client_id": PLAIN, "began_at": MOMENT},
    Fix: {
        "id": PLAIN,
        "client_id": PLAIN,
        "sign": PLAIN,
        "opened_on": DAY,
        "due_on": DAY,
        "extended": YES_NO,
        "allowed": PLAIN,
        "talk_offered_on": DAY,
        "terms_sent_on": DAY,
        "accepted_on": DAY,
        "ended_on": DAY,
        "ending": Form(str, Ending),
        "note": PLAIN,
    },
    Step: {
        "id": PLAIN,
        "client_id": PLAIN,
        "of_id": PLAIN,
        "title": PLAIN,
        "due_on": DAY,
        "done_on": DAY,
        "note": PLAIN,
    },
    Session: {
        "id": PLAIN,
        "began_on": DAY,
        "stage": Form(str, Stage),
        "closed_on": DAY,
        "figures": TEXTS,
    },
    Decision: {
        "id": PLAIN,
        "client_id": PLAIN,
        "session_id": PLAIN,
        "choice": Form(str, Choice),
        "decided_on": DAY,
        "verdict": PLAIN,
        "price": NUMBER,
        "currency": PLAIN,
        "reason": PLAIN,
        "revoked_on": DAY,
        "seen": TEXTS,
    },
    Cut: {
        "id": PLAIN,
        "client_id": PLAIN,
        "decision_id": PLAIN,
        "notice_on": DAY,
        "ends_on": DAY,
        "next_delivery": DAY,
        "regret": PLAIN,
        "regret_on": DAY,
        "seen": TEXTS,
    },
    Intake: {
        "id": PLAIN,
        "client_id": PLAIN,
        "asked_on": DAY,
        "scores": TEXTS,
        "reply": Form(str, Reply),
        "replied_on": DAY,
        "note": PLAIN,
    },
    Hours: {"id": PLAIN, "client_id": PLAIN, "day": DAY, "minutes": PLAIN, "billable": YES_NO, **ORIGIN},
    Invoice: {
        "id": PLAIN,
        "client_id": PLAIN,
        "number": PLAIN,
        "issued": DAY,
        "net": MONEY,
        "due": DAY,
        "paid_on": DAY,
        "settled": YES_NO,
        "service_from": DAY,
        "service_to": DAY,
        **ORIGIN,
    },
    Payment: {
        "id": PLAIN,
        "client_id": PLAIN,
        "invoice_number": PLAIN,
        "day": DAY,
        "amount": MONEY,
        **ORIGIN,
    },
    Cost: {"id": PLAIN, "client_id": PLAIN, "day": DAY, "amount": MONEY, **ORIGIN},
    Terms: {
        "id": PLAIN,
        "client_id": PLAIN,
        "currency": PLAIN,
        "rate": NUMBER,
        "sold_hours": NUMBER,
        "own_cost": NUMBER,
        "included_rounds": PLAIN,
        "rush_surcharge": NUMBER,
        "talk_fee": NUMBER,
        "lead_days": PLAIN,
        "contract": Form(str, Contract),
        "pay_period": Form(str, PayPeriod),
        "notice": PLAIN,
        "income": NUMBER,
        "hours": NUMBER,
    },
    Import: {"id": PLAIN, "at": MOMENT, "format": PLAIN, "rows": PLAIN},
    KnownAs: {"id": PLAIN, "theirs": PLAIN, "client_id": PLAIN},
    ColumnMap: {"id": PLAIN, "name": PLAIN, "columns": TEXTS},
}
"""The form of every field, in the order of the columns."""


def kind_name(kind: type[Any]) -> str:
    """What the journal and refusals call this kind."""
    return next(name for name, known in KINDS.items() if known is kind)
