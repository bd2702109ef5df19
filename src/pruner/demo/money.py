"""What the demo's clients were worked for, billed, paid and promised (see `money.toml` beside this file).

Verdicts look at complete calendar months, so money is told by them, while incidents are told by days:
both stay the same, whatever day the garden is opened on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files
from itertools import cycle, islice, zip_longest

import msgspec

from pruner.config.loading import shipped_house
from pruner.core.evidence import Ending
from pruner.core.fixes import Fix
from pruner.core.ledger import Contract, Cost, Hours, Invoice, LedgerRow, Payment, PayPeriod, Terms
from pruner.core.models import Client, Id, Money
from pruner.core.months import Month
from pruner.core.steps import Step
from pruner.demo.calendar import Calendar
from pruner.i18n import language

CURRENCY = "EUR"
SOURCE = "demo"
"""Where the rows say they come from."""
MONTHS = 24
"""So many complete months are told."""
SLOT = 15
"""Minutes; work is written down in quarters of an hour."""
UNTIL_THE_REST = timedelta(days=25)
"""How long who pays in parts takes for the second one."""
NONE_YET: Id = 0
"""A row's id until all are in order."""


class _Work(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    weekdays: tuple[int, ...]
    hours: tuple[float, ...]
    notes: tuple[str, ...]
    unbilled: int = 0
    idle: int = 0


class _Bill(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    net: tuple[Decimal, ...]
    currency: str = CURRENCY
    every: int = 1
    period: bool = False
    day: int = 0
    term: int = 14
    late: tuple[int, ...] = (0,)
    unpaid: int = 0
    parts: bool = False


class _Spent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    month: int
    day: int
    net: Decimal
    note: str


class _Agreed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    currency: str | None = None
    rate: Decimal | None = None
    sold_hours: Decimal | None = None
    own_cost: Decimal | None = None
    included_rounds: int | None = None
    rush_surcharge: Decimal | None = None
    talk_fee: Decimal | None = None
    contract: Contract | None = None
    pay_period: PayPeriod | None = None
    notice: str | None = None
    income: Decimal | None = None
    hours: Decimal | None = None


class Tried(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is told of one fix: days before today; `done` and `notes` belong to its first steps."""

    sign: str
    opened: int
    due: int
    talk_offered: int | None = None
    terms_sent: int | None = None
    accepted: int | None = None
    ended: int | None = None
    ending: Ending | None = None
    note: str = ""
    done: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


class Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is kept of one client's money."""

    name: str
    terms: _Agreed | None = None
    work: _Work | None = None
    bill: _Bill | None = None
    costs: tuple[_Spent, ...] = ()
    fixes: tuple[Tried, ...] = ()


class _Office(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    client: tuple[Kept, ...]


def kept() -> tuple[Kept, ...]:
    """What is kept of each client of whom anything is."""
    text = files("pruner.demo").joinpath("money.toml").read_bytes()
    return msgspec.toml.decode(text, type=_Office).client


def terms(of: Kept, client: Client) -> Terms | None:
    """What was agreed with the client, or is estimated; the id is given later."""
    if of.terms is None:
        return None
    return Terms(id=NONE_YET, client_id=client.id, **msgspec.structs.asdict(of.terms))


def fixes(of: Kept, client: Client, calendar: Calendar) -> Iterator[tuple[Fix, Tried]]:
    """What was tried with the client, beside what is told of its steps; ids are given later."""

    def on(ago: int | None) -> date | None:
        return None if ago is None else calendar.day(ago)

    for tried in of.fixes:
        fix = Fix(
            id=NONE_YET,
            client_id=client.id,
            sign=tried.sign,
            opened_on=calendar.day(tried.opened),
            due_on=calendar.day(tried.due),
            talk_offered_on=on(tried.talk_offered),
            terms_sent_on=on(tried.terms_sent),
            accepted_on=on(tried.accepted),
            ended_on=on(tried.ended),
            ending=tried.ending,
            note=tried.note,
        )
        yield fix, tried


def steps(fix: Fix, tried: Tried, calendar: Calendar) -> Iterator[Step]:
    """The steps of the fix by the shipped playbook; the first ones are done, on the days that are told."""
    titles = shipped_house()["playbooks"][fix.sign][language()]
    for title, ago, note in zip_longest(titles, tried.done, tried.notes, fillvalue=None):
        yield Step(
            id=NONE_YET,
            client_id=fix.client_id,
            of_id=fix.id,
            title=title or "",
            done_on=None if ago is None else calendar.day(ago),
            note=note or "",
        )


def rows(of: Kept, client: Client, calendar: Calendar) -> Iterator[LedgerRow]:
    """Every row of the client's ledger up to yesterday; ids are given later."""
    since = client.since or client.planted_on
    if of.work is not None:
        months = _months(of.work, since, calendar)
        yield from _hours(of.work, client.id, months, calendar)
        if of.bill is not None:
            yield from _billed(of.bill, client.id, [back for back in months if back], calendar)
    for spent in of.costs:
        day = calendar.month(spent.month).first.replace(day=spent.day)
        money = Money(spent.net, CURRENCY)
        yield Cost(id=NONE_YET, client_id=client.id, day=day, amount=money, note=spent.note, source=SOURCE)


def row_day(row: LedgerRow) -> date:
    """The day a row is of."""
    return row.issued if isinstance(row, Invoice) else row.day


def _months(work: _Work, since: date, calendar: Calendar) -> list[int]:
    """How far back the months with work lie, the latest first; the one that runs is 0."""
    first = work.idle + 1 if work.idle else 0
    return [back for back in range(first, MONTHS + 1) if calendar.month(back).first >= since]


def _hours(work: _Work, client_id: Id, months: Sequence[int], calendar: Calendar) -> Iterator[Hours]:
    notes = cycle(work.notes)
    sizes = dict(zip(months, _by_month(work, months), strict=True))
    blocks = (
        block for back in reversed(months) for block in _blocks(work, calendar.month(back), sizes[back])
    )
    for number, (day, minutes) in enumerate(blocks, start=1):
        if day >= calendar.today:
            return
        yield Hours(
            id=NONE_YET,
            client_id=client_id,
            day=day,
            minutes=minutes,
            billable=not work.unbilled or number % work.unbilled != 0,
            note=next(notes),
            source=SOURCE,
        )


def _by_month(work: _Work, months: Sequence[int]) -> Iterator[int]:
    """Minutes of each month; the one that runs is like the first, and no part of the count."""
    minutes = [round(hours * 60) for hours in work.hours]
    if months and months[0] == 0:
        yield minutes[0]
        months = months[1:]
    yield from islice(cycle(minutes), len(months))


def _blocks(work: _Work, month: Month, minutes: int) -> Iterator[tuple[date, int]]:
    """The month's work in whole slots, spread over its days of work as evenly as they go."""
    days = [month.first + timedelta(days=n) for n in range((month.last - month.first).days + 1)]
    days = [day for day in days if day.weekday() in work.weekdays]
    each, more = divmod(minutes // SLOT, len(days))
    for number, day in enumerate(days):
        slots = each + (number < more)
        if slots:
            yield day, slots * SLOT


def _billed(
    bill: _Bill, client_id: Id, months: Sequence[int], calendar: Calendar
) -> Iterator[Invoice | Payment]:
    """The invoices, the latest first, each for `every` months, and what came in for them."""
    wholes = [months[at : at + bill.every] for at in range(0, len(months), bill.every)]
    wholes = [whole for whole in wholes if len(whole) == bill.every]
    told = zip(wholes, cycle(bill.net), cycle(bill.late), strict=False)
    for number, (whole, net, late) in enumerate(told):
        invoice = _invoice(bill, client_id, net, calendar.month(whole[-1]), calendar.month(whole[0]))
        came_on = (invoice.due or invoice.issued) + timedelta(days=late)
        paid = number >= bill.unpaid and came_on < calendar.today
        if paid and bill.parts:
            yield from _in_parts(invoice, came_on, calendar.today)
        yield replace(invoice, paid_on=came_on) if paid and not bill.parts else invoice


def _invoice(bill: _Bill, client_id: Id, net: Decimal, first: Month, last: Month) -> Invoice:
    issued = last.first.replace(day=bill.day) if bill.day else last.last
    return Invoice(
        id=NONE_YET,
        client_id=client_id,
        number=f"{bill.code}-{issued:%y%m}",
        issued=issued,
        net=Money(net, bill.currency),
        due=issued + timedelta(days=bill.term),
        service_from=first.first if bill.period else None,
        service_to=last.last if bill.period else None,
        source=SOURCE,
    )


def _in_parts(invoice: Invoice, came_on: date, today: date) -> Iterator[Payment]:
    half = (invoice.net.amount / 2).quantize(Decimal("0.01"))
    for day, amount in ((came_on, half), (came_on + UNTIL_THE_REST, invoice.net.amount - half)):
        if day < today:
            yield Payment(
                id=NONE_YET,
                client_id=invoice.client_id,
                invoice_number=invoice.number,
                day=day,
                amount=Money(amount, invoice.net.currency),
                source=SOURCE,
            )
