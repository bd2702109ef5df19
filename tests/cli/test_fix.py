"""Mending a client by commands: open, lead on, tick off, end, and what is due."""

import pytest

from tests.cli.running import Pruner

DAY = "2026-11-23"


@pytest.fixture
def acme(pruner: Pruner) -> Pruner:
    """A client who rushed three times on the day."""
    pruner.done("add", "Acme", "--as-of", DAY)
    for _time in range(3):
        on(pruner, DAY, "log", "rush", "acme")
    return pruner


def on(pruner: Pruner, day: str, *args: str) -> str:
    return pruner.done(*args, "--as-of", day).out


def test_the_hottest_sign_is_mended_by_its_playbook(acme: Pruner) -> None:
    assert on(acme, DAY, "fix", "acme") == "A fix for Acme begins: Last minute, until 21 Feb 2027\n"
    [fix] = acme.done("fix", "acme", "--json", "--as-of", DAY).json
    assert (fix["sign"], fix["rung"], fix["due_on"], fix["days_left"]) == ("rush", "open", "2027-02-21", 90)
    assert fix["incidents_left"] == 2
    assert [step["title"] for step in fix["steps"]] == [
        "name the own lead time",
        "send the rush tariff",
        "quote the next rush before work starts",
    ]


def test_steps_are_written_in_the_language_of_the_moment(acme: Pruner) -> None:
    on(acme, DAY, "fix", "acme", "--lang", "de")
    [fix] = acme.done("fix", "acme", "--json", "--as-of", DAY).json
    assert fix["steps"][1]["title"] == "den Eiltarif schicken"


def test_a_fix_is_shown_with_its_days_and_steps(acme: Pruner) -> None:
    on(acme, DAY, "fix", "acme", "rush")
    on(acme, "2026-11-24", "fix", "acme", "--talk")
    on(acme, "2026-11-25", "fix", "acme", "--tick", "2", "--note", "by mail")
    said = on(acme, "2026-11-25", "fix", "acme")
    assert "talk offered, 88 days left or 2 more incidents" in said
    assert "[x]  2  send the rush tariff" in said
    assert "by mail" in said
    assert "[ ]  1" in said


def test_a_client_is_shown_with_its_fix(acme: Pruner) -> None:
    on(acme, DAY, "fix", "acme", "rush")
    assert "Fix: Last minute" in on(acme, DAY, "show", "acme")
    assert "fix “Last minute”: open, 90 days left" in on(acme, DAY, "garden", "--plain")
    assert acme.done("show", "acme", "--json").json["fixes"][0]["sign"] == "rush"


def test_what_is_overdue_is_listed_first_and_counted(acme: Pruner) -> None:
    on(acme, DAY, "fix", "acme", "stranger", "--days", "3")
    on(acme, DAY, "add", "Birch")
    on(acme, DAY, "fix", "birch", "expert", "--days", "10")
    then = "2026-11-27"
    found = acme.done("due", "--json", "--as-of", then).json
    assert [(each["client"], each["overdue"], each["days_left"]) for each in found] == [
        ("Acme", True, -1),
        ("Birch", False, 6),
    ]
    status = acme.done("status", "--json", "--as-of", then).json
    assert (status["due"], status["overdue"]) == (1, 1)
    assert acme.done("status", "--short", "--as-of", then).out.endswith("1 due, 1 overdue\n")


def test_what_is_further_away_is_not_due(acme: Pruner) -> None:
    on(acme, DAY, "fix", "acme", "--days", "8")
    answer = acme.done("due", "--as-of", DAY)
    assert (answer.out, answer.err) == ("", "Nothing is due.\n")
    assert "Acme" in on(acme, "2026-11-24", "due")


def test_an_overdue_fix_is_answered_before_another_is_opened(acme: Pruner) -> None:
    on(acme, DAY, "fix", "acme", "--days", "1")
    answer = acme("fix", "acme", "venting", "--as-of", "2026-11-25")
    assert answer.status == 1
    assert "improved, failed, or extend it once" in answer.err
    on(acme, "2026-11-25", "fix", "acme", "--failed", "--note", "two more, both at night")
    on(acme, "2026-11-25", "fix", "acme", "venting")


def test_a_fix_is_refused_only_once_something_was_offered(acme: Pruner) -> None:
    on(acme, DAY, "fix", "acme")
    assert acme("fix", "acme", "--refused").status == 1
    on(acme, DAY, "fix", "acme", "--terms")
    assert on(acme, DAY, "fix", "acme", "--refused") == "Fix “Last minute” of Acme: refused\n"


def test_every_step_can_be_undone(acme: Pruner) -> None:
    before = acme.done("show", "acme", "--json").json
    for option in ((), ("--talk",), ("--add-step", "call Jo"), ("--tick", "4"), ("--improved",)):
        on(acme, DAY, "fix", "acme", *option)
    acme.done("undo", "5")
    assert acme.done("show", "acme", "--json").json == before


def test_a_verb_prints_its_entry_of_the_history(acme: Pruner) -> None:
    on(acme, DAY, "fix", "acme")
    found = acme.done("fix", "acme", "--talk", "--json", "--as-of", DAY).json
    assert (found["did"], found["undone"]) == ("offered-talk", False)
    assert found["summary"] == "Fix “Last minute” of Acme: the talk is offered"


@pytest.mark.parametrize(
    "args",
    [
        ("--talk", "--terms"),
        ("--talk", "--note", "x"),
        ("--untick", "1", "--on", DAY),
        ("--tick", "0"),
        ("--days", "0"),
        ("--on", "soon"),
    ],
)
def test_what_makes_no_sense_together_is_a_usage_error(acme: Pruner, args: tuple[str, ...]) -> None:
    assert acme("fix", "acme", *args).status == 2


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--talk",), "No fix of Acme runs"),
        (("venting", "--talk"), "No fix of Acme for “Agony aunt” runs"),
    ],
)
def test_no_step_is_taken_without_a_fix(acme: Pruner, args: tuple[str, ...], said: str) -> None:
    answer = acme("fix", "acme", *args)
    assert (answer.status, said in answer.err) == (1, True)


@pytest.mark.parametrize("sign", ["bloom", "nonsense"])
def test_only_a_warning_sign_or_the_rate_can_be_mended(acme: Pruner, sign: str) -> None:
    answer = acme("fix", "acme", sign)
    assert answer.status == 2
    assert "money" in answer.err


def test_of_several_fixes_one_has_to_be_named(acme: Pruner) -> None:
    on(acme, DAY, "fix", "acme", "rush")
    on(acme, DAY, "fix", "acme", "money")
    answer = acme("fix", "acme", "--talk", "--as-of", DAY)
    assert (answer.status, "rush (Last minute), money" in answer.err) == (1, True)
    on(acme, DAY, "fix", "acme", "money", "--talk")


def test_a_client_without_trouble_needs_a_named_sign(pruner: Pruner) -> None:
    pruner.done("add", "Acme")
    answer = pruner("fix", "acme")
    assert (answer.status, "Name what to mend" in answer.err) == (1, True)


def test_titles_and_notes_may_hold_anything(acme: Pruner) -> None:
    on(acme, DAY, "fix", "acme", "--note", "[red]\x1b[31m\nnext")
    on(acme, DAY, "fix", "acme", "--add-step", "\x1b]0;x\x07 {name} [b]")
    said = on(acme, DAY, "fix", "acme")
    assert "\x1b" not in said
    assert "{name} [b]" in said
    assert "[red]" in said


def test_an_empty_title_is_no_step(acme: Pruner) -> None:
    on(acme, DAY, "fix", "acme")
    assert acme("fix", "acme", "--add-step", " ").status == 1


def test_a_refusal_calls_a_sign_by_its_name_in_the_users_language(acme: Pruner) -> None:
    assert "„Kummerkasten“" in acme("--lang", "de", "fix", "acme", "venting", "--talk").err
    on(acme, DAY, "fix", "acme")
    assert "for “Last minute” has time until" in acme("fix", "acme", "--failed", "--as-of", DAY).err
