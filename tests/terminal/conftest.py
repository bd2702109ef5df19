"""A user of their own, and the installed program in a terminal of theirs."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest

from tests.cli.conftest import home
from tests.cli.running import INSTALLED
from tests.faults.logger import open_garden
from tests.terminal.emulated import Terminal

__all__ = ["home"]


class Opens(Protocol):
    """Starts the installed program in a terminal."""

    def __call__(
        self, *args: str, size: tuple[int, int] = (80, 24), env: Mapping[str, str] | None = None
    ) -> Terminal:
        """With these arguments, in a window of this size, with these variables on top."""


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """This user's variables as a terminal has them; its size is asked of the terminal alone."""
    own = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES", "TMUX"}}
    return {**own, "TERM": "xterm-256color", "COLORTERM": "truecolor", **more}


@pytest.fixture
def opened(home: Path) -> Iterator[Opens]:
    """Opens terminals and closes them after the test."""
    assert home.is_dir()
    with ExitStack() as terminals:

        def opens(
            *args: str, size: tuple[int, int] = (80, 24), env: Mapping[str, str] | None = None
        ) -> Terminal:
            command: Sequence[object] = (INSTALLED, *args)
            return terminals.enter_context(Terminal(command, size, environment(env or {})))

        yield opens


@pytest.fixture
def acme(home: Path) -> Path:
    """The file of a garden with one client, Acme."""
    path = home / "data" / "garden.db"
    with open_garden(path) as garden:
        garden.add(name="Acme")
    return path


def incidents(path: Path) -> int:
    """How many incidents the garden holds."""
    with open_garden(path) as garden:
        return sum(len(garden.incidents(client.id)) for client in garden.clients())


def in_the_garden(opened: Opens, *args: str, env: Mapping[str, str] | None = None) -> Terminal:
    """The garden with Acme on the screen."""
    terminal = opened(*args, env=env)
    terminal.wait_for("Acme", "1 client", "Quit")
    return terminal
