"""A garden of its own for each test, on a day of the test's choice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.garden.beds import Bed


@pytest.fixture
def bed(garden_file: Path) -> Iterator[Bed]:
    """An empty garden with the shipped house rules."""
    found = Bed(garden_file)
    yield found
    found.close()
