"""What the view keeps from one key to the next is what it would derive anew."""

from collections.abc import Callable
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from pruner.core.errors import Refusal
from pruner.core.models import State
from pruner.garden import Garden, View
from pruner.store.store import Store
from tests.builders import NOW
from tests.garden.plots import CLOCK, a_garden, taken_sample

Verb = Callable[[Garden], object]


def _client(garden: Garden, which: int) -> int:
    return garden.clients()[which].id


def _last_incident(garden: Garden) -> int:
    return garden.incidents(_client(garden, 0))[-1].id


def _elsewhere(garden: Garden) -> object:
    """Another program does something."""
    with Garden.open(garden.path, garden.rules, CLOCK, create=False) as other:
        return other.log(_client(garden, 1), "rush")


def _purged(garden: Garden) -> object:
    """Somebody writes over the other path."""
    store = Store.open(garden.path, create=False)
    try:
        return store.undo(NOW)
    finally:
        store.close()


VERBS: tuple[Verb, ...] = (
    lambda garden: garden.log(_client(garden, 0), "rush"),
    lambda garden: garden.log(_client(garden, 1), "mismatch"),
    lambda garden: garden.log(_client(garden, 0), "rush", at=NOW - timedelta(days=200)),
    lambda garden: garden.delete_incident(_last_incident(garden)),
    lambda garden: garden.mark(_client(garden, 1)),
    lambda garden: garden.begin_job(_client(garden, 1)),
    lambda garden: garden.edit(_client(garden, 1), tolerance=2.0),
    lambda garden: garden.edit(_client(garden, 1), {"included_rounds": 0}),
    lambda garden: garden.edit(_client(garden, 0), state=State.DORMANT),
    lambda garden: garden.add(name="Third"),
    lambda garden: garden.open_fix(_client(garden, 0), sign="rush"),
    lambda garden: garden.open_fix(_client(garden, 1), sign="mismatch"),
    lambda garden: garden.erase(_client(garden, 1)),
    lambda garden: taken_sample(garden, "toggl.csv"),
    lambda garden: garden.undo(),
    lambda garden: garden.redo(),
    _elsewhere,
    _purged,
)


@given(st.lists(st.sampled_from(VERBS), max_size=8))
@settings(max_examples=25, deadline=None)
def test_a_kept_view_is_the_one_that_would_be_derived_anew(verbs: list[Verb]) -> None:
    with a_garden() as garden:
        garden.add(name="Acme")
        garden.add(name="Bolt")
        for verb in verbs:
            _try(verb, garden)
            kept = garden.view()
            with Garden.open(garden.path, garden.rules, CLOCK, create=False) as fresh:
                assert _told(kept) == _told(fresh.view())


def test_a_key_leaves_the_branches_of_the_others_as_they_are() -> None:
    with a_garden() as garden:
        garden.add(name="Acme")
        garden.add(name="Bolt")
        acme, bolt = (client.id for client in garden.clients())
        before = garden.view()
        garden.log(acme, "rush")
        after = garden.view()
        assert after.branch(bolt) is before.branch(bolt)
        assert after.branch(acme) != before.branch(acme)


def _try(verb: Verb, garden: Garden) -> None:
    try:
        verb(garden)
    except (Refusal, IndexError):
        return


def _told(view: View) -> tuple[object, ...]:
    worths = [view.worth(branch.client.id) for branch in view.branches]
    verdicts = [view.verdict_name(branch.client.id) for branch in view.branches]
    return view.all_branches, view.facts, verdicts, [(worth.share, worth.known) for worth in worths]


def test_a_fix_shows_on_the_branch_as_soon_as_it_is_opened() -> None:
    with a_garden() as garden:
        garden.add(name="Acme")
        acme = _client(garden, 0)
        garden.view()
        garden.open_fix(acme, sign="rush")
        branch = garden.view().branch(acme)
        assert branch
        assert branch.mending
