"""A user of their own for each test: an empty home, English, UTC."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pruner import i18n
from tests.cli.running import Pruner

OURS = (
    "PRUNER_GARDEN",
    "PRUNER_AS_OF",
    "PRUNER_LANG",
    "PRUNER_ASCII",
    "PRUNER_THEME",
    "NO_COLOR",
    "TZ",
    "LC_ALL",
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder in which everything of this user lies."""
    for name in OURS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LANG", "C.UTF-8")
    for kind in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"PRUNER_{kind}_DIR", str(tmp_path / kind.lower()))
    yield tmp_path
    i18n.use("en")


@pytest.fixture
def pruner(home: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Pruner:
    """Runs a command of this user in this process."""
    assert os.environ["HOME"] == str(home)
    return Pruner(capfd, monkeypatch)
