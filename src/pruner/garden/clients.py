"""The verbs about clients that say who they are: plant, edit, erase."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TypedDict, Unpack

from pruner.core import names
from pruner.core.changes import Change, Edit
from pruner.core.errors import (
    EmptyName,
    InTheFuture,
    NameTaken,
    NothingChanged,
    OutOfRange,
)
from pruner.core.ledger import LedgerRow
from pruner.core.models import NAME_CAP, NOTE_CAP, Channel, Client, Id, State
from pruner.core.text import capped, clean, clean_note
from pruner.garden.ground import Done
from pruner.garden.ledger import Ledger, TermsFields
from pruner.garden.tending import Tending
from pruner.store import backups, drafts, unfinished

TOLERANCES = (0.1, 10.0)


class ClientFields(TypedDict, total=False):
    """What a user may say about a client; whatever is left out stays as it is."""

    name: str
    limb: str | None
    channel: Channel | None
    since: date | None
    state: State
    tolerance: float
    aliases: tuple[str, ...]
    email: str
    note: str


class Clients(Ledger, Tending):
    """What can be done with a client."""

    def add(self, terms: TermsFields | None = None, **said: Unpack[ClientFields]) -> Done:
        """Plant a client, with what was agreed or estimated; without `terms` there is no record of them.

        Raises:
            EmptyName: without a name.
            NameTaken: the name or an alias already means another client.
            TooLong: a text is over its cap.
            OutOfRange: a number of the terms that no agreement has.
        """
        client = Client(id=self._clock.new_id(), name="", planted_on=self.today)
        planted = self._with(client, said)
        agreed = self._terms_edit(planted, terms or {})
        edits = (Edit(None, planted), *([agreed] if agreed else []))
        return self._do(Change("added", edits), planted.name)

    def plant(self, change: Change, rows: Sequence[LedgerRow] = ()) -> Done:
        """Apply a change that was prepared elsewhere, such as the demo garden.

        Rows of the ledger come with the Import that the change then holds.

        Raises:
            NothingChanged: every row is there already.
        """
        if not rows:
            return self._do(change, "")
        taken = self._store.take_in(
            change,
            rows,
            entry_id=self._clock.new_id(),
            at=self._clock.real_now(),
            progress=lambda _seen: None,
        )
        if taken.entry is None:
            raise NothingChanged("")
        return Done(entry=taken.entry)

    def edit(self, client_id: Id, terms: TermsFields | None = None, **said: Unpack[ClientFields]) -> Done:
        """Change what is known of a client and its terms in one step; only what is said changes.

        Raises:
            NothingChanged: everything is already so.
            EmptyName, NameTaken, TooLong, OutOfRange: as for `add`.
        """
        before = self._client(client_id)
        after = self._with(before, said)
        agreed = self._terms_edit(after, terms or {})
        known = () if after == before else (Edit(before, after),)
        edits = (*known, *([agreed] if agreed else []))
        if not edits:
            raise NothingChanged(before.name)
        return self._do(Change("edited" if known else "set-terms", edits), after.name)

    def erase(self, client_id: Id) -> str:
        """Remove a client and every trace for good; there is no undo. Returns the name that was.

        What killed programs left half written goes too: nobody looks into it for the client.
        """
        client = self._client(client_id)
        self._store.erase(client_id)
        called = {names.fold(name) for name in (client.name, *client.aliases)}
        drafts.drop_about(self._store.path, client_id, called)
        backups.sweep(self._store.path)
        unfinished.sweep(self._store.path)
        return client.name

    def _with(self, client: Client, said: ClientFields) -> Client:
        """The client with what was said, cleaned and held against the caps and the other names."""
        after = replace(client, **said)
        name = capped(clean(after.name), "name", NAME_CAP)
        if not name:
            raise EmptyName
        after = replace(
            after,
            name=name,
            limb=capped(clean(after.limb or ""), "limb", NAME_CAP) or None,
            email=capped(clean(after.email), "email", NAME_CAP),
            aliases=tuple(filter(None, (capped(clean(alias), "alias", NAME_CAP) for alias in after.aliases))),
            note=capped(clean_note(after.note), "note", NOTE_CAP),
        )
        low, high = TOLERANCES
        if not low <= after.tolerance <= high:
            raise OutOfRange("tolerance", after.tolerance, low, high)
        if after.since and after.since > self.today:
            raise InTheFuture(datetime.combine(after.since, datetime.min.time()), self.today)
        self._hold_unique(after)
        return after

    def _hold_unique(self, client: Client) -> None:
        for other in self.clients():
            if other.id == client.id:
                continue
            taken = {names.fold(name) for name in (other.name, *other.aliases)}
            for name in (client.name, *client.aliases):
                if names.fold(name) in taken:
                    raise NameTaken(name, other.name)
