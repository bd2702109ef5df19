"""Every command there is, over every hostile text: nothing it prints drives a terminal, nothing crashes."""

import json
from pathlib import Path

import pytest

from pruner.cli.tree import LISTED
from pruner.core.text import BREAKS, CONTROLS, clean
from tests.cli.running import Answer, Pruner
from tests.faults.logger import open_garden
from tests.tui.hostile import HOSTILE, overrun, short

NAME = "{name}"
CALLS: dict[str, tuple[tuple[str, ...], ...]] = {
    "add": (("add", NAME), ("add", "Birch", "--limb", NAME, "--note", NAME, "--email", NAME)),
    "edit": (("edit", NAME, "--note", NAME), ("edit", NAME, "--alias", NAME), ("edit", NAME, "--rate", NAME)),
    "log": (
        ("log", "rush", NAME, "--note", NAME),
        ("log", NAME, "Acme"),
        ("log", "rush", "Acme", "--on", NAME),
    ),
    "job": (("job", NAME),),
    "mark": (("mark", NAME),),
    "unmark": (("unmark", NAME),),
    "intake": (("intake",), ("intake", NAME), ("intake", f"{NAME}1", "--answer", NAME), ("intake", "--json")),
    "fix": (
        ("fix", NAME),
        ("fix", NAME, "expert", "--step", NAME),
        ("fix", NAME, NAME),
        ("fix", NAME, "--json"),
    ),
    "due": (("due",), ("due", "--json"), ("due", NAME)),
    "session": (
        ("session",),
        ("session", "start"),
        ("session", "resume"),
        ("session", "decide", NAME, "prune", "--reason", NAME),
        ("session", "decide", NAME, NAME),
        ("session", "plan", NAME),
        ("session", "what-if", NAME),
        ("session", "--json"),
        ("session", "report"),
    ),
    "backup": (("backup",), ("backup", "--json")),
    "restore": (("restore", "{folder}/nothing-{name}"), ("restore", NAME)),
    "check": (("check",), ("check", "--json"), ("check", "--repair")),
    "letter": (("letter", NAME), ("letter", NAME, NAME), ("letter",)),
    "undo": (("undo",), ("undo", NAME)),
    "redo": (("redo",),),
    "history": (("history",), ("history", "--json")),
    "list": (("list",), ("list", "--json")),
    "show": (("show", NAME), ("show", NAME, "--json"), ("show", NAME + NAME)),
    "garden": (("garden",), ("garden", "--json"), ("garden", "--ascii")),
    "status": (("status",), ("status", "--json")),
    "import": (
        ("import", NAME),
        ("import", "{file}", "--create"),
        ("import", "{file}", "--map", f"{NAME}=Acme"),
    ),
    "export": (
        ("export",),
        ("export", "--format", "md"),
        ("export", "--to", "{folder}/x.json"),
        ("export", "--format", NAME),
    ),
    "demo": (("demo",),),
    "erase": (("erase", NAME), ("erase", NAME, "--yes")),
    "config": (("config",), ("config", NAME), ("config", "set", NAME, NAME)),
    "locate": (("locate",),),
    "completion": (("completion", "bash"), ("completion", NAME)),
}
"""How each command is called; {name} stands for the text, {file} for a file that is full of it."""


def test_every_command_has_calls() -> None:
    assert LISTED.keys() - CALLS.keys() == set()


def infested(home: Path, *texts: str) -> None:
    with open_garden(home / "data" / "garden.db") as garden:
        garden.add(name="Acme")
        overrun(garden, *texts)


def tame(answer: Answer) -> None:
    """Nothing but lines of text."""
    for stream in (answer.out, answer.err):
        assert not CONTROLS.search(stream.replace("\n", "")), ascii(stream)
        assert "Traceback" not in stream
    assert answer.status in {0, 1, 2, 3}, answer


def test_no_command_prints_what_drives_a_terminal(pruner: Pruner, home: Path) -> None:
    infested(home, *HOSTILE)
    for call in (call for calls in CALLS.values() for call in calls if not _asks_for_text(call)):
        answer = pruner(*call)
        tame(answer)
        if "--json" in call:
            json.loads(answer.out)
    tame(pruner())


@pytest.mark.parametrize("text", HOSTILE, ids=short)
def test_no_command_is_harmed_by_what_it_is_told(pruner: Pruner, home: Path, text: str) -> None:
    infested(home, text)
    cell = text.replace('"', '""')
    file = home / "hours.csv"
    file.write_text(f'Client,Day,Hours,Note\n"{cell}",2026-10-01,1,"{cell}"\n"{cell}{cell}",x,y,"{cell}"\n')
    said = {NAME: text.replace("\x00", ""), "{file}": str(file), "{folder}": str(home)}
    columns = [f"--columns={ours}={ours.title()}" for ours in ("client", "day", "hours", "note")]
    for call in (call for calls in CALLS.values() for call in calls if _asks_for_text(call)):
        args = [_filled(arg, said) for arg in call]
        tame(pruner(*args, *(columns if "{file}" in call else ())))


def _asks_for_text(call: tuple[str, ...]) -> bool:
    return any("{" in arg for arg in call)


def _filled(arg: str, said: dict[str, str]) -> str:
    for word, text in said.items():
        arg = arg.replace(word, text)
    return arg


@pytest.mark.parametrize("text", HOSTILE, ids=short)
def test_what_is_typed_is_kept_clean(pruner: Pruner, text: str) -> None:
    name = f"A{text}".replace("\x00", "")
    if len(clean(name)) > 200:
        return
    pruner.done("add", name)
    (client,) = pruner.done("list", "--json").json
    assert client["name"] == clean(name)
    assert not CONTROLS.search(BREAKS.sub("", client["name"]))
