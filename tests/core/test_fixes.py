"""The fix: where it stands on a day, and what a verdict is told of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pruner.core.evidence import Ending, LateFix, TriedFix
from pruner.core.fixes import Fix, Rung, late, tried

TODAY = date(2026, 11, 23)
OPENED = date(2026, 8, 1)
DUE = date(2026, 11, 1)


def a_fix(ending: Ending | None = None, ended_on: date | None = None, *, sign: str = "rush") -> Fix:
    return Fix(id=1, client_id=1, sign=sign, opened_on=OPENED, due_on=DUE, ending=ending, ended_on=ended_on)


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
    assert CLIMBED.rung(day) is rung


def test_the_last_day_of_a_fix_is_not_too_late() -> None:
    assert late([a_fix()], DUE) == ()
    assert late([a_fix()], DUE + timedelta(days=1)) == (LateFix(sign="rush", due_on=DUE),)


def test_a_fix_that_ended_waits_for_nothing() -> None:
    assert late([a_fix(Ending.FAILED, DUE)], TODAY) == ()
    assert late([a_fix(Ending.FAILED, TODAY)], TODAY - timedelta(days=1)) != ()


def test_a_fix_is_not_known_before_the_day_it_began() -> None:
    begun = replace(a_fix(), opened_on=TODAY, due_on=OPENED)
    assert late([begun], TODAY - timedelta(days=1)) == ()


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
