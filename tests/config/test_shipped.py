import os
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

from pruner.config import shipped
from pruner.config.layers import checked
from pruner.config.schema import HOUSE, SIGN, SIGN_NAMES, shape

ROOT = Path(__file__).parents[2]
TABLES = ("rules", "money", "terms", "verdict", "intake", "session", "new_sign", "keys")
ASK = """
import sys, pruner
from pruner.config import load, places
folders = ("PRUNER_CONFIG_DIR", "PRUNER_DATA_DIR", "PRUNER_STATE_DIR")
config = load(places(dict.fromkeys(folders, "/nowhere")), {})
print(pruner.__file__, config.rules.half_life, len(config.keys), len(config.themes))
print(*sorted(sys.modules))
"""


def ask(path: str, folder: Path) -> list[str]:
    """What a fresh Python says of the configuration, with this in front of its path."""
    environ = {**os.environ, "PYTHONPATH": path}
    said = subprocess.run(
        [sys.executable, "-c", ASK], cwd=folder, env=environ, capture_output=True, text=True, check=True
    )
    return said.stdout.splitlines()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    with ZipFile(next(folder.glob("*.whl"))) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_the_house_rules_are_found_in_a_checkout(tmp_path: Path) -> None:
    said = ask("", tmp_path)[0].split()
    assert said[0] == str(ROOT / "src" / "pruner" / "__init__.py")
    assert (said[1], said[3]) == ("90.0", "3")


def test_the_house_rules_are_found_in_an_installed_wheel(wheel: Path, tmp_path: Path) -> None:
    said = ask(str(wheel), tmp_path)[0].split()
    assert said[0] == str(wheel / "pruner" / "__init__.py")
    assert (said[1], said[3]) == ("90.0", "3")


def test_the_wheel_speaks_german(wheel: Path) -> None:
    assert (wheel / "pruner" / "i18n" / "locales" / "de" / "LC_MESSAGES" / "pruner.mo").is_file()


def test_a_start_without_files_of_ones_own_loads_nothing_heavy(tmp_path: Path) -> None:
    modules = set(ask("", tmp_path)[1].split())
    assert not modules & {
        "msgspec",
        "platformdirs",
        "tomli_w",
        "babel",
        "textual",
        "sqlalchemy",
        "importlib.resources",
    }


def test_the_shipped_file_has_every_key_and_each_is_right() -> None:
    house = tomllib.loads(shipped("config.toml"))
    found = {
        (*table, name): value
        for table, names in (
            ((), {name: value for name, value in house.items() if not isinstance(value, dict)}),
            *(((name,), house[name]) for name in TABLES),
            *((("signs", sign), fields) for sign, fields in house["signs"].items()),
        )
        for name, value in names.items()
    }
    known = shape(house["keys"], house["signs"])
    assert found.keys() <= known.keys()
    assert found.keys() >= HOUSE.keys()
    assert set(house["new_sign"]) == set(SIGN)
    assert all(fields.keys() >= SIGN_NAMES.keys() for fields in house["signs"].values())
    for key, value in found.items():
        if value != "" or key != ("new_sign", "key"):
            checked(value, key, "config.toml", known[key])
