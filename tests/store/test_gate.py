"""How a garden's file comes to be, who may see it, and what it may be called."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pruner.core.changes import Standing
from pruner.core.errors import GardenMissing, NoAccess, ReadOnlyGarden
from pruner.core.models import Client, Facts
from pruner.store.migrations import NEWEST
from pruner.store.store import Store
from tests.builders import NOW, a_client, adding
from tests.store.saving import another, ask, save

NOBODY = 65534


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


@pytest.fixture
def ordinary_home() -> Iterator[Path]:
    """A folder of somebody to whom rights apply, even where the tests run as root."""
    root = os.geteuid() == 0
    with TemporaryDirectory() as name:
        home = Path(name)
        if root:
            os.chown(home, NOBODY, -1)
            os.setresuid(NOBODY, NOBODY, 0)
        try:
            yield home
        finally:
            if root:
                os.setresuid(0, 0, 0)
            home.chmod(0o700)


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o277])
def test_file_and_folders_are_made_for_the_owner_only(ordinary_home: Path, mask: int) -> None:
    path = ordinary_home / "share" / "pruner" / "garden.db"
    with umask(mask):
        Store.open(path, create=True).close()
    assert rights(path) == 0o600
    assert (rights(path.parent), rights(path.parent.parent)) == (0o700, 0o700)


def test_a_folder_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Store.open(tmp_path / "garden.db", create=True).close()
    assert rights(tmp_path) == 0o755


def test_the_rollback_journal_is_the_owners_only_too(store: Store) -> None:
    seen: list[int] = []
    with umask(0), store._writing() as connection:
        connection.exec_driver_sql("DELETE FROM journal")
        connection.exec_driver_sql(f"PRAGMA user_version={NEWEST}")
        seen += [rights(file) for file in store.path.parent.glob("*-journal")]
    assert seen == [0o600]


def test_reading_a_garden_that_is_not_there_makes_no_file(garden_file: Path) -> None:
    store = Store.open(garden_file, create=False)
    assert (store.facts(), store.history(), store.version()) == (Facts(), (), 0)
    assert (store.get(Client, 1), store.quick_check(), store.read_only) == (None, None, False)
    store.close()
    assert not garden_file.parent.exists()


def test_a_garden_named_by_the_user_must_be_there(garden_file: Path) -> None:
    with pytest.raises(GardenMissing) as refused:
        Store.open(garden_file, create=False, may_make=False)
    assert refused.value.path == str(garden_file)
    assert not garden_file.parent.exists()


def test_an_empty_garden_sees_what_another_program_plants(garden_file: Path) -> None:
    early = Store.open(garden_file, create=False)
    late = Store.open(garden_file, create=True)
    client = a_client()
    save(late, adding(client))
    assert early.all(Client) == (client,)
    assert early.version() > 0
    early.close()
    late.close()


def test_the_first_write_makes_the_file(garden_file: Path) -> None:
    store = Store.open(garden_file, create=False)
    entry = save(store, adding(a_client()))
    assert store.history() == (entry,)
    assert entry.standing is Standing.DONE
    store.close()
    assert rights(garden_file) == 0o600


def test_an_empty_file_becomes_a_garden_of_the_owners(tmp_path: Path) -> None:
    path = tmp_path / "garden.db"
    path.touch()
    reader = Store.open(path, create=False, may_make=False)
    assert reader.facts() == Facts()
    assert path.stat().st_size == 0
    Store.open(path, create=True).close()
    assert ask(path, "SELECT count(*) FROM clients") == [(0,)]
    assert rights(path) == 0o600


@pytest.mark.parametrize(
    "name",
    [
        "a b.db",
        "what?mode=memory",
        "#1.db",
        "100%41.db",
        "ä漢🌳.db",
        "-v.db",
        "two\nlines.db",
        "file:x.db",
        "a'b\"c&d",
    ],
)
def test_the_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / name
    store = Store.open(path, create=True)
    save(store, adding(a_client()))
    with another(store) as other:
        assert len(other.all(Client)) == 1
    store.close()
    assert [file.name for file in path.parent.iterdir()] == [name]


def test_the_file_may_have_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"gr\xfcn.db")
    store = Store.open(path, create=True)
    save(store, adding(a_client()))
    store.close()
    assert [os.fsencode(file.name) for file in tmp_path.iterdir()] == [b"gr\xfcn.db"]


def test_a_relative_path_and_a_link_lead_to_the_garden(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    save(store, adding(a_client()))
    monkeypatch.chdir(store.path.parent)
    Path("link.db").symlink_to(store.path.name)
    for path in (Path(store.path.name), Path("link.db")):
        other = Store.open(path, create=True)
        assert len(other.all(Client)) == 1
        other.close()


def test_a_garden_that_may_only_be_read_is_read_and_says_so(ordinary_home: Path) -> None:
    path = ordinary_home / "garden.db"
    store = Store.open(path, create=True)
    save(store, adding(a_client()))
    store.close()
    path.chmod(0o400)
    for rights_of_folder in (0o700, 0o500):
        ordinary_home.chmod(rights_of_folder)
        reader = Store.open(path, create=True)
        assert reader.read_only
        assert len(reader.all(Client)) == 1
        with pytest.raises(ReadOnlyGarden):
            save(reader, adding(a_client("Other")))
        with pytest.raises(ReadOnlyGarden):
            reader.undo(NOW)
        reader.close()


def test_a_folder_that_may_not_be_written_makes_the_garden_read_only(ordinary_home: Path) -> None:
    path = ordinary_home / "garden.db"
    Store.open(path, create=True).close()
    ordinary_home.chmod(0o500)
    reader = Store.open(path, create=False)
    assert reader.read_only
    assert reader.facts() == Facts()
    reader.close()


def test_rights_that_go_away_meanwhile_refuse_the_write(ordinary_home: Path) -> None:
    path = ordinary_home / "garden.db"
    store = Store.open(path, create=True)
    path.chmod(0o400)
    with pytest.raises(ReadOnlyGarden):
        save(store, adding(a_client()))
    store.close()


def test_a_file_or_folder_without_rights_is_refused_with_the_systems_reason(ordinary_home: Path) -> None:
    path = ordinary_home / "garden.db"
    Store.open(path, create=True).close()
    path.chmod(0)
    with pytest.raises(NoAccess):
        Store.open(path, create=False)
    ordinary_home.chmod(0o500)
    with pytest.raises(NoAccess) as refused:
        Store.open(ordinary_home / "new" / "garden.db", create=True)
    assert refused.value.detail == "Permission denied"
    ordinary_home.chmod(0)
    with pytest.raises(NoAccess):
        Store.open(path, create=False)


def test_a_garden_stays_where_it_is_when_the_working_folder_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = Store.open(Path("garden.db"), create=True)
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    save(store, adding(a_client()))
    assert store.path == tmp_path / "garden.db"
    store.close()
    (tmp_path / "gone").rmdir()
    with pytest.raises(NoAccess):
        Store.open(Path("garden.db"), create=True)


@pytest.mark.parametrize("name", ["nul\0.db", "x" * 300, "file.txt/garden.db"])
def test_a_path_that_cannot_be_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_text("no folder")
    with pytest.raises(NoAccess):
        Store.open(tmp_path / name, create=True)
