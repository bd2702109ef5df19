"""The quick way to read hours makes the same of every row as the way that is right for all of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pruner.formats import usual
from pruner.formats.generic import Mapping
from pruner.formats.rows import Entry
from tests.faults.soak import times
from tests.formats.reading import hours, read, rejected

CELLS = {
    "client": ("Acme", " ACME ", "", "Zenith\t", "Ä\u00a0Ö", "x" * 300),
    "project": ("Shop", "", " ", "Ｓhop"),
    "task": ("Call", "", "\x07"),
    "note": ("", "wrote", " two\nlines", "\u202e", "n" * 11_000),
    "billable": ("Yes", "", "no", "Nein"),
    "day": ("2026-03-01", "01.03.2026", "", "2026-02-30", "13/02/2026", "2026-03-01 10:00"),
    "start": ("09:00:00", "9:00 PM", "", "24:00", "2026-03-01 09:00"),
    "end_day": ("2026-03-01", "", "nonsense"),
    "end": ("10:00:00", "23:59", "", "25:00"),
    "duration": ("1:00:00", "0:07", "", "1,5", "9:99", "99999:00:00", "-1"),
    "hours": ("1.5", "", "2", "-1", "many"),
}
FIELDS = st.lists(st.sampled_from(sorted(set(CELLS) - {"client", "day", "duration"})), unique=True)


@st.composite
def tables(draw: st.DrawFn) -> tuple[tuple[str, ...], str]:
    fields = ("client", "day", "duration", *draw(FIELDS))
    rows = draw(st.lists(st.tuples(*(st.sampled_from(CELLS[field]) for field in fields)), max_size=8))
    short = draw(st.integers(0, len(fields)))
    lines = [fields, *rows, tuple(CELLS[field][0] for field in fields)[:short]]
    return fields, "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines)


def entries(fields: tuple[str, ...], content: str) -> list[Entry]:
    return read(content, mapping=Mapping.of(f"{field}={field}" for field in fields))


@given(tables())
@settings(max_examples=times(300))
def test_it_makes_the_same_of_every_row(table: tuple[tuple[str, ...], str]) -> None:
    found = entries(*table)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pruner.formats.generic.usual_hours", lambda _reading: None)
        assert found == entries(*table)


def test_more_texts_than_are_remembered_are_read_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(usual, "REMEMBERED", 2)
    rows = "".join(f"Client {n % 5},2026-03-{1 + n % 9:02},0:{n:02}\n" for n in range(60))
    found = hours(entries(("client", "day", "duration"), "client,day,duration\n" + rows))
    assert [(row.client, row.day.day, row.minutes) for row in found] == [
        (f"Client {n % 5}", 1 + n % 9, n) for n in range(60)
    ]


def test_a_row_that_is_not_usual_is_rejected_with_its_reason() -> None:
    content = "client,day,duration\nAcme,2026-02-30,1:00\nAcme,2026-03-01,1:00\n"
    found = entries(("client", "day", "duration"), content)
    assert [(row.line, row.column, row.text) for row in rejected(found)] == [(2, "day", "2026-02-30")]
    assert len(hours(found)) == 1
