"""After a fault of ours: one sentence, and a report that may be passed on."""

import stat
from pathlib import Path

import pytest

from pruner.cli.fault import last_words

CLIENT = "Zirkus Sarrasani"


def a_fault(name: str) -> ValueError:
    """A fault that quotes a client, caused by another one that does."""
    known: dict[str, int] = {}
    try:
        known[name] += 1
    except KeyError as cause:
        fault = ValueError(f"cannot weigh {name}")
        fault.__cause__ = cause
        return fault
    raise AssertionError(known)


def halt(capfd: pytest.CaptureFixture[str]) -> str:
    fault = a_fault(CLIENT)
    last_words(type(fault), fault, fault.__traceback__)
    out, err = capfd.readouterr()
    assert out == ""
    return err


def test_the_report_tells_where_and_not_about_whom(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    said = halt(capfd)
    report = home / "state" / "crash.txt"
    assert said.count("\n") == 1
    assert "pruner stopped by a fault of its own" in said
    assert str(report) in said
    text = report.read_text()
    assert "ValueError" in text
    assert "KeyError" in text
    assert "in a_fault" in text
    assert CLIENT not in text
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert list(report.parent.iterdir()) == [report]


def test_where_no_report_can_be_kept_the_sentence_says_so(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (home / "state").write_text("no folder")
    assert "The report cannot be written" in halt(capfd)


def test_faults_that_lead_to_each_other_are_each_told_once(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    fault = a_fault(CLIENT)
    assert fault.__cause__ is not None
    fault.__cause__.__cause__ = fault
    last_words(type(fault), fault, fault.__traceback__)
    capfd.readouterr()
    assert (home / "state" / "crash.txt").read_text().count("ValueError") == 1
