"""The fix: where it stands on a day, and what a verdict is told of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pruner.core.evidence import Ending, LateFix, TriedFix
from pruner.core.fixes import Course, Fix, Rung, late, tried

TODAY = date(2026, 11, 23)
OPENED = date(2026, 8, 1)
DUE = date(2026, 11, 1)


def a_fix(ending: Ending | None = None, ended_on: date | None = None, *, sign: str = "rush") -> Fix:
    return Fix(id=1, client_id=1, sign=sign, opened_on=OPENED, due_on=DUE, ending=ending, ended_on=ended_on)


def on(day: date, fix: Fix | None = None, *burnt: date) -> Course:
    return Course(fix=fix or a_fix(), today=day, burnt=burnt)


CLIMBED = replace(
    a_fix(Ending.IMPROVED, date(2026, 11, 5)),
    talk_offered_on=date(2026, 8, 3),
    terms_sent_on=date(2026, 8, 10),
    accepted_on=date(2026, 8, 20),
)


@pytest.mark.parametrize(
    ("day", "rung"),
    [
        (OPENED, Rung.OPEN),
        (date(2026, 8, 3), Rung.TALK_OFFERED),
        (date(2026, 8, 10), Rung.TERMS_SENT),
        (date(2026, 8, 20), Rung.ACCEPTED),
        (DUE, Rung.ACCEPTED),
        (DUE + timedelta(days=1), Rung.OVERDUE),
        (date(2026, 11, 5), Rung.ENDED),
    ],
)
def test_a_fix_stands_on_the_rung_it_had_reached_by_that_day(day: date, rung: Rung) -> None:
    assert on(day, CLIMBED).rung is rung


def test_the_last_day_of_a_fix_is_not_too_late() -> None:
    assert late([on(DUE)]) == ()
    assert late([on(DUE + timedelta(days=1))]) == (LateFix(sign="rush", due_on=DUE),)


def test_a_fix_that_ended_waits_for_nothing() -> None:
    assert late([on(TODAY, a_fix(Ending.FAILED, DUE))]) == ()
    assert late([on(TODAY - timedelta(days=1), a_fix(Ending.FAILED, TODAY))]) != ()


def test_a_fix_is_not_known_before_the_day_it_began() -> None:
    begun = replace(a_fix(), opened_on=TODAY, due_on=OPENED)
    assert late([on(TODAY - timedelta(days=1), begun)]) == ()


def test_fixes_were_tried_in_the_order_in_which_they_ended() -> None:
    first = a_fix(Ending.REFUSED, date(2026, 8, 9))
    second = a_fix(Ending.IMPROVED, date(2026, 9, 9), sign="money")
    assert [fix.ending for fix in tried([second, first, a_fix()], TODAY)] == [
        Ending.REFUSED,
        Ending.IMPROVED,
    ]
    assert len(tried([first, second], date(2026, 9, 8))) == 1


def test_only_what_was_offered_before_the_end_was_offered() -> None:
    end = date(2026, 9, 1)
    silent = a_fix(Ending.FAILED, end)
    talked = replace(silent, talk_offered_on=end)
    written = replace(silent, terms_sent_on=end - timedelta(days=1))
    after = replace(silent, terms_sent_on=end + timedelta(days=1))
    assert [fix.offered for fix in tried([silent, talked, written, after], TODAY)] == [
        False,
        True,
        True,
        False,
    ]
    assert tried([written], TODAY) == (
        TriedFix(sign="rush", ended_on=end, ending=Ending.FAILED, offered=True),
    )


TWICE = replace(a_fix(), allowed=2)
FIRST, SECOND, THIRD = date(2026, 8, 20), date(2026, 9, 3), date(2026, 9, 4)


def test_one_incident_less_than_allowed_leaves_the_day_as_it_is() -> None:
    course = on(THIRD, TWICE, FIRST)
    assert (course.due_on, course.left, course.rung) == (DUE, 1, Rung.OPEN)
    assert late([course]) == ()


def test_the_last_allowed_incident_ends_the_time_on_its_day() -> None:
    course = on(SECOND, TWICE, FIRST, SECOND)
    assert (course.due_on, course.left, course.rung) == (SECOND, 0, Rung.OVERDUE)
    assert late([course]) == (LateFix(sign="rush", due_on=SECOND),)


def test_further_incidents_leave_the_day_on_which_the_time_ended() -> None:
    assert on(THIRD, TWICE, FIRST, SECOND, THIRD).due_on == SECOND


def test_an_earlier_day_knows_only_its_incidents() -> None:
    assert on(THIRD, TWICE, FIRST, SECOND).on(FIRST).rung is Rung.OPEN


def test_incidents_do_not_count_where_only_the_day_does() -> None:
    course = on(THIRD, a_fix(), FIRST, SECOND, THIRD)
    assert (course.left, course.due_on, course.overdue) == (None, DUE, False)


def test_days_are_left_until_the_last_one() -> None:
    assert on(DUE).days_left == 0
    assert on(DUE - timedelta(days=12)).days_left == 12
    assert on(DUE + timedelta(days=2)).days_left == -2


def test_an_outcome_ends_the_waiting_for_incidents_too() -> None:
    ended = replace(TWICE, ended_on=SECOND, ending=Ending.IMPROVED)
    assert on(SECOND, ended, FIRST, SECOND).rung is Rung.ENDED
