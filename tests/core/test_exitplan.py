"""The proposed way out."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pruner.core.exitplan import Caution, ExitPlan, Task, exit_plan
from pruner.core.ledger import Contract, PayPeriod
from pruner.core.notice import Deal, deal

NOTICE_ON = date(2026, 3, 10)
DAYS = st.dates(date(1901, 1, 1), date(2900, 12, 31))
DEALS = st.builds(
    deal, st.sampled_from(Contract), st.sampled_from(PayPeriod), st.just("4 weeks"), st.none() | DAYS
)


def monthly(next_delivery: date | None = None) -> Deal:
    return deal(Contract.SERVICE, PayPeriod.MONTH, None, next_delivery)


def due(plan: ExitPlan) -> dict[Task, date]:
    return {step.task: step.due_on for step in plan.steps}


def test_the_first_possible_end_is_proposed() -> None:
    assert exit_plan(monthly(), NOTICE_ON).ends_on == date(2026, 3, 31)


def test_each_step_has_its_last_day() -> None:
    assert due(exit_plan(monthly(date(2026, 3, 20)), NOTICE_ON)) == {
        Task.NOTICE: date(2026, 3, 10),
        Task.REFERRALS: date(2026, 3, 17),
        Task.DELIVER: date(2026, 3, 20),
        Task.HAND_OVER: date(2026, 3, 31),
        Task.REVOKE_ACCESS: date(2026, 4, 1),
        Task.FINAL_INVOICE: date(2026, 4, 7),
        Task.REVIEW_RISK: date(2026, 4, 30),
    }


def test_work_without_a_promised_day_is_delivered_by_the_last_one() -> None:
    assert due(exit_plan(monthly(), NOTICE_ON))[Task.DELIVER] == date(2026, 3, 31)


def test_a_later_end_may_be_wished() -> None:
    plan = exit_plan(monthly(), NOTICE_ON, date(2026, 6, 30))
    assert plan.ends_on == date(2026, 6, 30)
    assert plan.cautions == ()


def test_an_end_before_the_notice_is_over_is_said() -> None:
    assert exit_plan(monthly(), NOTICE_ON, date(2026, 3, 20)).cautions == (Caution.BEFORE_NOTICE,)


def test_a_delivery_that_the_end_cuts_off_is_said() -> None:
    assert exit_plan(monthly(date(2026, 4, 15)), NOTICE_ON).cautions == (Caution.DELIVERY_AFTER_END,)


def test_an_untimely_end_is_said_with_higher_trust() -> None:
    of = deal(Contract.HIGHER_TRUST, PayPeriod.MONTH, None, NOTICE_ON + timedelta(days=5))
    assert Caution.UNTIMELY in exit_plan(of, NOTICE_ON).cautions


def test_an_end_after_the_delivery_is_timely() -> None:
    of = deal(Contract.HIGHER_TRUST, PayPeriod.MONTH, None, NOTICE_ON + timedelta(days=5))
    assert exit_plan(of, NOTICE_ON, NOTICE_ON + timedelta(days=5)).cautions == ()


def test_a_work_is_finished_or_its_end_agreed() -> None:
    plan = exit_plan(deal(Contract.WORK, PayPeriod.MONTH, None, date(2026, 4, 15)), NOTICE_ON)
    assert plan.ends_on == date(2026, 4, 15)
    assert plan.steps[0].task is Task.AGREE_END
    assert plan.cautions == (Caution.NO_NOTICE,)


@given(DEALS, DAYS)
def test_no_step_is_due_before_the_notice_and_they_stand_in_order(of: Deal, notice_on: date) -> None:
    plan = exit_plan(of, notice_on)
    days = [step.due_on for step in plan.steps]
    assert days == sorted(days)
    assert days[0] == notice_on <= plan.ends_on
