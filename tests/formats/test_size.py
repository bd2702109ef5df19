"""Big files: read in memory that does not grow with their rows, seen from outside, and left at any time."""

import tracemalloc
from datetime import datetime, timedelta
from io import BytesIO

import pytest

from pruner.formats.source import Progress, open_source
from tests.formats.reading import OPTIONS, TOGGL

ROWS = 8_000
"""Enough to tell a reader that streams from one that keeps its rows: the rows take many times the bound."""
PER_ROW = 150
"""Bytes that a row may leave behind: its key, and no more."""


class Stopped(Exception):  # noqa: N818  # what a caller raises to leave
    pass


def many(rows: int) -> BytesIO:
    start = datetime(2026, 1, 1, 9)  # noqa: DTZ001  # a local time
    moments = (start + timedelta(minutes=7 * n) for n in range(rows))
    lines = (f"Acme,Shop,{'note' * 50},Yes,{at:%Y-%m-%d},{at:%H:%M:%S},,,0:07\n" for at in moments)
    return BytesIO((TOGGL + "".join(lines)).encode())


def test_memory_holds_a_key_for_each_row_and_not_the_row() -> None:
    stream = many(ROWS)
    assert list(open_source(many(1), OPTIONS).rows())  # what is made when it is first used is no row's
    tracemalloc.start()
    try:
        count = sum(1 for _ in open_source(stream, OPTIONS).rows())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == ROWS
    assert peak < ROWS * PER_ROW + 2**19


def test_a_bar_sees_the_first_look_and_then_the_rows_go_by() -> None:
    stream, looks = many(5_000), list[Progress]()
    source = open_source(stream, OPTIONS, look=looks.append)
    assert len(looks) == 5
    assert looks == sorted(looks)
    assert source.count == 5_000
    seen = [source.size.done for _ in source.rows()]
    assert seen == sorted(seen)
    assert source.size == Progress(len(stream.getvalue()), len(stream.getvalue()))


def test_whoever_watches_the_first_look_can_end_it() -> None:
    def stop(_: Progress) -> None:
        raise Stopped

    stream = many(100)
    with pytest.raises(Stopped):
        open_source(stream, OPTIONS, look=stop)
    assert not stream.closed
