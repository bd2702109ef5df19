"""A pruning session as everything that shows it holds it, derived from one view of the garden."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from pruner.core.lookback import LookBack, Outcome, last_closed, moved, quarters
from pruner.core.models import Cut, Decision, Id, Session, Step
from pruner.core.plants import Branch
from pruner.core.regrowth import Record, Regrowth, record, regrowth
from pruner.core.season import Choice
from pruner.core.walk import Stop, decidable, walk
from pruner.core.whatif import Outlook, outlook
from pruner.garden.view import View


class SeasonView:
    """The walk of a session, what was decided in it, and what would follow.

    Without a session nothing is decided, and the walk is who would need a decision today.
    """

    def __init__(self, view: View, session: Session | None) -> None:
        self.view = view
        self.session = session

    @cached_property
    def walk(self) -> tuple[Branch, ...]:
        """Who needs a decision, worst first; a decision does not take them out of it."""
        return tuple(stop.branch for stop in walk(self._stops))

    @cached_property
    def rest(self) -> tuple[Branch, ...]:
        """Who needs none, in the order of the tree."""
        return tuple(stop.branch for stop in self._stops if not stop.needs_decision)

    @cached_property
    def decisions(self) -> Mapping[Id, Decision]:
        """What was decided in this session, by client."""
        return {} if self.session is None else self.view.decisions_in(self.session)

    @property
    def undecided(self) -> tuple[Branch, ...]:
        """About whom nothing was decided yet: the walk in its order, then the rest."""
        return tuple(b for b in (*self.walk, *self.rest) if b.client.id not in self.decisions)

    @property
    def to_prune(self) -> tuple[Decision, ...]:
        """The decisions to prune."""
        return tuple(d for d in self.decisions.values() if d.choice is Choice.PRUNE)

    @property
    def raises(self) -> Mapping[Id, Decimal]:
        """The new incomes per month that were decided."""
        return {
            decision.client_id: decision.price
            for decision in self.decisions.values()
            if decision.choice is Choice.RAISE and decision.price is not None
        }

    @cached_property
    def cuts(self) -> Mapping[Id, Cut]:
        """The plans of this session's prune decisions, by client."""
        decided = {decision.id for decision in self.to_prune}
        return {cut.client_id: cut for cut in self.cuts_of(decided)}

    def cuts_of(self, decided: Collection[Id]) -> tuple[Cut, ...]:
        """The plans that follow from these decisions, as they stood."""
        view = self.view
        return tuple(cut.on(view.today) for cut in view.facts.cuts if cut.decision_id in decided)

    def plan(self, client_id: Id) -> Cut | None:
        """How a client leaves: as planned in this session, or as it was decided in an earlier one."""
        branch = self.view.branch(client_id)
        return self.cuts.get(client_id) or (branch.exit.cut if branch and branch.exit else None)

    @property
    def unplanned(self) -> tuple[Branch, ...]:
        """Who is to be pruned without a planned last day: the session cannot be closed before."""
        found = (self.view.branch(d.client_id) for d in self.to_prune if d.client_id not in self.cuts)
        return tuple(branch for branch in found if branch is not None)

    def steps(self, cut: Cut) -> tuple[Step, ...]:
        """The steps of a plan as they stood, the earliest first; those without a day at the end."""
        view = self.view
        found = [step.on(view.today) for step in view.facts.steps if step.of_id == cut.id]
        return tuple(
            sorted(found, key=lambda step: (step.due_on is None, step.due_on or cut.ends_on, step.id))
        )

    def what_if(
        self, cut: Collection[Id] | None = None, raises: Mapping[Id, Decimal] | None = None
    ) -> Outlook:
        """The portfolio without some and with others raised; where nothing is said, as it was decided."""
        estate = self.view.estate
        chosen = {decision.client_id for decision in self.to_prune} if cut is None else cut
        prices = self.raises if raises is None else raises
        return outlook(
            estate.portfolios,
            chosen,
            {client_id: Fraction(price) for client_id, price in prices.items()},
            estate.money,
            estate.gone,
        )

    @cached_property
    def look_back(self) -> LookBack:
        """The quarter against the one before, and how the decisions of the last session turned out."""
        view = self.view
        view.gather()
        quarter, earlier = quarters(view.estate, view.all_branches, view.good_signs)
        eve = quarter.first - timedelta(days=1)
        there = [b for b in view.branches if _was_there(b, eve)]
        last = last_closed(view.facts.sessions, view.today)
        return LookBack(
            quarter=quarter,
            earlier=earlier,
            moved=moved(there, {b.client.id: view.level_on(b.client.id, eve) for b in there}),
            last=last,
            outcomes=() if last is None else self.outcomes(last),
        )

    def outcomes(self, session: Session) -> tuple[Outcome, ...]:
        """The decisions of a session with how each client stands today."""
        return tuple(
            Outcome(
                decision=decision,
                branch=branch,
                verdict=None if branch.pruned else self.view.verdict_name(client_id),
            )
            for client_id, decision in self.view.decisions_in(session).items()
            if (branch := self.view.branch(client_id)) is not None
        )

    @cached_property
    def regrowths(self) -> tuple[Regrowth, ...]:
        """What grew back after each cut that holds and whose end has come, the latest end first."""
        view = self.view
        cuts = [branch.exit.cut for branch in view.stumps if branch.exit is not None]
        return tuple(regrowth(cut, view.estate, view.warnings) for cut in cuts)

    @property
    def record(self) -> Record:
        """The user's own record of cuts."""
        return record(self.regrowths)

    @cached_property
    def _stops(self) -> tuple[Stop, ...]:
        return tuple(
            Stop(branch=branch, verdict=self.view.verdict_name(branch.client.id))
            for branch in self.view.branches
            if decidable(branch)
        )


def _was_there(branch: Branch, day: date) -> bool:
    return branch.client.planted_on <= day or any(ember.day <= day for ember in branch.health.embers)
