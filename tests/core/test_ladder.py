"""The ladder of a fix: what may follow what, on which days, and once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from pruner.core import ladder
from pruner.core.errors import InTheFuture, Refusal
from pruner.core.evidence import Ending
from pruner.core.fix_refusals import (
    BeforeOpening,
    ExtendedBefore,
    FixEnded,
    FixNotDue,
    FixUnanswered,
    RungMissing,
    RungReached,
)
from pruner.core.fixes import Course, Fix, Rung

OPENED, TODAY, DUE = date(2026, 8, 1), date(2026, 8, 20), date(2026, 9, 30)
LATER = DUE + timedelta(days=1)
FIX = Fix(id=1, client_id=1, sign="rush", opened_on=OPENED, due_on=DUE)
TALKED = replace(FIX, talk_offered_on=OPENED)
SENT = replace(TALKED, terms_sent_on=date(2026, 8, 10))
ACCEPTED = replace(SENT, accepted_on=date(2026, 8, 12))
ENDED = replace(SENT, ended_on=date(2026, 8, 15), ending=Ending.REFUSED)
Climb = Callable[[Course, str, date], Fix]
CLIMBS = (ladder.offer_talk, ladder.send_terms, ladder.accept)


def course(fix: Fix = FIX, today: date = TODAY, *burnt: date) -> Course:
    return Course(fix=fix, today=today, burnt=burnt)


def test_a_fix_climbs_rung_by_rung() -> None:
    talked = ladder.offer_talk(course(), "Acme", TODAY)
    sent = ladder.send_terms(course(talked), "Acme", TODAY)
    accepted = ladder.accept(course(sent), "Acme", TODAY)
    improved = ladder.end(course(accepted), "Acme", Ending.IMPROVED, TODAY)
    rungs = [course(fix).rung for fix in (FIX, talked, sent, accepted, improved)]
    assert rungs == [Rung.OPEN, Rung.TALK_OFFERED, Rung.TERMS_SENT, Rung.ACCEPTED, Rung.ENDED]


def test_terms_may_be_sent_without_a_talk() -> None:
    assert ladder.send_terms(course(), "Acme", TODAY).terms_sent_on == TODAY


def test_terms_that_were_not_sent_cannot_be_accepted() -> None:
    with pytest.raises(RungMissing) as refused:
        ladder.accept(course(TALKED), "Acme", TODAY)
    assert refused.value.rung is Rung.TERMS_SENT


def test_what_was_never_offered_cannot_be_refused() -> None:
    with pytest.raises(RungMissing):
        ladder.end(course(), "Acme", Ending.REFUSED, TODAY)


@pytest.mark.parametrize("fix", [TALKED, SENT, ACCEPTED])
def test_a_refusal_ends_a_fix_early(fix: Fix) -> None:
    ended = ladder.end(course(fix), "Acme", Ending.REFUSED, TODAY)
    assert (ended.ending, ended.ended_on) == (Ending.REFUSED, TODAY)


@pytest.mark.parametrize(
    ("fix", "climb"),
    [(TALKED, CLIMBS[0]), (SENT, CLIMBS[0]), (SENT, CLIMBS[1]), (ACCEPTED, CLIMBS[2])],
)
def test_no_rung_is_climbed_twice(fix: Fix, climb: Climb) -> None:
    with pytest.raises(RungReached):
        climb(course(fix), "Acme", TODAY)


@pytest.mark.parametrize("climb", CLIMBS)
def test_nothing_follows_the_end(climb: Climb) -> None:
    with pytest.raises(FixEnded):
        climb(course(ENDED), "Acme", TODAY)


def test_an_end_is_no_longer_changed_or_put_off() -> None:
    with pytest.raises(FixEnded):
        ladder.end(course(ENDED), "Acme", Ending.IMPROVED, TODAY)
    with pytest.raises(FixEnded):
        ladder.extend(course(ENDED), "Acme", 30)


@pytest.mark.parametrize("climb", CLIMBS)
@pytest.mark.parametrize(
    ("day", "refusal"),
    [(TODAY + timedelta(days=1), InTheFuture), (OPENED - timedelta(days=1), BeforeOpening)],
)
def test_a_rung_has_its_day_between_the_opening_and_today(
    climb: Climb, day: date, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        climb(course(), "Acme", day)


def test_a_rung_cannot_lie_before_the_one_below_it() -> None:
    with pytest.raises(BeforeOpening) as refused:
        ladder.accept(course(SENT), "Acme", date(2026, 8, 9))
    assert refused.value.earliest == date(2026, 8, 10)


def test_an_overdue_fix_is_answered_first() -> None:
    with pytest.raises(FixUnanswered):
        ladder.send_terms(course(TALKED, LATER), "Acme", LATER)
    assert ladder.send_terms(course(TALKED, LATER), "Acme", DUE).terms_sent_on == DUE


def test_a_fix_cannot_have_failed_while_its_time_runs() -> None:
    with pytest.raises(FixNotDue):
        ladder.end(course(SENT, DUE), "Acme", Ending.FAILED, DUE)
    with pytest.raises(FixNotDue):
        ladder.end(course(SENT, LATER), "Acme", Ending.FAILED, DUE)
    assert ladder.end(course(SENT, LATER), "Acme", Ending.FAILED, LATER).ending is Ending.FAILED


def test_incidents_that_used_up_the_time_let_it_fail() -> None:
    allowed = replace(SENT, allowed=2)
    with pytest.raises(FixNotDue):
        ladder.end(course(allowed, TODAY, TODAY), "Acme", Ending.FAILED, TODAY)
    ended = ladder.end(course(allowed, TODAY, TODAY, TODAY), "Acme", Ending.FAILED, TODAY)
    assert ended.ending is Ending.FAILED


def test_improvement_needs_no_deadline() -> None:
    assert ladder.end(course(), "Acme", Ending.IMPROVED, OPENED).ended_on == OPENED


def test_a_deadline_is_put_off_from_the_last_day_while_it_runs() -> None:
    extended = ladder.extend(course(), "Acme", 30)
    assert (extended.due_on, extended.extended) == (DUE + timedelta(days=30), True)


def test_a_deadline_is_put_off_from_today_once_it_is_over() -> None:
    today = DUE + timedelta(days=50)
    assert ladder.extend(course(FIX, today), "Acme", 30).due_on == today + timedelta(days=30)


def test_a_deadline_is_put_off_once_only() -> None:
    extended = ladder.extend(course(), "Acme", 30)
    with pytest.raises(ExtendedBefore):
        ladder.extend(course(extended, date(2027, 1, 1)), "Acme", 30)


def test_as_many_further_incidents_are_borne_once_it_is_put_off() -> None:
    burnt = (TODAY, TODAY, TODAY)
    extended = ladder.extend(course(replace(FIX, allowed=2), TODAY, *burnt), "Acme", 30)
    then = course(extended, TODAY, *burnt)
    assert (then.overdue, then.left) == (False, 2)
