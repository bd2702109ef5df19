"""Who reckoned something from a kind of record learns whether anything of that kind was written since."""

from dataclasses import replace
from itertools import pairwise

import pytest

from pruner.core.errors import ChangedElsewhere
from pruner.core.ledger import ColumnMap, Cost, Hours, Import, Invoice, KnownAs, Payment, Terms
from pruner.core.models import Client, Incident, Job
from pruner.store.store import Store
from tests.builders import NOW, a_client, adding, an_incident, changing
from tests.ledger import an_import, hours_of, known_as, some_hours
from tests.store.saving import another, save, take_in

MONEY = (Hours, Invoice, Payment, Cost, Terms)


def test_it_stays_while_only_incidents_are_written(store: Store) -> None:
    acme = a_client()
    save(store, adding(acme, some_hours(acme)))
    before = store.revision(*MONEY)
    save(store, adding(an_incident(acme), did="logged"))
    store.undo(NOW)
    assert store.revision(*MONEY) == before
    assert store.revision(Incident, Client)[0] != 0


def test_it_changes_with_every_step_and_whoever_made_it(store: Store) -> None:
    acme = a_client()
    block = some_hours(acme)
    seen = [store.revision(Hours)]
    save(store, adding(acme, block))
    seen.append(store.revision(Hours))
    with another(store) as other:
        save(other, changing(block, replace(block, minutes=1)))
    seen.append(store.revision(Hours))
    store.undo(NOW)
    seen.append(store.revision(Hours))
    store.redo(NOW)
    seen.append(store.revision(Hours))
    store.erase(acme.id)
    seen.append(store.revision(Hours))
    assert len(set(seen)) == len(seen)


def test_it_changes_when_a_file_is_taken_in_withdrawn_and_brought_back(store: Store) -> None:
    acme = a_client()
    save(store, adding(acme))
    seen = [store.revision(*MONEY[:4])]
    take_in(store, an_import(), hours_of(acme, range(3)))
    seen.append(store.revision(*MONEY[:4]))
    store.undo(NOW)
    seen.append(store.revision(*MONEY[:4]))
    store.redo(NOW)
    seen.append(store.revision(*MONEY[:4]))
    for before, after in pairwise(seen):
        assert all(one != other for one, other in zip(before, after, strict=True))


def test_it_stays_where_nothing_was_new_or_the_step_was_refused(store: Store) -> None:
    acme = a_client()
    save(store, adding(acme))
    take_in(store, an_import(), hours_of(acme, range(3)))
    every = (*MONEY, Import, KnownAs, ColumnMap, Client, Incident, Job)
    before = store.revision(*every)
    take_in(store, an_import(known_as(acme, "ACME")), hours_of(acme, range(3)))
    with pytest.raises(ChangedElsewhere):
        save(store, adding(some_hours(a_client("Nobody"))))
    assert store.revision(*every) == before
