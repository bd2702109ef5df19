"""The same rows in another dress, another order or another file are the same rows."""

import csv
from collections import Counter
from datetime import date, datetime, timedelta
from io import StringIO

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.reading import TOGGL, hours, invoices, keys, opened, read

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)
NOTES = st.text(st.sampled_from("abc ,;\"'\t=+-@\nÄß"), max_size=12)
BLOCKS = st.builds(
    lambda client, note, start, seconds: [
        client, "Shop", note, "Yes", f"{start:%Y-%m-%d}", f"{start:%H:%M:%S}", "", "",
        f"{timedelta(seconds=seconds)}",
    ],
    NAMES,
    NOTES,
    st.datetimes(datetime(2020, 1, 1), datetime(2026, 12, 31)),  # noqa: DTZ001  # local times
    st.integers(0, 86_399),
)  # fmt: skip
TABLES = st.lists(BLOCKS, min_size=1, max_size=8)


def as_csv(
    rows: list[list[str]], delimiter: str = ",", quoting: int = csv.QUOTE_MINIMAL, end: str = "\n"
) -> bytes:
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end)  # type: ignore[arg-type]
    writer.writerows([TOGGL.strip().split(","), *rows])
    return out.getvalue().encode()


@settings(deadline=None)
@given(
    TABLES,
    st.sampled_from(",;\t"),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_delimiter_quotes_line_breaks_and_encoding_change_nothing(
    rows: list[list[str]], delimiter: str, quoting: int, end: str, encoding: str
) -> None:
    dressed = as_csv(rows, delimiter, quoting, end).decode().encode(encoding)
    plain, other = read(as_csv(rows)), read(dressed)
    assert keys(other) == keys(plain)
    assert [(row.client, row.day, row.minutes, row.note) for row in hours(other)] == [
        (row.client, row.day, row.minutes, row.note) for row in hours(plain)
    ]
    assert len(plain) == len(rows)


@settings(deadline=None)
@given(TABLES, TABLES, TABLES)
def test_keys_stay_when_rows_come_before_and_after(
    before: list[list[str]], rows: list[list[str]], after: list[list[str]]
) -> None:
    alone, among = keys(read(as_csv(rows))), keys(read(as_csv(before + rows + after)))
    assert set(alone) <= set(among)
    assert len(set(among)) == len(among) == len(before + rows + after)


@settings(deadline=None)
@given(TABLES, TABLES)
def test_two_overlapping_files_together_hold_each_row_as_often_as_the_fuller_one(
    first: list[list[str]], second: list[list[str]]
) -> None:
    def identities(rows: list[list[str]]) -> Counter[str]:
        return Counter(key.partition("-")[0] for key in keys(read(as_csv(rows))))

    together = set(keys(read(as_csv(first)))) | set(keys(read(as_csv(second))))
    assert Counter(key.partition("-")[0] for key in together) == identities(first) | identities(second)


def test_two_equal_rows_are_two_facts_and_again_the_same_two() -> None:
    row = "Acme,Shop,Call,Yes,2026-03-02,09:00:00,2026-03-02,10:00:00,01:00:00\n"
    twice = keys(read(TOGGL + row + row))
    assert len(set(twice)) == 2
    assert keys(read(TOGGL + row + row)) == twice


def test_a_mended_note_does_not_count_the_hours_twice() -> None:
    row = "Acme,Shop,{},Yes,2026-03-02,09:00:00,2026-03-02,10:00:00,01:00:00\n"
    assert keys(read(TOGGL + row.format("Cal"))) == keys(read(TOGGL + row.format("Call")))


def test_an_invoice_that_was_paid_since_is_still_the_same_invoice() -> None:
    head = "Kunde;Rechnungsnummer;Rechnungsdatum;Netto;Bezahlt am;Status\n"
    then, now = (
        read(head + "Acme;1;01.06.2026;5,00;;offen\n"),
        read(head + "ACME;1;01.06.2026;5,00;9.6.26;bezahlt\n"),
    )
    assert keys(then) == keys(now)
    assert invoices(now)[0].paid_on == date(2026, 6, 9)


def test_rows_can_be_read_again_from_the_first_on() -> None:
    source = opened(TOGGL + "Acme,Shop,Call,Yes,2026-03-02,09:00:00,2026-03-02,10:00:00,01:00:00\n" * 3)
    next(source.rows())
    assert list(source.rows()) == list(source.rows())
