"""The kept scores are those of the incidents, whatever was done, and the counts by them those of the view."""

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from pruner.core.backups import Wrong
from pruner.core.heat import Level
from pruner.garden import Garden
from tests.builders import NOW, TODAY
from tests.faults.soak import times
from tests.garden.doings import VERBS, Verb, attempt, the_client
from tests.garden.plots import CLOCK, a_garden

MOMENTS = st.integers(0, 900).map(lambda days: NOW - timedelta(days=days))


def counted(garden: Garden) -> tuple[object, ...]:
    """What the view says of how many stand how."""
    view = garden.view()
    levels = Counter(branch.health.level for branch in view.branches)
    return (
        len(view.branches),
        {level: levels[level] for level in Level},
        sum(branch.client.marked for branch in view.branches),
        sum(not due.overdue for due in view.due),
        sum(due.overdue for due in view.due),
    )


def told(garden: Garden) -> tuple[object, ...]:
    """The same by the scores."""
    counts = garden.counts()
    return counts.clients, dict(counts.by_level), counts.marked, counts.due, counts.overdue


def looked_at(garden: Garden, day: date) -> Garden:
    """The same garden on another day; the caller closes it."""
    clock = replace(CLOCK, today=lambda: day)
    return Garden.open(garden.path, garden.rules, clock, create=False)


@given(st.lists(st.sampled_from(VERBS), max_size=8), st.integers(-300, 300))
@settings(max_examples=times(15), deadline=None)
def test_scores_and_counts_follow_whatever_is_done(verbs: list[Verb], later: int) -> None:
    with a_garden() as garden:
        garden.add(name="Acme")
        garden.add(name="Bolt")
        for verb in verbs:
            attempt(verb, garden)
            assert told(garden) == counted(garden)
            assert garden.check() == ()
        with looked_at(garden, TODAY + timedelta(days=later)) as other:
            assert told(other) == counted(other)


@given(st.lists(MOMENTS, max_size=12), st.floats(5, 400), st.sampled_from([0, 1, 2, 5]))
@settings(max_examples=times(15), deadline=None)
def test_they_follow_changed_house_rules(moments: list[datetime], half_life: float, rounds: int) -> None:
    with a_garden() as garden:
        garden.add(name="Acme")
        for number, moment in enumerate(moments):
            garden.log(the_client(garden, 0), ["rush", "mismatch", "bloom"][number % 3], at=moment)
        assert told(garden) == counted(garden)
        garden.rules = replace(garden.rules, half_life=half_life, included_rounds=rounds)
        assert told(garden) == counted(garden)
        assert garden.check() == ()


def test_a_score_is_kept_by_the_transaction_that_logs() -> None:
    with a_garden() as garden:
        garden.add(name="Acme")
        garden.counts()
        garden.log(the_client(garden, 0), "rush")
        assert rows(garden, "SELECT sign, day, heat FROM scores") == [("rush", TODAY.isoformat(), 1.0)]
        assert rows(garden, "SELECT * FROM unscored") == []
        garden.undo()
        assert rows(garden, "SELECT * FROM scores") == []


def test_an_erased_client_has_no_score_left() -> None:
    with a_garden() as garden:
        garden.add(name="Acme")
        garden.log(the_client(garden, 0), "rush")
        garden.counts()
        garden.erase(the_client(garden, 0))
        assert rows(garden, "SELECT * FROM scores UNION ALL SELECT *, 0, 0, 0 FROM unscored") == []


def test_a_wrong_score_is_found_and_mended() -> None:
    with a_garden() as garden:
        garden.add(name="Acme")
        garden.log(the_client(garden, 0), "rush")
        garden.counts()
        change(garden, "UPDATE scores SET heat = 7")
        assert [finding.what for finding in garden.check()] == [Wrong.SCORES]
        garden.repair()
        assert garden.check() == ()
        assert told(garden) == counted(garden)


def test_counting_goes_by_the_scores_alone() -> None:
    with a_garden() as garden:
        garden.add(name="Acme")
        garden.log(the_client(garden, 0), "rush")
        garden.counts()
        change(garden, "UPDATE scores SET heat = 0.0")
        assert garden.counts().by_level[Level.HEALTHY] == 1


def rows(garden: Garden, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(garden.path)) as file:
        return file.execute(query).fetchall()


def change(garden: Garden, statement: str) -> None:
    with closing(sqlite3.connect(garden.path)) as file, file:
        file.execute(statement)
