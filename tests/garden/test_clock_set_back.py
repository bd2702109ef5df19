"""A clock that is set back does no harm: nothing has a negative age, and undo keeps to the order of steps."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from pruner.core.heat import Level
from pruner.garden import Clock, Garden
from pruner.garden.backups import backups_of
from tests.builders import NOW, new_id
from tests.core.rules import RULES


class Turned:
    """A clock that somebody turns."""

    def __init__(self) -> None:
        self.at = NOW

    def clock(self) -> Clock:
        return Clock(
            today=lambda: self.day(self.at),
            now=lambda: self.at,
            real_now=lambda: self.at,
            day_of=self.day,
            new_id=new_id,
        )

    @staticmethod
    def day(moment: datetime) -> date:
        return moment.astimezone(UTC).date()


@pytest.fixture
def turned() -> Turned:
    return Turned()


@pytest.fixture
def garden(garden_file: Path, turned: Turned) -> Iterator[Garden]:
    with Garden.open(garden_file, RULES, turned.clock(), create=True) as opened:
        yield opened


@pytest.mark.parametrize("back", [timedelta(hours=2), timedelta(days=1), timedelta(days=400)])
def test_what_happened_later_than_now_counts_nothing_until_then(
    garden: Garden, turned: Turned, back: timedelta
) -> None:
    client = garden.add(name="Acme").entry.change.edits[0].record.id
    for _ in range(3):
        garden.log(client, "rush")
    turned.at -= back
    (branch,) = garden.view().branches
    embers = [ember for sign in branch.health.signs for ember in sign.embers]
    assert all(0 <= ember.remaining <= ember.weight for ember in embers)
    assert branch.health.level in ({Level.RED} if back < timedelta(hours=9) else {Level.HEALTHY})
    turned.at += back
    (branch,) = garden.view().branches
    assert branch.health.level is Level.RED


def test_undo_takes_back_the_last_step_and_not_the_latest_moment(garden: Garden, turned: Turned) -> None:
    client = garden.add(name="Acme").entry.change.edits[0].record.id
    garden.log(client, "rush")
    turned.at -= timedelta(days=2)
    garden.log(client, "expert")
    garden.undo()
    assert [incident.sign for incident in garden.incidents(client)] == ["rush"]


def test_a_backup_of_a_day_to_come_is_the_backup_of_the_day(garden: Garden, turned: Turned) -> None:
    garden.add(name="Acme")
    garden.back_up()
    turned.at -= timedelta(days=2)
    garden.back_up()
    assert len(backups_of(garden.path)) == 2
