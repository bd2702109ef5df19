"""The page about the season: its commands run, its bounds are those of the house, its keys are bound."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from pruner.config import shipped

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "season.md").read_text(encoding="utf-8")
HOUSE = tomllib.loads(shipped("config.toml"))


def test_every_command_of_the_page_runs_in_its_order(tmp_path: Path) -> None:
    commands = re.findall(r"^```sh\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        [
            "/bin/sh",
            "-eu",
            "-c",
            "\n".join(
                [
                    "pruner add Acme",
                    "pruner add Birch --since 2024-01-01 --income 1000 --hours 10",
                    "pruner log rush acme",
                    *commands,
                ]
            ),
        ],
        env={"HOME": str(tmp_path), "PATH": path, "LANG": "C.UTF-8"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Closed the pruning session" in done.stdout
    assert {file.suffix for file in (tmp_path / "season-report").iterdir()} == {".ics", ".md", ".svg"}
    assert "Herzliche Grüße" in done.stdout


def test_the_page_names_the_bounds_of_the_house() -> None:
    intake = HOUSE["intake"]
    assert f"Up to {intake['take_to']} points" in PAGE
    assert f"Up to {intake['conditions_to']}: with conditions" in PAGE


def test_every_key_of_the_page_is_bound_to_what_it_says() -> None:
    keys = HOUSE["keys"]
    for command, key in {
        "fix": "f",
        "review": "d",
        "session": "S",
        "undo": "u",
        "intake": "p",
        "letter": "L",
    }.items():
        bound = keys[command]
        assert key in ([bound] if isinstance(bound, str) else bound)
        assert f"`{key}`" in PAGE


def test_every_link_of_the_page_leads_somewhere() -> None:
    assert all((ROOT / "docs" / link).exists() for link in re.findall(r"\]\(([^)]+)\)", PAGE))
