"""What a user, another program or the other data path may do to a garden with two clients, in any order."""

from collections.abc import Callable
from datetime import timedelta

from pruner.core.errors import Refusal
from pruner.core.models import State
from pruner.garden import Garden
from pruner.store.store import Store
from tests.builders import NOW
from tests.garden.plots import CLOCK, taken_sample

Verb = Callable[[Garden], object]


def the_client(garden: Garden, which: int) -> int:
    return garden.clients()[which].id


def _last_incident(garden: Garden) -> int:
    return garden.incidents(the_client(garden, 0))[-1].id


def _elsewhere(garden: Garden) -> object:
    """Another program does something."""
    with Garden.open(garden.path, garden.rules, CLOCK, create=False) as other:
        return other.log(the_client(garden, 1), "rush")


def _purged(garden: Garden) -> object:
    """Somebody writes over the other path."""
    store = Store.open(garden.path, create=False)
    try:
        return store.undo(NOW)
    finally:
        store.close()


VERBS: tuple[Verb, ...] = (
    lambda garden: garden.log(the_client(garden, 0), "rush"),
    lambda garden: garden.log(the_client(garden, 1), "mismatch"),
    lambda garden: garden.log(the_client(garden, 0), "rush", at=NOW - timedelta(days=200)),
    lambda garden: garden.log(the_client(garden, 0), "bloom", at=NOW - timedelta(days=89)),
    lambda garden: garden.log(the_client(garden, 0), "rush", at=NOW - timedelta(days=90)),
    lambda garden: garden.delete_incident(_last_incident(garden)),
    lambda garden: garden.mark(the_client(garden, 1)),
    lambda garden: garden.begin_job(the_client(garden, 1)),
    lambda garden: garden.edit(the_client(garden, 1), tolerance=2.0),
    lambda garden: garden.edit(the_client(garden, 1), {"included_rounds": 0}),
    lambda garden: garden.edit(the_client(garden, 0), state=State.DORMANT),
    lambda garden: garden.add(name="Third"),
    lambda garden: garden.open_fix(the_client(garden, 0), sign="rush"),
    lambda garden: garden.open_fix(the_client(garden, 1), sign="mismatch"),
    lambda garden: garden.erase(the_client(garden, 1)),
    lambda garden: taken_sample(garden, "toggl.csv"),
    lambda garden: garden.undo(),
    lambda garden: garden.redo(),
    _elsewhere,
    _purged,
)


def attempt(verb: Verb, garden: Garden) -> None:
    try:
        verb(garden)
    except (Refusal, IndexError):
        return
