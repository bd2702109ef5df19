"""From records to an account that is ready to reckon with."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pruner.core.accounts import Account, by_day, unpaid
from pruner.core.ledger import Hours
from tests.core.accounts import a_cost, a_loss, a_payment, an_invoice, worked
from tests.core.builders import TODAY, a_job, an_incident, euros, stand
from tests.core.rules import RULES

DAY = date(2026, 7, 1)


def hours(day: date, minutes: int, *, billable: bool = True) -> Hours:
    return Hours(id=1, client_id=1, day=day, minutes=minutes, billable=billable)


def test_blocks_of_one_day_become_one_sum_oldest_day_first() -> None:
    later = DAY + timedelta(days=1)
    found = by_day([hours(later, 5), hours(DAY, 30), hours(DAY, 15, billable=False)])
    assert [(sum_.day, sum_.minutes, sum_.billable_minutes) for sum_ in found] == [
        (DAY, 45, 30),
        (later, 5, 5),
    ]


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 1440), st.booleans())))
def test_no_minute_is_lost_in_the_sums(blocks: list[tuple[int, int, bool]]) -> None:
    records = [hours(DAY + timedelta(days=n), minutes, billable=billed) for n, minutes, billed in blocks]
    found = by_day(records)
    assert sum(day.minutes for day in found) == sum(block.minutes for block in records)
    assert sum(day.billable_minutes for day in found) == sum(b.minutes for b in records if b.billable)
    assert list(found) == sorted(found, key=lambda entry: entry.day)


def test_unpaid_incidents_cost_minutes_and_blooms_and_paid_ones_do_not() -> None:
    incidents = [
        an_incident("rush", 1),
        an_incident("rush", 5, paid=euros("50")),
        an_incident("bloom", 2, minutes=10),
        an_incident("expert", 3, minutes=0),
        an_incident("venting", 9, minutes=30),
    ]
    found = unpaid(stand(incidents).embers, RULES)
    assert [(loss.sign, loss.minutes, loss.is_rush) for loss in found] == [
        ("venting", 30, False),
        ("rush", 45, True),
    ]
    assert found[1].day == TODAY - timedelta(days=1)


def test_correction_rounds_of_the_price_are_told_from_the_next_ones() -> None:
    rounds = [an_incident("mismatch", days) for days in (9, 8, 7)]
    found = unpaid(stand(rounds, jobs=[a_job(10)]).embers, RULES)
    assert [loss.included for loss in found] == [True, True, False]


def test_a_client_began_with_the_first_thing_known() -> None:
    account = Account(
        client_id=1,
        since=date(2026, 5, 5),
        worked=(worked("2026-05-04", 1), worked("2026-06-04", 1)),
        costs=(a_cost("1", "2026-05-03"),),
        payments=(a_payment("1", "2026-05-06", ""),),
        invoices=(an_invoice("1", "2026-05-07"),),
        lost=(a_loss(1, "2026-05-02"),),
    )
    assert account.began == date(2026, 5, 2)
    assert Account(client_id=1, since=date(2026, 5, 5)).began == date(2026, 5, 5)
    assert Account(client_id=1).began is None
