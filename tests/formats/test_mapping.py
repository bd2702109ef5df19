"""Any other table, by the user's own mapping of its columns."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pruner.formats.generic import Kind, Mapping
from pruner.formats.options import Format
from pruner.formats.refusals import ColumnsMissing, UnknownFormat
from pruner.formats.rows import CostRow, PaymentRow, Reason
from tests.formats.reading import OPTIONS, hours, invoices, of, opened, read, rejected, sample

HOURS = Mapping.of(["client=Auftraggeber/in", "day=Tag", "hours=Std", "note=Was"])
COSTS = Mapping.of(["client=For whom", "spent=When", "amount=How much", "note=What"])


def test_a_table_of_hours_is_read_below_its_preamble() -> None:
    assert [
        (row.client, row.day, row.minutes, row.note)
        for row in hours(read(sample("generic-hours.csv"), mapping=HOURS))
    ] == [
        ("Zebra Verlag", date(2026, 4, 1), 90, "Lektorat"),
        ("Zebra Verlag", date(2026, 4, 2), 135, "Satz"),
    ]


def test_without_its_mapping_the_same_table_is_unknown() -> None:
    with pytest.raises(UnknownFormat) as refusal:
        opened(sample("generic-hours.csv"))
    assert refusal.value.header == ("Tag", "Auftraggeber/in", "Std", "Was")


def test_a_table_of_costs_is_read() -> None:
    source = opened(sample("generic-costs.csv"), mapping=COSTS)
    assert source.format is Format.GENERIC
    assert [row.amount for row in of(CostRow, source.rows())] == [Decimal("12.50"), Decimal("1200.00")]


def test_a_table_of_payments_is_read() -> None:
    mapping = Mapping.of(["client=Wer", "number=Beleg", "received=Eingang", "amount=Betrag"])
    rows = of(PaymentRow, read("Wer;Beleg;Eingang;Betrag\nAcme;7;1.6.26;12,50 €\n", mapping=mapping))
    assert [(row.number, row.day, row.amount, row.currency) for row in rows] == [
        ("7", date(2026, 6, 1), Decimal("12.50"), "EUR")
    ]


def test_an_invoice_may_have_its_own_service_period() -> None:
    mapping = Mapping.of(["client=C", "issued=I", "net=N", "service_from=F", "service_to=T"])
    rows = invoices(read("C,I,N,F,T\nAcme,2026-06-01,5,2026-03-01,2026-05-31\n", mapping=mapping))
    assert (rows[0].service_from, rows[0].service_to) == (date(2026, 3, 1), date(2026, 5, 31))


@pytest.mark.parametrize(
    ("columns", "cells", "minutes"),
    [
        (["start=A", "end=B"], "2026-03-02 22:00,2026-03-03 01:30", 210),
        (["day=A", "minutes=B"], "2026-03-02,95", 95),
        (["day=A", "duration=B"], "2026-03-02,1:35", 95),
        (["day=A", "hours=B"], "2026-03-02,0:30", 30),
    ],
)
def test_how_long_it_was_may_be_said_in_many_ways(columns: list[str], cells: str, minutes: int) -> None:
    mapping = Mapping.of(["client=Wer", *columns])
    assert [row.minutes for row in hours(read(f"Wer,A,B\nAcme,{cells}\n", mapping=mapping))] == [minutes]


def test_a_column_the_mapping_names_and_the_file_lacks_is_said_as_the_mapping_writes_it() -> None:
    with pytest.raises(ColumnsMissing) as refusal:
        opened("Tag;Auftraggeber/in;Was\n1.4.2026;Zebra;Satz\n", mapping=HOURS)
    assert refusal.value.missing == ("Std",)


def test_a_mapping_knows_its_kind_what_it_lacks_and_what_is_none_of_its_fields() -> None:
    mapping = Mapping.of(["client=Wer", "issued=Wann", "minutes=Wie lange"])
    assert (mapping.kind, mapping.lacking, mapping.unknown) == (
        Kind.INVOICES,
        (("net", "gross", "amount"),),
        ("minutes",),
    )


def test_a_mapping_is_kept_as_text_with_any_column_name() -> None:
    assert Mapping.of(HOURS.columns) == HOURS
    assert Mapping.of(["client=a=b"]).pairs == (("client", "a=b"),)


LIST = "Kunde;Rechnungsnummer;Rechnungsdatum;{}\nAcme;1;01.06.2026;1.190,00\n"


@pytest.mark.parametrize(
    ("column", "rate", "amount", "gross"),
    [
        ("Betrag", Decimal("0.19"), "1000.00", False),
        ("Betrag", None, "1190.00", False),
        ("Brutto", Decimal("0.19"), "1000.00", False),
        ("Brutto", None, "1190.00", True),
        ("Netto", Decimal("0.19"), "1190.00", False),
    ],
)
def test_an_amount_becomes_net_by_what_the_column_says_and_then_by_what_the_user_says(
    column: str,
    rate: Decimal | None,
    amount: str,
    gross: bool,  # noqa: FBT001  # a case of the table above
) -> None:
    source = opened(LIST.format(column), replace(OPTIONS, gross=rate))
    row = invoices(source.rows())[0]
    assert (row.amount, row.gross, source.amounts_unnamed) == (Decimal(amount), gross, False)


def test_tax_is_taken_off_the_invoice_and_not_off_each_item() -> None:
    head = "Client Name,Invoice #,Date Issued,Line Total\n"
    rows = invoices(read(head + "Acme,1,2026-01-01,0.10\n" * 10, replace(OPTIONS, gross=Decimal("0.19"))))
    assert [row.amount for row in rows] == [Decimal("0.84")]


def test_an_unreadable_item_is_rejected_beside_the_others() -> None:
    head = "Client Name,Invoice #,Date Issued,Line Total\n"
    rows = read(head + "Acme,1,2026-01-01,ten\nAcme,1,2026-01-01,5.00\n")
    assert [row.reason for row in rejected(rows)] == [Reason.NOT_A_NUMBER]
