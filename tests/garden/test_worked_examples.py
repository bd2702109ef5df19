"""The worked examples W1 to W8 of product.md §9: what a user writes down, and what pruner says of it."""

from decimal import Decimal
from fractions import Fraction

import pytest

from pruner.core.exact import difference, ratio
from pruner.core.payments import Grade
from pruner.core.portfolio import Concentration
from pruner.core.whatif import what_if
from tests.garden.beds import Bed, shown

MONTHS = ("2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10")


def test_w1_a_fee_that_buys_more_hours_is_worth_less(bed: Bed) -> None:
    acme = bed.plant()
    bed.month(acme, "2026-09", "3500", "45")
    bed.month(acme, "2026-10", "3500", "59")
    before, after = (own.ehr for _month, own in bed.worth(acme).by_month[-2:])
    assert (shown(before), shown(after)) == ("77.78", "59.32")
    assert shown(ratio(after, before), 3) == "0.763"


def test_w2_a_month_is_held_against_the_target(bed: Bed) -> None:
    bed.rule(target_rate=Decimal(88))
    acme = bed.plant()
    for month, hours in zip(MONTHS[2:], ("28", "32", "38", "45"), strict=True):
        bed.month(acme, month, "3400", hours)
    worth = bed.worth(acme)
    rates = [own.ehr for _month, own in worth.by_month[2:]]
    assert [shown(rate) for rate in rates] == ["121.43", "106.25", "89.47", "75.56"]
    assert [shown(difference(rate, worth.target)) for rate in rates] == ["33.43", "18.25", "1.47", "-12.44"]


def test_w3_hours_used_beyond_those_sold_have_their_price(bed: Bed) -> None:
    acme = bed.plant(sold_hours=Decimal(60), own_cost=Decimal(65))
    for month, hours in zip(MONTHS, ("55", "62", "70", "65", "78", "72"), strict=True):
        bed.month(acme, month, "10000", hours)
    worth = bed.worth(acme)
    assert shown(worth.ehr) == "149.25"
    assert worth.sold is not None
    assert worth.sold.profit == 33_870
    assert shown(worth.sold.margin, 4) == "0.5645"
    assert worth.sold.months_over == 5
    assert (worth.sold.net_overage, worth.sold.gross_overage) == (Fraction(42), Fraction(47))


def test_w4_days_late_are_weighted_by_amounts(bed: Bed) -> None:
    acme = bed.plant()
    bed.invoice(acme, "140", "2026-09-01", "2026-10-01", "R-1")
    bed.pay(acme, "140", "2026-10-08", "R-1")
    bed.invoice(acme, "85", "2026-07-01", "2026-08-01", "R-2")
    bed.pay(acme, "85", "2026-09-25", "R-2")
    bed.invoice(acme, "214", "2026-10-13", "2026-11-13", "R-3")
    worth = bed.worth(acme)
    assert shown(worth.days_late, 1) == "17.8"
    assert worth.payment_grade is Grade.A


def test_w5_hours_that_are_not_billed_count(bed: Bed) -> None:
    bed.rule(target_rate=Decimal(100))
    acme = bed.plant()
    bed.month(acme, "2026-10", "3000", "30")
    bed.lose(acme, 12 * 60, "2026-10-20")
    worth = bed.worth(acme)
    assert shown(worth.ehr) == "71.43"
    assert shown(ratio(worth.ehr, worth.target), 3) == "0.714"


def test_w6_the_largest_client_is_not_the_best(bed: Bed) -> None:
    a, b, c = (bed.plant(name) for name in "ABC")
    for client, net, hours in ((a, "8000", "60"), (b, "12000", "140"), (c, "3000", "18")):
        bed.month(client, "2026-10", net, hours)
    bed.spend(a, "200", "2026-10-05")
    bed.spend(b, "500", "2026-10-05")
    assert [shown(bed.worth(client).ehr) for client in (a, b, c)] == ["130.00", "82.14", "166.67"]
    worth = bed.worth(b)
    assert shown(worth.baseline) == "102.29"
    assert shown(ratio(worth.ehr, worth.baseline), 3) == "0.803"
    assert shown(ratio(worth.ehr, worth.baseline_others), 3) == "0.593"
    assert shown(what_if(worth.portfolio, {b}).refill_hours) == "83.06"


def test_w7_more_than_half_of_the_income_with_one_client_is_a_high_concentration(bed: Bed) -> None:
    clients = [bed.plant(name) for name in "ABCD"]
    for client, net in zip(clients, ("20", "55", "10", "15"), strict=True):
        bed.bill(client, "2026-10", net)
    worth = bed.worth(clients[1])
    assert worth.share == Fraction("0.55")
    assert worth.portfolio.top(3) == Fraction("0.9")
    assert worth.portfolio.concentration(bed.garden.rules.money) is Concentration.HIGH


@pytest.mark.parametrize(
    ("rate", "minutes", "share", "priced"),
    [("100", 3000, "0.25", 6250), ("100", 1200, "0.25", 2500), ("100", 3000, "1", 10_000)],
)
def test_w8_a_rush_is_priced_with_the_tariff_of_the_client(
    bed: Bed, rate: str, minutes: int, share: str, priced: int
) -> None:
    bed.rule(target_rate=Decimal(rate))
    acme = bed.plant(rush_surcharge=Decimal(share))
    for n in range(0, minutes, 600):
        bed.lose(acme, min(600, minutes - n), "2026-11-20", "rush")
    assert bed.worth(acme).given_away_this_quarter.amount == priced
