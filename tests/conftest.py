"""What many tests start from: a garden's file, and an open store over it.

Hypothesis judges what a test finds and not how long a busy machine takes for it; `make soak` lets it look
longer.
"""

import gc
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from pruner.store.store import Store
from tests.faults.soak import times

settings.register_profile("pruner", deadline=None, max_examples=times(50))
settings.load_profile("pruner")


MEMORY, ROOM = Path("/dev/shm"), 2**31  # noqa: S108  # pytest makes a folder of its own in it
"""Where the gardens of the tests lie while there is room: nothing waits for a disk there. A file outlives a
killed program in memory as it does on a disk; a power cut is what the simulator is for."""
if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    """Where the tests run in the background of a shell, what they start would be deaf to ctrl+c too."""

SELDOM = 50_000, 20, 100
"""After how many new objects rubbish is looked for: a screen is made of many, and they are wanted."""


def pytest_xdist_auto_num_workers() -> int:
    """One process more than cores: now and then one of them waits for a program."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """What is loaded by now stays loaded, and need not be looked through for rubbish again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What the tests ran on: the store's promises are SQLite's, and not every SQLite is alike."""
    terminalreporter.write_line(f"on Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}")


@pytest.fixture
def garden_file(tmp_path: Path) -> Path:
    """Where a garden may be; nothing is there yet."""
    return tmp_path / "garden" / "garden.db"


@pytest.fixture
def store(garden_file: Path) -> Iterator[Store]:
    """A real store over an empty garden."""
    opened = Store.open(garden_file, create=True)
    yield opened
    opened.close()
