"""ARCHITECTURE.md is true today: what it names is there, what is there is named, its layers are checked."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "pruner"
PAGE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
PATH = re.compile(r"(?<![\w/.])(?:[\w-]+/)*(?:[\w-]+/(?!\w)|\w+\.(?:py|toml|md))")
LAYERS = re.compile(r"^__main__ -> .*$", re.MULTILINE)


def named(page: str = PAGE) -> set[str]:
    """Every file and folder a page names, each as it is written."""
    prose = re.findall(r"`([^`\n]+)`", page)
    pictures = re.findall(r"^```\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    return {path for text in (*prose, *pictures) for path in PATH.findall(text)}


def is_there(path: str) -> bool:
    """From the checkout, from the package, or in one of the package's rooms."""
    return any((home / path).exists() for home in (ROOT, PACKAGE, *PACKAGE.iterdir()))


def test_everything_the_architecture_names_is_there() -> None:
    assert len(named()) > 30
    assert [path for path in sorted(named()) if not is_there(path)] == []


def test_everything_that_contributors_are_sent_to_is_there() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [path for path in sorted(named(page)) if not is_there(path)] == []


def test_every_room_of_the_house_is_in_the_picture() -> None:
    rooms = {f"{path.name}/" if path.is_dir() else path.name for path in PACKAGE.iterdir()}
    quiet = {"__init__.py", "__pycache__/", "py.typed"}
    assert rooms - quiet <= named()


def test_the_layers_are_those_that_are_checked() -> None:
    house = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = house["tool"]["importlinter"]["contracts"]
    checked = next(contract for contract in contracts if contract["type"] == "layers")["layers"]
    assert [found.split(" -> ") for found in LAYERS.findall(PAGE)] == [checked]
