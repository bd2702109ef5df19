"""The verbs of the pruning session: begin, go on, decide, keep the rest, close (product.md §6).

An open session is kept with each verb, so it can be left and resumed at any moment, and each verb is one
step of undo. Nothing but `decide` makes a decision to prune, so the gate stands in one place.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from pruner.core.changes import Change, Edit
from pruner.core.errors import OutOfRange
from pruner.core.judging import VerdictName
from pruner.core.models import NOTE_CAP, Client, Decision, Id, Session
from pruner.core.plants import Branch
from pruner.core.reasons import FixOverdue, NoFixYet
from pruner.core.season import Choice, Stage
from pruner.core.season_refusals import (
    AlreadyDecided,
    AtThisStage,
    CannotPrune,
    CutsNotPlanned,
    NoSession,
    NothingToKeep,
    NotToDecide,
    PriceMissing,
    PriceNotAsked,
    SessionOpen,
)
from pruner.core.seen import Figures, Seen
from pruner.core.standing import running
from pruner.core.text import capped, clean_note
from pruner.core.verdict import Verdict
from pruner.core.walk import decidable
from pruner.garden.ground import Done
from pruner.garden.ledger import AMOUNT_CAP
from pruner.garden.looking import Looking
from pruner.garden.season_view import SeasonView
from pruner.garden.view import View

CENT = Decimal("0.01")


class Seasons(Looking):
    """What can be done in a session."""

    def running_session(self) -> Session | None:
        """The session that is open, None where there is none."""
        return running(self._store.all(Session), self.today)

    def begin_session(self) -> Done:
        """Begin a session.

        Raises:
            SessionOpen: one is open; it can be resumed.
        """
        for session in self._store.all(Session):
            if session.closed_on is None:
                raise SessionOpen(session.began_on)
        begun = Session(id=self._clock.new_id(), began_on=self.today)
        return self._do(Change("began-session", (Edit(None, begun),)), "")

    def go_to(self, stage: Stage) -> Done:
        """Stand at another stage, so that the session is resumed there."""
        session = self._open_session()
        if session.stage is stage:
            raise AtThisStage(stage.value)
        return self._do(Change("went-to-stage", (Edit(session, replace(session, stage=stage)),)), "")

    def decide(
        self, client_id: Id, choice: Choice, *, price: Decimal | None = None, reason: str = ""
    ) -> Done:
        """Decide about a client instead of what was decided in this session before; freezes the numbers.

        `price` is the new income per month of a RAISE. `reason` is kept with the decision; for PRUNE it is
        the side door where the verdict does not allow it.

        Raises:
            NoSession: none is open.
            NotToDecide: a prospect, or a client who leaves or is gone.
            CannotPrune: the verdict is not PRUNE, and there is no reason.
            PriceMissing, PriceNotAsked, OutOfRange: a raise needs a price, and nothing else has one.
            AlreadyDecided: exactly this is decided.
        """
        session, view = self._open_session(), self.view()
        branch = _to_decide(view, self._client(client_id))
        said = capped(clean_note(reason), "reason", NOTE_CAP)
        _hold_price(branch.client, choice, price)
        if choice is Choice.PRUNE:
            _hold_gate(branch.client, view.verdict(client_id), said)
        before = view.kept_in(session).get(client_id)
        after = replace(
            self._decision(view, branch, session, choice, before),
            price=price,
            currency=None if price is None else view.worth(client_id).currency,
            reason=said,
        )
        if after == before:
            raise AlreadyDecided(branch.client.name)
        edits = (Edit(before, after), *_dropped_plan(view, before, choice), *came_to(session, Stage.WALK))
        return self._do(Change("decided", edits), branch.client.name)

    def keep_rest(self) -> Done:
        """Keep everybody who needs no decision and has none.

        Raises:
            NoSession: none is open.
            NothingToKeep: nobody is left.
        """
        session = self._open_session()
        season = self.session_view(self.view())
        kept_already = season.view.kept_in(session)
        rest = [branch for branch in season.rest if branch.client.id not in kept_already]
        if not rest:
            raise NothingToKeep
        kept = [self._decision(season.view, branch, session, Choice.KEEP) for branch in rest]
        edits = (*(Edit(None, decision) for decision in kept), *came_to(session, Stage.WALK))
        return self._do(Change("kept-rest", edits), "")

    def close_session(self) -> Done:
        """Close the session for good: its numbers are frozen, and who is pruned begins to leave.

        About whom nothing was decided, that stands as LATER in the journal.

        Raises:
            NoSession: none is open.
            CutsNotPlanned: somebody is to be pruned and has no last day yet: a contract decides that, and
                a day nobody looked at would end it untimely.
        """
        session = self._open_session()
        season = self.session_view(self.view())
        if unplanned := [branch.client.name for branch in season.unplanned]:
            raise CutsNotPlanned(tuple(unplanned))
        closed = replace(
            session,
            stage=Stage.CLOSE,
            closed_on=self.today,
            figures=Figures.of(season.what_if()).frozen(),
        )
        kept = season.view.kept_in(session)
        undecided = [branch for branch in season.undecided if branch.client.id not in kept]
        later = [self._decision(season.view, branch, session, Choice.LATER) for branch in undecided]
        edits = (Edit(session, closed), *(Edit(None, decision) for decision in later))
        return self._do(Change("closed-session", edits), "")

    def session_view(self, view: View) -> SeasonView:
        """The open session, or none, as everything that shows it holds it."""
        return SeasonView(view, running(view.facts.sessions, view.today))

    # -- inside

    def _open_session(self) -> Session:
        session = self.running_session()
        if session is None:
            raise NoSession
        return session

    def _decision(
        self,
        view: View,
        branch: Branch,
        session: Session,
        choice: Choice,
        before: Decision | None = None,
    ) -> Decision:
        client_id = branch.client.id
        return Decision(
            id=before.id if before else self._clock.new_id(),
            client_id=client_id,
            session_id=session.id,
            choice=choice,
            decided_on=self.today,
            verdict=view.verdict_name(client_id),
            seen=Seen.of(branch, view.worth(client_id)).frozen(),
        )


def came_to(session: Session, stage: Stage) -> Iterable[Edit]:
    """Who does what belongs to a later stage has gone on to it, on the command line too."""
    later = session.stage.no_earlier_than(stage)
    if later is not session.stage:
        yield Edit(session, replace(session, stage=later))


def _to_decide(view: View, client: Client) -> Branch:
    branch = view.branch(client.id)
    if branch is None:
        raise NotToDecide(client.name, client.state)
    if not decidable(branch):
        raise NotToDecide(client.name, branch.parting or client.state)
    return branch


def _hold_price(client: Client, choice: Choice, price: Decimal | None) -> None:
    if choice is not Choice.RAISE:
        if price is not None:
            raise PriceNotAsked(client.name)
        return
    if price is None:
        raise PriceMissing(client.name)
    if not CENT <= price <= AMOUNT_CAP:
        raise OutOfRange("price", float(price), float(CENT), float(AMOUNT_CAP))


def _hold_gate(client: Client, found: Verdict, reason: str) -> None:
    """Nobody is pruned before a fix was tried, unless somebody says why (product.md §4)."""
    if found.name is VerdictName.PRUNE or reason:
        return
    missing = [of.sign for of in found.reasons if isinstance(of, NoFixYet | FixOverdue)]
    raise CannotPrune(client.name, found.name, found.protected, tuple(dict.fromkeys(missing)))


def _dropped_plan(view: View, before: Decision | None, choice: Choice) -> Iterable[Edit]:
    """Who is not pruned after all needs no plan of the way out."""
    if before is None or choice is Choice.PRUNE:
        return
    for cut in view.facts.cuts:
        if cut.decision_id == before.id:
            yield Edit(cut, None)
            yield from (Edit(step, None) for step in view.facts.steps if step.of_id == cut.id)
