"""A refusal names nobody while names are hidden."""

from pruner.core.errors import NotMarked
from pruner.core.season_refusals import CutsNotPlanned, NoSession
from pruner.tui.discretion import discreet

HIDDEN = {"Acme": "Client 1", "Zebra": "Client 2"}


def test_one_name_and_several_are_hidden() -> None:
    one, several = discreet(NotMarked("Acme"), HIDDEN), discreet(CutsNotPlanned(("Zebra", "Acme")), HIDDEN)
    assert isinstance(one, NotMarked)
    assert one.name == "Client 1"
    assert isinstance(several, CutsNotPlanned)
    assert several.names == ("Client 2", "Client 1")


def test_a_refusal_without_a_name_stays_as_it_is() -> None:
    refusal = NoSession()
    assert discreet(refusal, HIDDEN) is refusal
