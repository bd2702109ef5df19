"""The demo garden's money: believable, and every verdict there on whatever day it is opened."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from itertools import count, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pruner import demo
from pruner.config.loading import assemble
from pruner.core.judging import VerdictName
from pruner.core.ledger import Cost, Hours, Import, Invoice, LedgerRow, Payment
from pruner.core.models import Client, Fix
from pruner.core.months import Month
from pruner.core.text import clean_note
from pruner.garden import Clock, Garden

TODAY = date(2026, 11, 23)
DAYS = [
    TODAY,
    date(2026, 1, 1),
    date(2026, 1, 31),
    date(2026, 2, 28),
    date(2026, 3, 1),
    date(2026, 12, 31),
    date(2027, 4, 1),
    date(2027, 5, 4),
    date(2028, 2, 29),
    date(2028, 3, 1),
    date(1999, 12, 31),
]
KEEP, WATCH, FIX = VerdictName.KEEP, VerdictName.WATCH, VerdictName.FIX
VERDICTS = {
    "Kranich & Söhne": KEEP,
    "Tin Roof Theatre": WATCH,
    "Ελιά": KEEP,
    "Harbour Lane Hotel": KEEP,
    "Quill & Partner": KEEP,
    "Pillar Seven": VerdictName.TOO_LITTLE_DATA,
    "Moss & Mortar": VerdictName.TOO_LITTLE_DATA,
    "Brotzeit Brigade": KEEP,
    "Ministry of Soup": WATCH,
    "Nadia Brandt Coaching": KEEP,
    "Fennel Dental": KEEP,
    "Velvet Moth Records": FIX,
    "Okto Fitness": VerdictName.PROTECT,
    "Glimmer Estates": VerdictName.PRUNE,
}
HOUSE = assemble({}, {})
CONFIG = demo.numbers(HOUSE)


def at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, UTC)


def seeds(today: date = TODAY) -> demo.Seeds:
    return demo.seeds(today, at)


def of_kind(kind: type[LedgerRow], today: date = TODAY) -> list[LedgerRow]:
    return [row for row in seeds(today).rows if isinstance(row, kind)]


@contextmanager
def garden(today: date = TODAY) -> Iterator[Garden]:
    """The demo garden planted on this day."""
    noon = at(today, time(12))
    clock = Clock(
        today=lambda: today,
        now=lambda: noon,
        real_now=lambda: noon,
        day_of=lambda moment: moment.astimezone(UTC).date(),
        new_id=count(10**15).__next__,
    )
    with (
        TemporaryDirectory() as folder,
        Garden.open(Path(folder, "garden.db"), CONFIG.rules, clock, create=True) as opened,
    ):
        planted = seeds(today)
        opened.plant(planted.change, planted.rows)
        yield opened


@pytest.mark.parametrize("today", DAYS)
def test_every_verdict_is_there_on_every_day(today: date) -> None:
    with garden(today) as opened:
        view = opened.view()
        found = {branch.client.name: view.verdict_name(branch.client.id) for branch in view.branches}
    assert found == VERDICTS
    assert set(found.values()) == set(VerdictName)


@pytest.mark.parametrize("months", [3, 12])
def test_who_is_to_go_is_so_over_any_window(months: int) -> None:
    with garden() as opened:
        opened.rules = demo.numbers(assemble({"": {"money": {"window_months": months}}}, {})).rules
        view = opened.view()
        found = {branch.client.name: view.verdict_name(branch.client.id) for branch in view.branches}
    for name in ("Glimmer Estates", "Okto Fitness", "Velvet Moth Records", "Pillar Seven"):
        assert found[name] is VERDICTS[name]


def test_the_largest_client_is_protected_for_its_share_alone() -> None:
    with garden() as opened:
        worth = opened.view().worth(opened.find("okto").id)
        assert worth.share is not None
        assert 0.42 < worth.share < 0.46
        assert worth.portfolio.five_sixths is False
        assert worth.sold is not None
        assert worth.sold.months_over == 6


def test_rates_are_those_of_a_designer_who_can_live_on_it() -> None:
    with garden() as opened:
        view = opened.view()
        of = {branch.client.name: view.worth(branch.client.id).ehr for branch in view.branches}
    known = {name: rate for name, rate in of.items() if rate is not None}
    assert set(of) - set(known) == {"Pillar Seven", "Moss & Mortar"}
    assert all(30 < rate < 130 for rate in known.values())
    assert min(known, key=known.__getitem__) == "Glimmer Estates"


def test_one_client_is_estimated_and_one_pays_in_another_currency() -> None:
    with garden() as opened:
        view = opened.view()
        estimated = {b.client.name for b in view.branches if view.worth(b.client.id).figures.estimated}
        hotel = view.worth(opened.find("harbour").id)
        assert estimated == {"Nadia Brandt Coaching"}
        assert {invoice.net.currency for invoice in hotel.account.invoices} == {"GBP"}
        assert hotel.currency == "EUR"
        assert set(view.estate.portfolios) == {"EUR"}


def test_one_owes_two_invoices_and_others_pay_early() -> None:
    with garden() as opened:
        view = opened.view()
        glimmer = view.worth(opened.find("glimmer").id)
        assert sum(delay.open for delay in glimmer.delays) >= 1
        assert sum(not invoice.paid_on for invoice in glimmer.account.invoices[-2:]) == 2
        late = view.worth(opened.find("kranich").id).days_late
        assert late is not None
        assert late < -10


@pytest.mark.parametrize("today", DAYS)
def test_no_row_lies_ahead_or_before_its_client(today: date) -> None:
    planted = seeds(today)
    since = {
        edit.record.id: edit.record.since for edit in planted.change.edits if isinstance(edit.record, Client)
    }
    for row in planted.rows:
        day = row.issued if isinstance(row, Invoice) else row.day
        began = since[row.client_id]
        assert began is not None
        assert began <= day < today


def test_the_rows_span_two_years_and_are_in_the_order_of_their_days() -> None:
    days = [row.issued if isinstance(row, Invoice) else row.day for row in seeds().rows]
    assert Month.of(days[0]) == Month.of(TODAY).plus(-24)
    assert all(day <= next_day for day, next_day in pairwise(days))
    assert {type(row) for row in seeds().rows} == {Hours, Invoice, Payment, Cost}


def test_work_is_written_down_by_the_week_and_never_beyond_a_day() -> None:
    worked: Counter[date] = Counter()
    for row in seeds().rows:
        if isinstance(row, Hours):
            worked[row.day] += row.minutes
            assert row.minutes % 15 == 0
    assert max(worked.values()) <= 12 * 60
    assert len(of_kind(Hours)) < 1500


def test_every_invoice_has_a_number_of_its_own() -> None:
    numbers = [row.number for row in seeds().rows if isinstance(row, Invoice)]
    assert len(set(numbers)) == len(numbers) > 100


def test_notes_are_as_a_user_could_have_typed_them() -> None:
    fixes = [edit.record for edit in seeds().change.edits if isinstance(edit.record, Fix)]
    assert len(fixes) == 5
    assert all(clean_note(noted.note) == noted.note for noted in (*seeds().rows, *fixes))


def test_the_rows_are_part_of_the_one_step() -> None:
    with garden() as opened:
        client_id = opened.find("okto").id
        assert len(opened.rows(Hours, client_id)) > 300
        assert len(opened.history()) == 1
        opened.undo()
        assert opened.rows(Hours, client_id) == ()
        opened.redo()
        assert len(opened.rows(Hours, client_id)) > 300
        assert any(isinstance(edit.record, Import) for edit in opened.history()[0].change.edits)


def test_the_numbers_of_the_demo_leave_the_house_rules_as_they_are() -> None:
    assert CONFIG.rules.verdict == HOUSE.rules.verdict
    assert CONFIG.rules.money.grades == HOUSE.rules.money.grades
    assert (CONFIG.rules.money.currency, str(CONFIG.rules.money.target_rate)) == ("EUR", "95")


def test_a_user_who_reckons_in_francs_walks_through_the_same_demo() -> None:
    swiss = assemble({"": {"money": {"currency": "CHF", "rates": ["EUR = 0.95"], "target_rate": 140.0}}}, {})
    assert demo.numbers(swiss).rules.money == CONFIG.rules.money
    assert demo.numbers(swiss).rules.currency == "EUR"
