"""Everybody's money on one day, reckoned from the ledger and kept until the ledger changes.

Incidents change with every key, hours and invoices hardly ever: what was read of the ledger, and the
books of each client, are kept as long as they are about the same facts.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from pruner.core.accounts import Account, Lost, Worked
from pruner.core.books import Books
from pruner.core.lazily import dataclass
from pruner.core.ledger import Cost, Hours, Import, Invoice, Payment, Terms
from pruner.core.models import Client, Facts, Id, State
from pruner.core.months import Month
from pruner.core.rules import Rules
from pruner.core.standing import Exit
from pruner.core.worth import Estate
from pruner.store.quick import QuickStore

HISTORY_MONTHS = 36
"""So many months back the ledger is read: a year, the year before it, and the time invoices reach back."""

R = TypeVar("R", Invoice, Payment, Cost)
About = tuple[object, ...]
"""What a client's books were made from; the same facts give the same books."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The ledger as read at one moment, by client."""

    worked: Mapping[Id, tuple[Worked, ...]]
    invoices: Mapping[Id, tuple[Invoice, ...]]
    payments: Mapping[Id, tuple[Payment, ...]]
    costs: Mapping[Id, tuple[Cost, ...]]


class Reckoning:
    """Reads the ledger of a store when it has changed, and nothing twice."""

    def __init__(self, store: QuickStore) -> None:
        self._store = store
        self._read: tuple[About, Sheets] | None = None
        self._books: dict[Id, tuple[About, Books]] = {}

    def estate(
        self,
        facts: Facts,
        lost: Mapping[Id, tuple[Lost, ...]],
        rules: Rules,
        today: date,
        gone: Mapping[Id, Exit],
    ) -> Estate:
        """Everybody's money on this day, with what incidents `lost`; who is `gone` brings nothing after."""
        read, sheets = self._sheets(today)
        terms = {agreed.client_id: agreed for agreed in facts.terms}
        accounts = [
            _account(client, terms.get(client.id), lost[client.id], sheets, gone) for client in facts.clients
        ]
        about = {a.client_id: (read, rules.money, a.terms, a.since, a.until, a.lost) for a in accounts}
        kept = {
            client_id: books
            for client_id, (made_from, books) in self._books.items()
            if about.get(client_id) == made_from
        }
        estate = Estate(accounts, rules.money, today, kept, frozenset(gone))
        self._books = {client_id: (about[client_id], books) for client_id, books in estate.books.items()}
        return estate

    def _sheets(self, today: date) -> tuple[About, Sheets]:
        """What the ledger says up to this day; read anew once somebody wrote in it."""
        about: About = (today, *self._store.revision(Hours, Invoice, Payment, Cost, Import))
        if self._read is None or self._read[0] != about:
            self._read = (about, self._read_all(today))
        return self._read

    def _read_all(self, today: date) -> Sheets:
        since = Month.of(today).plus(-HISTORY_MONTHS).first
        store = self._store
        return Sheets(
            worked=store.worked(since=since, until=today),
            invoices=_by_client(store.ledger(Invoice, since=since, until=today)),
            payments=_by_client(store.ledger(Payment, since=since, until=today)),
            costs=_by_client(store.ledger(Cost, since=since, until=today)),
        )


def _agreed(client: Client, terms: Terms | None) -> Terms | None:
    """The client's terms; what a prospect would bring and take is hoped for and no estimate of facts."""
    if terms is None or client.state not in {State.SEEDLING, State.DECLINED}:
        return terms
    return replace(terms, income=None, hours=None)


def _account(
    client: Client, terms: Terms | None, lost: tuple[Lost, ...], sheets: Sheets, gone: Mapping[Id, Exit]
) -> Account:
    return Account(
        client_id=client.id,
        terms=_agreed(client, terms),
        since=client.since,
        until=gone[client.id].ends_on if client.id in gone else None,
        worked=sheets.worked.get(client.id, ()),
        invoices=sheets.invoices.get(client.id, ()),
        payments=sheets.payments.get(client.id, ()),
        costs=sheets.costs.get(client.id, ()),
        lost=lost,
    )


def _by_client(rows: tuple[R, ...]) -> dict[Id, tuple[R, ...]]:
    found: dict[Id, list[R]] = {}
    for row in reversed(rows):
        found.setdefault(row.client_id, []).append(row)
    return {client_id: tuple(of) for client_id, of in found.items()}
