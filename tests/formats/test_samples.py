"""What each product's file says, read from a sample of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pruner.formats.options import DateOrder, DecimalSign, Format
from pruner.formats.rows import HoursRow, PaymentRow, Remarked
from tests.formats.reading import (
    OPTIONS,
    hours,
    invoices,
    keys,
    of,
    opened,
    read,
    rejected,
    remarks,
    sample,
    total,
)


def brief(rows: Sequence[HoursRow]) -> list[tuple[str, str, int]]:
    return [(row.client, row.day.isoformat(), row.minutes) for row in rows]


@pytest.mark.parametrize(
    ("name", "format_", "blocks", "minutes"),
    [
        ("toggl.csv", Format.TOGGL, 4, 1789),
        ("toggl-overlapping.csv", Format.TOGGL, 6, 1924),
        ("clockify-mdy.csv", Format.CLOCKIFY, 3, 195),
        ("clockify-dmy-24h.csv", Format.CLOCKIFY, 2, 80),
        ("harvest.csv", Format.HARVEST, 3, 121_245),
        ("kimai-en.csv", Format.KIMAI, 2, 216),
        ("kimai-de.csv", Format.KIMAI, 2, 105),
        ("watson-log.json", Format.WATSON, 2, 135),
        ("watson-log.csv", Format.WATSON, 2, 135),
        ("watson-frames.json", Format.WATSON, 2, 135),
        ("watson-report.csv", Format.WATSON, 2, 165),
        ("timewarrior.json", Format.TIMEWARRIOR, 2, 165),
        ("timewarrior-dst.json", Format.TIMEWARRIOR, 2, 120),
    ],
)
def test_a_tracker_s_file_is_recognised_and_its_hours_add_up(
    name: str, format_: Format, blocks: int, minutes: int
) -> None:
    source = opened(sample(name))
    rows = hours(source.rows())
    assert (source.format, len(rows), sum(row.minutes for row in rows)) == (format_, blocks, minutes)


@pytest.mark.parametrize(
    ("name", "format_", "count", "amount"),
    [
        ("invoice-ninja-4.csv", Format.INVOICE_NINJA, 2, "1300.00"),
        ("invoice-ninja-5.csv", Format.INVOICE_NINJA, 2, "2260.00"),
        ("invoice-ninja-5-de.csv", Format.INVOICE_NINJA, 2, "1305.87"),
        ("freshbooks.csv", Format.FRESHBOOKS, 2, "1440.00"),
        ("invoicely.csv", Format.INVOICELY, 2, "1360.50"),
        ("german-betrag.csv", Format.GERMAN, 4, "3213.92"),
        ("german-netto.csv", Format.GERMAN, 2, "1250.50"),
        ("german-brutto-utf16.csv", Format.GERMAN, 1, "1190.00"),
    ],
)
def test_an_invoicing_tool_s_file_is_recognised_and_its_amounts_add_up(
    name: str, format_: Format, count: int, amount: str
) -> None:
    source = opened(sample(name))
    rows = list(source.rows())
    assert (source.format, len(invoices(rows)), total(rows)) == (format_, count, Decimal(amount))
    assert not rejected(rows)


def test_toggl_keeps_a_duration_over_a_day_and_lets_the_project_stand_in_for_a_missing_client() -> None:
    rows = hours(read(sample("toggl.csv")))
    assert brief(rows)[2:] == [("Birch & Co", "2026-03-06", 1563), ("Fernglas", "2026-03-09", 30)]
    assert [row.billable for row in rows] == [True, False, True, True]
    assert rows[0].note == "Startseite, erster Entwurf"


def test_an_overlapping_toggl_file_quoted_throughout_adds_only_the_rows_that_are_new() -> None:
    known = set(keys(read(sample("toggl.csv"))))
    fresh = [row for row in hours(read(sample("toggl-overlapping.csv"))) if row.key not in known]
    assert [row.note for row in fresh] == ["Kick-off", "Hand-over"]


def test_clockify_takes_the_order_of_days_from_the_whole_file_and_backslashes_literally() -> None:
    rows = hours(read(sample("clockify-mdy.csv")))
    assert brief(rows)[0] == ("Otter Labs", "2026-03-04", 60)
    assert rows[0].note == r"path C:\new\table"
    assert brief(hours(read(sample("clockify-dmy-24h.csv"))))[1] == ("Otter Labs", "2026-03-04", 20)


def test_clockify_says_where_the_duration_is_not_end_less_start() -> None:
    assert [(mark.line, mark.kind) for mark in remarks(read(sample("clockify-mdy.csv")))] == [
        (3, Remarked.DURATION_DIFFERS)
    ]


@pytest.mark.parametrize(
    ("order", "day"), [(DateOrder.DMY, date(2026, 4, 3)), (DateOrder.MDY, date(2026, 3, 4))]
)
def test_an_order_that_nobody_can_tell_is_the_one_the_user_says(order: DateOrder, day: date) -> None:
    options = replace(OPTIONS, date_order=order)
    assert hours(read(sample("clockify-either-order.csv"), options))[0].day == day


def test_harvest_follows_the_locale_inside_the_commas_and_keeps_a_note_of_two_lines() -> None:
    rows = hours(read(sample("harvest.csv")))
    assert [row.minutes for row in rows] == [1_200, 120_000, 45]
    assert rows[0].note == "First pass,\nsecond page"


def test_kimai_counts_a_block_over_midnight_on_the_day_it_began() -> None:
    assert brief(hours(read(sample("kimai-en.csv"))))[1] == ("Tamarind AG", "2026-02-11", 210)


def test_kimai_reads_a_decimal_duration_with_a_point_also_in_german() -> None:
    rows = hours(read(sample("kimai-de.csv")))
    assert [(row.minutes, row.billable) for row in rows] == [(75, True), (30, False)]


def test_watson_s_three_files_of_the_same_frames_have_the_same_keys() -> None:
    log = keys(read(sample("watson-log.json")))
    assert keys(read(sample("watson-log.csv"))) == log
    assert keys(read(sample("watson-frames.json"))) == log


def test_watson_s_report_counts_a_project_once_and_its_tags_not_again() -> None:
    assert brief(hours(read(sample("watson-report.csv")))) == [
        ("heron", "2026-01-01", 135),
        ("plover", "2026-01-01", 30),
    ]


def test_a_watson_report_over_several_months_is_remarked() -> None:
    report = "from,to,project,tag,time\n2026-01-01 00:00:00,2026-02-28 23:59:59,heron,,3600\n"
    assert [mark.kind for mark in remarks(read(report))] == [Remarked.SEVERAL_MONTHS]


def test_timewarrior_leaves_out_what_still_runs_and_rejects_what_has_no_tag() -> None:
    rows = read(sample("timewarrior.json"))
    assert [mark.kind for mark in remarks(rows)] == [Remarked.RUNNING]
    assert [row.line for row in rejected(rows)] == [3]


def test_timewarrior_counts_a_block_on_the_local_day() -> None:
    assert brief(hours(read(sample("timewarrior.json"))))[1] == ("curlew", "2026-01-14", 75)


def test_in_a_night_with_a_change_of_the_clocks_an_hour_is_an_hour() -> None:
    assert brief(hours(read(sample("timewarrior-dst.json")))) == [
        ("curlew", "2026-03-29", 60),
        ("curlew", "2026-10-25", 60),
    ]


def test_a_known_client_s_tag_stands_for_the_client_wherever_it_is_in_the_list() -> None:
    options = replace(OPTIONS, knows=lambda name: name == "writing")
    assert hours(read(sample("timewarrior.json"), options))[0].client == "writing"


def test_a_known_client_does_not_change_the_key_of_a_block() -> None:
    options = replace(OPTIONS, knows=lambda name: name == "writing")
    assert keys(read(sample("timewarrior.json"), options)) == keys(read(sample("timewarrior.json")))


def test_invoice_ninja_4_counts_a_number_once_below_its_preamble_and_leaves_out_a_draft() -> None:
    rows = read(sample("invoice-ninja-4.csv"))
    assert [(row.number, row.amount, row.currency, row.settled) for row in invoices(rows)] == [
        ("0041", Decimal("1213.50"), "USD", True),
        ("0042", Decimal("86.50"), "USD", False),
    ]
    assert invoices(rows)[0].due == date(2025, 11, 19)
    assert [mark.kind for mark in remarks(rows)] == [Remarked.DRAFT]


def test_invoice_ninja_4_payments_say_when_money_came_in() -> None:
    rows = of(PaymentRow, read(sample("invoice-ninja-4-payments.csv")))
    assert [(row.number, row.day, row.amount) for row in rows] == [
        ("0041", date(2025, 11, 25), Decimal("1200.00")),
        ("0041", date(2025, 12, 1), Decimal("13.50")),
    ]


def test_invoice_ninja_5_keeps_currencies_apart_and_a_credit_note_negative() -> None:
    rows = invoices(read(sample("invoice-ninja-5.csv")))
    assert [(row.currency, row.amount, row.settled) for row in rows] == [
        ("EUR", Decimal("2380.00"), True),
        ("USD", Decimal("-120.00"), False),
    ]


def test_invoice_ninja_5_is_read_in_german_too() -> None:
    rows = invoices(read(sample("invoice-ninja-5-de.csv")))
    assert [(row.number, row.issued, row.due, row.settled) for row in rows] == [
        ("R-7", date(2026, 1, 2), date(2026, 1, 16), True),
        ("R-8", date(2026, 3, 1), date(2026, 3, 15), False),
    ]


def test_freshbooks_adds_up_the_items_of_an_invoice_and_knows_the_day_it_was_paid() -> None:
    rows = invoices(read(sample("freshbooks.csv")))
    assert [(row.number, row.amount, row.currency, row.paid_on) for row in rows] == [
        ("FB-1", Decimal("990.00"), "EUR", date(2026, 2, 20)),
        ("FB-2", Decimal("450.00"), "CHF", None),
    ]


def test_invoicely_takes_one_word_with_a_digit_for_the_number() -> None:
    rows = invoices(read(sample("invoicely.csv")))
    assert [(row.number, row.issued, row.note) for row in rows] == [
        ("INV-0007", date(2021, 1, 28), "INV-0007"),
        ("", date(2021, 2, 3), "Two posters for the fair"),
    ]


def test_a_german_list_in_cp1252_keeps_its_umlauts_and_reads_every_way_to_write_a_day() -> None:
    rows = invoices(read(sample("german-betrag.csv")))
    assert {row.client for row in rows} == {"Müller & Söhne", "Straßenbau Weiß"}
    assert [row.issued.isoformat() for row in rows] == [
        "2026-06-02",
        "2026-06-30",
        "2026-07-01",
        "2026-07-02",
    ]
    assert [row.amount for row in rows] == [
        Decimal(text) for text in ("1154.61", "-12.00", "71.31", "2000.00")
    ]


def test_a_column_that_says_net_or_gross_is_believed() -> None:
    names = ("german-netto.csv", "german-brutto-utf16.csv", "german-betrag.csv")
    assert [invoices(read(sample(name)))[0].gross for name in names] == [False, True, None]
    assert [opened(sample(name)).amounts_unnamed for name in names] == [False, False, True]


def test_a_utf_16_file_is_read_with_its_currency_from_the_header() -> None:
    row = invoices(read(sample("german-brutto-utf16.csv")))[0]
    assert (row.client, row.currency, row.paid_on) == ("Größe & Co", "EUR", date(2026, 1, 20))


@pytest.mark.parametrize(("sign", "amount"), [(DecimalSign.COMMA, "1234.00"), (DecimalSign.POINT, "1.23")])
def test_a_number_that_nobody_can_tell_is_read_as_the_user_says(sign: DecimalSign, amount: str) -> None:
    options = replace(OPTIONS, decimal=sign)
    assert invoices(read(sample("ambiguous-number.csv"), options))[0].amount == Decimal(amount)
