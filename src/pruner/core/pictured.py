"""The tree as it stood when a session was decided, and as it stands without those who were pruned.

It is made from what the decisions froze, so the picture of an old session stays as it was. Prospects, and
who was leaving already, were not decided about and are not in it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from pruner.core.exact import ZERO, ratio
from pruner.core.heat import Health
from pruner.core.lately import WEEKS
from pruner.core.models import Client, Decision, Id, State
from pruner.core.plants import Branch, Known, Line, tree_order
from pruner.core.season import Choice
from pruner.core.seen import Seen


def before(decisions: Iterable[Decision], clients: Mapping[Id, Client]) -> list[Branch]:
    """Every client that was decided about, in the order of the tree."""
    return tree_order(
        _branch(clients[decision.client_id], Seen.thawed(decision.seen))
        for decision in decisions
        if decision.client_id in clients
    )


def after(decisions: Iterable[Decision], clients: Mapping[Id, Client], strong: float) -> list[Branch]:
    """The same without those who were pruned, with the shares of income of those who remain.

    A branch is strong from the share `strong` on.
    """
    staying = [decision for decision in decisions if decision.choice is not Choice.PRUNE]
    shares = _shares(staying)
    return [
        replace(branch, share=share, line=_line(branch, share, strong))
        for branch in before(staying, clients)
        for share in (shares.get(branch.client.id),)
    ]


def _branch(client: Client, seen: Seen) -> Branch:
    state = State.DORMANT if seen.line is Line.DORMANT else State.ACTIVE
    health = Health(level=seen.level, heat=seen.heat, signs=(), embers=(), blooms=seen.blooms, fades_on=None)
    return Branch(
        client=replace(client, marked=seen.marked, state=state),
        level=seen.level,
        heat=seen.heat,
        leaves=seen.leaves,
        line=seen.line,
        share=None if seen.share is None else float(seen.share),
        quiet_since=None,
        near=Known(health=health, thorns=seen.thorns, weeks=(0,) * WEEKS, before=seen.level, rounds=(0, 0)),
    )


def _shares(decisions: Iterable[Decision]) -> dict[Id, float]:
    """Each client's share of what its currency brings after the raises; nothing where no income is known."""
    incomes: dict[str, dict[Id, Fraction]] = {}
    for decision in decisions:
        seen = Seen.thawed(decision.seen)
        income = seen.income if decision.price is None else Fraction(decision.price)
        if seen.share is not None and income is not None:
            incomes.setdefault(seen.currency, {})[decision.client_id] = max(income, ZERO)
    return {
        client_id: float(ratio(income, sum(of.values(), ZERO)) or ZERO)
        for of in incomes.values()
        for client_id, income in of.items()
    }


def _line(branch: Branch, share: float | None, strong: float) -> Line:
    if branch.line is Line.DORMANT or share is None:
        return branch.line
    return Line.STRONG if share >= strong else Line.NORMAL
