"""What is being written is noted beside the garden, so that what a killed program left is found and goes."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pruner.store.unfinished import sweep, unfinished

WRITES = """
import sys, time
from pathlib import Path
from pruner.store.unfinished import unfinished
with unfinished(Path(sys.argv[1]), Path(sys.argv[2]), ".txt") as path:
    path.write_text("a secret")
    print(path, flush=True)
    time.sleep(60)
"""


@contextmanager
def writing(garden: Path, folder: Path) -> Iterator[tuple["subprocess.Popen[str]", Path]]:
    """A program in the middle of writing a file, and that file."""
    command = [sys.executable, "-c", WRITES, str(garden), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process, Path(process.stdout.readline().strip() if process.stdout else "")
        finally:
            process.kill()


@pytest.fixture
def garden(garden_file: Path) -> Path:
    garden_file.parent.mkdir()
    garden_file.touch()
    return garden_file


def test_what_a_killed_program_left_goes_wherever_it_lies(garden: Path, tmp_path: Path) -> None:
    with writing(garden, tmp_path) as (process, path):
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert path.read_text() == "a secret"
        sweep(garden)
        assert not path.exists()
    assert list(garden.parent.iterdir()) == [garden]


def test_what_is_still_being_written_is_left_alone(garden: Path, tmp_path: Path) -> None:
    with writing(garden, tmp_path) as (_process, path):
        sweep(garden)
        assert path.read_text() == "a secret"


def test_the_gardens_of_one_folder_sweep_their_own(garden: Path, tmp_path: Path) -> None:
    with writing(garden, tmp_path) as (process, path):
        process.kill()
        process.wait()
        sweep(garden.with_name("other.db"))
        assert path.exists()


def test_a_note_leads_to_nothing_that_pruner_did_not_begin(garden: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("mine")
    garden.with_name(f".{garden.name}-unfinished-1").write_text(str(precious))
    sweep(garden)
    assert precious.read_text() == "mine"


def test_nothing_is_left_of_a_file_that_got_its_name(garden: Path, tmp_path: Path) -> None:
    with unfinished(garden, tmp_path, ".txt") as path:
        path.rename(tmp_path / "done.txt")
    assert list(garden.parent.iterdir()) == [garden]
    assert not list(tmp_path.glob(".pruner-*"))


@pytest.mark.parametrize("umask", [0o000, 0o077, 0o777])
def test_it_is_its_owners_alone_whatever_the_umask(garden: Path, tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        with unfinished(garden, tmp_path, ".txt") as path:
            (note,) = set(garden.parent.iterdir()) - {garden}
            assert [stat.S_IMODE(each.stat().st_mode) for each in (path, note)] == [0o600, 0o600]
    finally:
        os.umask(before)


def test_a_garden_whose_folder_is_not_there_needs_no_note(tmp_path: Path) -> None:
    with unfinished(tmp_path / "nowhere" / "garden.db", tmp_path, ".txt") as path:
        assert path.exists()
    assert not (tmp_path / "nowhere").exists()
