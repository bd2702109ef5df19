"""Calendar files, read back with the library that calendars use."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pruner.core.text import clean
from pruner.formats.calendar import Event, calendar, uid

NOW = datetime(2026, 11, 23, 9, 12, tzinfo=UTC)
HOSTILE = [
    "Hinz & Kunz; Söhne, \\n GmbH",
    "x\\;y",
    "“Ünï” 樹 🌳" * 20,
    "END:VEVENT",
    "a:b;c,d",
    "[@click=app.quit]pay[/]",
    "  blanks at both ends  ",
]


def read(data: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def an_event(title: str = "Final invoice", note: str = "") -> Event:
    return Event(uid=uid("step", 7), day=date(2026, 12, 31), title=title, note=note)


def test_an_event_lasts_the_whole_day() -> None:
    [found] = read(calendar([an_event()], NOW))
    assert found.decoded("dtstart") == date(2026, 12, 31)
    assert found.decoded("dtend") == date(2027, 1, 1)


def test_an_event_has_title_and_note() -> None:
    [found] = read(calendar([an_event("Final invoice", "Acme\nby mail")], NOW))
    assert (found["summary"], found["description"]) == ("Final invoice", "Acme\nby mail")


def test_an_event_keeps_its_uid_when_it_is_written_again() -> None:
    [first], [later] = (
        read(calendar([an_event("a")], NOW)),
        read(calendar([an_event("b")], NOW + timedelta(1))),
    )
    assert first["uid"] == later["uid"] == "step-7.pruner"


def test_nothing_but_what_the_user_sees_goes_in() -> None:
    [found] = read(calendar([an_event(note="n")], NOW))
    named = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP"}
    assert set(found) == named


def test_several_days_are_several_events() -> None:
    days = [date(2026, 11, 23) + timedelta(days=n) for n in range(40)]
    events = [Event(uid=uid("due", n), day=day, title=f"{n}") for n, day in enumerate(days)]
    assert [found.decoded("dtstart") for found in read(calendar(events, NOW))] == days


def test_a_calendar_without_events_can_be_read() -> None:
    assert read(calendar([], NOW)) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_it_was(text: str) -> None:
    [found] = read(calendar([an_event(text, text)], NOW))
    assert (found["summary"], found["description"]) == (text, text)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(clean).filter(bool))
def test_any_name_is_one_event_and_comes_back_as_it_was(name: str) -> None:
    [found] = read(calendar([an_event(name, name)], NOW))
    assert (found["summary"], found["description"]) == (name, name)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_line_is_longer_than_calendars_take(text: str) -> None:
    data = calendar([an_event(text, text * 3)], NOW)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    data.decode()


def test_the_library_is_loaded_by_those_alone_who_write_a_calendar() -> None:
    said = "import pruner.formats.calendar, sys; sys.exit('icalendar' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", said], check=False).returncode == 0
