"""A change knows its reverse, and two steps may become one."""

from dataclasses import replace

import pytest

from pruner.core.changes import Change, Edit
from pruner.core.models import Record
from tests.core.builders import a_client, a_job, an_incident

ACME = a_client("Acme")
RENAMED = replace(ACME, name="Acme Nord")
RUSH = an_incident("rush")
LONGER = replace(RUSH, minutes=60)


def test_a_reversed_change_goes_backwards_from_after_to_before() -> None:
    change = Change("planted-demo", (Edit(None, ACME), Edit(None, RUSH), Edit(ACME, RENAMED)))
    assert change.reversed() == Change(
        "planted-demo", (Edit(RENAMED, ACME), Edit(RUSH, None), Edit(ACME, None))
    )


def test_reversed_twice_is_the_change_itself() -> None:
    change = Change("edited", (Edit(ACME, RENAMED), Edit(None, RUSH)))
    assert change.reversed().reversed() == change


def test_two_steps_on_one_record_become_one() -> None:
    logged = Change("logged", (Edit(None, RUSH),))
    both = logged.then(Change("adjusted", (Edit(RUSH, LONGER),)))
    assert both == Change("logged", (Edit(None, LONGER),))


def test_steps_on_different_records_stand_side_by_side() -> None:
    both = Change("logged", (Edit(None, RUSH),)).then(Change("marked", (Edit(ACME, RENAMED),)))
    assert both.edits == (Edit(None, RUSH), Edit(ACME, RENAMED))


def test_records_of_two_kinds_with_one_id_are_not_mixed_up() -> None:
    job = replace(a_job(0), id=RUSH.id)
    both = Change("logged", (Edit(None, RUSH),)).then(Change("began-job", (Edit(None, job),)))
    assert both.edits == (Edit(None, RUSH), Edit(None, job))


@pytest.mark.parametrize("start", [None, RUSH])
def test_a_record_that_ends_as_it_began_is_no_part_of_the_step(start: Record | None) -> None:
    there = Change("logged", (Edit(start, LONGER), Edit(None, ACME)))
    both = there.then(Change("adjusted", (Edit(LONGER, start),)))
    assert both.edits == (Edit(None, ACME),)


def test_an_edit_speaks_of_the_later_side() -> None:
    assert Edit(ACME, RENAMED).record == RENAMED
    assert Edit(ACME, None).record == ACME
    with pytest.raises(ValueError, match="at least one side"):
        _ = Edit(None, None).record
