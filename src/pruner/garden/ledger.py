"""The verbs about money: hours, invoices, payments, costs typed by hand, and a client's terms."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict, TypeVar, Unpack

from pruner.core.changes import Change, Edit
from pruner.core.errors import InTheFuture, NoSuchRecord, NothingChanged, OutOfRange
from pruner.core.ledger import (
    Contract,
    Cost,
    Hours,
    Invoice,
    LedgerRow,
    Payment,
    PayPeriod,
    Terms,
)
from pruner.core.models import NAME_CAP, NOTE_CAP, Client, Id, Money
from pruner.core.text import capped, clean, clean_note
from pruner.garden.ground import Done, Ground

AMOUNT_CAP = Decimal(10) ** 12
MINUTES_A_DAY = 24 * 60
HOURS_A_MONTH = Decimal(744)
R = TypeVar("R", Hours, Invoice, Payment, Cost)


class TermsFields(TypedDict, total=False):
    """What may be agreed with a client or estimated; whatever is left out stays as it is, None is unsaid."""

    currency: str | None
    rate: Decimal | None
    sold_hours: Decimal | None
    own_cost: Decimal | None
    included_rounds: int | None
    rush_surcharge: Decimal | None
    talk_fee: Decimal | None
    lead_days: int | None
    contract: Contract | None
    pay_period: PayPeriod | None
    notice: str | None
    income: Decimal | None
    hours: Decimal | None


LIMITS: dict[str, tuple[Decimal, Decimal]] = {
    "rate": (Decimal(0), AMOUNT_CAP),
    "sold_hours": (Decimal(0), HOURS_A_MONTH),
    "own_cost": (Decimal(0), AMOUNT_CAP),
    "included_rounds": (Decimal(0), Decimal(100)),
    "rush_surcharge": (Decimal(0), Decimal(10)),
    "talk_fee": (Decimal(0), AMOUNT_CAP),
    "lead_days": (Decimal(0), Decimal(365)),
    "income": (Decimal(0), AMOUNT_CAP),
    "hours": (Decimal(0), HOURS_A_MONTH),
}
"""From which to which number each field of the terms goes."""


class Ledger(Ground):
    """What can be written down by hand, and found again."""

    def terms(self, client_id: Id) -> Terms | None:
        """What was agreed with the client, None where nothing was."""
        return next(iter(self._store.of(Terms, client_id)), None)

    def set_terms(self, client_id: Id, **said: Unpack[TermsFields]) -> Done:
        """Keep what was agreed or estimated; only what is said changes.

        Raises:
            OutOfRange: a number no agreement has.
            NothingChanged: everything is already so.
        """
        client = self._client(client_id)
        edit = self._terms_edit(client, said)
        if edit is None:
            raise NothingChanged(client.name)
        return self._do(Change("set-terms", (edit,)), client.name)

    def row(self, kind: type[R], row_id: Id) -> R:
        """One row of the ledger, or a refusal."""
        found = self._store.get(kind, row_id)
        if found is None:
            raise NoSuchRecord(kind.__name__.lower(), row_id)
        return found

    def rows(
        self,
        kind: type[R],
        client_id: Id | None = None,
        *,
        since: date | None = None,
        until: date | None = None,
        limit: int | None = None,
    ) -> tuple[R, ...]:
        """The rows behind a number, newest first; none of a later day than today."""
        last = self.today if until is None else min(until, self.today)
        return self._store.ledger(kind, client_id, since=since, until=last, limit=limit)

    def enter(self, row: R) -> Done:
        """Write down a row; its id is drawn here.

        Raises:
            InTheFuture: a day that has not come yet.
            OutOfRange: minutes or an amount no row has.
        """
        client = self._client(row.client_id)
        entered = self._sound_row(replace(row, id=self._clock.new_id()))
        return self._do(Change("entered", (Edit(None, entered),)), client.name)

    def edit_row(self, row: R) -> Done:
        """Keep a row as given instead of as stored."""
        before = self.row(type(row), row.id)
        after = self._sound_row(row)
        name = self._client(after.client_id).name
        if after == before:
            raise NothingChanged(name)
        return self._do(Change("edited-row", (Edit(before, after),)), name)

    def delete_row(self, kind: type[LedgerRow], row_id: Id) -> Done:
        """Take a row out; undo brings it back."""
        found = self._store.get(kind, row_id)
        if found is None:
            raise NoSuchRecord(kind.__name__.lower(), row_id)
        return self._do(Change("deleted-row", (Edit(found, None),)), self._client(found.client_id).name)

    # -- inside

    def _terms_edit(self, client: Client, said: TermsFields) -> Edit | None:
        """The edit that brings the client's terms to what was said, None where they are so."""
        before = self.terms(client.id)
        start = before or Terms(id=self._clock.new_id(), client_id=client.id)
        after = replace(start, **said)
        after = replace(after, notice=capped(clean(after.notice or ""), "notice", NAME_CAP) or None)
        for field, (low, high) in LIMITS.items():
            value = getattr(after, field)
            if value is not None and not low <= value <= high:
                raise OutOfRange(field, float(value), float(low), float(high))
        return None if after == start else Edit(before, after)

    def _sound_row(self, row: R) -> R:
        """The row with its text cleaned, or a refusal."""
        cleaned = replace(row, note=capped(clean_note(row.note), "note", NOTE_CAP))
        if isinstance(cleaned, Hours):
            self._hold_day(cleaned.day)
            _hold("minutes", cleaned.minutes, 1, MINUTES_A_DAY)
            return cleaned
        if isinstance(cleaned, Invoice):
            self._hold_day(cleaned.issued)
            self._hold_day(cleaned.paid_on)
            _hold_amount(cleaned.net)
            return replace(cleaned, number=capped(clean(cleaned.number), "number", NAME_CAP))
        self._hold_day(cleaned.day)
        _hold_amount(cleaned.amount)
        if isinstance(cleaned, Payment):
            number = capped(clean(cleaned.invoice_number), "number", NAME_CAP)
            return replace(cleaned, invoice_number=number)
        return cleaned

    def _hold_day(self, day: date | None) -> None:
        if day is not None and day > self.today:
            raise InTheFuture(datetime.combine(day, datetime.min.time()), self.today)


def _hold(field: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise OutOfRange(field, value, low, high)


def _hold_amount(money: Money) -> None:
    if abs(money.amount) >= AMOUNT_CAP:
        raise OutOfRange("amount", float(money.amount), float(-AMOUNT_CAP), float(AMOUNT_CAP))
