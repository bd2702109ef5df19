import runpy
import tomllib
from pathlib import Path
from typing import Any

import pytest

from pruner.config import shipped

DOCS = Path(__file__).parents[2] / "docs"
BUILD: dict[str, Any] = runpy.run_path(str(DOCS / "build.py"))


LIKE_ONE_EXPLAINED = ("signs.", "playbooks.")
"""Tables of which [new_sign] and [new_playbook] explain each key."""


@pytest.mark.parametrize("name", sorted(BUILD["PAGES"]))
def test_every_generated_page_is_current(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == BUILD["NOTE"] + BUILD["PAGES"][name](), (
        "run `make docs`"
    )


def test_the_report_of_the_season_page_is_what_the_program_writes() -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in BUILD["SAMPLE"].iterdir()}
    assert kept == BUILD["sample_report"](), "run `make docs`"


def test_every_key_of_the_configuration_is_explained() -> None:
    silent = [
        f"{table.name}.{key.name}"
        for table in BUILD["tables"](shipped("config.toml"))
        for key in table.keys
        if not key.comment and not table.name.startswith(LIKE_ONE_EXPLAINED)
    ]
    assert silent == []


def test_every_shipped_sign_says_what_one_press_records() -> None:
    found = {table.name: table.comment for table in BUILD["tables"](shipped("config.toml"))}
    assert all(found[f"signs.{sign}"] for sign in tomllib.loads(shipped("config.toml"))["signs"])


def test_the_page_names_every_key_there_is() -> None:
    page = (DOCS / "config.md").read_text(encoding="utf-8")
    house = tomllib.loads(shipped("config.toml"))
    tables = ("keys", "rules", "money", "terms", "verdict", "new_sign")
    names = [name for table in tables for name in house[table]]
    for name in (*names, "theme", "garden-colourblind", "nord"):
        assert f"`{name}`" in page
