"""The program as users install it: a wheel, built here and put somewhere else, without the checkout."""

import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.terminal.emulated import ALTERNATE_SCREEN, Terminal

CHECKOUT = Path(__file__).parents[1]
BUILDING, STARTING = 300, 120
"""Seconds that even a busy machine does not take."""
ENTRY = "import sys; from pruner.__main__ import main; sys.exit(main())"
"""What the entry point of the wheel is, as an installer writes it into a script."""


@dataclass(frozen=True)
class Elsewhere:
    """An environment of its own that has the wheel and, from this one, the dependencies."""

    home: Path
    python: Path
    packages: Path

    @property
    def environment(self) -> dict[str, str]:
        """The variables of a user who has nothing yet."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("PRUNER", "PYTHON"))
        }
        terminal = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": str(self.home)}
        return {name: kept[name] for name in kept if name not in {"COLUMNS", "LINES", "LC_ALL"}} | terminal

    def run(self, *args: str) -> str:
        """What Python says there."""
        done = subprocess.run(
            [self.python, *args],
            cwd=self.home,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=STARTING,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout without a network."""
    folder = tmp_path_factory.mktemp("built")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(build, cwd=CHECKOUT, capture_output=True, text=True, check=False, timeout=BUILDING)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("pruner-*.whl")
    return built


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    """The wheel unpacked into a fresh environment, before the dependencies on the path."""
    root = tmp_path_factory.mktemp("elsewhere")
    (home := root / "home").mkdir()
    venv.create(root / "venv", with_pip=False, symlinks=True)
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(root / "venv")}))
    with ZipFile(wheel) as archive:
        archive.extractall(packages)
    # A folder that a .pth names has its own .pth files left unread: the checkout is not on the path.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return Elsewhere(home, root / "venv" / "bin" / "python", packages)


def test_the_wheel_is_what_runs_and_the_checkout_is_not_on_its_path(elsewhere: Elsewhere) -> None:
    found = elsewhere.run(
        "-c", "import pruner, sys; print(pruner.__file__, *sys.path, sep='\\n')"
    ).splitlines()
    assert Path(found[0]) == elsewhere.packages / "pruner" / "__init__.py"
    assert str(CHECKOUT / "src") not in found


def test_the_wheel_names_its_entry_point_and_its_version(elsewhere: Elsewhere) -> None:
    (metadata,) = elsewhere.packages.glob("pruner-*.dist-info")
    assert "pruner = pruner.__main__:main" in (metadata / "entry_points.txt").read_text()
    assert elsewhere.run("-c", ENTRY, "--version").split()[-1] == metadata.name.split("-")[1].removesuffix(
        ".dist"
    )


def test_the_wheel_brings_the_defaults_the_migrations_and_both_languages(elsewhere: Elsewhere) -> None:
    shown = elsewhere.run("-c", ENTRY, "--lang", "de", "demo")
    assert "Passt nicht zum Angebot" in shown
    for kind in ("defaults/config.toml", "**/versions/*.py", "**/*.mo"):
        assert list((elsewhere.packages / "pruner").glob(kind)), kind


def test_the_demo_opens_from_the_wheel_in_a_terminal_and_leaves_well(elsewhere: Elsewhere) -> None:
    command = [elsewhere.python, "-c", ENTRY, "demo"]
    with Terminal(command, (80, 24), elsewhere.environment) as terminal:
        terminal.wait_for("DEMO", "14 clients", seconds=STARTING)
        terminal.type("q")
        assert terminal.wait_for_end(STARTING) == 0
        assert ALTERNATE_SCREEN not in terminal.modes
