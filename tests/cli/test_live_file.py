"""What the whole program does to the system, as Python's own audit hook hears it.

The garden's file is opened by SQLite alone: whoever opens and closes it otherwise drops the locks that SQLite
holds for the process. And nothing speaks to the network.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import TypeAlias

import pytest

Heard: TypeAlias = list[tuple[str, str]]
LISTENS = """
import json, os, sys

heard, garden = [], os.environ["PRUNER_DATA_DIR"] + "/garden.db"

def hear(event, args):
    if event == "open" and not isinstance(args[0], int) and os.fsdecode(args[0]) == garden:
        heard.append((event, str(args[2] & os.O_EXCL and "makes")))
    elif event.startswith(("socket.", "shutil.copy")):
        heard.append((event, str(args[1:])))

sys.addaudithook(hear)
from pruner.cli.start import start
for command in json.loads(sys.argv[1]):
    heard.append(("status", str(start(command))))
print(json.dumps(heard), file=sys.stderr)
"""
A_DAY_OF_WORK = (
    ("add", "Acme"),
    ("log", "rush", "acme"),
    ("mark", "acme"),
    ("undo",),
    ("edit", "acme", "--note", "loud"),
    ("backup",),
    ("backup", "--to", "{}/mine.db"),
    ("restore", "{}/mine.db", "--yes"),
    ("check", "--repair"),
    ("export", "--to", "{}/mine.json"),
    ("import", "{}/mine.json"),
    ("due", "--ics", "{}/mine.ics"),
    ("list",),
    ("status",),
    ("history",),
    ("erase", "acme", "--yes", "--backups"),
)


def heard(commands: list[list[str]]) -> Heard:
    command = [sys.executable, "-c", LISTENS, json.dumps(commands)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL)
    return [(event, what) for event, what in json.loads(run.stderr.splitlines()[-1])]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Heard:
    """All that is heard of one long day."""
    home = tmp_path_factory.mktemp("day")
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("CONFIG", "DATA", "STATE"):
            patch.setenv(f"PRUNER_{kind}_DIR", str(home / kind.lower()))
        patch.setenv("HOME", str(home))
        return heard([[arg.format(home) for arg in command] for command in A_DAY_OF_WORK])


def test_every_command_of_the_day_succeeds(day: Heard) -> None:
    assert [what for event, what in day if event == "status"] == ["0"] * len(A_DAY_OF_WORK)


def test_nothing_but_sqlite_opens_the_garden_once_it_is_made(day: Heard) -> None:
    assert [what for event, what in day if event == "open"] == ["makes"]


def test_nothing_is_said_to_a_network(day: Heard) -> None:
    assert [each for each in day if each[0].startswith(("socket", "shutil"))] == []


def test_another_opening_would_be_heard(home: Path) -> None:
    (home / "data").mkdir()
    (home / "data" / "garden.db").touch()
    assert ("open", "0") in heard([["import", str(home / "data" / "garden.db")]])
