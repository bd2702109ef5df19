"""What the view keeps from one key to the next is what it would derive anew."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pruner.garden import Garden, View
from tests.garden.doings import VERBS, Verb, attempt, the_client
from tests.garden.plots import CLOCK, a_garden


@given(st.lists(st.sampled_from(VERBS), max_size=8))
@settings(max_examples=25, deadline=None)
def test_a_kept_view_is_the_one_that_would_be_derived_anew(verbs: list[Verb]) -> None:
    with a_garden() as garden:
        garden.add(name="Acme")
        garden.add(name="Bolt")
        for verb in verbs:
            attempt(verb, garden)
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


def _told(view: View) -> tuple[object, ...]:
    worths = [view.worth(branch.client.id) for branch in view.branches]
    verdicts = [view.verdict_name(branch.client.id) for branch in view.branches]
    return view.all_branches, view.facts, verdicts, [(worth.share, worth.known) for worth in worths]


def test_a_fix_shows_on_the_branch_as_soon_as_it_is_opened() -> None:
    with a_garden() as garden:
        garden.add(name="Acme")
        acme = the_client(garden, 0)
        garden.view()
        garden.open_fix(acme, sign="rush")
        branch = garden.view().branch(acme)
        assert branch
        assert branch.mending
