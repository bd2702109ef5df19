"""Letters on the command line: printed, written, edited, never sent."""

import stat
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.cli.running import Pruner


@pytest.fixture
def planted(pruner: Pruner) -> Pruner:
    pruner.done("add", "Acme", "--email", "hi@acme.example", "--notice", "4 weeks", "--contract", "agreed")
    return pruner


def test_a_letter_is_printed_in_the_form_that_was_asked_for(planted: Pruner) -> None:
    assert "Ihnen" in planted.done("letter", "acme", "farewell", "--form", "sie").out
    assert "Hallo" in planted.done("letter", "acme", "fix", "--form", "du").out
    assert planted.done("letter", "acme", "decline").out.startswith("Your enquiry\n\nHello Acme,\n")
    said = planted.done("letter", "acme", "fix", "--json").json
    assert (said["kind"], said["form"]) == ("fix", "en")


def test_the_end_is_that_of_a_notice_today_where_none_is_planned(planted: Pruner) -> None:
    said = planted.done("--as-of", "2026-03-02", "letter", "acme", "farewell").out
    assert "30 March 2026" in said


def test_a_contract_for_a_work_ends_with_its_order(planted: Pruner) -> None:
    planted.done("edit", "acme", "--contract", "work")
    assert "the present order" in planted.done("letter", "acme", "farewell").out


def test_the_letter_speaks_as_its_user_unless_said(planted: Pruner) -> None:
    assert "Guten Tag Acme" in planted.done("letter", "acme", "decline", "--lang", "de").out
    assert "Hello Acme" in planted.done("letter", "acme", "decline", "--lang", "de", "--form", "en").out


def test_the_conditions_are_those_of_the_intake(pruner: Pruner) -> None:
    given = ("offer=0", "problem=0", "budget=0", "decider=0", "timeline=0", "earlier=0", "rounds=0", "tone=0")
    answers = [part for each in (*given, "payment=2") for part in ("--answer", each)]
    pruner.done("intake", "Quince", "--channel", "referral", *answers)
    said = pruner.done("letter", "quince", "conditions").out
    assert "- Half of the fee is due before I begin.\n" in said
    assert "trial order" not in said


def test_unknown_kinds_and_forms_are_refused(planted: Pruner) -> None:
    assert planted("letter", "acme", "love").status == 2
    assert planted("letter", "acme", "fix", "--form", "ihr").status == 2


def test_a_notice_that_nobody_can_read_is_said(pruner: Pruner) -> None:
    pruner.done("add", "Acme", "--notice", "whenever", "--contract", "agreed")
    refused = pruner("letter", "acme", "farewell")
    assert (refused.status, refused.out) == (1, "")
    assert "whenever" in refused.err


def test_a_letter_is_written_for_its_owner_alone_and_over_nothing(planted: Pruner, tmp_path: Path) -> None:
    text, mail = tmp_path / "a.txt", tmp_path / "a.eml"
    planted.done("letter", "acme", "fix", "--to", str(text), "--eml", str(mail))
    assert stat.S_IMODE(text.stat().st_mode) == 0o600
    draft = message_from_bytes(mail.read_bytes(), policy=policy.default)
    assert (draft["To"], draft["X-Unsent"]) == ("hi@acme.example", "1")
    assert draft["Subject"] in text.read_text()
    kept = text.read_bytes()
    assert planted("letter", "acme", "decline", "--to", str(text)).status == 1
    assert text.read_bytes() == kept
    planted.done("letter", "acme", "decline", "--to", str(text), "--force")
    assert text.read_bytes() != kept


def test_the_editor_has_the_last_word(
    planted: Pruner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "P.S. Thanks" >> "$1"\nls -l "$1" > "$0.seen"\n')
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.delenv("VISUAL", raising=False)
    assert planted.done("letter", "acme", "fix", "--edit").out.endswith("P.S. Thanks\n")
    seen = (tmp_path / "editor.seen").read_text()
    assert seen.startswith("-rw-------")
    assert not Path(seen.split()[-1]).exists()


@pytest.mark.parametrize("editor", ["", "no-such-editor-at-all", "false"])
def test_an_editor_that_is_none_is_said(
    planted: Pruner, monkeypatch: pytest.MonkeyPatch, editor: str
) -> None:
    monkeypatch.setenv("EDITOR", editor)
    monkeypatch.delenv("VISUAL", raising=False)
    refused = planted("letter", "acme", "fix", "--edit")
    assert (refused.status, refused.out) == (1, "")
    assert "editor" in refused.err
