"""Everybody's money on one day, reckoned from the ledger and kept until the ledger changes.

Incidents change with every key, hours and invoices hardly ever: what was read of the ledger, and the
books of each client, are kept as long as they are about the same facts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from pruner.core.accounts import Account, Worked
from pruner.core.books import Books, books
from pruner.core.house import MoneyRules
from pruner.core.lazily import dataclass
from pruner.core.ledger import Cost, Hours, Import, Invoice, Payment, Terms
from pruner.core.models import Client, Id, State
from pruner.core.months import Month
from pruner.core.standing import Exit
from pruner.core.worth import Estate
from pruner.garden.bed import Bed
from pruner.garden.beds import Beds
from pruner.garden.unpaid import HISTORY_MONTHS
from pruner.store.quick import QuickStore

R = TypeVar("R", Invoice, Payment, Cost)
About = tuple[object, ...]
"""What everybody's books were made from beside their accounts; the same facts give the same books."""


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
        self._about: About = ()
        self._kept: Estate | None = None

    def estate(
        self,
        beds: Beds,
        money: MoneyRules,
        today: date,
        gone: Mapping[Id, Exit],
        changed: frozenset[Id] | None,
    ) -> Estate:
        """Everybody's money on this day; who is `gone` brings nothing after.

        `changed` is about whom anything but money is another since the last time, None for anybody.
        """
        read, sheets = self._sheets(today)
        about = (read, money, frozenset(gone))
        found = None
        if changed is not None and about == self._about and self._kept is not None:
            found = _followed(self._kept, beds, sheets, gone, changed)
        if found is None:
            accounts = [_account(bed, sheets, gone) for bed in beds.clients.values()]
            found = Estate(accounts, money, today, self._books(about, accounts), frozenset(gone))
        self._about, self._kept = about, found
        return found

    def _books(self, about: About, accounts: Iterable[Account]) -> dict[Id, Books]:
        """The books that are kept: those made from the same account under the same rules."""
        if self._kept is None or about[:2] != self._about[:2]:
            return {}
        known, made = self._kept, self._kept.books.made
        same = (account.client_id for account in accounts if known.accounts.get(account.client_id) == account)
        return {client_id: made[client_id] for client_id in same if client_id in made}

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


def _account(bed: Bed, sheets: Sheets, gone: Mapping[Id, Exit]) -> Account:
    client = bed.client
    return Account(
        client_id=client.id,
        terms=_agreed(client, bed.terms),
        since=client.since,
        until=gone[client.id].ends_on if client.id in gone else None,
        worked=sheets.worked.get(client.id, ()),
        invoices=sheets.invoices.get(client.id, ()),
        payments=sheets.payments.get(client.id, ()),
        costs=sheets.costs.get(client.id, ()),
        lost=bed.losses,
    )


def _followed(
    estate: Estate, beds: Beds, sheets: Sheets, gone: Mapping[Id, Exit], changed: frozenset[Id]
) -> Estate | None:
    """The estate after these clients changed; None where more than their incidents bears on the money."""
    for client_id in changed:
        was, bed = estate.accounts.get(client_id), beds.clients.get(client_id)
        if was is None or bed is None:
            return None
        account = _account(bed, sheets, gone)
        if account != replace(was, lost=account.lost):
            return None
        if account.lost is not was.lost:
            estate = estate.changed(account, books(account, estate.money, estate.today))
    return estate


def _by_client(rows: tuple[R, ...]) -> dict[Id, tuple[R, ...]]:
    found: dict[Id, list[R]] = {}
    for row in reversed(rows):
        found.setdefault(row.client_id, []).append(row)
    return {client_id: tuple(of) for client_id, of in found.items()}
