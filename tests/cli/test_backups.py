"""`pruner backup`, `restore` and `check`, and the backups that come by themselves."""

import os
import stat
from pathlib import Path

import pytest

from tests.cli.running import Pruner, installed
from tests.formats.reading import SAMPLES
from tests.store.saving import ask


@pytest.fixture
def planted(pruner: Pruner) -> Pruner:
    pruner.done("add", "Acme")
    return pruner


def made(home: Path) -> list[str]:
    """Why each backup was made, in no order."""
    return sorted(path.stem.split("Z-")[1] for path in (home / "data" / "backups").glob("garden.db-*"))


def names(pruner: Pruner) -> list[str]:
    return [client["name"] for client in pruner.done("list", "--json").json]


def as_if_older(home: Path) -> None:
    """The backups there are, as if they were of another year."""
    for path in (home / "data" / "backups").glob("garden.db-*"):
        path.rename(path.with_name(path.name.replace("garden.db-2", "garden.db-1")))


# -- by themselves


def test_an_empty_garden_needs_no_backup(pruner: Pruner, home: Path) -> None:
    pruner.done("add", "Acme")
    assert made(home) == []


def test_the_first_change_of_the_day_is_backed_up_once(planted: Pruner, home: Path) -> None:
    planted.done("add", "Umbrella")
    planted.done("edit", "umbrella", "--note", "met in a lift")
    assert made(home) == ["daily"]
    as_if_older(home)
    planted.done("unmark" if planted("mark", "acme").status else "job", "acme")
    assert made(home) == ["daily", "daily"]


def test_the_backup_of_the_day_is_of_before_the_change(planted: Pruner, home: Path) -> None:
    planted.done("add", "Umbrella")
    (backup,) = (home / "data" / "backups").glob("garden.db-*")
    planted.done("restore", str(backup), "--yes")
    assert names(planted) == ["Acme"]


@pytest.mark.parametrize(
    "command", [("log", "rush", "acme"), ("mark", "acme"), ("undo",), ("status",), ("list",), ("export",)]
)
def test_what_has_to_be_quick_or_only_reads_makes_no_backup(
    planted: Pruner, home: Path, command: tuple[str, ...]
) -> None:
    planted.done(*command)
    assert made(home) == []


def test_erasing_neither_makes_a_backup_nor_waits_for_one(planted: Pruner, home: Path) -> None:
    planted.done("erase", "acme", "--yes")
    assert made(home) == []


def test_an_import_is_preceded_by_a_backup(planted: Pruner, home: Path) -> None:
    file = str(SAMPLES / "toggl.csv")
    planted.done("import", file, "--create")
    assert made(home) == ["import"]
    planted.done("import", file)  # everything is known: nothing is written
    assert made(home) == ["import"]


def test_a_backup_that_cannot_be_made_is_said_and_stops_no_change(planted: Pruner, home: Path) -> None:
    (home / "data" / "backups").write_text("in the way")
    answer = planted.done("add", "Umbrella")
    assert "No backup was made" in answer.err
    assert names(planted) == ["Acme", "Umbrella"]


def test_a_garden_of_another_file_has_its_backups_beside_it(planted: Pruner, tmp_path: Path) -> None:
    file = str(tmp_path / "other" / "mine.sqlite")
    planted.done("add", "Umbrella", "--garden", file)
    planted.done("add", "Initech", "--garden", file)
    assert len(list((tmp_path / "other" / "backups").glob("mine.sqlite-*-daily.db"))) == 1


# -- looking a garden over


def looked_over(home: Path) -> bool:
    return (home / "data" / "backups" / "garden.db.looked-over").exists()


def test_a_garden_is_looked_over_once_a_day_and_never_where_it_has_to_be_quick(
    planted: Pruner, home: Path
) -> None:
    planted.done("backup")
    for command in (("status",), ("log", "rush", "acme"), ("mark", "acme"), ("undo",)):
        planted.done(*command)
        assert not looked_over(home)
    planted.done("list")
    assert looked_over(home)
    before = (home / "data" / "backups" / "garden.db.looked-over").stat().st_mtime_ns
    planted.done("list")
    assert (home / "data" / "backups" / "garden.db.looked-over").stat().st_mtime_ns == before


def test_a_large_garden_is_not_looked_over_while_somebody_waits(
    planted: Pruner, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted.done("backup")
    monkeypatch.setattr("pruner.store.backup_files.SMALL", 1_000)
    planted.done("list")
    assert not looked_over(home)


# -- by hand


def test_a_backup_by_hand_says_where_it_is(planted: Pruner) -> None:
    told = planted.done("backup", "--json").json
    assert told["why"] == "by-hand"
    assert Path(told["path"]).stat().st_size == told["size"]
    assert "Backed up and checked: /" in planted.done("backup").out


def test_a_backup_to_a_file_overwrites_nothing_unasked(planted: Pruner, tmp_path: Path) -> None:
    to = tmp_path / "mine.db"
    planted.done("backup", "--to", str(to))
    assert stat.S_IMODE(to.stat().st_mode) == 0o600
    before = to.read_bytes()
    planted.done("add", "Umbrella")
    refused = planted("backup", "--to", str(to))
    assert (refused.status, to.read_bytes()) == (1, before)
    assert "--force" in refused.err
    planted.done("backup", "--to", str(to), "--force")
    assert to.read_bytes() != before


def test_a_backup_where_nobody_may_write_is_refused(planted: Pruner, tmp_path: Path) -> None:
    refused = planted("backup", "--to", str(tmp_path / "nowhere" / "mine.db"))
    assert refused.status == 1
    assert "cannot be written" in refused.err


def test_without_a_garden_there_is_nothing_to_back_up(pruner: Pruner, home: Path) -> None:
    assert pruner("backup").status == 4
    assert not (home / "data").exists()


# -- restoring


def test_a_restore_asks_and_keeps_what_was_there(planted: Pruner, home: Path) -> None:
    backup = planted.done("backup", "--json").json["path"]
    planted.done("add", "Umbrella")
    refused = planted("restore", backup, answers="n\n")
    assert (refused.status, names(planted)) == (1, ["Acme", "Umbrella"])
    assert "backed up first" in refused.err
    answer = planted("restore", backup, answers="y\n")
    assert (answer.status, names(planted)) == (0, ["Acme"])
    assert made(home) == ["by-hand", "restore"]
    before = answer.lines[-1].rpartition(" ")[2]
    planted.done("restore", before, "--yes")
    assert names(planted) == ["Acme", "Umbrella"]


def test_a_backup_may_be_named_without_its_folder(planted: Pruner) -> None:
    backup = Path(planted.done("backup", "--json").json["path"])
    planted.done("add", "Umbrella")
    told = planted.done("restore", backup.name, "--yes", "--json").json
    assert told["restored"] == str(backup)
    assert told["before"]["why"] == "restore"
    assert names(planted) == ["Acme"]


def test_the_status_files_follow_a_restore(planted: Pruner, home: Path) -> None:
    backup = planted.done("backup", "--json").json["path"]
    planted.done("add", "Umbrella")
    before = (home / "state" / "status.json").read_text()
    planted.done("restore", backup, "--yes")
    assert (home / "state" / "status.json").read_text() != before


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "is empty"), (b"a letter" * 900, "is damaged"), (None, "no backup of a garden")],
)
def test_what_cannot_be_restored_is_refused_before_anything_is_asked(
    planted: Pruner, tmp_path: Path, content: bytes | None, said: str
) -> None:
    file = tmp_path / "letter.db"
    if content is not None:
        file.write_bytes(content)
    refused = planted("restore", str(file), answers="y\n")
    assert (refused.status, names(planted)) == (1, ["Acme"])
    assert said in refused.err
    assert "[y/N]" not in refused.err


@pytest.mark.parametrize("ruin", [b"", b"not a database at all" * 400])
def test_a_lost_garden_names_the_command_that_brings_it_back(
    planted: Pruner, home: Path, ruin: bytes
) -> None:
    planted.done("backup")
    garden = home / "data" / "garden.db"
    garden.write_bytes(ruin)
    for command in (("list",), ("log", "rush", "acme"), ("add", "Umbrella"), ()):
        refused = installed(*command)
        assert refused.returncode == 4
        assert garden.read_bytes() == ruin
    restoring = refused.stderr.rpartition("“pruner ")[2].partition("”")[0]
    planted.done(*restoring.split(), "--yes")
    assert names(planted) == ["Acme"]


# -- checking


def test_a_check_looks_at_garden_and_backups(planted: Pruner) -> None:
    backup = Path(planted.done("backup", "--json").json["path"])
    told = planted.done("check", "--json").json
    assert (told["ok"], told["found"], told["repaired"]) == (True, [], False)
    assert [each["ok"] for each in told["backups"]] == [True]
    backup.write_bytes(backup.read_bytes()[:9_000])
    told = planted.done("check", "--json").json
    assert [each["ok"] for each in told["backups"]] == [False]
    assert "damaged" in planted.done("check").out


def test_a_check_finds_and_repairs_the_names(planted: Pruner, home: Path) -> None:
    ask(home / "data" / "garden.db", "DELETE FROM client_names")
    found = planted("check", "--json")
    assert (found.status, found.json["found"]) == (1, [{"what": "names", "detail": "1"}])
    assert planted.done("check", "--repair", "--json").json["ok"]
    planted.done("check")


# -- erasing


def test_erasing_says_which_backups_still_hold_the_client(planted: Pruner) -> None:
    backup = planted.done("backup", "--json").json["path"]
    answer = planted.done("erase", "acme", "--yes")
    assert backup in answer.err
    assert Path(backup).exists()


def test_erasing_with_its_backups_leaves_no_byte(planted: Pruner, home: Path) -> None:
    planted.done("edit", "acme", "--name", "Xylophon GmbH")
    planted.done("backup")
    planted.done("add", "Umbrella")
    told = planted.done("erase", "xylo", "--yes", "--backups", "--json").json
    assert (len(told["backups"]), told["backups_deleted"]) == (2, True)
    left = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"Xylophon" not in left
    assert b"Acme" not in left


def test_backups_without_the_client_stay(planted: Pruner, home: Path) -> None:
    planted.done("backup")
    planted.done("log", "rush", "acme")
    planted.done("add", "Umbrella")
    planted.done("erase", "umbrella", "--yes", "--backups")
    assert made(home) == ["by-hand"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_rights_stops_no_change(planted: Pruner, home: Path) -> None:
    folder = home / "data" / "backups"
    folder.mkdir()
    folder.chmod(0o500)
    answer = planted.done("add", "Umbrella")
    folder.chmod(0o700)
    assert "No backup was made" in answer.err
