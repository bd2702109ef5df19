"""The demo garden: a curated portfolio, told back from today, as one step.

Because every date is counted back from the given day, the garden has the same levels, thorns, leaves and
verdicts whenever it is planted; README pictures, snapshot tests and a first walk all show this one. The
clients stand in `clients.toml` beside this file, their money in `money.toml`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, time
from itertools import count
from typing import TypeVar

from pruner.core.changes import Change, Edit
from pruner.core.lazily import dataclass
from pruner.core.ledger import Import, LedgerRow, Terms
from pruner.core.models import Fix, Id, Incident, Job, Record, Step
from pruner.demo import money, story
from pruner.demo.calendar import Calendar, Moment
from pruner.demo.numbers import numbers

__all__ = ["Moment", "Seeds", "numbers", "seeds"]

EVENING = time(18)
"""When the rows of the ledger came in."""
IDS_A_DAY = 100_000
"""More than the demo takes, so that a later day counts from a higher number."""

R = TypeVar("R", bound=Terms | Incident | Job | Step)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds:
    """What the demo garden grows from: all but the ledger as a change, and the rows of the ledger.

    The rows are a thousand and more. They come as those of a file do, with the import that the change
    holds, so that the journal stays short and all of it is one step.
    """

    change: Change
    rows: tuple[LedgerRow, ...]


def seeds(today: date, moment: Moment, new_id: Callable[[], Id] | None = None) -> Seeds:
    """The whole demo garden as it stands today.

    Clients and their terms come first, then what happened to them, what was tried and what was worked and
    billed, each in the order of the days. Unless the caller brings ids, they count on from the day, so that
    the same day yields the same records.
    """
    next_id = new_id or count(today.toordinal() * IDS_A_DAY).__next__
    calendar = Calendar(today, moment)
    told = [(one, story.client(one, next_id(), calendar)) for one in story.told()]
    clients = {client.name: client for _, client in told}
    kept = [(of, clients[of.name]) for of in money.kept()]
    agreed = [terms for of, client in kept if (terms := money.terms(of, client))]
    events = [event for one, client in told for event in story.events(one, client.id, calendar)]
    tried = [pair for of, client in kept for pair in money.fixes(of, client, calendar)]
    rows = [row for of, client in kept for row in money.rows(of, client, calendar)]
    records: list[Record] = [
        *clients.values(),
        *_numbered(agreed, next_id),
        *_numbered(sorted(events, key=story.moment), next_id),
        *_mended(tried, calendar, next_id),
        Import(id=next_id(), at=calendar.at(1, EVENING), format=money.SOURCE, rows=0),
    ]
    return Seeds(
        change=Change("planted-demo", tuple(Edit(None, record) for record in records)),
        rows=tuple(_keyed(sorted(rows, key=money.row_day), next_id)),
    )


def _mended(
    tried: Iterable[tuple[Fix, money.Tried]], calendar: Calendar, next_id: Callable[[], Id]
) -> Iterator[Fix | Step]:
    """Every fix in the order in which they were opened, its steps after it."""
    for untold, told in sorted(tried, key=lambda pair: pair[0].opened_on):
        fix = replace(untold, id=next_id())
        yield fix
        yield from _numbered(money.steps(fix, told, calendar), next_id)


def _numbered(records: Iterable[R], next_id: Callable[[], Id]) -> Iterator[R]:
    """Every record with its id, in this order."""
    return (replace(record, id=next_id()) for record in records)


def _keyed(rows: Iterable[LedgerRow], next_id: Callable[[], Id]) -> Iterator[LedgerRow]:
    """The same for rows, which have an identity of their own beside it, as in a file."""
    return (replace(row, id=next_id(), key=f"{number}") for number, row in enumerate(rows, start=1))
