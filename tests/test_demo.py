"""The demo garden: it has to look the same, and to show everything, on whatever day it is opened."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pruner import demo
from pruner.core.heat import Health, Level, health
from pruner.core.models import NAME_CAP, Channel, Client, Incident, Job, Record, State
from pruner.core.names import fold
from pruner.core.rules import Rules
from pruner.core.text import clean, clean_note
from pruner.garden import Clock, Garden
from tests.core.rules import RULES

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 11, 23)
HEATING = {"Brotzeit Brigade", "Velvet Moth Records"}
QUIET = {"Quill & Partner", "Pillar Seven"}
DAYS = [
    TODAY,
    date(2027, 1, 1),
    date(2028, 2, 29),
    date(2026, 3, 29),  # the hour from 2 to 3 is missing
    date(2026, 10, 25),  # the hour from 2 to 3 comes twice
    date(1999, 12, 31),
]


def in_berlin(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, BERLIN).astimezone(UTC)


def berlin_day(moment: datetime) -> date:
    return moment.astimezone(BERLIN).date()


def planted(today: date = TODAY) -> list[Record]:
    return [edit.record for edit in demo.seeds(today, in_berlin).change.edits]


def clients(today: date = TODAY) -> dict[str, Client]:
    return {record.name: record for record in planted(today) if isinstance(record, Client)}


def incidents(today: date = TODAY) -> list[Incident]:
    return [record for record in planted(today) if isinstance(record, Incident)]


def standing(today: date = TODAY, days_ago: int = 0, rules: Rules = RULES) -> dict[str, Health]:
    """How every client of the garden planted today stood some days ago."""
    records = planted(today)
    return {
        client.name: health(
            client,
            [r for r in records if isinstance(r, Incident) and r.client_id == client.id],
            [r for r in records if isinstance(r, Job) and r.client_id == client.id],
            rules,
            today - timedelta(days=days_ago),
            berlin_day,
        )
        for client in clients(today).values()
    }


@pytest.mark.parametrize("today", DAYS)
def test_every_level_is_there_on_every_day(today: date) -> None:
    assert Counter(state.level for state in standing(today).values()) == {
        Level.THRIVING: 3,
        Level.HEALTHY: 4,
        Level.WATCH: 3,
        Level.WILTING: 2,
        Level.RED: 2,
    }


@pytest.mark.parametrize("today", DAYS)
def test_each_client_is_as_hot_as_on_any_other_day(today: date) -> None:
    now, usual = standing(today), standing(TODAY)
    assert {name: state.heat for name, state in now.items()} == {
        name: state.heat for name, state in usual.items()
    }


def test_planting_twice_on_one_day_yields_the_very_same_garden() -> None:
    assert demo.seeds(TODAY, in_berlin) == demo.seeds(TODAY, in_berlin)


def test_a_later_day_has_higher_ids() -> None:
    today = demo.seeds(TODAY, in_berlin)
    last = max(record.id for record in (*planted(TODAY), *today.rows))
    assert last < planted(TODAY + timedelta(days=1))[0].id


def test_ids_may_come_from_elsewhere() -> None:
    seeds = demo.seeds(TODAY, in_berlin, count(7).__next__)
    ids = [*(edit.record.id for edit in seeds.change.edits), *(row.id for row in seeds.rows)]
    assert ids == list(range(7, 7 + len(ids)))


def test_ids_grow_in_the_order_in_which_things_happened() -> None:
    records = planted()
    assert all(one.id < next_one.id for one, next_one in pairwise(records))
    assert all(one.at <= next_one.at for one, next_one in pairwise(incidents()))


def test_everything_is_planted_by_one_change_that_can_be_taken_back() -> None:
    change = demo.seeds(TODAY, in_berlin).change
    assert change.did == "planted-demo"
    assert all(edit.before is None for edit in change.edits)


def test_there_are_14_clients_in_every_state_a_portfolio_knows() -> None:
    states = Counter(client.state for client in clients().values())
    assert states == {State.ACTIVE: 12, State.DORMANT: 1, State.SEEDLING: 1}
    assert {client.limb for client in clients().values()} == {"Retainers", "Projects", "Advisory"}
    assert {client.channel for client in clients().values()} == set(Channel)


def test_one_wilting_and_one_red_client_are_marked() -> None:
    marked = [name for name, client in clients().items() if client.marked]
    assert len(marked) == 2
    assert {standing()[name].level for name in marked} == {Level.WILTING, Level.RED}


def test_somebody_heats_up() -> None:
    now, week_ago = standing(), standing(days_ago=RULES.heats_up_days)
    heating = {name for name in now if now[name].level > week_ago[name].level}
    assert heating == HEATING


def test_somebody_has_been_quiet() -> None:
    last = {client_id: max(days) for client_id, days in _days_by_client().items()}
    quiet = {
        client.name
        for client in clients().values()
        if (TODAY - last.get(client.id, client.planted_on)).days >= RULES.quiet_days
    }
    assert quiet == QUIET


def test_the_first_of_two_included_rounds_is_running_somewhere() -> None:
    rounds = {ember.round for state in standing().values() for ember in state.embers if ember.round}
    assert {(1, 2), (2, 2), (3, 2)} <= rounds
    hotel = standing()["Harbour Lane Hotel"].embers[0]
    assert hotel.round == (1, 2)
    assert hotel.weight == 0


def test_rushes_were_paid_praise_was_given_and_an_invoice_came_late() -> None:
    assert any(incident.sign == "rush" and incident.paid for incident in incidents())
    assert {incident.sign for incident in incidents()} == {rule.id for rule in RULES.signs}


def test_the_story_spans_two_years_and_no_day_of_it_lies_ahead() -> None:
    days = [berlin_day(incident.at) for incident in incidents()]
    assert (TODAY - min(days)).days > 690
    assert max(days) == TODAY - timedelta(days=1)


def test_nothing_happens_before_its_client_is_there() -> None:
    first = {client_id: min(days) for client_id, days in _days_by_client().items()}
    for client in clients().values():
        assert client.since == client.planted_on <= first.get(client.id, TODAY)


def test_the_names_are_worth_a_demo() -> None:
    names = "".join(clients())
    assert "ö" in names
    assert "&" in names
    assert any(char > "\u0370" for char in names)


def test_every_text_is_as_a_user_could_have_typed_it() -> None:
    known = [name for client in clients().values() for name in (client.name, *client.aliases)]
    assert len({fold(name) for name in known}) == len(known)
    for client in clients().values():
        assert clean(client.name) == client.name
        assert len(client.name) <= NAME_CAP
        assert clean_note(client.note) == client.note != ""
        assert client.email.endswith(".example.org")
    assert all(clean(incident.note) == incident.note for incident in incidents())


def test_the_blooms_cost_no_time_and_everything_else_some() -> None:
    assert {incident.minutes for incident in incidents() if incident.sign == "bloom"} == {0}
    assert all(5 <= incident.minutes <= 120 for incident in incidents() if incident.sign != "bloom")


def _days_by_client() -> dict[int, list[date]]:
    days: dict[int, list[date]] = {}
    for record in planted():
        if isinstance(record, Incident):
            days.setdefault(record.client_id, []).append(berlin_day(record.at))
        elif isinstance(record, Job):
            days.setdefault(record.client_id, []).append(berlin_day(record.began_at))
    return days


def test_a_garden_takes_the_whole_demo_as_one_step_and_undoes_it(tmp_path: Path) -> None:
    noon = datetime.combine(TODAY, time(12), UTC)
    clock = Clock(
        today=lambda: TODAY,
        now=lambda: noon,
        real_now=lambda: noon,
        day_of=berlin_day,
        new_id=count(10**15).__next__,
    )
    with Garden.open(tmp_path / "garden.db", RULES, clock, create=True) as garden:
        seeds = demo.seeds(TODAY, in_berlin)
        garden.plant(seeds.change, seeds.rows)
        branches = {branch.client.name: branch for branch in garden.view().branches}
        assert {name for name, branch in branches.items() if branch.heats_up} == HEATING
        assert {name for name, branch in branches.items() if branch.quiet_since} == QUIET
        assert branches["Harbour Lane Hotel"].rounds == (1, 2)
        assert garden.log(garden.find("glimmer").id, "late-payment").count == 6
        garden.undo()
        garden.undo()
        assert garden.view().branches == ()
