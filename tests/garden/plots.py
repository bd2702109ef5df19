"""Gardens over a real file, on one day in Berlin, and files to take in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import UTC
from io import BytesIO
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from pruner.core.ledger import ColumnMap, Cost, Hours, Invoice, KnownAs, Payment, Terms
from pruner.core.models import Client, Cut, Decision, Fix, Incident, Intake, Job, Record, Session, Step
from pruner.core.plants import Branch
from pruner.formats.source import Source, open_source
from pruner.garden import Choices, Clock, Garden, Imported
from pruner.store.store import Store
from tests.builders import NOW, TODAY
from tests.core.rules import RULES
from tests.formats.reading import sample

KINDS = (
    Client,
    Incident,
    Job,
    Fix,
    Step,
    Session,
    Decision,
    Cut,
    Intake,
    Terms,
    Hours,
    Invoice,
    Payment,
    Cost,
    KnownAs,
    ColumnMap,
)
CREATING = Choices(create=True)
_ids = count(1_000_000)

CLOCK = Clock(
    today=lambda: TODAY,
    now=lambda: NOW,
    real_now=lambda: NOW,
    day_of=lambda moment: moment.astimezone(UTC).date(),
    new_id=lambda: next(_ids),
)


@contextmanager
def a_garden() -> Iterator[Garden]:
    """An empty garden of its own."""
    with (
        TemporaryDirectory() as folder,
        Garden.open(Path(folder) / "garden.db", RULES, CLOCK, create=True) as garden,
    ):
        yield garden


def opened(garden: Garden, content: bytes | str, choices: Choices = CREATING) -> Source:
    """The file as this garden reads it."""
    data = content.encode() if isinstance(content, str) else content
    return open_source(BytesIO(data), garden.options(choices=choices))


def taken_in(garden: Garden, content: bytes | str, choices: Choices = CREATING) -> Imported:
    """Take the file in."""
    return garden.take_in(opened(garden, content, choices), choices)


def taken_sample(garden: Garden, name: str, choices: Choices = CREATING) -> Imported:
    """Take in a sample of `tests/data/imports`."""
    return taken_in(garden, sample(name), choices)


def everything(garden: Garden) -> dict[type[Record], tuple[Record, ...]]:
    """All that is there, as an export says it: without which import a row came with."""
    store = Store.open(garden.path, create=False)
    try:
        return store.everything(KINDS)
    finally:
        store.close()


def closely(branch: Branch) -> tuple[object, ...]:
    """Everything that a branch shows, whether it is looked at closely or not."""
    near = branch.near
    seen = tuple(getattr(branch, field.name) for field in fields(branch) if field.name != "near")
    told = (near.health, near.heats, near.thorns, near.thorn_count, near.weeks)
    return (*seen, *told, near.before, near.rounds, near.mending)
