"""A client and its terms, kept in one step."""

from decimal import Decimal

import pytest

from pruner.core.errors import NothingChanged, OutOfRange
from pruner.core.ledger import Contract
from tests.garden.beds import Bed


def test_a_client_of_whom_nothing_was_agreed_has_no_terms(bed: Bed) -> None:
    acme = bed.plant()
    assert bed.garden.terms(acme) is None
    assert len(bed.garden.history()[0].change.edits) == 1


def test_planting_with_terms_is_one_step(bed: Bed) -> None:
    acme = bed.plant(rate=Decimal("95.50"), contract=Contract.WORK)
    terms = bed.garden.terms(acme)
    assert terms is not None
    assert (terms.rate, terms.contract, terms.income) == (Decimal("95.50"), Contract.WORK, None)
    bed.garden.undo()
    assert bed.garden.clients() == ()
    bed.garden.redo()
    assert bed.garden.terms(acme) == terms


def test_an_edit_of_client_and_terms_is_taken_back_as_one(bed: Bed) -> None:
    acme = bed.plant(rate=Decimal(80))
    done = bed.garden.edit(acme, {"rate": Decimal(90)}, limb="Retainers")
    assert (done.entry.change.did, len(done.entry.change.edits)) == ("edited", 2)
    bed.garden.undo()
    terms = bed.garden.terms(acme)
    assert terms is not None
    assert (terms.rate, bed.garden.find("Acme").limb) == (Decimal(80), None)


def test_terms_alone_are_a_change_of_terms(bed: Bed) -> None:
    acme = bed.plant()
    assert bed.garden.edit(acme, {"hours": Decimal(10)}).entry.change.did == "set-terms"


def test_an_edit_that_says_what_holds_is_refused(bed: Bed) -> None:
    acme = bed.plant(rate=Decimal(80))
    with pytest.raises(NothingChanged):
        bed.garden.edit(acme, {"rate": Decimal(80)}, name="Acme")


def test_a_number_that_no_agreement_has_plants_nothing(bed: Bed) -> None:
    with pytest.raises(OutOfRange):
        bed.plant(hours=Decimal(745))
    assert bed.garden.clients() == ()
    bed.plant(hours=Decimal(744))


def test_a_logged_round_counts_by_the_rounds_agreed_with_the_client(bed: Bed) -> None:
    acme = bed.plant(included_rounds=5)
    rounds = [bed.garden.log(acme, "mismatch").round for _ in range(3)]
    assert rounds == [(1, 5), (2, 5), (3, 5)]
