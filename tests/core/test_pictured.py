"""The tree as a session saw it, and as it is without those who were pruned."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pruner.core.heat import Level
from pruner.core.models import Client, Decision, Id
from pruner.core.pictured import after, before
from pruner.core.plants import Line
from pruner.core.season import Choice
from pruner.core.seen import Seen
from tests.builders import a_client

STRONG = 0.5
CLIENTS: dict[Id, Client] = {n: a_client(f"Client {n}", id=n) for n in (1, 2, 3)}
SEEN = Seen(currency="EUR", income=Fraction(100), share=Fraction(1, 3), thorns=("rush",), leaves=4)


def decided(client_id: Id, choice: Choice, seen: Seen = SEEN, price: str | None = None) -> Decision:
    return Decision(
        id=10 + client_id,
        client_id=client_id,
        session_id=9,
        choice=choice,
        decided_on=date(2026, 1, 5),
        price=None if price is None else Decimal(price),
        seen=seen.frozen(),
    )


def test_the_tree_before_has_everybody_as_they_were() -> None:
    red = replace(SEEN, level=Level.RED, heat=3.0, marked=True)
    branches = before([decided(1, Choice.PRUNE, red), decided(2, Choice.KEEP)], CLIENTS)
    assert [branch.client.name for branch in branches] == ["Client 2", "Client 1"]
    assert (branches[1].health.level, branches[1].client.marked) == (Level.RED, True)
    assert (branches[0].thorns, branches[0].leaves) == (("rush",), 4)


def test_the_tree_after_lacks_the_pruned_and_knows_the_new_shares() -> None:
    made = [decided(1, Choice.PRUNE), decided(2, Choice.KEEP), decided(3, Choice.RAISE, price="300")]
    found = {b.client.id: (b.share, b.line) for b in after(made, CLIENTS, STRONG)}
    assert found == {2: (0.25, Line.NORMAL), 3: (0.75, Line.STRONG)}


def test_an_erased_client_is_in_no_picture() -> None:
    assert before([decided(7, Choice.KEEP)], CLIENTS) == []


def test_where_no_income_is_known_there_is_no_share() -> None:
    (branch,) = after([decided(1, Choice.KEEP, Seen(line=Line.DORMANT))], CLIENTS, STRONG)
    assert (branch.share, branch.line) == (None, Line.DORMANT)
