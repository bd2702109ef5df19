"""The dates of notice, rule by rule; 2026-03-02 is a Monday."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pruner.core.errors import UnreadableNotice
from pruner.core.ledger import Contract, PayPeriod
from pruner.core.notice import Deal, Hint, NoNotice, Notice, Rule, Warn, deal, notice, notice_for

DAYS = st.dates(date(1901, 1, 1), date(2900, 12, 31))
PERIODS = st.sampled_from(
    ["1 day", "14 days", "4 weeks", "6 weeks to quarter end", "1 month", "3 Monate zum Quartalsende"]
)
DEALS = st.builds(
    deal,
    st.sampled_from([kind for kind in Contract if kind is not Contract.WORK]),
    st.sampled_from(PayPeriod),
    PERIODS,
)


def ends(of: Deal, received: str) -> str:
    found = notice(of, date.fromisoformat(received))
    assert isinstance(found, Notice)
    return found.ends_on.isoformat()


def service(paid_by: PayPeriod) -> Deal:
    return deal(Contract.SERVICE, paid_by, None)


def agreed(text: str) -> Deal:
    return deal(Contract.AGREED, PayPeriod.MONTH, text)


def higher_trust(next_delivery: date | None = None) -> Deal:
    return deal(Contract.HIGHER_TRUST, PayPeriod.MONTH, None, next_delivery)


# -- § 621 BGB


@pytest.mark.parametrize(
    ("received", "last"),
    [
        ("2026-03-14", "2026-03-15"),
        ("2026-03-31", "2026-04-01"),
        ("2024-02-28", "2024-02-29"),
        ("2026-12-31", "2027-01-01"),
    ],
)
def test_pay_by_the_day_ends_with_the_next_day(received: str, last: str) -> None:
    assert ends(service(PayPeriod.DAY), received) == last


@pytest.mark.parametrize(
    ("received", "last"),
    [
        ("2026-03-02", "2026-03-07"),
        ("2026-03-01", "2026-03-07"),
        ("2026-03-03", "2026-03-14"),
        ("2026-03-07", "2026-03-14"),
        ("2026-12-28", "2027-01-02"),
        ("2024-02-26", "2024-03-02"),
    ],
)
def test_pay_by_the_week_ends_with_the_saturday_of_the_next_monday(received: str, last: str) -> None:
    assert ends(service(PayPeriod.WEEK), received) == last


@pytest.mark.parametrize(
    ("received", "last"),
    [
        ("2026-03-15", "2026-03-31"),
        ("2026-03-16", "2026-04-30"),
        ("2026-02-01", "2026-02-28"),
        ("2024-02-15", "2024-02-29"),
        ("2024-01-16", "2024-02-29"),
        ("2026-12-15", "2026-12-31"),
        ("2026-12-16", "2027-01-31"),
    ],
)
def test_pay_by_the_month_ends_with_the_month_until_its_15th(received: str, last: str) -> None:
    assert ends(service(PayPeriod.MONTH), received) == last


@pytest.mark.parametrize(
    ("received", "last"),
    [
        ("2026-02-17", "2026-03-31"),
        ("2026-02-18", "2026-06-30"),
        ("2024-02-18", "2024-03-31"),
        ("2024-02-19", "2024-06-30"),
        ("2026-11-19", "2026-12-31"),
        ("2026-11-20", "2027-03-31"),
    ],
)
def test_pay_by_the_quarter_takes_six_weeks_to_its_end(received: str, last: str) -> None:
    assert ends(service(PayPeriod.QUARTER), received) == last


def test_other_pay_ends_at_any_time() -> None:
    assert ends(service(PayPeriod.OTHER), "2026-03-15") == "2026-03-15"


def test_other_pay_takes_two_weeks_where_it_is_the_main_occupation() -> None:
    of = Deal(contract=Contract.SERVICE, pay_period=PayPeriod.OTHER, main_occupation=True)
    assert ends(of, "2026-12-20") == "2027-01-03"


# -- agreed


@pytest.mark.parametrize(
    ("text", "received", "last"),
    [
        ("14 days", "2026-03-15", "2026-03-29"),
        ("10 Tage", "2024-02-20", "2024-03-01"),
        ("4 weeks", "2026-03-15", "2026-04-12"),
        ("2 Wochen", "2026-12-24", "2027-01-07"),
        ("4 weeks to month end", "2026-03-15", "2026-04-30"),
        ("1 month", "2026-03-15", "2026-04-30"),
        ("1 month", "2026-01-31", "2026-02-28"),
        ("1 month", "2024-01-31", "2024-02-29"),
        ("2 Monate zum Monatsende", "2026-11-30", "2027-01-31"),
        ("2 Monate zum Monatsende", "2026-12-01", "2027-02-28"),
        ("3 Monate zum Quartalsende", "2026-03-31", "2026-06-30"),
        ("3 Monate zum Quartalsende", "2026-04-01", "2026-09-30"),
        ("6 Wochen zum Quartalsende", "2026-02-17", "2026-03-31"),
    ],
)
def test_an_agreed_period_is_counted_as_the_contract_says(text: str, received: str, last: str) -> None:
    assert ends(agreed(text), received) == last


def test_an_agreed_contract_without_a_readable_period_is_refused() -> None:
    with pytest.raises(UnreadableNotice) as refused:
        agreed("soon enough")
    assert refused.value.text == "soon enough"


def test_an_agreed_contract_without_any_period_is_refused() -> None:
    with pytest.raises(UnreadableNotice):
        deal(Contract.AGREED, PayPeriod.MONTH, None)


def test_the_text_of_the_period_counts_for_agreed_contracts_alone() -> None:
    assert ends(deal(Contract.SERVICE, PayPeriod.MONTH, "soon enough"), "2026-03-15") == "2026-03-31"


# -- § 627 BGB, and a work


def test_higher_trust_ends_at_any_time() -> None:
    assert ends(higher_trust(), "2026-03-15") == "2026-03-15"


@pytest.mark.parametrize(("days", "warns"), [(-1, False), (0, True), (13, True), (14, False)])
def test_higher_trust_warns_of_a_delivery_less_than_14_days_away(days: int, *, warns: bool) -> None:
    received = date(2026, 3, 15)
    found = notice(higher_trust(received + timedelta(days=days)), received)
    assert isinstance(found, Notice)
    assert (Warn.UNTIMELY in found.warnings) is warns


def test_other_rules_have_no_untimely_moment() -> None:
    of = deal(Contract.SERVICE, PayPeriod.OTHER, None, date(2026, 3, 16))
    found = notice(of, date(2026, 3, 15))
    assert isinstance(found, Notice)
    assert not found.warnings


def test_a_work_knows_no_ordinary_notice() -> None:
    of = deal(Contract.WORK, PayPeriod.MONTH, "4 weeks")
    assert isinstance(notice(of, date(2026, 3, 15)), NoNotice)
    assert isinstance(notice_for(of, date(2026, 6, 30), date(2026, 3, 15)), NoNotice)


# -- what is said beside it


def test_every_answer_says_that_it_is_no_legal_advice() -> None:
    for found in (notice(higher_trust(), date(2026, 3, 15)), NoNotice()):
        assert Hint.NO_LEGAL_ADVICE in found.hints


def test_only_pay_by_the_week_says_that_the_first_working_day_is_monday() -> None:
    said = {period for period in PayPeriod if Hint.MONDAY in notice(service(period), date(2026, 3, 2)).hints}
    assert said == {PayPeriod.WEEK}


def test_an_end_at_any_time_says_what_a_main_occupation_changes() -> None:
    assert Hint.MAIN_OCCUPATION in notice(service(PayPeriod.OTHER), date(2026, 3, 2)).hints


# -- the last day for an end


@pytest.mark.parametrize(
    ("of", "received", "by"),
    [
        (service(PayPeriod.QUARTER), "2026-01-05", "2026-02-17"),
        (service(PayPeriod.MONTH), "2026-03-02", "2026-03-15"),
        (service(PayPeriod.WEEK), "2026-02-24", "2026-03-02"),
        (agreed("4 weeks"), "2026-03-15", "2026-03-15"),
        (agreed("1 month"), "2026-03-15", "2026-03-31"),
    ],
)
def test_it_says_how_long_notice_may_wait_for_the_same_end(of: Deal, received: str, by: str) -> None:
    found = notice(of, date.fromisoformat(received))
    assert isinstance(found, Notice)
    assert found.by.isoformat() == by


def test_a_wished_end_is_met_by_the_latest_notice_for_it() -> None:
    found = notice_for(service(PayPeriod.QUARTER), date(2026, 6, 30), date(2026, 1, 5))
    assert isinstance(found, Notice)
    assert (found.received_on, found.ends_on) == (date(2026, 5, 19), date(2026, 6, 30))


def test_a_wished_end_between_two_possible_ones_takes_the_earlier() -> None:
    found = notice_for(service(PayPeriod.MONTH), date(2026, 5, 10), date(2026, 3, 2))
    assert isinstance(found, Notice)
    assert found.ends_on == date(2026, 4, 30)


def test_a_wished_end_that_is_too_near_becomes_the_first_possible_one() -> None:
    found = notice_for(service(PayPeriod.MONTH), date(2026, 3, 20), date(2026, 3, 2))
    assert isinstance(found, Notice)
    assert (found.received_on, found.ends_on) == (date(2026, 3, 2), date(2026, 3, 31))


# -- for all days


@given(DEALS, DAYS)
def test_nobody_leaves_before_the_notice(of: Deal, received: date) -> None:
    found = notice(of, received)
    assert isinstance(found, Notice)
    assert received <= found.by <= found.ends_on


@given(DEALS, DAYS, st.integers(0, 200))
def test_later_notice_never_ends_it_sooner(of: Deal, received: date, days: int) -> None:
    sooner, later = notice(of, received), notice(of, received + timedelta(days=days))
    assert isinstance(sooner, Notice)
    assert isinstance(later, Notice)
    assert sooner.ends_on <= later.ends_on


@given(DEALS, DAYS)
def test_the_last_day_for_an_end_is_the_last_one(of: Deal, received: date) -> None:
    found = notice(of, received)
    assert isinstance(found, Notice)
    on_it, after_it = notice(of, found.by), notice(of, found.by + timedelta(days=1))
    assert isinstance(on_it, Notice)
    assert isinstance(after_it, Notice)
    assert on_it.ends_on == found.ends_on < after_it.ends_on


def test_every_rule_occurs() -> None:
    main = Deal(contract=Contract.SERVICE, pay_period=PayPeriod.OTHER, main_occupation=True)
    deals = [agreed("4 weeks"), higher_trust(), main, *map(service, PayPeriod)]
    found = [notice(of, date(2026, 3, 2)) for of in deals]
    assert {each.rule for each in found if isinstance(each, Notice)} == set(Rule)
