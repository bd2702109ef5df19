"""A whole pruning session on the command line, from the first look back to the report and what grew back."""

import stat
from datetime import UTC, datetime, time
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from pruner.garden import Clock, Garden
from tests.builders import TODAY, new_id
from tests.cli.running import Pruner
from tests.core.rules import RULES
from tests.garden.beds import Bed, utc_day
from tests.garden.orchard import Orchard

DAY = ("--as-of", "2026-11-23")
ENDED = ("--as-of", "2027-04-05")


@pytest.fixture
def orchard(home: Path) -> Orchard:
    """The garden of this user; the day is that of the command."""
    path = home / "data" / "garden.db"
    clock = Clock(
        today=lambda: TODAY,
        now=lambda: datetime.combine(TODAY, time(12, tzinfo=UTC)),
        real_now=lambda: datetime.combine(TODAY, time(12, tzinfo=UTC)),
        day_of=utc_day,
        new_id=new_id,
    )
    bed = Bed(path)
    bed.garden.close()
    bed.garden = Garden.open(path, RULES, clock, create=True)
    found = Orchard(bed)
    bed.garden.close()
    return found


@pytest.fixture
def session(orchard: Orchard, pruner: Pruner) -> Pruner:
    """A session of 23 November in which Weak is to be pruned by the end of the year."""
    del orchard
    pruner.done("session", "start", *DAY)
    pruner.done("session", "decide", "weak", "prune", *DAY)
    pruner.done("session", "plan", "weak", "--notice-on", "2026-11-30", "--ends-on", "2026-12-31", *DAY)
    return pruner


@pytest.fixture
def closed(session: Pruner, home: Path) -> Pruner:
    session.done("session", "keep-rest", *DAY)
    session.done("session", "close", "--report", str(home / "out"), *DAY)
    return session


def text_of(picture: Path) -> str:
    """What stands in a picture, which has to be well-formed."""
    return "".join(ET.parse(picture).getroot().itertext())  # noqa: S314  # a file of our own


def test_a_session_begins_with_the_look_back_and_the_walk(orchard: Orchard, pruner: Pruner) -> None:
    del orchard
    said = pruner.done("session", "start", *DAY).lines
    assert said[0] == "Began a pruning session"
    assert "Looking back: 1 Aug 2026 to 31 Oct 2026" in said
    walk = said.index("Who needs a decision")
    assert [line.split()[1] for line in said[walk + 1 : walk + 3]] == ["Weak", "Thin"]
    assert "2 more need none" in said[walk + 3]


def test_a_session_is_resumed_where_it_stands(session: Pruner) -> None:
    said = session.done("session", "resume", *DAY).out
    assert said == session.done("session", *DAY).out
    assert "The session of 23 Nov 2026 stands at: the way out" in said
    assert "prune  Weak" in said
    assert session("session", "start", *DAY).status == 1


def test_each_command_goes_on_to_the_step_it_belongs_to(orchard: Orchard, pruner: Pruner) -> None:
    del orchard

    def stands() -> str:
        found: str = pruner.done("session", "show", "--json", *DAY).json["stage"]
        return found

    pruner.done("session", "start", *DAY)
    assert stands() == "look-back"
    pruner.done("session", "keep-rest", *DAY)
    assert stands() == "walk"
    pruner.done("session", "decide", "weak", "prune", *DAY)
    pruner.done("session", "plan", "weak", *DAY)
    assert stands() == "exit"
    pruner.done("session", "decide", "thin", "watch", *DAY)
    assert stands() == "exit"
    pruner.done("undo", "2")
    assert stands() == "walk"


def test_on_an_earlier_day_a_session_is_open_that_was_closed_later(closed: Pruner) -> None:
    closed.done("undo")
    closed.done("session", "close", "--as-of", "2026-11-25")
    assert "25 Nov 2026" in closed.done("session", "list", "--as-of", "2026-11-25").out
    assert "25 Nov 2026" not in closed.done("session", "list", *DAY).out
    shown = closed.done("session", "show", *DAY).out
    assert "25 Nov 2026" not in shown
    assert "prune  Weak" in shown
    assert closed.done("session", "show", "--json", *DAY).json["closed_on"] is None


def test_without_a_session_it_says_how_to_begin(pruner: Pruner) -> None:
    pruner.done("add", "Acme")
    for words in (["resume"], ["close"], ["keep-rest"], ["decide", "acme", "keep"], []):
        answer = pruner("session", *words)
        assert answer.status == 1
        assert "pruner session start" in answer.err
    assert pruner("session", "show").status == 1
    assert pruner.done("session", "list").out == ""
    assert pruner.done("session", "list", "--json").json == []


def test_the_gate_says_why_and_what_is_missing(session: Pruner) -> None:
    answer = session("session", "decide", "thin", "prune", *DAY)
    assert (answer.status, answer.out) == (1, "")
    assert "The verdict on Thin is FIX" in answer.err
    assert "for: “money”" in answer.err
    session.done("session", "decide", "thin", "prune", "--reason", "threatened me", *DAY)
    decided = session.done("session", "show", "--json", *DAY).json["decisions"]
    assert {(d["client"], d["verdict"], d["reason"]) for d in decided} == {
        ("Weak", "PRUNE", ""),
        ("Thin", "FIX", "threatened me"),
    }


def test_closing_is_refused_while_a_last_day_is_missing(session: Pruner) -> None:
    session.done("session", "decide", "thin", "prune", "--reason", "fraud", *DAY)
    answer = session("session", "close", *DAY)
    assert answer.status == 1
    assert "“Thin”" in answer.err
    planned = session.done("session", "plan", "thin", *DAY).out
    assert "paid by the month: by the 15th for the end of the month (§ 621 BGB)" in planned
    assert "Received by 15 Dec 2026, it ends on 31 Dec 2026." in planned
    assert "A hint and no legal advice; the contract comes first." in planned
    session.done("session", "close", *DAY)


def test_a_plan_is_for_those_who_are_pruned(session: Pruner) -> None:
    assert session("session", "plan", "strong", "--ends-on", "2027-01-31", *DAY).status == 1
    assert session("session", "plan", "weak", "--ends-on", "2026-11-01", *DAY).status == 1


def test_a_plan_keeps_what_is_not_said(session: Pruner) -> None:
    session.done("session", "plan", "weak", "--next-delivery", "2026-12-15", *DAY)
    (weak,) = session.done("session", "show", "--json", *DAY).json["decisions"]
    steps = weak["cut"].pop("steps")
    assert steps[0] == {
        "title": "Give notice: the farewell letter has to be there",
        "due_on": "2026-11-30",
        "done_on": None,
    }
    assert len(steps) == 7
    assert weak["cut"] == {
        "notice_on": "2026-11-30",
        "ends_on": "2026-12-31",
        "next_delivery": "2026-12-15",
        "regret": None,
        "regret_on": None,
    }


def test_what_if_reckons_with_what_is_decided_or_with_what_is_said(session: Pruner) -> None:
    decided = session.done("session", "what-if", "--json", *DAY).json
    assert [(of["income_lost"], of["hours_freed"], of["refill_hours"]) for of in decided] == [
        ("100.00", "10.00", "1.36")
    ]
    said = session.done("session", "what-if", "--cut", "thin", "--raise", "strong=1500,50", *DAY).out
    assert "income a month     €2,300.00, then €2,600.50" in said
    assert "largest share      43.5 %, then 57.7 %" in said
    cut = session.done(
        "session", "what-if", *[w for of in ("weak", "thin", "solid") for w in ("--cut", of)], *DAY
    )
    assert "at least 5/6 of the income would come from one client" in cut.out
    for wrong in ("strong", "strong=", "strong=much", "=5"):
        assert session("session", "what-if", "--raise", wrong, *DAY).status == 2


def test_a_raise_is_kept_with_its_price(session: Pruner) -> None:
    assert session("session", "decide", "thin", "raise", *DAY).status == 1
    assert session("session", "decide", "thin", "keep", "--price", "3", *DAY).status == 1
    session.done("session", "decide", "thin", "raise", "--price", "650", *DAY)
    assert "raise to €650.00 a month" in session.done("session", "resume", *DAY).out


def test_a_closed_session_is_listed_and_shown_with_the_numbers_as_they_were(closed: Pruner) -> None:
    listed = closed.done("session", "list", *DAY).lines
    assert listed[1].split() == [
        "1",
        "23",
        "Nov",
        "2026",
        "23",
        "Nov",
        "2026",
        *("keep", "2,", "prune", "1,", "later", "1"),
    ]
    closed.done("edit", "weak", "--income", "9000", *DAY)
    shown = closed.done("session", "show", "1", *DAY)
    assert "PRUNE, healthy, €10.00 an hour, €100.00 a month in 10 h, 4.3 % of the income" in shown.out
    assert "The next session is on 4 Jan 2027" in shown.out
    assert closed.done("session", "show", "--json", *DAY).json["figures"]["after"]["income"] == "2200.00"
    assert closed("session", "show", "2", *DAY).status == 1


def test_who_leaves_is_shown_everywhere(closed: Pruner) -> None:
    shown = closed.done("show", "weak", "--json", *DAY).json
    assert (shown["state"], shown["ends_on"]) == ("leaving", "2026-12-31")
    assert "leaving, until 31 Dec 2026" in closed.done("show", "weak", *DAY).out
    assert "leaving, until 31 Dec 2026" in closed.done("garden", "--plain", *DAY).out
    assert closed.done("status", "--json", *DAY).json["clients"] == 4


def test_who_was_pruned_is_a_client_of_the_past(closed: Pruner) -> None:
    assert closed.done("show", "weak", "--json", *ENDED).json["state"] == "pruned"
    assert [c["state"] for c in closed.done("list", "--json", *ENDED).json] == [
        "active",
        "active",
        "active",
        "pruned",
    ]
    assert "Weak" not in closed.done("garden", "--plain", *ENDED).out
    assert closed.done("status", "--json", *ENDED).json["clients"] == 3


def test_the_report_has_the_decisions_and_the_tree_before_and_after(closed: Pruner, home: Path) -> None:
    out = home / "out"
    pictures = ["session-2026-11-23-after.svg", "session-2026-11-23-before.svg"]
    names = [*pictures, "session-2026-11-23.ics", "session-2026-11-23.md"]
    assert sorted(path.name for path in out.iterdir()) == names
    assert {stat.S_IMODE(path.stat().st_mode) for path in out.iterdir()} == {0o600}
    text = (out / names[-1]).read_text()
    assert "| Weak | prune | PRUNE | healthy | €10.00 an hour | €100.00 | 10 h | 4.3 % |" in text
    assert "- last day: 31 Dec 2026" in text
    assert "![Before](session-2026-11-23-before.svg)" in text
    assert "The next session is on 4 Jan 2027" in text
    before, after = (text_of(out / name) for name in names[1::-1])
    assert all(name in before for name in ("Weak", "Thin", "Strong", "Solid"))
    assert "Weak" not in after
    assert "Thin" in after
    assert closed("session", "show", "--report", str(out), *DAY).status == 1
    closed.done("session", "show", "--report", str(out), "--force", *DAY)


def test_a_report_that_cannot_be_written_leaves_the_session_open(session: Pruner, home: Path) -> None:
    (home / "out").mkdir()
    (home / "out" / "session-2026-11-23.md").write_text("mine")
    assert session("session", "close", "--report", str(home / "out"), *DAY).status == 1
    assert session.done("session", "show", "--json", *DAY).json["closed_on"] is None
    assert (home / "out" / "session-2026-11-23.md").read_text() == "mine"
    assert session("session", "show", "--report", str(home / "new"), *DAY).status == 1


def test_a_revoked_client_is_active_again(closed: Pruner) -> None:
    assert closed("session", "revoke", "strong", *DAY).status == 0
    closed.done("session", "revoke", "weak", *ENDED)
    assert closed.done("show", "weak", "--json", *ENDED).json["state"] == "active"
    assert "prune, revoked on 5 Apr 2027" in closed.done("session", "show", *ENDED).out
    assert closed("session", "revoke", "weak", *ENDED).status == 1


def test_a_revocation_is_told_from_its_day_on(closed: Pruner) -> None:
    closed.done("session", "revoke", "weak", *ENDED)
    before = ("--as-of", "2027-04-04")
    assert "revoked" not in closed.done("session", "show", *before).out
    (weak,) = (d for d in closed.done("session", "show", "--json", *before).json["decisions"] if d["cut"])
    assert weak["revoked_on"] is None
    assert closed.done("show", "weak", "--json", *before).json["state"] == "pruned"


def test_what_grew_back_is_shown_with_the_session(closed: Pruner) -> None:
    assert closed("session", "regret", "weak", "2", *DAY).status == 1
    closed.done("session", "regret", "weak", "2", *ENDED)
    assert closed("session", "regret", "weak", "3", *ENDED).status == 1
    assert closed("session", "regret", "weak", "6", *ENDED).status == 2
    said = closed.done("session", "show", *ENDED).out
    assert "after 90 days    10 h a month freed, none of them went to the others" in said
    assert "regret           2 of 5, said on 5 Apr 2027" in said
    assert "Your record: 1 cut, 0 paid back" in said


def test_every_step_is_an_entry_of_the_history(closed: Pruner) -> None:
    said = [entry["did"] for entry in closed.done("history", "--json").json[:5]]
    assert said == ["closed-session", "kept-rest", "planned-cut", "decided", "began-session"]
    summaries = [entry["summary"] for entry in closed.done("history", "--json").json[:5]]
    assert summaries[1:4] == [
        "Kept the rest: 2 clients",
        "Planned how Weak leaves",
        "Decided about Weak: prune",
    ]
    closed.done("undo", "5")
    assert closed.done("session", "list", "--json", *DAY).json == []


def test_a_hostile_name_marks_nothing_up_in_a_report(session: Pruner, home: Path) -> None:
    session.done("edit", "weak", "--name", "<b>|We&ak](x)")
    session.done("session", "close", "--report", str(home / "out"), *DAY)
    report = (home / "out" / "session-2026-11-23.md").read_text()
    assert r"| \<b\>\|We\&ak\](x) | prune |" in report
    assert "<b>|We&ak](x)" in text_of(home / "out" / "session-2026-11-23-before.svg")


def test_a_session_reads_german_dates_and_amounts(closed: Pruner) -> None:
    shown = closed.done("session", "show", "--lang", "de", *DAY).out
    assert "31.12.2026" in shown
    assert "2.300,00\N{NO-BREAK SPACE}€" in shown


def test_an_erased_client_leaves_no_trace_in_a_session(closed: Pruner, home: Path) -> None:
    closed.done("erase", "weak", "--yes")
    shown = closed.done("session", "show", "--json", *DAY).json
    assert {decision["client"] for decision in shown["decisions"]} == {"Strong", "Solid", "Thin"}
    assert b"Weak" not in (home / "data" / "garden.db").read_bytes()
