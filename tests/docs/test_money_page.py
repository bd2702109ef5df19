"""The page about money says what the house rules say, and its commands run."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from pruner.config import shipped

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "money.md").read_text(encoding="utf-8")
SAMPLES = ROOT / "tests" / "data" / "imports"
HOUSE = tomllib.loads(shipped("config.toml"))


def test_every_command_of_the_page_runs(tmp_path: Path) -> None:
    commands = re.findall(r"^```sh\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    for sample in SAMPLES.iterdir():
        shutil.copy(sample, tmp_path)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["/bin/sh", "-eu", "-c", "\n".join(["pruner add 'Birch & Co'", *commands])],
        env={"HOME": str(tmp_path), "PATH": path, "LANG": "C.UTF-8"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Verdict" in done.stdout


def test_every_rule_of_the_verdict_is_on_the_page() -> None:
    assert [key for key in HOUSE["verdict"] if f"`{key}`" not in PAGE] == []


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("verdict.prune_baseline", "below {percent} % of the baseline in each"),
        ("verdict.prune_months", "the last {n} months; or a sign"),
        ("verdict.fix_tried_months", "refused within {n} months"),
        ("verdict.protect_share", "brings {percent} % of the income"),
        ("verdict.protect_runway_months", "savings last less than {n} months"),
        ("verdict.fix_target", "below {percent} % of your target; or the latest"),
        ("verdict.fix_baseline", "latest month below {percent} % of the baseline"),
        ("verdict.watch_target", "below {percent} % of your target; or one red sign"),
        ("verdict.facts_months", "fewer than {n} months with facts"),
        ("verdict.facts_hours", "or {n} hours: it says"),
        ("money.window_months", "the last {n} *complete*"),
        ("money.moderate_share", "from {percent} % moderate"),
        ("money.high_share", "from {percent} % high"),
        ("terms.rush_surcharge", "the rush tariff (+{percent} %)"),
    ],
)
def test_the_page_names_the_numbers_of_the_house(rule: str, said: str) -> None:
    table, key = rule.split(".")
    number = HOUSE[table][key]
    assert said.format(n=number, percent=round(number * 100)) in PAGE


def test_the_page_names_the_days_of_the_house() -> None:
    assert "today and {}, {} and {} days ago".format(*HOUSE["verdict"]["red_days"]) in PAGE
    assert "A up to {}, B {}, C {}, then D".format(*HOUSE["money"]["grade_days"]) in PAGE


def test_every_key_and_every_link_of_the_page_leads_somewhere() -> None:
    bound = {key for keys in HOUSE["keys"].values() for key in ([keys] if isinstance(keys, str) else keys)}
    pressed = re.findall(r"`([A-Z,])`(?= (?:on|hours|a|shows)\b)", PAGE)
    assert set(pressed) == {"M", "I", "H", "B", "E", "K", ","}
    assert set(pressed) <= bound
    assert all((ROOT / "docs" / link).exists() for link in re.findall(r"\]\(([^)]+)\)", PAGE))
