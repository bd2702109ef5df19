"""What grew back after a cut, and the look back on a quarter."""

from datetime import date
from fractions import Fraction

import pytest

from pruner.core.exact import rounded
from pruner.core.heat import Level
from pruner.core.judging import VerdictName
from pruner.core.regrowth import Check, Regrowth
from pruner.core.season import Choice
from pruner.garden import SeasonView
from tests.builders import TODAY
from tests.core.accounts import exactly
from tests.garden.beds import Bed
from tests.garden.orchard import MONTHS, Orchard


@pytest.fixture
def orchard(bed: Bed) -> Orchard:
    """Weak brought 100 in 10 h a month, the others 2,200 in 30 h; Weak is gone on 31 December."""
    found = Orchard(bed)
    found.prune_weak()
    return found


def season(bed: Bed) -> SeasonView:
    return bed.garden.session_view(bed.garden.view())


def looked_at(bed: Bed, today: str) -> Regrowth:
    bed.today = date.fromisoformat(today)
    (found,) = season(bed).regrowths
    return found


def checks(bed: Bed, today: str) -> list[Check]:
    return list(looked_at(bed, today).checks)


def test_what_stood_before_is_kept_with_the_cut(orchard: Orchard) -> None:
    before = looked_at(orchard.bed, "2027-01-01").footing
    assert (before.income, before.hours) == exactly(100, 10)
    assert (before.all_income, before.all_hours) == exactly(2300, 40)
    assert before.others == Fraction(2200, 30)
    assert before.friction == 0


def test_nothing_is_told_before_its_day_has_come(orchard: Orchard) -> None:
    assert season(orchard.bed).regrowths == ()
    assert [c.days for c in checks(orchard.bed, "2027-01-29")] == []
    assert [c.days for c in checks(orchard.bed, "2027-01-30")] == [30]
    assert [c.days for c in checks(orchard.bed, "2027-03-31")] == [30, 90]
    assert [c.days for c in checks(orchard.bed, "2027-06-29")] == [30, 90, 180]


def test_a_check_is_unknown_until_a_whole_month_is_over(orchard: Orchard) -> None:
    (early,) = checks(orchard.bed, "2027-01-31")
    assert (early.freed, early.others, early.gap) == (None, None, None)
    (known,) = checks(orchard.bed, "2027-02-01")
    assert known.freed == 10


def test_freed_hours_go_to_the_others_and_close_the_gap(orchard: Orchard) -> None:
    """In January Strong works 6 h more for 50 more; in February it brings 100 more and the gap is closed."""
    bed = orchard.bed
    bed.today = date(2027, 3, 1)
    for client, monthly, hours in ((orchard.thin, 200, 10), (orchard.solid, 1000, 10)):
        bed.month(client, "2027-01", str(monthly), str(hours))
        bed.month(client, "2027-02", str(monthly), str(hours))
    bed.month(orchard.strong, "2027-01", "1050", "16")
    bed.month(orchard.strong, "2027-02", "1100", "16")
    found = looked_at(bed, "2027-03-01")
    (check,) = found.checks
    assert (check.freed, check.filled, check.free, check.gap) == exactly(10, 6, 4, 50)
    assert check.others == Fraction(2250, 36)
    assert (found.paid_back_on, found.paid_back_days) == (date(2027, 2, 28), 59)
    assert not found.asks_regret(bed.today, 90)
    assert found.asks_regret(date(2027, 3, 31), 90)
    record = season(bed).record
    assert (record.cuts, record.paid_back) == (1, 1)
    assert record.median_days == 59


def test_friction_counts_incidents_per_ten_hours(orchard: Orchard) -> None:
    bed = orchard.bed
    bed.today = date(2027, 2, 1)
    bed.month(orchard.strong, "2027-01", "1000", "39")
    bed.lose(orchard.strong, 60, "2027-01-31", "rush")
    bed.lose(orchard.strong, 0, "2027-01-20", "bloom")
    (check,) = checks(bed, "2027-02-01")
    assert check.friction is not None
    assert rounded(check.friction) == rounded(Fraction(10, 40))


def test_who_was_revoked_is_no_cut_of_the_record(orchard: Orchard) -> None:
    bed = orchard.bed
    bed.today = date(2027, 1, 5)
    (decision,) = (d for d in bed.garden.view().facts.decisions if d.choice is Choice.PRUNE)
    bed.garden.revoke(decision.id)
    assert season(bed).record.cuts == 0


def test_the_quarter_is_held_against_the_one_before(bed: Bed) -> None:
    """August to October against May to July."""
    Orchard(bed)
    back = season(bed).look_back
    assert (back.quarter.first, back.quarter.last) == (date(2026, 8, 1), date(2026, 10, 31))
    assert (back.earlier.first, back.earlier.last) == (date(2026, 5, 1), date(2026, 7, 31))
    assert (back.quarter.hours, back.earlier.hours) == exactly(120, 120)
    assert back.quarter.portfolios["EUR"].total.revenue == 6900
    assert back.last is None
    assert back.outcomes == ()


def test_incidents_are_counted_by_sign_and_priced(bed: Bed) -> None:
    orchard = Orchard(bed)
    bed.rule(target_rate=100)
    bed.lose(orchard.solid, 60, "2026-07-31", "venting")
    for day in ("2026-08-01", "2026-10-31"):
        bed.lose(orchard.solid, 30, day, "rush")
    back = season(bed).look_back
    assert (dict(back.quarter.incidents), dict(back.earlier.incidents)) == ({"rush": 2}, {"venting": 1})
    assert (back.quarter.given_minutes, back.earlier.given_minutes) == (60, 60)
    assert (back.quarter.given_amount, back.earlier.given_amount) == exactly(150, 100)


def test_who_changed_the_level_is_named_the_worst_first(bed: Bed) -> None:
    orchard = Orchard(bed)
    for day in ("2026-11-20", "2026-11-21", "2026-11-22"):
        bed.lose(orchard.solid, 0, day, "rush")
    bed.lose(orchard.strong, 0, "2026-07-31", "rush")
    moved = [(m.branch.client.name, m.before, m.now, m.worse) for m in season(bed).look_back.moved]
    clients = bed.garden.clients()
    assert {client.planted_on for client in clients} == {TODAY}
    assert moved == [("Strong", Level.WATCH, Level.HEALTHY, False)]


def test_the_last_session_is_held_against_today(orchard: Orchard) -> None:
    bed = orchard.bed
    for month in MONTHS:
        bed.bill(orchard.thin, month, "5000")
    back = season(bed).look_back
    found = {o.branch.client.name: (o.decision.verdict, o.verdict) for o in back.outcomes}
    assert back.last is not None
    assert found["Thin"] == (VerdictName.FIX, VerdictName.KEEP)
    bed.today = date(2027, 1, 4)
    found = {o.branch.client.name: (o.decision.verdict, o.verdict) for o in season(bed).look_back.outcomes}
    assert found["Weak"] == (VerdictName.PRUNE, None)
