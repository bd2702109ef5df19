"""Files that are broken or hostile: one refusal or a rejected row, and the rest still counts."""

import os
import tracemalloc
from io import BufferedReader, BytesIO, RawIOBase
from typing import TYPE_CHECKING, BinaryIO, cast

import pytest

from pruner.core.errors import Refusal
from pruner.formats.documents import SIZE_CAP
from pruner.formats.options import Format
from pruner.formats.refusals import (
    ColumnsMissing,
    DateOrderUnknown,
    EmptyFile,
    FileTooLarge,
    LineTooLong,
    NotText,
    NumberStyleUnknown,
    UnknownFormat,
    UnreadableDocument,
)
from pruner.formats.rows import Reason
from pruner.formats.source import open_source
from pruner.formats.text import LINE_CAP
from tests.formats.reading import GERMAN, OPTIONS, TOGGL, hours, invoices, opened, read, rejected, sample

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Endless(RawIOBase):
    """A stream that claims `size` bytes of one letter after `head`, and counts what is really read."""

    def __init__(self, size: int, head: bytes = b"") -> None:
        self.at, self.read_bytes, self._size, self._head = 0, 0, size, head

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        self.at = {os.SEEK_SET: 0, os.SEEK_CUR: self.at, os.SEEK_END: self._size}[whence] + offset
        return self.at

    def tell(self) -> int:
        return self.at

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        count = min(len(view), self._size - self.at)
        part = self._head[self.at : self.at + count]
        view[:count] = part + b"a" * (count - len(part))
        self.at += count
        self.read_bytes += count
        return count


@pytest.mark.parametrize("content", ["", "\n\n", "   \r\n", "\ufeff", "[]", "{}"])
def test_a_file_with_nothing_in_it_is_said_to_be_empty(content: str) -> None:
    with pytest.raises(EmptyFile):
        opened(content)


@pytest.mark.parametrize(
    ("content", "looks_like"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "xlsx"),
        (b"%PDF-1.7\n", "pdf"),
        (bytes(range(256)), None),
        (b"\xff\xfe\x00\x00a\x00\x00\x00", None),
        (b"Kunde;Rechnungsnummer\x00;Rechnungsdatum;Netto\n", None),
        (b'[{"start": "\x00"}]', None),
    ],
)
def test_bytes_that_are_no_text_are_refused(content: bytes, looks_like: str | None) -> None:
    with pytest.raises(NotText) as refusal:
        opened(content)
    assert refusal.value.looks_like == looks_like


def test_a_nul_far_below_is_found_before_the_first_row_is_handed_out() -> None:
    with pytest.raises(NotText) as refusal:
        opened(GERMAN + "Alpaka UG;1;01.06.2026;1,00\n" * 5_000 + "Alpaka\0 UG;2;01.06.2026;1,00\n")
    assert refusal.value.line == 5_002


@pytest.mark.parametrize("head", [b"", GERMAN.encode()])
def test_a_line_of_two_gigabytes_is_refused_after_the_first_of_them(head: bytes) -> None:
    raw = Endless(2 * 2**30, head)
    tracemalloc.start()
    try:
        with pytest.raises(LineTooLong) as refusal:
            open_source(cast("BinaryIO", BufferedReader(raw)), OPTIONS)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert refusal.value.line == (2 if head else 1)
    assert raw.read_bytes < 4 * LINE_CAP
    assert peak < 16 * LINE_CAP


def test_a_json_file_over_the_cap_is_refused_unread() -> None:
    raw = Endless(SIZE_CAP + 1, b"[")
    with pytest.raises(FileTooLarge):
        open_source(cast("BinaryIO", BufferedReader(raw)), OPTIONS)
    assert raw.read_bytes < LINE_CAP


@pytest.mark.parametrize("content", ['[{"start": ', "[" * 100_000, "[" + "9" * 10_000 + "]", "{'a': 1}"])
def test_broken_json_is_refused(content: str) -> None:
    with pytest.raises(UnreadableDocument):
        opened(content)


@pytest.mark.parametrize("content", ["[1, 2]", '[{"name": "x"}]', '{"start": 1}', '["a"]', "[[1, 2]]"])
def test_json_of_another_kind_is_an_unknown_format(content: str) -> None:
    with pytest.raises(UnknownFormat):
        opened(content)


def test_the_header_and_first_rows_of_an_unknown_table_are_kept_for_a_mapping() -> None:
    with pytest.raises(UnknownFormat) as refusal:
        opened("Report of April\n\nTag;Wer;Std\n1.4.2026;Zebra;1,5\n")
    assert refusal.value.header == ("Tag", "Wer", "Std")
    assert refusal.value.sample == (("1.4.2026", "Zebra", "1,5"),)


def test_a_format_that_was_asked_for_says_which_columns_are_missing() -> None:
    with pytest.raises(ColumnsMissing) as refusal:
        opened("Client,Project,Start date,Start time\n", given=Format.TOGGL)
    assert refusal.value.missing == ("duration",)


@pytest.mark.parametrize(
    ("name", "given"), [("toggl.csv", Format.TIMEWARRIOR), ("harvest.csv", Format.KIMAI)]
)
def test_a_table_is_not_read_as_a_format_that_it_is_not(name: str, given: Format) -> None:
    with pytest.raises(ColumnsMissing):
        opened(sample(name), given=given)


def test_a_list_is_not_read_as_a_format_that_it_is_not() -> None:
    with pytest.raises(UnknownFormat):
        opened(sample("timewarrior.json"), given=Format.WATSON)


def test_a_rejected_row_is_kept_whole_to_be_mended() -> None:
    note = "x" * 5_000
    row = rejected(read(f"{TOGGL}Acme,Shop,{note},Yes,2026-02-30,09:00,,,1:00\n"))[0]
    assert row.row == ("Acme", "Shop", note, "Yes", "2026-02-30", "09:00", "", "", "1:00")


def test_a_date_order_nobody_can_tell_is_asked_with_an_example() -> None:
    with pytest.raises(DateOrderUnknown) as refusal:
        opened(sample("clockify-either-order.csv"))
    assert (refusal.value.column, refusal.value.example) == ("Start Date", "03/04/2026")


def test_a_number_style_nobody_can_tell_is_asked_with_an_example() -> None:
    with pytest.raises(NumberStyleUnknown) as refusal:
        opened(sample("ambiguous-number.csv"))
    assert (refusal.value.column, refusal.value.example) == ("Betrag", "1.234")


def test_each_bad_row_is_rejected_with_its_line_and_reason_and_the_others_count() -> None:
    rows = read(sample("hostile.csv"))
    assert [(row.line, row.reason, row.text) for row in rejected(rows)] == [
        (3, Reason.NOT_A_DAY, "30.02.2026"),
        (4, Reason.OUT_OF_RANGE, "1000000000000,00"),
        (6, Reason.NOT_A_NUMBER, "NaN"),
        (7, Reason.NOT_A_NUMBER, "1e400"),
        (8, Reason.NOT_A_NUMBER, "１２,00"),
        (9, Reason.NOT_A_NUMBER, "=1+1"),
        (10, Reason.NO_CLIENT, ""),
        (11, Reason.NO_DAY, ""),
        (12, Reason.NO_AMOUNT, ""),
        (13, Reason.UNCLOSED_QUOTE, '"Alpaka UG;12;05.06.2026;12,00;never closed'),
    ]
    assert [row.number for row in invoices(rows)] == ["@1", "4", "13", "14"]


def test_a_formula_is_kept_as_the_text_it_is() -> None:
    row = invoices(read(sample("hostile.csv")))[0]
    assert (row.client, row.note) == ('=HYPERLINK("http://example.org")', "+cmd")


def test_control_characters_are_replaced_and_seen() -> None:
    row = invoices(read(sample("hostile.csv")))[-1]
    assert (row.client, row.note) == ("Alpaka\ufffd[31m UG", "\ufffdevil")


def test_a_file_put_together_from_two_encodings_comes_out_right_in_both_parts() -> None:
    assert [row.client for row in invoices(read(sample("mixed-encodings.csv")))] == ["Müller", "Müller"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_an_encoding_and_a_line_break_change_nothing(encoding: str, newline: str) -> None:
    content = (GERMAN + "Müller;1;01.06.2026;1,00\n" * 3).replace("\n", newline)
    assert [row.client for row in invoices(read(content.encode(encoding)))] == ["Müller"] * 3


def test_two_hundred_columns_are_read_past_and_the_first_of_a_name_counts() -> None:
    header = ";".join(
        ["Kunde", *(f"Spalte {n}" for n in range(197)), "Rechnungsnummer", "Rechnungsdatum", "Netto"]
    )
    row = ";".join(["Alpaka UG", *["x"] * 197, "1", "01.06.2026", "5,00"])
    found = invoices(read(f"{header};Netto\n{row};7,00\n"))[0]
    assert str(found.amount) == "5.00"


def test_quotes_that_nobody_closed_cost_their_own_rows_only() -> None:
    bad = '"Alpaka UG;1;01.06.2026;1,00\n'
    good = "Alpaka UG;2;02.06.2026;2,00\n"
    rows = read(GERMAN + good + bad + good + bad + bad + good * 4_000)
    assert [row.line for row in rejected(rows)] == [3, 5, 6]
    assert len(invoices(rows)) == 4_002


def test_a_quote_in_the_middle_of_a_cell_is_a_character() -> None:
    rows = invoices(read(GERMAN + 'Alpaka 5" UG;1;01.06.2026;1,00\n"Alpaka" UG;2;01.06.2026;1,00\n'))
    assert [row.client for row in rows] == ['Alpaka 5" UG', "Alpaka UG"]


def test_a_cell_longer_than_any_name_or_note_is_rejected_not_cut() -> None:
    long = [f"{'x' * 201};1;01.06.2026;1,00\n", f"{'x' * 200_000};2;01.06.2026;1,00\n"]
    rows = read(GERMAN + "".join(long) + "Alpaka UG;3;01.06.2026;1,00\n")
    assert [row.reason for row in rejected(rows)] == [Reason.TOO_LONG] * 2
    assert len(invoices(rows)) == 1


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("2026-03-02,09:00:00,2026-03-02,10:00:00,-1:00:00", Reason.NOT_A_TIME),
        ("2026-03-02,09:00:00,2026-03-02,10:00:00,20000:00:00", Reason.OUT_OF_RANGE),
        ("2026-03-02,09:00:00,2026-03-01,08:00:00,", Reason.ENDS_BEFORE_START),
        ("2026-03-02,25:00:00,2026-03-02,10:00:00,01:00:00", Reason.NOT_A_TIME),
        ("2026-03-02,09:00:00,,,", Reason.NO_DURATION),
        ("0001-01-01,09:00:00,,,01:00:00", Reason.NOT_A_DAY),
        ("2026-03-02,09:00:00,2026-03-02,10:00:00,nan", Reason.NOT_A_NUMBER),
    ],
)
def test_a_block_that_cannot_have_been_is_rejected(cells: str, reason: Reason) -> None:
    rows = read(f"{TOGGL}Acme,Shop,Call,Yes,{cells}\n")
    assert [row.reason for row in rejected(rows)] == [reason]


@pytest.mark.parametrize(
    "item",
    [
        '{"id": 1, "start": "20260112T080000Z", "end": "20260112T070000Z", "tags": ["a"]}',
        '{"id": 1, "start": "20260230T080000Z", "end": "20260112T070000Z", "tags": ["a"]}',
        '{"id": 1, "start": 5, "end": "20260112T070000Z", "tags": ["a"]}',
        '{"id": 1, "start": "20260112T080000Z", "end": "20260112T090000Z", "tags": [5]}',
        '{"id": 1, "start": "20260112T080000Z", "end": "20260112T090000Z", "tags": "a"}',
        '{"id": 1, "start": "20260112T080000Z", "end": "20990112T090000Z", "tags": ["a"]}',
        "5",
        "null",
    ],
)
def test_a_bad_item_of_a_json_list_is_rejected_and_the_others_count(item: str) -> None:
    good = '{"start": "20260112T080000Z", "end": "20260112T090000Z", "tags": ["a"]}'
    rows = read(f"[{item}, {good}]")
    assert [row.line for row in rejected(rows)] == [1]
    assert len(hours(rows)) == 1


@pytest.mark.parametrize("start", ["1e400", "-5", "99999999999", '"x"', "null", "true"])
def test_a_frame_with_no_real_moment_is_rejected(start: str) -> None:
    rows = read(f'[[{start}, 0, "heron", "abc", [], 0], [0, 60, "heron", "def", [], 0]]')
    assert [row.line for row in rejected(rows)] == [1]


def test_a_night_with_an_hour_twice_and_one_with_an_hour_less_do_no_harm() -> None:
    header = "id,start,stop,project,tags\n"
    autumn = "a1,2026-10-25 02:50:00,2026-10-25 02:10:00,heron,\n"
    spring = "b2,2026-03-29 01:30:00,2026-03-29 03:30:00,heron,\n"
    assert [row.minutes for row in hours(read(header + autumn + spring))] == [20, 60]


def test_whatever_bytes_come_the_answer_is_rows_or_a_refusal() -> None:
    good = sample("german-betrag.csv")
    for at in range(0, len(good), 7):
        for byte in (b"\x00", b'"', b"\n", b"\xff", b";"):
            try:
                rows = read(good[:at] + byte + good[at + 1 :])
            except Refusal:
                continue
            assert rows


def test_the_stream_stays_open_and_the_caller_s() -> None:
    stream = BytesIO(sample("toggl.csv"))
    list(open_source(stream, OPTIONS).rows())
    assert not stream.closed
