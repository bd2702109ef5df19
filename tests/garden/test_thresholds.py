"""Every bound of product.md §3 and §4 from both sides, through what a user writes down."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from pruner.core.house import Yardstick
from pruner.core.judging import VerdictName
from pruner.core.payments import Grade
from pruner.core.portfolio import Concentration
from tests.garden.beds import Bed

MONTHS = ("2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10")


def keep(bed: Bed, client: int, monthly: str, hours: str = "10", months: tuple[str, ...] = MONTHS) -> None:
    for month in months:
        bed.month(client, month, monthly, hours)


@pytest.mark.parametrize(
    ("monthly", "name"),
    [
        ("900", VerdictName.KEEP),
        ("899.99", VerdictName.WATCH),
        ("700", VerdictName.WATCH),
        ("699.99", VerdictName.FIX),
    ],
)
def test_shares_of_the_target_rate(bed: Bed, monthly: str, name: VerdictName) -> None:
    bed.rule(target_rate=Decimal(100))
    acme = bed.plant()
    keep(bed, acme, monthly)
    assert bed.verdict(acme).name is name


@pytest.mark.parametrize(("latest", "name"), [("57", VerdictName.KEEP), ("56.99", VerdictName.FIX)])
def test_sixty_percent_of_the_baseline_in_the_latest_month(bed: Bed, latest: str, name: VerdictName) -> None:
    """The others make the baseline 95 an hour exactly."""
    acme, rest = bed.plant(), bed.plant("Rest")
    keep(bed, acme, "950", months=MONTHS[:-1])
    bed.month(acme, MONTHS[-1], latest, "1")
    bed.month(rest, MONTHS[-1], str(95 * 101 - Decimal(latest)), "100")
    found = bed.verdict(acme)
    assert bed.worth(acme).baseline == 95
    assert found.name is name


@pytest.mark.parametrize(("months", "hours", "enough"), [(3, "8", True), (2, "8", False), (3, "7.9", False)])
def test_facts_enough_for_money_to_count(bed: Bed, months: int, hours: str, *, enough: bool) -> None:
    acme = bed.plant()
    for month in MONTHS[-months:-1]:
        bed.bill(acme, month, "1")
    bed.bill(acme, "2026-10", "1000")
    bed.work(acme, "2026-10-01", hours)
    found = bed.verdict(acme)
    assert found.by_signs_alone is not enough
    assert found.name is (VerdictName.KEEP if enough else VerdictName.TOO_LITTLE_DATA)


@pytest.mark.parametrize(("own", "protected"), [("400", True), ("399.99", False)])
def test_forty_percent_of_the_income_protect(bed: Bed, own: str, *, protected: bool) -> None:
    acme, rest = bed.plant(), bed.plant("Rest")
    bed.rule(target_rate=Decimal(1000))
    keep(bed, acme, own)
    keep(bed, rest, str(1000 - Decimal(own)))
    found = bed.verdict(acme)
    assert (found.name, found.protected) == (VerdictName.FIX, protected)


@pytest.mark.parametrize(("savings", "protected"), [("1500", False), ("1499.99", True)])
def test_three_months_of_runway(bed: Bed, savings: str, *, protected: bool) -> None:
    acme, rest = bed.plant(), bed.plant("Rest")
    bed.rule(target_rate=Decimal(1000), monthly_costs=Decimal(1500), savings=Decimal(savings))
    keep(bed, acme, "100")
    keep(bed, rest, "1000")
    assert bed.verdict(acme).protected is protected


@pytest.mark.parametrize(("signs", "name"), [(1, VerdictName.WATCH), (2, VerdictName.FIX)])
def test_red_signs_count_without_money(bed: Bed, signs: int, name: VerdictName) -> None:
    acme = bed.plant()
    for sign in ("rush", "expert")[:signs]:
        for _ in range(3):
            bed.lose(acme, 10, "2026-11-23", sign)
    found = bed.verdict(acme)
    assert (found.name, found.by_signs_alone) == (name, True)


@pytest.mark.parametrize(
    ("day", "grade"),
    [("2026-10-31", Grade.A), ("2026-11-01", Grade.B), ("2026-11-20", Grade.B)],
)
def test_thirty_days_late_are_still_an_a(bed: Bed, day: str, grade: Grade) -> None:
    acme = bed.plant()
    bed.invoice(acme, "100", "2026-09-01", "2026-10-01", "R-1")
    bed.pay(acme, "100", day, "R-1")
    assert bed.worth(acme).payment_grade is grade


@pytest.mark.parametrize(
    ("top", "level"),
    [
        ("24.99", Concentration.SPREAD),
        ("25", Concentration.MODERATE),
        ("39.99", Concentration.MODERATE),
        ("40", Concentration.HIGH),
    ],
)
def test_concentration(bed: Bed, top: str, level: Concentration) -> None:
    largest = bed.plant("Largest")
    bed.bill(largest, "2026-10", str(100 * Decimal(top)))
    for n in range(5):
        bed.bill(bed.plant(f"Small {n}"), "2026-10", str(20 * (100 - Decimal(top))))
    assert bed.worth(largest).portfolio.concentration(bed.garden.rules.money) is level


@pytest.mark.parametrize(("own", "warned"), [("500", True), ("499.99", False)])
def test_five_sixths_of_the_income_with_one_principal(bed: Bed, own: str, *, warned: bool) -> None:
    acme, rest = bed.plant(), bed.plant("Rest")
    bed.bill(acme, "2026-10", own)
    bed.bill(rest, "2026-10", str(600 - Decimal(own)))
    assert bed.worth(acme).portfolio.five_sixths is warned


def test_the_yardstick_of_the_others_leaves_the_client_out(bed: Bed) -> None:
    acme, rest = bed.plant(), bed.plant("Rest")
    keep(bed, acme, "550", "10")
    keep(bed, rest, "1000", "10")
    by_all = bed.verdict(acme)
    assert (by_all.name, by_all.other_name) == (VerdictName.KEEP, VerdictName.FIX)
    assert by_all.differs_with_others
    bed.rule(yardstick=Yardstick.OTHERS)
    by_others = bed.verdict(acme)
    assert (by_others.name, by_others.other_name) == (VerdictName.FIX, VerdictName.KEEP)


def test_two_currencies_never_add_up(bed: Bed) -> None:
    acme, abroad = bed.plant(), bed.plant("Abroad", currency="USD")
    bed.month(acme, "2026-10", "1000", "10")
    bed.bill(abroad, "2026-10", "9000", "USD")
    bed.bill(acme, "2026-09", "500", "USD")
    worth = bed.worth(acme)
    assert (worth.figures.revenue, worth.share) == (Fraction(1000), Fraction(1))
    assert worth.books.apart(worth.months) == {"USD": Fraction(500)}
    assert (bed.worth(abroad).currency, bed.worth(abroad).share) == ("USD", Fraction(1))
    bed.rule(rates=(("USD", Decimal("0.5")),))
    assert bed.worth(acme).figures.revenue == 1250
    assert bed.worth(acme).share == Fraction(1250, 5750)


def test_another_window_is_another_sum(bed: Bed) -> None:
    acme = bed.plant()
    bed.month(acme, "2025-12", "1200", "10")
    bed.month(acme, "2026-06", "600", "10")
    bed.month(acme, "2026-10", "300", "10")
    rates = [bed.worth(acme, months).ehr for months in (3, 6, 12)]
    assert rates == [Fraction(30), Fraction(45), Fraction(70)]


def test_an_earlier_day_knows_nothing_of_what_came_later(bed: Bed) -> None:
    bed.rule(target_rate=Decimal(100))
    acme = bed.plant()
    keep(bed, acme, "1000", months=("2026-02", "2026-03", "2026-04"))
    keep(bed, acme, "200", months=("2026-08", "2026-09", "2026-10"))
    assert bed.verdict(acme).name is VerdictName.FIX
    bed.today = date(2026, 5, 20)
    assert (bed.verdict(acme).name, bed.worth(acme).ehr) == (VerdictName.KEEP, Fraction(100))
    bed.today = date(2026, 1, 20)
    assert not bed.worth(acme).known


def test_an_estimate_yields_month_by_month(bed: Bed) -> None:
    acme = bed.plant(income=Decimal(1000), hours=Decimal(10))
    assert (bed.worth(acme).ehr, bed.worth(acme).figures.estimated) == (Fraction(100), True)
    bed.month(acme, "2026-10", "400", "10")
    worth = bed.worth(acme)
    assert worth.ehr == Fraction(5 * 1000 + 400, 60)
    assert [own.estimated for _month, own in worth.by_month] == [True] * 5 + [False]


def test_incident_minutes_stand_back_where_hours_cover_the_day(bed: Bed) -> None:
    acme = bed.plant()
    bed.month(acme, "2026-10", "1000", "10")
    bed.lose(acme, 60, "2026-10-01")
    bed.lose(acme, 60, "2026-10-20")
    assert bed.worth(acme).figures.hours == 11
    rules = bed.garden.rules
    bed.garden.rules = replace(rules, money=replace(rules.money, count_incident_minutes=False))
    assert bed.worth(acme).figures.hours == 10
