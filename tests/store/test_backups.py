"""Backups are whole, private and never in the way; what is not whole is no backup."""

import os
import sqlite3
import stat
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pruner.core.backups import Backup, Why
from pruner.core.errors import (
    BackupUnfit,
    FileNotWritten,
    FileThere,
    GardenDamaged,
    GardenEmptied,
    GardenLocked,
    GardenNewer,
    NotAGarden,
)
from pruner.core.models import Client
from pruner.store import backup_files, backups
from pruner.store.migrations import NEWEST
from pruner.store.restoring import restore
from pruner.store.store import Store
from tests.builders import NOW, a_client, adding, an_incident
from tests.store.saving import another, ask, dump, save

DATA = Path(__file__).parents[1] / "data"
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def planted(store: Store) -> Store:
    client = a_client("Acme")
    save(store, adding(client))
    for _ in range(30):
        save(store, adding(an_incident(client, note="x" * 400)))
    return store


def names(store: Store) -> list[str]:
    return [client.name for client in store.all(Client)]


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def hurt(path: Path) -> None:
    """Overwrite pages in the middle, so that the file opens and does not pass a check."""
    data = bytearray(path.read_bytes())
    for page in range(3, len(data) // 4096):
        data[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    path.write_bytes(data)


# -- making


def test_a_backup_holds_what_the_garden_holds(planted: Store) -> None:
    backup = backups.back_up(planted.path, Why.BY_HAND, NOW)
    assert dump(Path(backup.path)) == dump(planted.path)
    assert backups.complaint(Path(backup.path)) is None


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_a_backup_is_its_owners_alone_whatever_the_umask(planted: Store, umask: int) -> None:
    before = os.umask(umask)
    try:
        backup = Path(backups.back_up(planted.path, Why.BY_HAND, NOW).path)
    finally:
        os.umask(before)
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.parent.stat().st_mode) == 0o700


def test_a_backup_tells_when_and_why_it_was_made(planted: Store) -> None:
    made = backups.back_up(planted.path, Why.IMPORT, NOW)
    assert backup_files.listed(planted.path) == (made,)
    assert (made.at, made.why, made.size) == (NOW, Why.IMPORT, Path(made.path).stat().st_size)


def test_two_backups_of_one_second_are_two(planted: Store) -> None:
    first = backups.back_up(planted.path, Why.BY_HAND, NOW)
    second = backups.back_up(planted.path, Why.BY_HAND, NOW)
    assert {first.path, second.path} == {each.path for each in backup_files.listed(planted.path)}
    assert first.path != second.path


def test_the_gardens_of_one_folder_keep_their_backups_apart(planted: Store) -> None:
    other = planted.path.with_name("garden.db-2.db")
    Store.open(other, create=True).close()
    backups.back_up(other, Why.BY_HAND, NOW)
    assert backup_files.listed(planted.path) == ()
    assert len(backup_files.listed(other)) == 1


def test_nothing_but_backups_is_listed(planted: Store) -> None:
    made = backups.back_up(planted.path, Why.DAILY, NOW)
    folder = backup_files.folder_of(planted.path)
    (folder / "notes.txt").write_text("mine")
    (folder / "garden.db-20261123T091200Z-whim.db").write_text("of another kind")
    (folder / "garden.db-20261122T091200Z-daily.db").symlink_to(made.path)
    assert backup_files.listed(planted.path) == (made,)


def test_no_backup_is_made_of_a_damaged_garden(planted: Store) -> None:
    good = backups.back_up(planted.path, Why.DAILY, NOW)
    hurt(planted.path)
    with pytest.raises(GardenDamaged) as refused:
        backups.back_up(planted.path, Why.DAILY, LATER)
    assert refused.value.backup == good.path
    assert left(Path(good.path).parent) == [Path(good.path).name]


def test_a_backup_is_made_while_another_program_reads(planted: Store) -> None:
    with closing(sqlite3.connect(planted.path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM incidents").fetchall()
        assert backups.back_up(planted.path, Why.DAILY, NOW).size


def test_a_garden_that_is_never_free_is_given_up_and_nothing_stays(
    planted: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "DEADLINE", 0.2)
    monkeypatch.setattr("pruner.store.connections.BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(planted.path, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(GardenLocked):
            backups.back_up(planted.path, Why.DAILY, NOW)
    assert left(backup_files.folder_of(planted.path)) == []


def test_backups_made_while_others_write_are_whole(planted: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "PAGES", 1)  # so that writers come between the pages
    client = planted.all(Client)[0]
    done = threading.Event()

    def write() -> None:
        with another(planted) as other:
            for _ in range(40):
                save(other, adding(an_incident(client, note="y" * 3_000)))
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    made: list[Backup] = []
    while not done.is_set() or not made:
        made.append(backups.back_up(planted.path, Why.BY_HAND, NOW))
    writer.join()
    assert [backups.complaint(Path(each.path)) for each in made] == [None] * len(made)


def test_a_folder_that_cannot_be_made_is_a_refusal(planted: Store) -> None:
    backup_files.folder_of(planted.path).write_text("in the way")
    with pytest.raises((FileNotWritten, FileThere)):
        backups.back_up(planted.path, Why.DAILY, NOW)


def test_what_a_killed_program_left_half_written_goes_with_the_next_sweep(planted: Store) -> None:
    folder = Path(backups.back_up(planted.path, Why.DAILY, NOW).path).parent
    (folder / ".pruner-abc.db").write_text("half")
    (folder / ".pruner-abc.db-journal").write_text("half")
    backups.sweep(planted.path, older_than=backups.LONG_DEAD)
    assert len(left(folder)) == 3
    backups.sweep(planted.path)
    assert len(left(folder)) == 1


# -- to a place of one's own


def test_a_backup_elsewhere_overwrites_nothing(planted: Store, tmp_path: Path) -> None:
    to = tmp_path / "mine.db"
    to.write_text("precious")
    with pytest.raises(FileThere):
        backups.back_up_to(planted.path, to, force=False)
    assert to.read_text() == "precious"
    backups.back_up_to(planted.path, to, force=True)
    assert dump(to) == dump(planted.path)


@pytest.mark.parametrize("leads_somewhere", [True, False])
def test_a_backup_elsewhere_follows_no_link(planted: Store, tmp_path: Path, *, leads_somewhere: bool) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    if leads_somewhere:
        target.write_text("precious")
    link.symlink_to(target)
    with pytest.raises(FileThere):
        backups.back_up_to(planted.path, link, force=False)
    backups.back_up_to(planted.path, link, force=True)
    assert not link.is_symlink()
    assert target.exists() is leads_somewhere
    assert not leads_somewhere or target.read_text() == "precious"


# -- restoring


def test_restoring_brings_back_what_was(planted: Store) -> None:
    backup = backups.back_up(planted.path, Why.BY_HAND, NOW)
    then = dump(planted.path)
    save(planted, adding(a_client("Umbrella")))
    now = dump(planted.path)
    before = restore(planted.path, Path(backup.path), LATER)
    assert dump(planted.path) == then
    assert before is not None
    assert dump(Path(before.path)) == now
    assert before.why is Why.RESTORE


def test_an_open_garden_sees_what_was_restored(planted: Store) -> None:
    backup = backups.back_up(planted.path, Why.BY_HAND, NOW)
    save(planted, adding(a_client("Umbrella")))
    with another(planted) as other:
        seen, inode = other.version(), planted.path.stat().st_ino
        assert names(other) == ["Acme", "Umbrella"]
        restore(planted.path, Path(backup.path), LATER)
        assert other.version() != seen
        assert names(other) == ["Acme"]
        save(other, adding(a_client("Initech")))
    assert names(planted) == ["Acme", "Initech"]
    assert planted.path.stat().st_ino == inode


def test_restoring_back_and_forth_loses_nothing(planted: Store) -> None:
    first = backups.back_up(planted.path, Why.BY_HAND, NOW)
    save(planted, adding(a_client("Umbrella")))
    second = restore(planted.path, Path(first.path), LATER)
    assert second is not None
    restore(planted.path, Path(second.path), LATER + timedelta(hours=1))
    assert names(planted) == ["Acme", "Umbrella"]


def test_a_backup_comes_back_where_the_file_is_gone(planted: Store) -> None:
    backup = backups.back_up(planted.path, Why.BY_HAND, NOW)
    then = dump(planted.path)
    planted.path.unlink()
    assert restore(planted.path, Path(backup.path), LATER) is None
    assert dump(planted.path) == then
    assert stat.S_IMODE(planted.path.stat().st_mode) == 0o600


@pytest.mark.parametrize("ruin", [hurt, lambda path: path.write_bytes(b"not a database at all" * 400)])
def test_a_damaged_garden_is_set_aside_and_not_lost(planted: Store, ruin: Callable[[Path], None]) -> None:
    backup = backups.back_up(planted.path, Why.BY_HAND, NOW)
    then = dump(planted.path)
    ruin(planted.path)
    broken = planted.path.read_bytes()
    before = restore(planted.path, Path(backup.path), LATER)
    assert before is not None
    assert before.why is Why.DAMAGED
    assert Path(before.path).read_bytes() == broken
    assert dump(planted.path) == then


def test_what_lies_beside_a_damaged_garden_goes_with_it(planted: Store) -> None:
    backup = backups.back_up(planted.path, Why.BY_HAND, NOW)
    planted.path.write_bytes(b"not a database at all" * 400)
    beside = planted.path.with_name("garden.db-wal")
    beside.write_text("of the damaged one")
    before = restore(planted.path, Path(backup.path), LATER)
    assert not beside.exists()
    assert before is not None
    assert Path(f"{before.path}-wal").read_text() == "of the damaged one"
    backups.delete(before)
    assert left(Path(before.path).parent) == [Path(backup.path).name]


@pytest.mark.parametrize("version", range(1, NEWEST))
def test_a_backup_of_an_older_pruner_is_brought_up_to_date(garden_file: Path, version: int) -> None:
    stored = DATA / f"garden-v{version}.db"
    before = stored.read_bytes()
    assert restore(garden_file, stored, NOW) is None
    assert ask(garden_file, "PRAGMA user_version") == [(NEWEST,)]
    store = Store.open(garden_file, create=False)
    assert names(store)
    store.close()
    assert stored.read_bytes() == before
    assert left(backup_files.folder_of(garden_file)) == []


def a_newer_one(path: Path) -> None:
    Store.open(path, create=True).close()
    ask(path, f"PRAGMA user_version={NEWEST + 1}")


def a_foreign_one(path: Path) -> None:
    ask(path, "CREATE TABLE bookmarks (url TEXT)")


def a_damaged_one(path: Path) -> None:
    store = Store.open(path, create=True)
    client = a_client()
    save(store, adding(client))
    for _ in range(40):
        save(store, adding(an_incident(client, note="x" * 400)))
    store.close()
    hurt(path)


UNFIT: list[tuple[Callable[[Path], object], type[Exception] | None]] = [
    (lambda path: path.write_bytes(b""), None),
    (lambda path: path.write_bytes(b"a letter" * 1000), GardenDamaged),
    (lambda path: path.mkdir(), NotAGarden),
    (os.mkfifo, NotAGarden),
    (lambda path: path.symlink_to("nowhere"), NotAGarden),
    (lambda _path: None, NotAGarden),
    (a_newer_one, GardenNewer),
    (a_foreign_one, NotAGarden),
    (a_damaged_one, GardenDamaged),
]


@pytest.mark.parametrize(("make", "cause"), UNFIT)
def test_what_is_unfit_is_refused_and_nothing_changes(
    planted: Store, tmp_path: Path, make: Callable[[Path], object], cause: type[Exception] | None
) -> None:
    candidate = tmp_path / "candidate"
    make(candidate)
    bytes_before = planted.path.read_bytes()
    theirs = candidate.read_bytes() if candidate.is_file() else None
    with pytest.raises(BackupUnfit) as refused:
        restore(planted.path, candidate, LATER)
    assert type(refused.value.cause) is (cause or type(None))
    assert planted.path.read_bytes() == bytes_before
    assert theirs is None or candidate.read_bytes() == theirs
    assert left(backup_files.folder_of(planted.path)) == []


def test_the_garden_is_no_backup_of_itself(planted: Store) -> None:
    with pytest.raises(BackupUnfit):
        restore(planted.path, planted.path, LATER)


@pytest.mark.parametrize("make", [a_newer_one, a_foreign_one])
def test_what_is_not_ours_is_never_replaced(
    planted: Store, tmp_path: Path, make: Callable[[Path], object]
) -> None:
    backup = backups.back_up(planted.path, Why.BY_HAND, NOW)
    theirs = tmp_path / "theirs" / "garden.db"
    theirs.parent.mkdir()
    make(theirs)
    before = theirs.read_bytes()
    with pytest.raises((GardenNewer, NotAGarden)):
        restore(theirs, Path(backup.path), LATER)
    assert theirs.read_bytes() == before


def test_a_garden_that_is_held_is_not_restored_into(planted: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    backup = backups.back_up(planted.path, Why.BY_HAND, NOW)
    save(planted, adding(a_client("Umbrella")))
    monkeypatch.setattr(backups, "DEADLINE", 0.2)
    monkeypatch.setattr("pruner.store.connections.BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(planted.path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(GardenLocked):
            restore(planted.path, Path(backup.path), LATER)
    assert names(planted) == ["Acme", "Umbrella"]


# -- an upgrade, and an empty file


@pytest.fixture
def older(garden_file: Path) -> Path:
    garden_file.parent.mkdir(mode=0o700)
    garden_file.write_bytes((DATA / "garden-v1.db").read_bytes())
    return garden_file


def test_an_upgrade_leaves_a_checked_backup_of_before(older: Path) -> None:
    then = ask(older, "SELECT * FROM clients")
    Store.open(older, create=False).close()
    (backup,) = backup_files.listed(older)
    assert backup.why is Why.MIGRATION
    assert ask(Path(backup.path), "PRAGMA user_version") == [(1,)]
    assert ask(Path(backup.path), "SELECT * FROM clients") == then
    assert datetime.now(UTC) - backup.at < timedelta(minutes=5)


def test_there_is_no_upgrade_without_a_backup(older: Path) -> None:
    (older.parent / "backups").write_text("in the way")
    before = older.read_bytes()
    with pytest.raises((FileNotWritten, FileThere)):
        Store.open(older, create=False)
    assert older.read_bytes() == before


def test_an_empty_file_beside_backups_is_a_garden_lost(planted: Store) -> None:
    backup = backups.back_up(planted.path, Why.DAILY, NOW)
    planted.path.write_bytes(b"")
    for create in (True, False):
        with pytest.raises(GardenEmptied) as refused:
            Store.open(planted.path, create=create)
        assert refused.value.backup == backup.path
    assert planted.path.read_bytes() == b""
    restore(planted.path, Path(backup.path), LATER)
    assert names(planted) == ["Acme"]


def test_a_garden_may_be_begun_anew_beside_old_backups(planted: Store) -> None:
    backups.back_up(planted.path, Why.DAILY, NOW)
    planted.path.unlink()
    store = Store.open(planted.path, create=True)
    assert names(store) == []
    store.close()
