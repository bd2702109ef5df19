"""How late a client pays."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from pruner.core.accounts import Account
from pruner.core.house import MoneyRules
from pruner.core.ledger import Invoice, Payment
from pruner.core.payments import Grade, days_late, delays, grade
from tests.core.accounts import TODAY, a_payment, an_invoice
from tests.core.house import MONEY


def late(
    *invoices: Invoice, payments: tuple[Payment, ...] = (), rules: MoneyRules = MONEY
) -> Fraction | None:
    return days_late(delays(Account(client_id=1, invoices=invoices, payments=payments), rules, TODAY))


def bill(
    net: str = "100", *, paid: str | None = None, settled: bool = False, due: str = "2026-10-31"
) -> Invoice:
    return an_invoice(net, "2026-10-01", number="R-1", due=due, paid=paid, settled=settled)


def test_paid_early_is_negative() -> None:
    assert late(bill(paid="2026-10-28")) == -3


def test_an_open_invoice_counts_from_the_day_after_it_was_due() -> None:
    assert late(bill(due="2026-11-22")) == 1
    assert late(bill(due="2026-11-23")) is None


def test_what_is_not_known_is_left_out() -> None:
    unknown = (
        bill(due="2026-12-24"),
        bill(settled=True),
        an_invoice("100", "2026-01-01"),
        an_invoice("100", "2026-01-01", paid="2026-09-09"),
        bill("-50", paid="2026-11-30"),
    )
    assert late(*unknown) is None
    assert late(*unknown, bill(paid="2026-11-02")) == 2


def test_large_invoices_weigh_more() -> None:
    assert late(bill("300", paid="2026-10-31"), bill("100", paid="2026-11-20")) == 5


def test_part_payments_weigh_by_their_amounts_and_the_rest_is_open() -> None:
    part = a_payment("25", "2026-10-31", "R-1")
    assert late(bill(), payments=(part,)) == Fraction(75 * 23, 100)
    found = delays(Account(client_id=1, invoices=(bill(),), payments=(part,)), MONEY, TODAY)
    assert [delay.amount for delay in found] == [25, 75]
    assert [(delay.days, delay.open) for delay in found] == [(0, False), (23, True)]


def test_the_rest_of_a_settled_invoice_is_not_open() -> None:
    assert late(bill(settled=True), payments=(a_payment("25", "2026-11-04", "R-1"),)) == 4
    assert late(bill(paid="2026-11-10"), payments=(a_payment("50", "2026-10-31", "R-1"),)) == 5


def test_a_payment_beyond_the_invoice_weighs_no_more_than_the_invoice() -> None:
    assert late(
        bill(), bill("100", paid="2026-11-04"), payments=(a_payment("119", "2026-10-31", "R-1"),)
    ) == Fraction(81 * 4, 200)


def test_the_oldest_payment_settles_first_whatever_the_order() -> None:
    payments = (a_payment("100", "2026-11-10", "R-1"), a_payment("60", "2026-11-01", "R-1"))
    assert late(bill(), payments=payments) == Fraction(60 * 1 + 40 * 10, 100)


def test_a_payment_for_another_invoice_settles_nothing() -> None:
    assert late(bill(), payments=(a_payment("100", "2026-10-31", "R-2"),)) == 23


def test_a_payment_that_takes_money_back_settles_nothing() -> None:
    assert late(bill(), payments=(a_payment("-100", "2026-10-31", "R-1"),)) == 23


def test_what_is_paid_after_the_day_is_open_on_that_day() -> None:
    assert late(bill(paid="2026-11-24")) == 23
    assert late(bill(), payments=(a_payment("100", "2026-11-24", "R-1"),)) == 23


def test_amounts_of_two_currencies_are_weighed_only_with_a_rate() -> None:
    euros = bill("100", paid="2026-10-31")
    dollars = replace(
        an_invoice("100", "2026-10-01", due="2026-10-31", paid="2026-11-06", currency="USD"), number="R-2"
    )
    assert late(euros, dollars, euros) == 0
    assert late(euros, dollars, rules=replace(MONEY, rates=(("USD", Decimal("0.5")),))) == 2


@pytest.mark.parametrize(
    ("days", "reached"),
    [
        (Fraction(-5), Grade.A),
        (Fraction(30), Grade.A),
        (Fraction(30) + Fraction(1, 1000), Grade.B),
        (Fraction(60), Grade.B),
        (Fraction(60) + Fraction(1, 1000), Grade.C),
        (Fraction(90), Grade.C),
        (Fraction(90) + Fraction(1, 1000), Grade.D),
    ],
)
def test_the_grade_follows_from_unrounded_days(days: Fraction, reached: Grade) -> None:
    assert grade(days, MONEY) is reached


def test_where_no_delay_is_known_there_is_no_grade() -> None:
    assert grade(None, MONEY) is None
