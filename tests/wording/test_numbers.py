"""A client's numbers as a user reads them."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from pruner import i18n
from pruner.core.judging import VerdictName
from pruner.wording import numbers
from tests.garden.beds import Bed

KEPT_TOGETHER = "\N{NO-BREAK SPACE}"


@pytest.fixture
def bed(garden_file: Path) -> Iterator[Bed]:
    found = Bed(garden_file)
    yield found
    found.close()
    i18n.use("en")


@pytest.fixture
def two(bed: Bed) -> tuple[int, int]:
    """Acme at 100 an hour, then at 50; Bolt at 150."""
    bed.rule(target_rate=Decimal(100))
    acme, bolt = bed.plant(), bed.plant("Bolt")
    bed.month(acme, "2026-05", "1000", "10")
    bed.month(acme, "2026-10", "500", "10")
    bed.month(bolt, "2026-10", "1500", "10")
    return acme, bolt


def test_a_rate_is_told_against_target_and_baselines(bed: Bed, two: tuple[int, int]) -> None:
    worth = bed.worth(two[0])
    assert numbers.ehr(worth) == "€75.00 an hour"
    assert numbers.sums(worth) == "€1,500.00 in 20 h"
    assert numbers.target(worth) == "75 % of your target of €100.00"
    assert numbers.baseline(worth) == "75 % of all clients together, €100.00"
    assert numbers.others(worth) == "50 % of the others, €150.00"
    assert numbers.trend(worth) == "falling: €100.00, then €50.00"
    assert numbers.period(worth) == "1 May 2026 to 31 Oct 2026"


def test_the_same_in_german(bed: Bed, two: tuple[int, int]) -> None:
    worth = bed.worth(two[0])
    i18n.use("de")
    said = [numbers.ehr(worth), numbers.others(worth), numbers.trend(worth), numbers.share(worth)]
    assert [text.replace(KEPT_TOGETHER, " ") for text in said] == [
        "75,00 € je Stunde",
        "50 % der anderen, 150,00 €",
        "fallend: 100,00 €, dann 50,00 €",
        "50 % deines Einkommens",
    ]


def test_direct_costs_are_told(bed: Bed, two: tuple[int, int]) -> None:
    bed.spend(two[0], "100", "2026-10-02")
    assert numbers.sums(bed.worth(two[0])) == "€1,500.00 in 20 h, less direct costs of €100.00"


def test_what_is_not_known_is_not_told(bed: Bed) -> None:
    worth = bed.worth(bed.plant())
    said = (numbers.ehr, numbers.target, numbers.baseline, numbers.others, numbers.trend, numbers.payment)
    assert [word(worth) for word in said] == [""] * len(said)
    assert (numbers.share(worth), numbers.concentration(worth), numbers.sold(worth)) == ("", "", [])
    assert numbers.standing(worth, VerdictName.TOO_LITTLE_DATA) == []
    assert numbers.standing(worth, VerdictName.FIX) == ["FIX"]


def test_a_share_is_told_with_how_much_hangs_on_few(bed: Bed, two: tuple[int, int]) -> None:
    worth = bed.worth(two[0])
    assert numbers.share(worth) == "50 % of your income"
    assert numbers.concentration(worth) == "high: the largest client brings 50 %"
    for name in "CDE":
        bed.bill(bed.plant(name), "2026-10", "1000")
    assert numbers.concentration(bed.worth(two[0])) == (
        "moderate: the largest client brings 25 %, the three largest 66.7 %"
    )


def test_five_sixths_are_warned_of_also_when_a_cut_would_lead_there(bed: Bed) -> None:
    clients = [bed.plant(name) for name in "ABC"]
    for client, net in zip(clients, ("500", "250", "100"), strict=True):
        bed.bill(client, "2026-10", net)
    said = [numbers.five_sixths(bed.worth(client)) for client in clients]
    assert (said[0], said[2]) == ("", "")
    assert said[1].startswith("Without this client another one would bring 5/6")
    bed.bill(clients[0], "2026-09", "1250")
    assert numbers.five_sixths(bed.worth(clients[0])).startswith("At least 5/6 of your income")


@pytest.mark.parametrize(
    ("paid", "said"),
    [("2026-10-08", "7.0 days late, grade A"), ("2026-09-28", "3.0 days early, grade A")],
)
def test_how_a_client_pays(bed: Bed, paid: str, said: str) -> None:
    acme = bed.plant()
    bed.invoice(acme, "140", "2026-09-01", "2026-10-01", "R-1")
    bed.pay(acme, "140", paid, "R-1")
    assert numbers.payment(bed.worth(acme)) == said


def test_sold_hours_are_told_with_what_they_cost(bed: Bed) -> None:
    acme = bed.plant(sold_hours=Decimal(10), own_cost=Decimal(50))
    assert numbers.sold(bed.worth(acme)) == ["nothing was used of them"]
    bed.month(acme, "2026-05", "1000", "8")
    bed.month(acme, "2026-10", "1000", "15")
    assert numbers.sold(bed.worth(acme)) == [
        "10 h a month; over in 1 of 2 months",
        "3 h over, 5 h without the months that stayed below",
        "the hours over cost you €250.00",
        "used a month rising: 8 h, then 15 h",
        "€850.00 left after your own cost, 42.5 % of the revenue",
    ]


def test_hours_that_are_left_are_told_as_left(bed: Bed) -> None:
    acme = bed.plant(sold_hours=Decimal(10))
    bed.work(acme, "2026-10-01", "7.5")
    assert numbers.sold(bed.worth(acme))[1] == "2.5 h left, 0 h over in single months"


def test_what_was_given_away(bed: Bed) -> None:
    acme = bed.plant()
    assert numbers.given_away(bed.worth(acme).given_away) == "nothing"
    bed.lose(acme, 1200, "2026-11-20")
    assert "not known until you set a target rate" in numbers.given_away(bed.worth(acme).given_away)
    bed.rule(target_rate=Decimal(90))
    assert numbers.given_away(bed.worth(acme).given_away) == "1200 min, worth €1,800.00"


def test_an_estimate_says_what_of_it_is_one(bed: Bed) -> None:
    acme = bed.plant(income=Decimal(1000), hours=Decimal(10))
    assert numbers.ehr(bed.worth(acme)) == "€100.00 an hour (estimated)"
    assert numbers.estimated(bed.worth(acme).figures).startswith("Income and hours")
    bed.garden.set_terms(acme, income=None)
    assert numbers.estimated(bed.worth(acme).figures).startswith("The hours")
    bed.garden.set_terms(acme, income=Decimal(1000), hours=None)
    assert numbers.estimated(bed.worth(acme).figures).startswith("The income")
    bed.garden.set_terms(acme, income=None)
    assert numbers.estimated(bed.worth(acme).figures) == ""


def test_an_amount_without_a_rate_stands_apart(bed: Bed) -> None:
    acme = bed.plant(currency="EUR")
    bed.bill(acme, "2026-10", "50", "USD")
    assert numbers.apart(bed.worth(acme)) == ["$50.00 stand apart: no rate is set for USD"]
    bed.today += timedelta(days=400)
    assert numbers.apart(bed.worth(acme)) == []
