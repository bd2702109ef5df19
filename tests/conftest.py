"""What many tests start from: a garden's file, and an open store over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pruner.store.store import Store


@pytest.fixture
def garden_file(tmp_path: Path) -> Path:
    """Where a garden may be; nothing is there yet."""
    return tmp_path / "garden" / "garden.db"


@pytest.fixture
def store(garden_file: Path) -> Iterator[Store]:
    """A real store over an empty garden."""
    opened = Store.open(garden_file, create=True)
    yield opened
    opened.close()
