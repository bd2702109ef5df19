"""A whole pruning session in a real terminal, over a garden like the demo: killed, and gone on with."""

from datetime import date, datetime
from pathlib import Path

import pytest

from pruner import demo
from pruner.cli.clock import local_moment
from pruner.core.season import Choice
from tests.faults.logger import open_garden
from tests.terminal.conftest import Opens
from tests.terminal.emulated import Terminal

BEFORE_THE_KILL = ("S", "enter", "5", "1", "2", "4", "enter", "2", "6", "0")
AFTER_IT = ("S", "enter", "enter", "enter", "ctrl+s", "enter", "enter", "enter", "y")
KEYS = len(BEFORE_THE_KILL) + len(AFTER_IT)


@pytest.fixture
def grown(home: Path) -> Path:
    """The file of a garden that looks like the demo, and outlives the program; its user has a target rate."""
    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text("money.target_rate = 95\n", encoding="utf-8")
    path = home / "data" / "garden.db"
    with open_garden(path) as garden:
        seeds = demo.seeds(garden.today, local_moment)
        garden.plant(seeds.change, seeds.rows)
    return path


def decided(path: Path) -> dict[str, Choice]:
    """What the open session holds, by name."""
    with open_garden(path) as garden:
        names = garden.names()
        found = garden.session_view(garden.view()).decisions
        return {names[client_id]: decision.choice for client_id, decision in found.items()}


def local_today() -> date:
    """The day it is for the program."""
    return datetime.now().astimezone().date()


def walk(terminal: Terminal, *keys: str) -> None:
    """Press keys as somebody does who reads what each of them brings."""
    for key in keys:
        terminal.press(key)
        terminal.read_for(0.8)


def test_a_killed_session_is_gone_on_with_and_ends_in_a_report(
    opened: Opens, grown: Path, home: Path
) -> None:
    """Eighteen keys, and one more to come back."""
    first = opened(size=(100, 40), env={"HOME": str(home)})
    first.wait_for("14 clients")
    walk(first, *BEFORE_THE_KILL)
    first.wait_for("2 Walk", "decided")
    first.kill()
    made = decided(grown)
    assert sorted({choice.value for choice in made.values()}) == ["keep", "later", "prune", "raise", "watch"]

    second = opened(size=(100, 40), env={"HOME": str(home)})
    second.wait_for("session open")
    walk(second, "S")
    second.wait_for("2 Walk")
    assert decided(grown) == made
    walk(second, *AFTER_IT[1:])
    second.wait_for("The session is closed")
    report = home / "pruner" / f"session-{local_today()}.md"
    text = report.read_text(encoding="utf-8")
    for name, choice in made.items():
        if choice is Choice.PRUNE:
            assert f"### {name}" in text
    assert KEYS == 19
