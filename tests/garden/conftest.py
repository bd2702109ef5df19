"""A garden of its own for each test, on a day of the test's choice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pruner.garden import Garden
from tests.garden.beds import Bed
from tests.garden.plots import a_garden


@pytest.fixture
def bed(garden_file: Path) -> Iterator[Bed]:
    """An empty garden with the shipped house rules."""
    found = Bed(garden_file)
    yield found
    found.close()


@pytest.fixture
def garden() -> Iterator[Garden]:
    """An empty garden on the day of the worked examples."""
    with a_garden() as found:
        yield found
