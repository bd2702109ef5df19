"""The README makes promises; what can be run, found or compared is."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from pruner.config.loading import assemble
from pruner.i18n import use
from pruner.tui.bindings import KEY_NAMES
from pruner.wording import sign

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md")
README = (ROOT / "README.md").read_text(encoding="utf-8")
HERE = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
INSIDE = re.compile(r"\]\(#([^)]+)\)")


def blocks(language: str) -> list[str]:
    """What stands in the fenced blocks of this language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def rows(heading: str) -> list[list[str]]:
    """The cells of the first table under a heading, without its first line."""
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    table = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in table[2:]]


def keys_in(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_command_of_the_readme_runs(tmp_path: Path) -> None:
    folder = tmp_path / ".config" / "pruner"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("\n".join(blocks("toml")), encoding="utf-8")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["/bin/sh", "-eu", "-c", "\n".join(blocks("sh"))],
        env={"HOME": str(tmp_path), "PATH": path, "LANG": "C.UTF-8"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Ghosting" in done.stdout


@pytest.mark.parametrize("page", PAGES)
def test_every_link_and_picture_leads_somewhere(page: str) -> None:
    links = HERE.findall((ROOT / page).read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_link_within_the_readme_has_its_heading() -> None:
    headings = {title.lower().replace(" ", "-") for title in re.findall(r"^#+ (.+)$", README, re.MULTILINE)}
    assert set(INSIDE.findall(README)) <= headings


def test_the_readme_shows_every_picture() -> None:
    assert {path.name for path in (ROOT / "screenshots").glob("*.svg")} == set(
        re.findall(r"screenshots/([\w-]+\.svg)", README)
    )


def test_the_table_of_signs_names_the_keys_and_words_of_the_house() -> None:
    use("en")
    shipped = {rule.key: sign(rule) for rule in assemble({}, {}).rules.signs if rule.id != "late-payment"}
    told = {keys_in(key)[0]: words for key, words, _ in rows("Five warning signs, and one good one")}
    assert told == shipped


def test_every_key_of_the_readme_does_something() -> None:
    bound = {key for keys in assemble({}, {}).keys.values() for key in keys}
    names = {**{name: key for key, name in KEY_NAMES.items()}, "escape": "escape"}
    told = [key for cells in rows("Keys") for cell in cells for key in keys_in(cell)]
    assert [key for key in told if names.get(key, key) not in bound] == []


def test_the_folders_of_the_readme_are_where_pruner_puts_them(tmp_path: Path) -> None:
    column = 2 if sys.platform == "darwin" else 1
    said = subprocess.run(
        [Path(sys.executable).parent / "pruner", "locate"],
        env={"HOME": str(tmp_path), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for row in rows("Where the data lies"):
        assert str(tmp_path / keys_in(row[column])[0].removeprefix("~/")) in said


def test_the_version_of_the_changelog_is_that_of_the_package() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"## [{version}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
