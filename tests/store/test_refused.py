"""What is not a garden of ours is refused, each with its own reason, and left byte for byte as it was."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from pruner.core.errors import CannotOpen, GardenDamaged, GardenLocked, GardenNewer, NotAGarden
from pruner.core.models import Client, Incident
from pruner.store import connections
from pruner.store.migrations import NEWEST
from pruner.store.store import Store
from tests.builders import a_client, adding, an_incident
from tests.store.saving import ask, save


def a_garden(path: Path) -> None:
    store = Store.open(path, create=True)
    client = a_client()
    save(store, adding(client))
    for _ in range(40):
        save(store, adding(an_incident(client, note="x" * 400)))
    store.close()


def a_newer_garden(path: Path) -> None:
    a_garden(path)
    ask(path, f"PRAGMA user_version={NEWEST + 1}")


def a_garden_without_its_number(path: Path) -> None:
    a_garden(path)
    ask(path, "PRAGMA user_version=0")


def of_another_program(path: Path) -> None:
    ask(path, "CREATE TABLE bookmarks (url TEXT)")
    ask(path, "PRAGMA application_id=1")


def tables_of_nobody(path: Path) -> None:
    ask(path, "CREATE TABLE clients (id INTEGER PRIMARY KEY, name TEXT)")


STILL_RUNNING = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode=WAL")
connection.execute("CREATE TABLE bookmarks (url TEXT)")
connection.execute("INSERT INTO bookmarks VALUES ('https://example.org')")
os._exit(0)
"""

KILLED = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA application_id=1")
connection.execute("CREATE TABLE bookmarks (url TEXT)")
connection.execute("PRAGMA cache_size=2")
connection.execute("BEGIN IMMEDIATE")
for _ in range(200):
    connection.execute("INSERT INTO bookmarks VALUES (?)", ("x" * 900,))
os.kill(os.getpid(), signal.SIGKILL)
"""


def of_another_program_still_running(path: Path) -> None:
    """Its newest rows are in a write-ahead log that closing a careless reader would fold in."""
    subprocess.run([sys.executable, "-c", STILL_RUNNING, str(path)], check=True)
    assert Path(f"{path}-wal").stat().st_size > 0


def of_another_program_killed(path: Path) -> None:
    """Its rollback journal is hot: any careless opening would roll the file back."""
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert Path(f"{path}-journal").stat().st_size > 0


def text(path: Path) -> None:
    path.write_text("Dear diary, " * 500)


def a_few_bytes(path: Path) -> None:
    path.write_bytes(b"xyz")


def a_garden_with_a_broken_header(path: Path) -> None:
    a_garden(path)
    path.write_bytes(b"\xff" * 100 + path.read_bytes()[100:])


def a_garden_cut_short(path: Path) -> None:
    a_garden(path)
    path.write_bytes(path.read_bytes()[:5000])


REFUSED: list[tuple[Callable[[Path], None], type[CannotOpen]]] = [
    (a_newer_garden, GardenNewer),
    (a_garden_without_its_number, GardenDamaged),
    (of_another_program, NotAGarden),
    (tables_of_nobody, NotAGarden),
    (of_another_program_still_running, NotAGarden),
    (of_another_program_killed, NotAGarden),
    (text, GardenDamaged),
    (a_few_bytes, GardenDamaged),
    (a_garden_with_a_broken_header, GardenDamaged),
    (a_garden_cut_short, GardenDamaged),
]


def bytes_of(path: Path) -> dict[str, bytes]:
    """The file and its write-ahead log or journal; the index of a log holds locks, no data."""
    return {file.name: file.read_bytes() for file in path.parent.iterdir() if not file.name.endswith("-shm")}


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize(("make", "refusal"), REFUSED, ids=lambda value: value.__name__)
def test_it_is_refused_and_stays_as_it_was(
    tmp_path: Path, make: Callable[[Path], None], refusal: type[CannotOpen], *, create: bool
) -> None:
    path = tmp_path / "garden.db"
    make(path)
    before = bytes_of(path)
    with pytest.raises(refusal) as refused:
        Store.open(path, create=create).facts()
    assert vars(refused.value)["path"] == str(path)
    assert bytes_of(path) == before


def is_open_here(path: Path) -> bool:
    """Whether this process has a handle of the file."""
    found = False
    for number in Path("/dev/fd").iterdir():
        with suppress(OSError):  # that of the list itself
            found = found or os.path.samestat(os.fstat(int(number.name)), path.stat())
    return found


def test_a_file_that_is_refused_is_let_go_of_at_once(tmp_path: Path) -> None:
    path = tmp_path / "garden.db"
    text(path)
    with pytest.raises(GardenDamaged) as refused:
        Store.open(path, create=False)
    assert refused.value.__cause__ is not None  # it keeps whatever its frames had
    assert not is_open_here(path)


def test_a_newer_garden_says_which_version_would_be_needed(tmp_path: Path) -> None:
    a_newer_garden(tmp_path / "garden.db")
    with pytest.raises(GardenNewer) as refused:
        Store.open(tmp_path / "garden.db", create=True)
    assert (refused.value.version, refused.value.known) == (NEWEST + 1, NEWEST)


@pytest.mark.parametrize("kind", ["folder", "pipe", "socket", "dangling link", "device"])
def test_what_is_no_regular_file_is_never_opened(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # the address of a socket must be short
    path = Path("garden.db")
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        with closing(socket.socket(socket.AF_UNIX)) as listening:
            listening.bind(str(path))
    else:
        path.symlink_to("nowhere" if kind == "dangling link" else "/dev/null")
    with pytest.raises(NotAGarden):
        Store.open(path, create=True)
    assert [file.name for file in tmp_path.iterdir()] == ["garden.db"]


def test_a_broken_page_is_met_when_it_is_read_and_found_by_the_check(tmp_path: Path) -> None:
    path, empty = tmp_path / "garden.db", tmp_path / "empty.db"
    a_garden(path)
    Store.open(empty, create=True).close()
    whole, roots = path.read_bytes(), empty.stat().st_size
    broken = whole[:roots] + b"\xa5" * (len(whole) - roots)
    path.write_bytes(broken)
    store = Store.open(path, create=False)
    with pytest.raises(GardenDamaged) as refused:
        store.history()
    assert "malformed" in refused.value.detail
    assert store.quick_check()
    store.close()
    assert path.read_bytes() == broken


def test_a_garden_whose_tables_were_dropped_is_damaged(store: Store) -> None:
    ask(store.path, "DROP TABLE incidents")
    with pytest.raises(GardenDamaged):
        store.all(Incident)


def test_a_file_that_another_program_holds_too_long_is_locked(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(store, adding(a_client()))
    version = store.version()
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(GardenLocked):
            save(store, adding(a_client("Other")))
        with pytest.raises(GardenLocked):
            Store.open(store.path, create=False)
        assert store.version() == version
        holder.execute("ROLLBACK")
    save(store, adding(a_client("Other")))
    assert len(store.all(Client)) == 2


def test_a_file_that_was_moved_away_is_not_made_anew(store: Store) -> None:
    store.path.rename(store.path.with_name("elsewhere.db"))
    with pytest.raises(CannotOpen):
        save(store, adding(a_client()))
    assert not store.path.exists()


FILLING = """
import resource, sys
from pathlib import Path
from pruner.core.errors import DiskFull
from pruner.core.models import Client
from pruner.store.store import Store
from tests.builders import a_client, adding
from tests.store.saving import save

store = Store.open(Path(sys.argv[1]), create=True)
limit = store.path.stat().st_size + 40_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
saved = 0
try:
    while saved < 100:
        save(store, adding(a_client(f"Client {saved}", note="x" * 5_000)))
        saved += 1
except DiskFull:
    pass
assert 0 < saved < 100, saved
assert len(store.all(Client)) == saved
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
save(store, adding(a_client("There is space again")))
assert len(store.all(Client)) == saved + 1
assert store.quick_check() is None
store.close()
"""


def test_a_full_disk_fails_the_save_loses_nothing_and_works_again(garden_file: Path) -> None:
    subprocess.run([sys.executable, "-c", FILLING, str(garden_file)], check=True)


def everything(store: Store) -> tuple[object, ...]:
    return store.facts(), store.all(Incident), store.history()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE clients SET planted_on = '2026-99-99'",
        "UPDATE incidents SET at = '2026-11-23 is not a moment.'",
        "UPDATE journal SET edits = '[]]'",
    ],
)
def test_a_row_that_another_program_spoilt_is_refused_as_damage(garden_file: Path, statement: str) -> None:
    a_garden(garden_file)
    ask(garden_file, statement)
    before = garden_file.read_bytes()
    store = Store.open(garden_file, create=False)
    with pytest.raises(GardenDamaged) as refused:
        everything(store)
    store.close()
    assert str(garden_file) == refused.value.path
    assert garden_file.read_bytes() == before
