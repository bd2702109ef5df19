"""Everything leaves on the command line: complete, safe to open, and never over somebody's file."""

import csv
import json
import os
import stat
from pathlib import Path

import pytest

from tests.cli.running import Pruner, installed
from tests.formats.reading import SAMPLES

HOSTILE = "=HYPERLINK(1) | [x](y) <b> `c` *d*"


@pytest.fixture
def planted(pruner: Pruner) -> Pruner:
    """A user with two clients, hours, invoices and incidents."""
    pruner.done("import", str(SAMPLES / "toggl.csv"), "--create")
    pruner.done("import", str(SAMPLES / "german-netto.csv"), "--create")
    pruner.done("add", HOSTILE, "--note", "@sum\nsecond line", "--rate", "90")
    pruner.done("log", "rush", "fernglas", "--note", "=1+1")
    pruner.done("job", "fernglas")
    return pruner


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_an_export_taken_in_by_an_empty_garden_is_exported_the_same(planted: Pruner, home: Path) -> None:
    planted.done("export", "--to", str(home / "all.json"))
    planted.done("--garden", str(home / "other.db"), "import", str(home / "all.json"))
    again = planted.done("--garden", str(home / "other.db"), "export").out
    assert again == (home / "all.json").read_text(encoding="utf-8")
    assert planted.done("--garden", str(home / "other.db"), "history", "--json").json[0]["summary"] == (
        "Imported 6 rows (export of pruner) · Planted 5 clients"
    )


def test_an_export_without_rows_is_one_step_too(planted: Pruner, home: Path) -> None:
    first, second = str(home / "first.db"), str(home / "second.db")
    planted.done("--garden", first, "add", "Acme")
    (home / "acme.json").write_text(planted.done("--garden", first, "export").out, encoding="utf-8")
    said = planted.done("--garden", second, "import", str(home / "acme.json"))
    assert "Planted 1 client" in said.lines
    planted.done("--garden", second, "undo")
    assert planted.done("--garden", second, "list", "--json").json == []


def test_the_export_is_what_comes_without_a_word(planted: Pruner) -> None:
    document = planted.done("export").json
    assert document["pruner"] == 1
    assert HOSTILE in {client["name"] for client in document["clients"]}
    assert planted.done("export", "--json").json == document


def test_an_export_loses_no_letter_in_a_locale_without_them(pruner: Pruner, home: Path) -> None:
    pruner.done("import", str(SAMPLES / "toggl.csv"), "--create")
    bare = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    out = installed("export", env=bare, cwd=home, text=False).stdout
    assert "Löwenzahn GmbH" in out.decode("utf-8")  # type: ignore[attr-defined]  # bytes, since not text


def test_tables_are_safe_in_a_spreadsheet_and_come_back_as_they_were(planted: Pruner, home: Path) -> None:
    planted.done("export", "--format", "csv", "--to", str(home / "tables"))
    files = sorted(path.name for path in (home / "tables").iterdir())
    assert files == ["clients.csv", "hours.csv", "incidents.csv", "invoices.csv", "jobs.csv", "terms.csv"]
    assert table(home / "tables" / "incidents.csv")[0]["note"] == "'=1+1"
    assert f"'{HOSTILE}" in {row["name"] for row in table(home / "tables" / "clients.csv")}
    nets = sorted(row["net"] for row in table(home / "tables" / "invoices.csv"))
    assert not [net for net in nets if net.startswith("'")]
    other = str(home / "other.db")
    for name in files:
        planted.done("--garden", other, "import", str(home / "tables" / name))
    assert planted.done("--garden", other, "export").out == planted.done("export").out


def test_our_own_tables_taken_in_by_the_garden_they_came_from_change_nothing(
    planted: Pruner, home: Path
) -> None:
    planted.done("export", "--format", "csv", "--to", str(home / "tables"))
    before = planted.done("export").out
    for path in (home / "tables").iterdir():
        assert planted.done("import", str(path), "--json").json["id"] is None
    assert planted.done("export").out == before


def test_a_report_tells_every_client_and_takes_no_name_for_a_mark(planted: Pruner) -> None:
    said = planted.done("export", "--format", "md")
    assert said.lines[0].startswith("# The garden on ")
    assert "## Fernglas" in said.lines
    assert "## =HYPERLINK(1) \\| \\[x\\](y) \\<b\\> \\`c\\` \\*d\\*" in said.lines
    assert len([line for line in said.lines if line.startswith("| ")]) == 1 + 5 + 2
    german = planted.done("export", "--format", "md", "--lang", "de").out
    assert german.startswith("# Der Garten am ")


@pytest.mark.parametrize("kind", ["json", "md"])
def test_a_file_is_its_owner_s_alone_whatever_the_umask(planted: Pruner, home: Path, kind: str) -> None:
    old = os.umask(0)
    try:
        said = planted.done("export", "--format", kind, "--to", str(home / "out"))
    finally:
        os.umask(old)
    assert said.out == f"Written to {home / 'out'}\n"
    assert stat.S_IMODE((home / "out").stat().st_mode) == 0o600
    assert [path.name for path in home.iterdir() if path.name.startswith(".")] == []


def test_nothing_is_overwritten_and_no_link_is_followed_unless_forced(planted: Pruner, home: Path) -> None:
    (home / "mine").write_text("mine", encoding="utf-8")
    (home / "link").symlink_to(home / "mine")
    (home / "nowhere").symlink_to(home / "not there")
    for name in ("mine", "link", "nowhere"):
        refused = planted("export", "--to", str(home / name))
        assert (refused.status, refused.out, refused.err.count("\n")) == (1, "", 1)
    assert (home / "mine").read_text(encoding="utf-8") == "mine"
    assert not (home / "not there").exists()
    planted.done("export", "--to", str(home / "link"), "--force")
    assert not (home / "link").is_symlink()
    assert (home / "mine").read_text(encoding="utf-8") == "mine"


def test_of_several_tables_all_are_written_or_none(planted: Pruner, home: Path) -> None:
    folder = home / "tables"
    folder.mkdir()
    (folder / "hours.csv").write_text("mine", encoding="utf-8")
    assert planted("export", "--format", "csv", "--to", str(folder)).status == 1
    assert [path.name for path in folder.iterdir()] == ["hours.csv"]
    planted.done("export", "--format", "csv", "--to", str(folder), "--force")
    assert len(table(folder / "hours.csv")) == 4


@pytest.mark.parametrize("path", ["no/such/folder/out.json", "."])
def test_a_path_that_cannot_be_written_is_refused(planted: Pruner, home: Path, path: str) -> None:
    refused = planted("export", "--to", str(home / path))
    assert (refused.status, refused.err.count("\n")) == (1, 1)


@pytest.mark.parametrize("options", [("--format", "csv"), ("--format", "xml"), ("--format", "md", "--json")])
def test_what_cannot_be_meant_is_an_error_of_usage(planted: Pruner, options: tuple[str, ...]) -> None:
    assert planted("export", *options).status == 2


def test_what_was_written_is_told_as_data_too(planted: Pruner, home: Path) -> None:
    said = planted.done("export", "--to", str(home / "out.json"), "--json").json
    assert said == {"format": "json", "files": [str(home / "out.json")]}


def test_an_empty_garden_leaves_as_one(pruner: Pruner, home: Path) -> None:
    assert json.loads(pruner.done("export").out)["clients"] == []
    assert not (home / "data" / "garden.db").exists()
