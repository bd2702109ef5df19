"""What is due, as a file for the user's calendar."""

import stat
from pathlib import Path

import icalendar
import pytest

from tests.cli.running import Pruner


@pytest.fixture
def planted(pruner: Pruner) -> Pruner:
    """A client with a fix that ends in 90 days."""
    pruner.done("add", "Hinz; Kunz, Söhne")
    pruner.done("--as-of", "2026-11-23", "fix", "hinz", "rush")
    return pruner


def days(path: Path) -> dict[str, str]:
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return {str(event["summary"]): event.decoded("dtstart").isoformat() for event in events}


def test_every_day_to_come_is_in_the_calendar(planted: Pruner, tmp_path: Path) -> None:
    file = tmp_path / "due.ics"
    planted.done("--as-of", "2026-11-23", "due", "--ics", str(file))
    found = days(file)
    assert "2027-02-21" in found.values()
    assert all(title.startswith("Hinz; Kunz, Söhne: ") for title in found)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_calendar_is_never_written_over_another_file(planted: Pruner, tmp_path: Path) -> None:
    file = tmp_path / "due.ics"
    file.write_text("mine")
    assert planted("due", "--ics", str(file)).status == 1
    assert file.read_text() == "mine"
    planted.done("due", "--ics", str(file), "--force")
    assert file.read_text() != "mine"


def test_force_alone_is_refused(planted: Pruner) -> None:
    assert planted("due", "--force").status == 2
