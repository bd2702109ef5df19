"""Lines and records are looked at many together, and come out as if each were looked at alone."""

import csv
from io import BytesIO, TextIOWrapper

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pruner.formats import records as taken
from pruner.formats import text
from pruner.formats.records import Record, records
from pruner.formats.text import Text

BREAKS = st.text(alphabet="ab\r\n\x0b\x85\u2028ä", max_size=40)
TABLES = st.lists(st.sampled_from(['"', "a", ",", "\n", '"\n', " ", 'b"', '"a\nb",c\n']), max_size=60).map(
    "".join
)


def lines_of(content: bytes) -> list[str]:
    return list(Text.of(BytesIO(content)).lines())


def read(content: str) -> list[Record]:
    return list(records(iter(content.splitlines(keepends=True)), ","))


@given(BREAKS, st.sampled_from(["utf-8", "utf-16"]), st.integers(1, 9))
@example("a\r\nb\rc\n\r\n", "utf-8", 2)
def test_a_line_ends_where_the_standard_library_ends_it(content: str, encoding: str, block: int) -> None:
    data = content.encode(encoding)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text, "BLOCK", block)
        found = lines_of(data)
    assert found == TextIOWrapper(BytesIO(data), encoding, newline="").readlines()


def test_each_line_of_a_block_has_its_own_encoding() -> None:
    assert lines_of(b"\xc3\xa4\n\xe4\n\xf6\xc3\xa4\n") == ["ä\n", "ä\n", "öÃ¤\n"]


@given(TABLES, st.integers(1, 5))
@example('a\n"b\nc",d\ne\n', 2)
@example('"a\nb\nc\n', 3)
def test_the_records_are_those_of_lines_that_are_read_one_by_one(content: str, at_once: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(taken, "AT_ONCE", 1)
        one_by_one = read(content)
        patch.setattr(taken, "AT_ONCE", at_once)
        assert read(content) == one_by_one


def test_a_record_over_several_lines_begins_on_its_first() -> None:
    content = 'a,b\n"c\nd",e\n\nf,g\n'
    assert [(record.line, record.fields) for record in read(content)] == [
        (1, ["a", "b"]),
        (2, ["c\nd", "e"]),
        (5, ["f", "g"]),
    ]


@given(st.lists(st.lists(st.text(alphabet='ab",; \n', min_size=1), min_size=1, max_size=4), max_size=250))
def test_a_sound_table_is_read_as_it_was_written(rows: list[list[str]]) -> None:
    stream = BytesIO()
    with TextIOWrapper(stream, "utf-8", newline="") as written:
        csv.writer(written).writerows(rows)
        written.flush()
        content = stream.getvalue()
    said = [row for row in rows if any(cell.strip() for cell in row)]
    found = records(Text.of(BytesIO(content)).lines(), ",")
    assert [record.fields for record in found] == said
