"""What the view keeps from one key to the next is what it would derive anew."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from pruner.core.accounts import Account, incident_minutes
from pruner.core.growth import Growth
from pruner.core.lately import WEEKS
from pruner.core.ledger import Terms
from pruner.core.models import Facts
from pruner.core.months import Month
from pruner.core.plants import Branch
from pruner.core.standing import Parting
from pruner.core.worth import Estate
from pruner.garden import Garden, View
from tests.builders import TODAY
from tests.core.builders import grown
from tests.core.rules import RULES
from tests.faults.soak import times
from tests.garden.doings import VERBS, Verb, attempt, the_client
from tests.garden.plots import CLOCK, a_garden, closely


@given(st.lists(st.sampled_from(VERBS), max_size=8))
@settings(max_examples=times(15), deadline=None)
def test_a_kept_view_is_the_one_that_would_be_derived_anew(verbs: list[Verb]) -> None:
    with a_garden() as garden:
        garden.add(name="Acme")
        garden.add(name="Bolt")
        for verb in verbs:
            attempt(verb, garden)
            kept = garden.view()
            assert kept.counts == garden.counts()
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


@given(st.lists(st.sampled_from(VERBS), max_size=8))
@settings(max_examples=times(15), deadline=None)
def test_what_scores_say_of_a_branch_is_what_its_incidents_say(verbs: list[Verb]) -> None:
    with a_garden() as garden:
        garden.add(name="Acme")
        garden.add(name="Bolt")
        for verb in verbs:
            attempt(verb, garden)
        view = garden.view()
        for branch in view.all_branches:
            account, minutes = view.worth(branch.client.id).account, _minutes(view, branch)
            assert minutes == incident_minutes(replace(account, lost=tuple(account.lost)))
            assert (branch.level, branch.heat) == (branch.health.level, branch.health.heat)
            assert branch.near.heats == {s.rule.id: s.heat for s in branch.health.signs}
            assert (branch.thorns, branch.weeks) == _lately(garden, branch)
            assert branch.near.thorn_count == len(branch.thorns)


def test_money_of_somebody_who_is_gone_is_no_money_of_the_garden() -> None:
    gone, stays = grown(), grown()
    terms = Terms(id=1, client_id=gone.client.id, income=Decimal(100))
    accounts = [Account(client_id=gone.client.id, terms=terms), Account(client_id=stays.client.id)]
    estate = Estate(accounts, RULES.money, TODAY)
    for branch, known in ((gone, True), (replace(gone, parting=Parting.PRUNED), False)):
        assert View(Growth([branch, stays]), Facts(), estate, RULES).knows_money is known


def _minutes(view: View, branch: Branch) -> dict[Month, int]:
    """The minutes of incidents by month, before anybody reads an incident."""
    assert "incidents" not in vars(branch.near)
    return dict(view.worth(branch.client.id).books.incident_minutes)


def _lately(garden: Garden, branch: Branch) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The thorns and the weeks, counted by days."""
    rules, good = garden.rules, {rule.id for rule in garden.rules.signs if rule.good}
    warnings = [ember for ember in branch.health.embers if ember.incident.sign not in good]
    ages = [(garden.today - ember.day).days for ember in warnings]
    thorns = tuple(e.incident.sign for e, age in zip(warnings, ages, strict=True) if age < rules.thorn_days)
    return thorns, tuple(sum(age // 7 == WEEKS - 1 - week for age in ages) for week in range(WEEKS))


def _told(view: View) -> tuple[object, ...]:
    worths = [view.worth(branch.client.id) for branch in view.branches]
    verdicts = [view.verdict_name(branch.client.id) for branch in view.branches]
    return (
        [closely(branch) for branch in view.all_branches],
        view.facts,
        verdicts,
        [(worth.share, worth.known) for worth in worths],
    )


def test_a_fix_shows_on_the_branch_as_soon_as_it_is_opened() -> None:
    with a_garden() as garden:
        garden.add(name="Acme")
        acme = the_client(garden, 0)
        garden.view()
        garden.open_fix(acme, sign="rush")
        branch = garden.view().branch(acme)
        assert branch
        assert branch.mending
